//! All notes, a page a month: first lines, each a link into the story.

use serde::Serialize;

use super::super::Site;
use super::super::markdown::encode;
use super::story::note_anchor;
use super::{LinkView, card_file};
use crate::book::Day;
use crate::format::markdown::first_line;
use crate::render::months::{Month, NotePlace};
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;
use crate::wording::choice;
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

/// The view of a month of notes, at most so many.
fn month<'s>(site: &'s Site, at: usize, most: usize) -> Content<'s> {
    let months: Vec<Month> = site.months().iter().map(|(month, _)| *month).collect();
    let found = site.months().get(at);
    let notes = found.map_or(&[][..], |(_, notes)| notes);
    let made = view(site, found.map(|(month, _)| *month), notes, most, &months);
    Content::Page(View::new(made.title.clone(), made))
}

/// The notes of one month, and which months there are.
fn hash_month(site: &Site, at: usize, hasher: &mut Xxh3) {
    let months = site.months();
    months.len().hash(hasher);
    for ((year, month), _) in months {
        (year, month).hash(hasher);
    }
    for &(customer, visit) in months.get(at).map_or(&[][..], |(_, notes)| notes) {
        let customer = &site.book.customers[customer];
        let visit = &customer.visits[visit as usize];
        (&customer.id, &customer.card.name, customer.is_on_hold(), &visit.stem, visit.fingerprint).hash(hasher);
    }
}

/// The page `notes/2026-11.html`; `notes/index.html` holds the newest notes.
#[derive(Hash, Serialize)]
pub struct NotesView<'a> {
    pub title: String,
    pub lead: String,
    pub empty: Option<String>,
    pub days: Vec<NotesDay<'a>>,
    /// The whole month, where this page does not hold it.
    pub more: Option<LinkView>,
    /// The other months, newest first.
    pub months: Vec<LinkView>,
}

#[derive(Hash, Serialize)]
pub struct NotesDay<'a> {
    pub title: String,
    pub notes: Vec<NoteLine<'a>>,
}

#[derive(Hash, Serialize)]
pub struct NoteLine<'a> {
    pub name: &'a str,
    pub href: String,
    pub channel: String,
    pub text: String,
    pub quiet: bool,
    /// Sales on credit are stopped.
    pub hold: bool,
}

/// The view of one month; `notes` are its notes, newest first, of which at most `most` are shown.
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

/// Notes that `notes/index.html` shows, of the newest month.
pub const NEWEST: usize = 100;

/// `2026-11`.
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
    let quiet = visit.outcome != crate::book::visit::Outcome::Talked;
    let text = if visit.body.is_empty() { String::new() } else { first_line(&visit.body) };
    let text = if text.is_empty() { choice::OUTCOME.of(words, visit.outcome) } else { text };
    NoteLine {
        name: &customer.card.name,
        href: format!("../customers/{}#{}", card_file(customer), encode(&note_anchor(&visit.stem))),
        channel: site.telling().channel(visit.channel),
        text,
        quiet,
        hold: customer.is_on_hold(),
    }
}
