//! All notes, one page for each month: the first line of each note, with a link to it on the card.

use serde::Serialize;

use super::super::Site;
use super::super::encoded_path::encode;
use super::story_view::note_anchor;
use super::{LinkView, card_file};
use crate::book::Day;
use crate::format::markdown::first_line;
use crate::render::months::{Month, NotePlace};
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;
use crate::wording::choice;
use std::borrow::Cow;
use std::hash::Hash;
use xxhash_rust::xxh3::Xxh3;

/// The page `notes/index.html`.
pub struct Newest;

impl PageKind for Newest {
    fn path(&self, _: &Site, _: usize) -> String {
        "notes/index.html".to_owned()
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "notes.html", place: MenuPlace::Notes, is_dated: false })
    }

    fn content<'s>(&self, site: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        month(site, 0, NEWEST)
    }

    fn hash(&self, site: &Site, _: usize, hasher: &mut Xxh3) {
        hash_month(site, 0, hasher);
    }
}

/// The pages `notes/MONTH.html`.
pub struct Months;

impl PageKind for Months {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        (0..site.months().len()).collect()
    }

    fn path(&self, site: &Site, at: usize) -> String {
        let (year, month) = site.months()[at].0;
        format!("notes/{}.html", file(year, month))
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "notes.html", place: MenuPlace::Notes, is_dated: false })
    }

    fn content<'s>(&self, site: &'s Site, at: usize, _: Purpose) -> Content<'s> {
        month(site, at, usize::MAX)
    }

    fn hash(&self, site: &Site, at: usize, hasher: &mut Xxh3) {
        hash_month(site, at, hasher);
    }
}

/// The content of a month's page, with at most `most` notes.
fn month<'s>(site: &'s Site, at: usize, most: usize) -> Content<'s> {
    let months: Vec<Month> = site.months().iter().map(|(month, _)| *month).collect();
    let found = site.months().get(at);
    let notes = found.map_or(&[][..], |(_, notes)| notes);
    let made = view(site, found.map(|(month, _)| *month), notes, most, &months);
    Content::Page(View::new(made.title.clone(), made))
}

/// Hashes the notes of one month and the list of months.
fn hash_month(site: &Site, at: usize, hasher: &mut Xxh3) {
    let months = site.months();
    months.len().hash(hasher);
    for ((year, month), _) in months {
        (year, month).hash(hasher);
    }
    for &(customer, visit) in months.get(at).map_or(&[][..], |(_, notes)| notes) {
        let customer = &site.book.customers[customer];
        let visit = &customer.visits[visit as usize];
        (&customer.id, customer.listed_name(), customer.is_on_hold(), &visit.stem, visit.fingerprint).hash(hasher);
    }
}

/// The page `notes/2026-11.html`; `notes/index.html` holds the newest notes.
#[derive(Hash, Serialize)]
pub struct NotesView<'a> {
    /// The page's title.
    pub title: String,
    /// How many notes the month has, ready to read.
    pub lead: String,
    /// What to say when there are no notes; `None` when there are.
    pub empty: Option<String>,
    /// The notes by day, newest first.
    pub days: Vec<NotesDay<'a>>,
    /// The page with the whole month; `None` when this page shows all of it.
    pub more: Option<LinkView>,
    /// All months with notes, newest first.
    pub months: Vec<LinkView>,
}

/// The notes of one day.
#[derive(Hash, Serialize)]
pub struct NotesDay<'a> {
    /// The day, ready to read.
    pub title: String,
    /// The day's notes, newest first.
    pub notes: Vec<NoteLine<'a>>,
}

/// One note as a line.
#[derive(Hash, Serialize)]
pub struct NoteLine<'a> {
    /// The customer's name.
    pub name: Cow<'a, str>,
    /// The note on the customer's card, relative to the page's folder.
    pub href: String,
    /// The channel, ready to read: `visit`, `call`.
    pub channel: String,
    /// The note's first line; what came of the attempt when the note has no text.
    pub text: String,
    /// The customer was not reached.
    pub quiet: bool,
    /// Sales on credit to this customer are stopped.
    pub hold: bool,
}

/// The view of one month. `notes` are its notes, newest first; at most `most` of them are shown.
pub fn view<'a>(
    site: &Site<'a>,
    month: Option<Month>,
    notes: &[NotePlace],
    most: usize,
    months: &[Month],
) -> NotesView<'a> {
    let words = site.words();
    let title = match month {
        Some((year, month)) => say!(words, "notes-month", month = words.month(year, month)),
        None => words.get("notes-title"),
    };
    let day_of = |&(customer, visit): &NotePlace| site.book.customers[customer].visits[visit as usize].day;
    let shown = &notes[..notes.len().min(most)];
    let days = shown.chunk_by(|a, b| day_of(a) == day_of(b)).map(|notes| day(site, day_of(&notes[0]), notes)).collect();
    let link = |&(year, month): &Month| LinkView::new(words.month(year, month), format!("{}.html", file(year, month)));
    NotesView {
        title,
        lead: say!(words, "notes-count", n = notes.len()),
        empty: notes.is_empty().then(|| words.get("notes-none")),
        days,
        more: (notes.len() > most)
            .then(|| {
                month.map(|month| {
                    LinkView::new(words.get("notes-whole-month"), format!("{}.html", file(month.0, month.1)))
                })
            })
            .flatten(),
        months: months.iter().map(link).collect(),
    }
}

/// Most notes that `notes/index.html` shows, all of the newest month.
pub const NEWEST: usize = 100;

/// A month as `2026-11`: the file name of its page without `.html`.
pub fn file(year: i16, month: i8) -> String {
    format!("{year}-{month:02}")
}

fn day<'a>(site: &Site<'a>, day: Day, notes: &[NotePlace]) -> NotesDay<'a> {
    NotesDay { title: site.words().day_in_full(day), notes: notes.iter().map(|&place| line(site, place)).collect() }
}

fn line<'a>(site: &Site<'a>, (customer, visit): NotePlace) -> NoteLine<'a> {
    let customer = &site.book.customers[customer];
    let visit = &customer.visits[visit as usize];
    let words = site.words();
    let quiet = visit.is_unanswered();
    let text = if visit.body.is_empty() { String::new() } else { first_line(&visit.body) };
    let text = if text.is_empty() { choice::OUTCOME.of(words, visit.outcome) } else { text };
    NoteLine {
        name: customer.listed_name(),
        href: format!("../customers/{}#{}", card_file(customer), encode(&note_anchor(&visit.stem))),
        channel: site.telling().channel(visit.channel),
        text,
        quiet,
        hold: customer.is_on_hold(),
    }
}
