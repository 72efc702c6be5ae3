//! What templates see: the contract with theme authors.
//!
//! Every page gets `site` (a [`SiteView`]), `page` (a [`PageView`]), `words` (the messages that
//! take no arguments, with `_` for `-`) and `view`, which is the page's own: a struct of this folder.
//! Fields that end in `_html` are HTML and safe to show; all others are text and must be escaped,
//! which happens by itself. Views are made of texts that are ready to read: templates decide order
//! and emphasis, never how a day or an amount is written.

pub mod another_day;
pub mod calendar;
pub mod card;
mod card_facts;
mod card_links;
mod card_money;
mod card_people;
pub mod card_view;
pub mod care;
pub mod clock;
pub mod collecting;
pub mod credit_report;
pub mod customers;
pub mod faults;
pub mod greeting;
pub mod notes;
pub mod plans;
pub mod rail;
pub mod receivables;
pub mod receivables_view;
pub mod reports;
pub mod row;
pub mod statement;
pub mod story;
pub mod today;
pub mod today_view;
pub mod week;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::Site;
use crate::book::customer::Labelled;
use crate::book::{Customer, Day, id};
use crate::i18n::Words;
use crate::wording::reason::Telling;

/// The same on all pages.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SiteView {
    /// The book's title.
    pub title: String,
    /// `en` or `zh-CN`.
    pub language: &'static str,
    /// The name of whoever keeps the book.
    pub owner: Option<String>,
    /// The theme's own styles; `tokens.css` stands first.
    pub styles: Vec<String>,
}

/// One page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PageView {
    pub title: String,
    /// What leads from this page to the site's top: empty or `../`.
    pub root: &'static str,
    /// Which place of the menu it belongs to: `today`, `customers`, `receivables`, `notes`, `reports`.
    pub place: &'static str,
    /// When the page was true; only on pages that change with the day.
    pub as_of: Option<String>,
}

/// A label with its value.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Pair {
    pub label: String,
    pub value: String,
    /// Where the value leads, if anywhere.
    pub href: Option<String>,
    /// To be seen at once: money that is late.
    pub alert: bool,
}

impl Pair {
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Pair {
        Pair { label: label.into(), value: value.into(), href: None, alert: false }
    }

    pub fn alert(self) -> Pair {
        Pair { alert: true, ..self }
    }

    pub fn href(self, href: impl Into<String>) -> Pair {
        Pair { href: Some(href.into()), ..self }
    }
}

/// A link to a page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LinkView {
    pub text: String,
    pub href: String,
    /// A few words beside it.
    pub note: Option<String>,
    /// The browser is to save what stands there, and not to open it.
    pub download: bool,
}

impl LinkView {
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> LinkView {
        LinkView { text: text.into(), href: href.into(), note: None, download: false }
    }

    pub fn note(self, note: impl Into<String>) -> LinkView {
        LinkView { note: Some(note.into()), ..self }
    }
}

impl<'a> Site<'a> {
    pub(super) fn words(&self) -> &'a Words {
        self.words
    }

    pub(super) fn telling(&self) -> Telling<'a> {
        Telling { words: self.words, today: self.overview.today, home: &self.book.settings.currency }
    }

    pub(super) fn today(&self) -> Day {
        self.overview.today
    }

    /// An amount in the book's own words.
    pub(super) fn money(&self, amount: rust_decimal::Decimal, currency: &str) -> String {
        self.words.money(amount, currency, &self.book.settings.currency)
    }
}

/// The file name of a customer's card, encoded for a link.
pub fn card_file(customer: &Customer) -> String {
    format!("{}.html", super::markdown::encode(&id::page_name(&customer.id)))
}

/// `tel:` with the digits of a number.
pub fn tel(number: &str) -> Option<String> {
    let digits = crate::book::names::digits(number);
    let plus = if number.trim_start().starts_with(['+', '＋']) { "+" } else { "" };
    (!digits.is_empty()).then(|| format!("tel:{plus}{digits}"))
}

/// The number one calls first.
pub fn first_phone(customer: &Customer) -> Option<&str> {
    let contacts = customer.card.contacts.iter().flat_map(|contact| &contact.phone);
    customer.card.phone.iter().chain(contacts).map(|phone| phone.text.as_str()).next()
}

/// A mail to oneself that a note can be made of: name and day stand in the subject.
pub fn note_mail(site: &Site, customer: &Customer) -> Option<String> {
    let email = site.book.settings.owner.email.as_deref()?;
    let subject = format!("clientbook log {}", customer.id);
    Some(format!("mailto:{}?subject={}", super::markdown::encode(email).replace("%40", "@"), encode_query(&subject)))
}

/// A map at an address, found by whatever map program the reader has.
pub fn maps(address: &str) -> String {
    format!("https://maps.apple.com/?q={}", encode_query(address))
}

/// All but letters and digits of ASCII, `-`, `_` and `.`.
const ENCODED_IN_QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// Percent-encodes a text for the query of an address.
pub fn encode_query(text: &str) -> String {
    utf8_percent_encode(text, ENCODED_IN_QUERY).to_string()
}

/// The label of a number or an address, in words where it is a known one.
pub fn label_of(words: &Words, labelled: &Labelled) -> Option<String> {
    labelled.label.as_ref().map(|label| words.known_or("label", label))
}
