//! What the template of a card sees.

use serde::Serialize;

use super::super::html::Html;
use super::super::markdown::Markdown;
use super::greeting::GreetingView;
use super::story::Story;
use super::{LinkView, Pair};

/// The page `customers/ID.html`.
#[derive(Hash, Serialize)]
pub struct CardView<'a> {
    pub id: &'a str,
    pub name: &'a str,
    /// Tier, rhythm, place, since, best time.
    pub line: String,
    /// What two devices say differently about this customer.
    pub questions: Vec<String>,
    /// Why now: only where something is due.
    pub why: Option<WhyNow>,
    pub call: Option<String>,
    pub text: Option<String>,
    pub maps: Option<String>,
    pub log: Option<String>,
    /// Promises, appointments and quotes, by day.
    pub before: Vec<BeforeItem>,
    /// Needs, likes, what to avoid; then the near dates of family and contacts.
    pub ask: Vec<Ask<'a>>,
    pub near_dates: Vec<String>,
    /// What to say at occasions that are due or near.
    pub greetings: Vec<GreetingView>,
    pub people: Vec<PersonView>,
    pub family: Vec<PersonView>,
    pub story: Story<'a>,
    pub money: Option<MoneyRail>,
    pub products: Vec<Pair>,
    pub dates: Vec<Pair>,
    pub addresses: Vec<AddressView>,
    pub contact: Vec<Pair>,
    pub details: Vec<Pair>,
    /// The body without the sections that rose to the top.
    pub background_html: Vec<Markdown<'a>>,
    pub links: Vec<LinkGroup>,
    pub files: Vec<LinkView>,
    /// What changed on the card and in the account, the newest first.
    pub past: Vec<PastView>,
}

/// What one person changed on one day.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PastView {
    pub day: String,
    pub author: String,
    pub changes: Vec<String>,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct WhyNow {
    /// `Due today.`
    pub lead: String,
    pub reason_html: Html,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct BeforeItem {
    /// `3 days late`, `Nov 30`.
    pub when: String,
    pub late: bool,
    pub text_html: Html,
}

/// A section of the body that rises to the top.
#[derive(Hash, Serialize)]
pub struct Ask<'a> {
    pub label: String,
    pub text_html: Markdown<'a>,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct PersonView {
    pub name: String,
    /// Role and duties; relation and age.
    pub about: String,
    pub phones: Vec<Pair>,
    pub href: Option<String>,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct MoneyRail {
    /// One for each currency; large.
    pub owes: String,
    pub late: Option<String>,
    pub hold: Option<String>,
    pub pairs: Vec<Pair>,
    pub href: String,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct AddressView {
    pub label: Option<String>,
    pub text: String,
    pub maps: String,
}

/// Links to other customers under a heading.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LinkGroup {
    pub title: String,
    pub links: Vec<LinkView>,
}
