//! What the template of a card sees of the customer's story.

use std::borrow::Cow;

use serde::Serialize;

use super::super::Site;
use super::super::markdown::Markdown;
use super::super::markdown_filter::Scope;
use super::LinkView;
use crate::book::{Customer, id};

/// All entries of a customer, newest first.
#[derive(Hash, Serialize)]
pub struct Story<'a> {
    /// The newest entries, to be shown unfolded.
    pub recent: Vec<Entry<'a>>,
    /// The older entries by year, newest first; to be shown folded.
    pub years: Vec<Year<'a>>,
    /// There is an entry about money, so a filter for it makes sense.
    pub has_money: bool,
    /// There is a complaint, so a filter for it makes sense.
    pub has_complaints: bool,
    /// How to write the first note; `None` when there are entries.
    pub empty: Option<String>,
}

/// The older entries of one year.
#[derive(Hash, Serialize)]
pub struct Year<'a> {
    /// The year and how many entries it has, ready to read.
    pub title: String,
    /// The entries, newest first.
    pub entries: Vec<Entry<'a>>,
}

/// One entry of the story.
#[derive(Hash, Serialize)]
pub struct Entry<'a> {
    /// `note`, `quiet` (no answer), `money` or `complaint`.
    pub kind: &'static str,
    /// The entry's id on the page, for links from the lists of notes; `None` on entries that are not this customer's
    /// notes.
    pub anchor: Option<Cow<'a, str>>,
    /// The day, ready to read.
    pub day: String,
    /// The channel or what it is, ready to read: `visit`, `call ×2`, `payment`.
    pub channel: String,
    /// The number of the invoice that it is, or that it pays; `None` on other entries.
    pub no: Option<String>,
    /// The Markdown text as HTML; `None` when there is none.
    pub text_html: Option<Markdown<'a>>,
    /// Plain text for entries without Markdown, such as an amount; `None` when there is none.
    pub text: Option<String>,
    /// More facts, to be shown in grey below: with whom, gift, minutes.
    pub about: Vec<String>,
    /// The form that answers it while it is open; empty on a built site.
    pub forms: Vec<LinkView>,
    /// Earlier attempts without an answer, folded into this entry; newest first.
    pub folded: Vec<Entry<'a>>,
}

/// One Markdown text of a customer.
pub fn markdown<'a>(site: &Site<'a>, customer: &'a Customer, anchor: u32, text: &'a str) -> Markdown<'a> {
    let scope = Scope { owner: &customer.id, anchor, book: site.book, words: site.words(), today: site.today() };
    Markdown { text, part_of: None, scope }
}

/// The id of a note on its customer's page. An HTML id must not contain spaces, but a file name may.
pub fn note_anchor(stem: &str) -> Cow<'_, str> {
    if id::is_valid(stem) { Cow::Borrowed(stem) } else { Cow::Owned(id::page_name(stem)) }
}

/// The id of a complaint on its customer's page, where notes have ids too.
pub fn complaint_anchor(stem: &str) -> String {
    format!("complaint-{}", note_anchor(stem))
}
