//! Collecting: the step that is due for a late account, what to do, and texts for it.

use serde::Serialize;

use super::super::Site;
use super::super::html::Html;
use super::{LinkView, first_phone, letter_file, letter_text, tel};
use crate::book::customer::{Contact, Duty};
use crate::book::day::plus_days;
use crate::book::text::fill;
use crate::book::{Customer, CustomerIndex, Day};
use crate::derive::dunning::Dunning;
use crate::i18n::Counts;
use crate::i18n::marked::Marked;
use crate::wording::choice;
use crate::wording::greeting;
use crate::{say, tell};

/// Days that a letter gives for paying.
const GRACE: i32 = 7;

/// Where collecting stands in one currency, and what to do next.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CollectingView {
    /// The stage with its days, ready to read: `Soft · 7 days late`.
    pub title: String,
    /// The late amount and its invoices, as one sentence.
    pub lead_html: Html,
    /// What was paid ahead and is taken off the amount; `None` when nothing was.
    pub credit: Option<String>,
    /// What to do at this stage; empty while a promise is awaited.
    pub what: String,
    /// How to deal with this type of debtor; `None` when the account does not give a type.
    pub advice: Option<String>,
    /// The customer promised to pay: wait until that day. `None` without such a promise.
    pub paused: Option<String>,
    /// How many promises of payment were kept so far; `None` when none fell due yet.
    pub kept: Option<String>,
    /// The day of the next step, as a sentence; `None` after the last step or while a promise is awaited.
    pub next: Option<String>,
    /// The channel to use: message, call, visit or letter; ready to read.
    pub channel: String,
    /// The level reached, in days past due; ready to read.
    pub level: String,
    /// The name of the person to speak to.
    pub to: String,
    /// A `tel:` link to that person or to the customer's first number; `None` when there is none.
    pub call: Option<String>,
    /// A draft of a message, ready to copy; the numbers of its invoices stay on one line.
    pub text_html: Html,
    /// That the owner's name is missing at the end of the draft; `None` where it is there.
    pub unsigned: Option<String>,
    /// The letter's page.
    pub letter: LinkView,
}

/// The contact to ask for money: the one whose duty is to pay, else the one who decides, else the first.
pub fn payer(customer: &Customer) -> Option<&Contact> {
    let contacts = &customer.card.contacts;
    let of = |duty: Duty| contacts.iter().find(|contact| contact.duty.contains(&duty));
    of(Duty::Pays).or_else(|| of(Duty::Decides)).or(contacts.first())
}

/// One view for each currency in which something is late or nearly due.
pub fn views(site: &Site, index: CustomerIndex) -> Vec<CollectingView> {
    let customer = &site.book.customers[index];
    let found = site.dunnings(index);
    found.iter().enumerate().map(|(letter, dunning)| view(site, customer, (dunning, letter))).collect()
}

fn view(site: &Site, customer: &Customer, (dunning, letter): (&Dunning, usize)) -> CollectingView {
    let (words, today) = (site.words(), site.today());
    let debtor = customer.account.as_ref().and_then(|account| account.credit.debtor);
    let contact = payer(customer);
    let phone = contact.and_then(|contact| contact.phone.first()).map(|phone| phone.text.as_str());
    let (kept, judged) = dunning.kept;
    let numbers: Vec<&str> = customer
        .account
        .iter()
        .flat_map(|account| dunning.numbers().into_iter().map(|at| account.invoices[at].no.as_str()))
        .collect();
    let amount = Marked::strong(&site.money(dunning.amount.amount, &dunning.amount.currency));
    let late = words.days_as(Counts::Overdue, dunning.days.max(0));
    CollectingView {
        title: match dunning.paused_until {
            Some(_) => words.get("dunning-promised"),
            None => choice::DUNNING.of(words, dunning.stage),
        },
        lead_html: Html::of(&match dunning.days {
            ..=0 => tell!(
                words,
                "dunning-soon",
                amount = amount,
                n = dunning.numbers().len(),
                day = words.day(dunning.invoices[0].due, today)
            ),
            _ => tell!(words, "dunning-late", amount = amount, n = dunning.numbers().len(), late = late),
        }),
        credit: credit(site, dunning).map(|sum| say!(words, "dunning-credit", amount = sum)),
        // While a promise is awaited, there is nothing else to do.
        what: if dunning.paused_until.is_some() { String::new() } else { choice::DUNNING_DO.of(words, dunning.stage) },
        advice: debtor.map(|debtor| choice::DEBTOR.of(words, debtor)),
        paused: dunning.paused_until.map(|day| say!(words, "dunning-paused", day = words.day(day, today))),
        kept: (judged > 0).then(|| say!(words, "card-kept-of", kept = kept, all = judged)),
        next: dunning
            .next
            .filter(|_| dunning.paused_until.is_none())
            .map(|day| say!(words, "dunning-next", day = words.day(day, today))),
        channel: choice::CHANNEL.of(words, dunning.stage.channel()),
        level: say!(words, "dunning-level", n = dunning.level),
        to: contact.map_or_else(|| customer.card.name.clone(), |contact| contact.name.clone()),
        call: phone.or(first_phone(customer)).and_then(tel),
        text_html: letter_text::with_whole(&draft(site, customer, dunning, true), &numbers),
        unsigned: unsigned(site),
        letter: LinkView::new(
            words.get("dunning-letter"),
            letter_file::href(customer, letter, &dunning.amount.currency),
        ),
    }
}

