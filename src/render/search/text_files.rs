//! The files with the texts of notes, plans, complaints and cards, and the tables of what is in each.

use std::borrow::Cow;
use std::cmp::Reverse;

use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use super::super::page::{Content, Layout, PageKind, Purpose};
use super::super::site::Site;
use super::super::view::story_view::{complaint_anchor, note_anchor};
use super::name_script::FIRST_DAY;
use super::script::script;
use super::segment::Segment;
use super::signs;
use crate::book::CustomerIndex;
use crate::book::day::days_between;
use crate::derive::search::{Document, Place};

/// The files `search/NAME.js`.
pub struct TextFiles;

impl PageKind for TextFiles {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        (0..site.search_segments().len()).collect()
    }

    fn path(&self, site: &Site, number: usize) -> String {
        format!("search/{}.js", site.search_segments()[number].name)
    }

    fn find(&self, site: &Site, path: &str) -> Option<usize> {
        find(site, path, ".js")
    }

    fn layout(&self) -> Option<Layout> {
        None
    }

    fn content<'s>(&self, site: &'s Site, number: usize, _: Purpose) -> Content<'s> {
        Content::Bytes(texts(site, &site.search_segments()[number]))
    }

    fn hash(&self, site: &Site, number: usize, hasher: &mut Xxh3) {
        hash(site, number, hasher);
    }
}

/// The files `search/NAME-signs.js`.
pub struct SignFiles;

impl PageKind for SignFiles {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        TextFiles.numbers(site)
    }

    fn path(&self, site: &Site, number: usize) -> String {
        format!("search/{}-signs.js", site.search_segments()[number].name)
    }

    fn find(&self, site: &Site, path: &str) -> Option<usize> {
        find(site, path, "-signs.js")
    }

    fn layout(&self) -> Option<Layout> {
        None
    }

    fn content<'s>(&self, site: &'s Site, number: usize, _: Purpose) -> Content<'s> {
        let segment = &site.search_segments()[number];
        let documents: Vec<Document> = segment.places.iter().map(|place| place.document(site.book)).collect();
        let table = signs::table(documents.iter().map(|document| &*document.text));
        Content::Bytes(script(&format!("{}-signs", segment.name), &table))
    }

    fn hash(&self, site: &Site, number: usize, hasher: &mut Xxh3) {
        hash(site, number, hasher);
    }
}

fn find(site: &Site, path: &str, ending: &str) -> Option<usize> {
    let name = path.strip_prefix("search/")?.strip_suffix(ending)?;
    site.search_segments().iter().position(|segment| segment.name == name)
}

fn hash(site: &Site, number: usize, hasher: &mut Xxh3) {
    site.search_segments()[number].places.iter().for_each(|place| place.hash_text(site.book, hasher));
}

/// `[[id, text, day, what it is, its place on the card's page], …]`, the newest first, as `find` lists them. What is
/// missing at the end is that of a card or a note.
fn texts(site: &Site, segment: &Segment) -> Vec<u8> {
    let mut documents: Vec<(usize, Document)> =
        segment.places.iter().map(|place| (place.customer, place.document(site.book))).collect();
    documents
        .sort_by_key(|(customer, document)| (Reverse(document.day), *customer, document.place, Reverse(document.stem)));
    let entries: Vec<Entry> = documents.iter().map(|(customer, document)| entry(site, *customer, document)).collect();
    script(&segment.name, &entries)
}

/// A text in its file.
#[derive(Serialize)]
#[serde(untagged)]
enum Entry<'e> {
    Card(&'e str, &'e str),
    Dated(&'e str, &'e str, i32, &'static str),
    Placed(&'e str, &'e str, i32, &'static str, Cow<'e, str>),
}

fn entry<'e>(site: &Site<'e>, customer: CustomerIndex, document: &'e Document) -> Entry<'e> {
    let (id, text) = (&*site.book.customers[customer].id, &*document.text);
    let day = document.day.map_or(0, |day| days_between(FIRST_DAY, day));
    match document.place {
        Place::Note => Entry::Placed(id, text, day, "note", note_anchor(document.stem)),
        Place::Complaint if document.day.is_some() => {
            Entry::Placed(id, text, day, "complaint", complaint_anchor(document.stem).into())
        }
        Place::Plan | Place::Complaint => Entry::Dated(id, text, day, document.place.word()),
        Place::Name | Place::Alias | Place::Phone | Place::Field | Place::Card => Entry::Card(id, text),
    }
}
