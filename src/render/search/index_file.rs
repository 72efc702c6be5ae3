//! The file that says which files of the search there are.

use std::hash::Hash;

use serde_json::json;
use xxhash_rust::xxh3::Xxh3;

use super::super::page::{Content, Layout, PageKind, Purpose};
use super::super::site::Site;
use super::script::script;
use crate::derive::search::Place;
use crate::wording::found::place;

/// Where words are found, beside the facts, which have labels of their own.
const PLACES: [Place; 7] =
    [Place::Name, Place::Alias, Place::Phone, Place::Card, Place::Note, Place::Plan, Place::Complaint];

/// The file `search/index.js`.
pub struct IndexFile;

impl PageKind for IndexFile {
    fn path(&self, _: &Site, _: usize) -> String {
        "search/index.js".to_owned()
    }

    fn layout(&self) -> Option<Layout> {
        None
    }

    fn content<'s>(&self, site: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        let words = site.words();
        let texts: Vec<&str> = site.search_segments().iter().map(|segment| segment.name.as_str()).collect();
        let mut places: serde_json::Map<_, _> =
            PLACES.iter().map(|&at| (at.word().to_owned(), json!(place(words, at, false)))).collect();
        places.insert("promise".to_owned(), json!(place(words, Place::Note, true)));
        let parts = site.search_parts().customers.len();
        Content::Bytes(script("index", &json!({ "parts": parts, "texts": texts, "places": places })))
    }

    fn hash(&self, site: &Site, _: usize, hasher: &mut Xxh3) {
        site.search_parts().customers.len().hash(hasher);
        site.search_segments().iter().for_each(|segment| segment.name.hash(hasher));
    }
}