/// That the owner's name is missing in what goes out; `None` where the settings give it.
pub(super) fn unsigned(site: &Site) -> Option<String> {
    site.book.settings.owner.name.is_none().then(|| site.words().get("owner-missing"))
}

/// What was paid ahead and covers a part of the invoices; `None` where nothing was.
pub(super) fn credit(site: &Site, dunning: &Dunning) -> Option<String> {
    (!dunning.credit.is_zero()).then(|| site.money(dunning.credit, &dunning.amount.currency))
}

/// The step in a word. A customer who has named a day is thanked, not pressed: no text speaks against the advice to wait.
pub(super) fn step(dunning: &Dunning) -> &'static str {
    if dunning.paused_until.is_some() { "promised" } else { dunning.stage.word() }
}

/// The text of a message: the book's own text for the stage (such as `dunning-soft`), else the built-in one.
pub(super) fn draft(site: &Site, customer: &Customer, dunning: &Dunning, signed: bool) -> String {
    let words = site.words();
    let step = step(dunning);
    let occasion = format!("dunning-{step}");
    let mut values = values(site, customer, dunning);
    let own = site.book.settings.texts.iter().find(|text| text.fits(&occasion, &customer.card, words.language));
    let says_dear = own.is_some_and(|own| own.text.to_lowercase().contains("dear {salutation}"));
    for (name, value) in values.iter_mut().filter(|_| !signed) {
        match *name {
            // A letter has its signature at the end.
            "owner" => value.clear(),
            "salutation" if !says_dear && !value.to_lowercase().starts_with("dear ") => {
                *value = say!(words, "letter-salutation", salutation = value.as_str());
            }
            _ => {}
        }
    }
    let pairs: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    match own {
        Some(own) => fill(&own.text, &pairs),
        None => {
            let texts = pairs.iter().filter(|(name, _)| *name != "days").map(|&(name, value)| (name, value.into()));
            let counts = [("n", dunning.numbers().len().into()), ("days", dunning.days.max(0).into())];
            let args: Vec<(&str, crate::i18n::Arg)> = texts.chain(counts).collect();
            words.say(&format!("text-dunning-{step}"), &args).trim().to_owned()
        }
    }
}

fn values(site: &Site, customer: &Customer, dunning: &Dunning) -> Vec<(&'static str, String)> {
    let (words, owner) = (site.words(), &site.book.settings.owner);
    let account = customer.account.as_ref();
    let number = |index: usize| account.map(|account| account.invoices[index].no.clone()).unwrap_or_default();
    let numbers: Vec<String> = dunning.numbers().into_iter().map(number).collect();
    vec![
        ("salutation", greeting::of_contact(site.book, words, customer, payer(customer))),
        ("name", customer.card.name.clone()),
        ("owner", owner.name.clone().unwrap_or_default()),
        ("company", owner.company.clone().unwrap_or_default()),
        ("signature", owner.signature.clone().unwrap_or_default()),
        ("invoices", words.list(numbers)),
        ("amount", words.money_in_full(dunning.amount.amount, &dunning.amount.currency, &site.book.settings.currency)),
        ("days", dunning.days.max(0).to_string()),
        ("due", words.day_in_sentence(by_day(site, dunning))),
    ]
}

/// The day by which to pay: the one that is promised, the due day when it is still ahead, else a week from today.
fn by_day(site: &Site, dunning: &Dunning) -> Day {
    if let Some(promised) = dunning.paused_until {
        return promised;
    }
    if dunning.days <= 0 {
        dunning.invoices[0].due
    } else {
        site.book.settings.working_day_from(plus_days(site.today(), GRACE))
    }
}
