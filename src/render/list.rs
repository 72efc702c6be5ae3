//! Customers that belong together: by region, tag, tier.

use std::collections::BTreeMap;

use crate::book::{Book, CustomerIndex, id};

/// Customers that share a region, a tag or a tier.
#[derive(Clone, Debug)]
pub struct List {
    /// The region, tag or tier as the cards have it.
    pub name: String,
    /// The file name of its page, without `.html`: valid on every system, and different from that of every other list
    /// of its kind even where case does not count.
    stem: String,
    /// The customers of the list, by name.
    pub customers: Vec<CustomerIndex>,
}

impl List {
    /// The file name of the list's page, encoded for a link.
    pub fn file(&self) -> String {
        super::encoded_path::encode(&self.path())
    }

    /// The file name of the list's page.
    pub(super) fn path(&self) -> String {
        format!("{}.html", self.stem)
    }
}

/// All customers, sorted by the reading of their names.
pub(super) fn sorted_by_name(book: &Book) -> Vec<CustomerIndex> {
    let mut sorted: Vec<CustomerIndex> = (0..book.customers.len()).collect();
    sorted.sort_by_key(|&at| &book.customers[at].reading);
    sorted
}

/// Puts each customer into the lists that `names` returns for them.
pub(super) fn lists(book: &Book, by_name: &[CustomerIndex], names: impl Fn(CustomerIndex) -> Vec<String>) -> Vec<List> {
    let mut lists: BTreeMap<String, Vec<CustomerIndex>> = BTreeMap::new();
    for &at in by_name.iter().filter(|&&at| at < book.customers.len()) {
        let mut own = names(at);
        own.sort_unstable();
        own.dedup();
        for name in own {
            lists.entry(name).or_default().push(at);
        }
    }
    let stems = stems(lists.keys().map(String::as_str), &[]);
    lists.into_iter().zip(stems).map(|((name, customers), stem)| List { name, stem, customers }).collect()
}

/// A file name for each of these names, without `.html`: valid on every system, and different from that of every other
/// one and from the names that are taken, even where case does not count.
pub(super) fn stems<'n>(names: impl Iterator<Item = &'n str>, taken: &[&str]) -> Vec<String> {
    let mut taken: std::collections::HashSet<String> = taken.iter().map(|name| id::fold(name)).collect();
    let stem = |name: &str| {
        let mut stem = id::page_name(name);
        while !taken.insert(id::fold(&stem)) {
            stem.push_str("-2");
        }
        stem
    };
    names.map(stem).collect()
}

/// Number of parts of a region's path that get lists of their own; deeper parts belong to the last of these.
const REGION_PARTS: usize = 20;

/// The lists of the regions; a region's list also holds the customers of the regions below it.
pub(super) fn regions(book: &Book, by_name: &[CustomerIndex]) -> Vec<List> {
    lists(book, by_name, |at| {
        let Some(region) = &book.customers[at].card.region else { return Vec::new() };
        let ends = region.match_indices('/').map(|(end, _)| end).take(REGION_PARTS).chain([region.len()]);
        ends.map(|end| region[..end].trim().to_owned()).filter(|name| !name.is_empty()).collect()
    })
}

/// The file of the list with this name, encoded for a link; `index.html` when there is no such list. Lists are sorted
/// by name.
pub(super) fn file_in(lists: &[List], name: &str) -> String {
    let found = lists.binary_search_by(|list| list.name.as_str().cmp(name));
    found.map_or_else(|_| "index.html".to_owned(), |at| lists[at].file())
}

/// A hash of the lists whose file does not have the usual name, because two lists would share a file.
pub(super) fn unusual_files(lists: &[List]) -> u64 {
    let unusual = lists.iter().filter(|list| list.stem != id::page_name(&list.name));
    unusual.fold(0, |sum, list| sum ^ xxhash_rust::xxh3::xxh3_64(list.name.as_bytes()))
}
