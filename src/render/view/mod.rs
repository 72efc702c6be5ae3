//! What templates see: the contract with theme authors.
//!
//! Every page gets `site` (a [`SiteView`]), `page` (a [`PageView`]), `words` (the messages that
//! take no arguments, with `_` for `-` in their names) and `view`: a struct of this folder, different
//! for each kind of page.
//! Fields that end in `_html` are HTML that is safe to show; all others are text, which the template engine
//! escapes by itself. Texts in views are ready to read: templates decide order and emphasis, never how
//! a day or an amount is written.

pub mod another_day;
pub mod calendar;
pub mod calendar_view;
pub mod card;
mod card_facts;
mod card_links;
mod card_money;
mod card_people;
pub mod card_view;
pub mod care;
pub mod clock;
pub mod collecting;
pub mod coming;
pub mod core;
mod core_file;
pub mod credit_report;
pub mod customers;
pub mod day_parts;
pub mod faults;
mod first_steps;
pub mod form;
mod form_links;
pub mod greeting;
pub mod handover;
pub mod letter;
mod letter_file;
mod letter_text;
pub mod list_index;
pub mod me;
pub mod notes;
pub mod plans;
pub mod products;
pub mod rail;
pub mod receivables;
mod receivables_promises;
pub mod receivables_view;
mod report_drawing;
pub mod reports;
pub mod road;
pub mod row;
pub mod saved_lists;
pub mod search;
pub mod single;
pub mod statement;
mod statement_entry;
pub mod story;
mod story_money;
mod story_records;
pub mod story_view;
pub mod table;
pub mod today;
pub mod today_view;
pub mod week;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::Site;
use super::encoded_path;
pub use super::site_view::SiteView;
use crate::book::customer::Labelled;
use crate::book::phone::Number;
use crate::book::{Book, Customer, Day, id};
use crate::derive::Overview;
use crate::i18n::Words;
use crate::wording::about::About;
use crate::wording::reason::Telling;

/// What the layout of a page needs.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PageView {
    /// The page's title, for the browser's tab and the heading; ready to read.
    pub title: String,
    /// The path from this page to the site's top folder: empty or `../`.
    pub root: &'static str,
    /// The entry of the menu that the page belongs to: `today`, `customers`, `receivables`, `notes`, `reports`; `search`
    /// on the page of the search.
    pub place: &'static str,
    /// The day the page was made for, ready to read; `None` on pages that do not change with the day.
    pub as_of: Option<String>,
}

/// A label with its value.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Pair {
    /// The label, ready to read; may be empty.
    pub label: String,
    /// The value, ready to read.
    pub value: String,
    /// The target of the value's link, relative to the page's folder; `None` when the value is not a link.
    pub href: Option<String>,
    /// The value needs attention: money that is late, a limit that is exceeded.
    pub alert: bool,
    /// The forms of the preview that change it; empty on a built site.
    pub forms: Vec<LinkView>,
}

impl Pair {
    /// A pair without a link and without an alert.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Pair {
        Pair { label: label.into(), value: value.into(), href: None, alert: false, forms: Vec::new() }
    }

    /// The same pair with an alert.
    pub fn alert(self) -> Pair {
        Pair { alert: true, ..self }
    }

    /// The same pair with forms that change it.
    pub fn forms(self, forms: Vec<LinkView>) -> Pair {
        Pair { forms, ..self }
    }

    /// The same pair with a link; `href` is relative to the page's folder.
    pub fn href(self, href: impl Into<String>) -> Pair {
        Pair { href: Some(href.into()), ..self }
    }
}

/// A link to a page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LinkView {
    /// The text of the link, ready to read.
    pub text: String,
    /// The target, relative to the page's folder; empty when there is no page to lead to.
    pub href: String,
    /// A few words to show beside the link; `None` when there are none.
    pub note: Option<String>,
    /// The browser should save the file instead of opening it.
    pub download: bool,
}

