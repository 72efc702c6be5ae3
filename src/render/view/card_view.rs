//! What the template of a card sees.

use serde::Serialize;

use super::super::html::Html;
use super::super::markdown::Markdown;
use super::greeting::GreetingView;
use super::road::RoadView;
use super::story_view::{Entry, Story};
use super::{LinkView, Pair};

/// The page `customers/ID.html`.
#[derive(Hash, Serialize)]
pub struct CardView<'a> {
    /// The customer's id: the name of their folder.
    pub id: &'a str,
    /// The customer's name.
    pub name: &'a str,
    /// How the customer is addressed; `None` where the card does not say, or says the name.
    pub salutation: Option<&'a str>,
    /// The line below the name: tier, rhythm, company, title, region, customer since, best time.
    pub line: String,
    /// Where two devices changed the same thing in different ways: one message for each question.
    pub questions: Vec<String>,
    /// Why the customer is on today's list; `None` when nothing is due.
    pub why: Option<WhyNow>,
    /// A `tel:` link to the first number; `None` when the card has none.
    pub call: Option<String>,
    /// An `sms:` link to the same number.
    pub text: Option<String>,
    /// A link to the first address on a map; `None` when the card has none.
    pub maps: Option<String>,
    /// Where a note is written: the form on this page, or that of the preview.
    pub log: Option<String>,
    /// The sheet of a core customer, relative to the page's folder; `None` of others.
    pub core: Option<String>,
    /// The form for a note that needs no server; `None` in the preview.
    pub road: Option<RoadView>,
    /// Links to the forms about the customer; empty on a built site.
    pub forms: Vec<LinkView>,
    /// The forms that add to the sections that are shown.
    pub add: AddLinks,
    /// What is due, with the forms that answer it; empty on a built site.
    pub due: Vec<DueView>,
    /// What to know before a call or a visit: promises, appointments and quotes, by day.
    pub before: Vec<BeforeItem>,
    /// Sections of the card's text that help in a talk: needs, likes, what to avoid, objections.
    pub ask: Vec<Ask<'a>>,
    /// Birthdays, festivals and other dates that come soon; each is a sentence.
    pub near_dates: Vec<String>,
    /// Texts for occasions that are due or near.
    pub greetings: Vec<GreetingView>,
    /// Contacts, and the people whose cards name this company.
    pub people: Vec<PersonView>,
    /// Members of the customer's family.
    pub family: Vec<PersonView>,
    /// Others with whom the customer has a relation: those of the card, and those on whose cards the customer stands.
    pub relations: Vec<PersonView>,
    /// The open follow-up plans, by their due day.
    pub plans: Vec<Entry<'a>>,
    /// Notes, plans that were done, money and complaints, newest first.
    pub story: Story<'a>,
    /// What the customer owes; `None` without invoices and without a credit limit.
    pub money: Option<MoneyRail>,
    /// What the customer bought: the name, then the amount and the days when it expires.
    pub products: Vec<Pair>,
    /// What the customer can do for others.
    pub offers: Vec<Pair>,
    /// What the customer looks for, and what became of it.
    pub needs: Vec<Pair>,
    /// Birthdays and other yearly days, each with its next day.
    pub dates: Vec<Pair>,
    /// The addresses, in the order of the card.
    pub addresses: Vec<AddressView>,
    /// Phone numbers, mail addresses and WeChat names, with links where they have any.
    pub contact: Vec<Pair>,
    /// The other fields of the card, the book's own fields among them.
    pub details: Vec<Pair>,
    /// The card's text without the sections in `ask`.
    pub background_html: Vec<Markdown<'a>>,
    /// Links to related customers: company, referrals, mentions.
    pub links: Vec<LinkGroup>,
    /// The files in the customer's folder `files/`.
    pub files: Vec<LinkView>,
    /// What changed on the card and in the account, newest first; empty on a site that hides private notes.
    pub past: Vec<PastView>,
}

/// What one person changed on one day.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PastView {
    /// The day with its year, ready to read.
    pub day: String,
    /// The author's name as in the git commit.
    pub author: String,
    /// What changed: one sentence for each change.
    pub changes: Vec<String>,
}

/// Why the customer is on today's list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct WhyNow {
    /// `Due today.`
    pub lead: String,
    /// The reasons, a sentence each, the strongest first.
    pub reasons_html: Vec<Html>,
}

/// A reminder that is due, with the forms that answer it.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DueView {
    /// The reason, as one sentence.
    pub reason_html: Html,
    /// The forms.
    pub forms: Vec<LinkView>,
}

/// Something to know before a call or a visit.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct BeforeItem {
    /// When it is due: `3 days late`, `Nov 30`.
    pub when: String,
    /// The due day has passed.
    pub late: bool,
    /// What it is, as a sentence.
    pub text_html: Html,
    /// The form that answers it; empty on a built site.
    pub forms: Vec<LinkView>,
}

/// A section of the card's text that is shown near the top of the page.
#[derive(Hash, Serialize)]
pub struct Ask<'a> {
    /// The label of the section, ready to read.
    pub label: String,
    /// The text of the section, without its heading.
    pub text_html: Markdown<'a>,
    /// It says what to avoid.
    pub warns: bool,
}

/// A contact, or a member of the family.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PersonView {
    /// The person's name.
    pub name: String,
    /// A contact's role, duties and remark; a relative's relation, birthday and remark. May be empty.
    pub about: String,
    /// Numbers and mail addresses, with their links.
    pub phones: Vec<Pair>,
    /// The person's own card, relative to the page's folder; `None` when they have none.
    pub href: Option<String>,
    /// The forms that change or remove the entry of the card; empty on a built site and for people of other cards.
    pub forms: Vec<LinkView>,
}

/// Links to the forms that add an entry of the card; `None` on a built site.
#[derive(Clone, Debug, Default, Hash, Serialize)]
pub struct AddLinks {
    /// A contact.
    pub contact: Option<LinkView>,
    /// A member of the family.
    pub family: Option<LinkView>,
    /// A relation.
    pub relation: Option<LinkView>,
    /// What the customer can do for others.
    pub offer: Option<LinkView>,
    /// What the customer looks for.
    pub need: Option<LinkView>,
    /// A date.
    pub date: Option<LinkView>,
    /// A product.
    pub product: Option<LinkView>,
}

/// What a customer owes, beside their story.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MoneyRail {
    /// The open amount, one sum for each currency; or words that nothing is owed.
    pub owes: String,
    /// The late amount, and how old the oldest part is; `None` when nothing is late.
    pub late: Option<String>,
    /// That sales on credit are stopped, and why; `None` when they are not.
    pub hold: Option<String>,
    /// More figures: credit limit, average lateness, promises kept, rating, unassigned payments.
    pub pairs: Vec<Pair>,
    /// The customer's account, else the page of all receivables; relative to the page's folder.
    pub href: String,
}

/// An address with a link to a map.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AddressView {
    /// What the address is for: `office`, `home`; `None` when the card does not tell.
    pub label: Option<String>,
    /// The address as the card has it.
    pub text: String,
    /// A link to the address on a map.
    pub maps: String,
}

/// Links to other customers under a heading.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LinkGroup {
    /// The heading, ready to read.
    pub title: String,
    /// The customers' cards; never empty.
    pub links: Vec<LinkView>,
}
