//! All notes, one page for each month: the first line of each note, with a link to it on the card.

use serde::Serialize;

use super::super::Site;
use super::super::encoded_path::encode;
use super::story_view::note_anchor;
use super::{LinkView, card_file};
use crate::book::visit::Promise;
use crate::format::plain_text::first_line;
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

    /// Sorts the notes only for a page of theirs.
    fn find(&self, site: &Site, path: &str) -> Option<usize> {
        path.strip_prefix("notes/")?;
        self.numbers(site).into_iter().find(|&at| self.path(site, at) == path)
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
        (&customer.id, customer.listed_name(), customer.listed_tier(), customer.is_on_hold()).hash(hasher);
        (&visit.stem, visit.fingerprint).hash(hasher);
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
    /// The notes, newest first.
    pub notes: Vec<NoteLine<'a>>,
    /// The month before with notes; `None` on the first.
    pub previous: Option<LinkView>,
    /// The month after with notes; `None` on the newest.
    pub next: Option<LinkView>,
    /// The page with the whole month; `None` when this page shows all of it.
    pub more: Option<LinkView>,
    /// All months with notes, newest first.
    pub months: Vec<LinkView>,
}

/// One note as a line.
#[derive(Hash, Serialize)]
pub struct NoteLine<'a> {
    /// The day with its weekday, ready to read; empty where the note above is of the same day.
    pub day: String,
    /// The customer's name.
    pub name: Cow<'a, str>,
    /// The customer's tier; `None` when the card gives none.
    pub tier: Option<&'a str>,
    /// The note on the customer's card, relative to the page's folder.
    pub href: String,
    /// The channel, ready to read: `visit`, `call`.
    pub channel: String,
    /// The note's first line; what came of the attempt when the note has no text.
    pub text: String,
    /// The promises of the note that are still open, ready to read.
    pub promises: Vec<String>,
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
    let of_day = shown.chunk_by(|a, b| day_of(a) == day_of(b)).flat_map(|notes| {
        let of_note = |(at, &place): (usize, &NotePlace)| line(site, place, at == 0);
        notes.iter().enumerate().map(of_note).collect::<Vec<_>>()
    });
    let link = |&(year, month): &Month| LinkView::new(words.month(year, month), format!("{}.html", file(year, month)));
    let here = month.and_then(|month| months.iter().position(|one| *one == month));
    NotesView {
        title,
        lead: say!(words, "notes-count", n = notes.len()),
        empty: notes.is_empty().then(|| words.get("notes-none")),
        notes: of_day.collect(),
        previous: here.and_then(|at| months.get(at + 1)).map(link),
        next: here.and_then(|at| months.get(at.checked_sub(1)?)).map(link),
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

fn line<'a>(site: &Site<'a>, (customer, visit): NotePlace, is_first: bool) -> NoteLine<'a> {
    let customer = &site.book.customers[customer];
    let visit = &customer.visits[visit as usize];
    let words = site.words();
    let quiet = visit.is_unanswered();
    let text = if visit.body.is_empty() { String::new() } else { first_line(&visit.body) };
    let text = if text.is_empty() { choice::OUTCOME.of(words, visit.outcome) } else { text };
    let open = visit.promises.iter().filter(|promise| !promise.kept && promise.done.is_none());
    let promise = |promise: &Promise| format!("{} · {}", promise.text, words.day_and_year(promise.due));
    NoteLine {
        day: if is_first { words.day_of_week(visit.day) } else { String::new() },
        tier: customer.listed_tier(),
        promises: open.map(promise).collect(),
        name: customer.listed_name(),
        href: format!("../customers/{}#{}", card_file(customer), encode(&note_anchor(&visit.stem))),
        channel: site.telling().channel(visit.channel),
        text,
        quiet,
        hold: customer.is_on_hold(),
    }
}