impl LinkView {
    /// A link without a note, which the browser opens.
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> LinkView {
        LinkView { text: text.into(), href: href.into(), note: None, download: false }
    }

    /// The same link with a few words beside it.
    pub fn note(self, note: impl Into<String>) -> LinkView {
        LinkView { note: Some(note.into()), ..self }
    }
}

impl<'a> Site<'a> {
    /// The words of the site's language.
    pub fn words(&self) -> &'a Words {
        self.words
    }

    /// The book that the site shows.
    pub fn book(&self) -> &'a Book {
        self.book
    }

    /// What follows from the book.
    pub fn overview(&self) -> &'a Overview {
        self.overview
    }

    /// Turns reminders and notes into sentences in the site's language.
    pub(super) fn telling(&self) -> Telling<'a> {
        Telling { words: self.words, today: self.overview.today, home: &self.book.settings.currency }
    }

    /// Says the facts of records in the site's language.
    pub(super) fn about(&self) -> About<'a> {
        About { words: self.words, book: self.book, today: self.overview.today }
    }

    /// The day for which the site is made.
    pub(super) fn today(&self) -> Day {
        self.overview.today
    }

    /// An amount as text, in the book's language.
    pub(super) fn money(&self, amount: rust_decimal::Decimal, currency: &str) -> String {
        self.words.money(amount, currency, &self.book.settings.currency)
    }

    /// An amount in the book's own currency as text: that of a plan, of a gift, of a product.
    pub(super) fn home_money(&self, amount: rust_decimal::Decimal) -> String {
        self.money(amount, &self.book.settings.currency)
    }
}

/// The file name of a customer's card, encoded for a link.
pub fn card_file(customer: &Customer) -> String {
    format!("{}.html", encoded_path::encode(&id::page_name(&customer.id)))
}

/// A `tel:` link with the digits of the first number, without its extension; `None` when the text has no digits.
pub fn tel(text: &str) -> Option<String> {
    // Of a masked number, `138****1234`, a part is missing.
    let is_whole = !text.contains('*');
    let number = Number::of(text);
    let plus = if number.is_international { "+" } else { "" };
    (is_whole && !number.digits.is_empty()).then(|| format!("tel:{plus}{}", number.digits))
}

/// The customer's first number: their own, else that of a contact.
pub fn first_phone(customer: &Customer) -> Option<&str> {
    customer.phones().next()
}

/// The place of the form for a note on a card.
pub const NOTE: &str = "note";

/// Where a note about the customer is written: the preview's form, else the form on the card, to which `card` leads.
pub fn note_link(site: &Site, customer: &Customer, card: &str) -> String {
    if site.has_forms() {
        return form_link("log", &[("customer", &customer.id)]);
    }
    format!("{card}#{NOTE}")
}

/// The address of a form of the preview, filled in with these values.
pub fn form_link(form: &str, values: &[(&str, &str)]) -> String {
    let values: Vec<String> = values.iter().map(|(name, value)| format!("{name}={}", encode_query(value))).collect();
    let query = if values.is_empty() { String::new() } else { format!("?{}", values.join("&")) };
    format!("/_clientbook/form/{form}{query}")
}

/// A link to an address on a map; the reader's own map program may open it.
pub fn maps(address: &str) -> String {
    format!("https://maps.apple.com/?q={}", encode_query(address))
}

/// All but letters and digits of ASCII, `-`, `_` and `.`.
const ENCODED_IN_QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// Percent-encodes a text for the query part of a URL.
pub fn encode_query(text: &str) -> String {
    utf8_percent_encode(text, ENCODED_IN_QUERY).to_string()
}

/// The label of a number or an address, translated when it is a known one; `None` when it has no label.
pub fn label_of(words: &Words, labelled: &Labelled) -> Option<String> {
    labelled.label.as_ref().map(|label| words.known_or("label", label))
}
