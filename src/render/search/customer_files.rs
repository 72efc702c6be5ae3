//! The files with names and facts.

use std::hash::Hash;

use xxhash_rust::xxh3::Xxh3;

use super::super::page::{Content, Layout, PageKind, Purpose};
use super::super::site::Site;
use super::{field_script, name_script};
use crate::derive::search::last_note;

/// The files `search/names-N.js`.
pub struct NameFiles;

impl PageKind for NameFiles {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        (0..site.search_parts().customers.len()).collect()
    }

    fn path(&self, _: &Site, number: usize) -> String {
        format!("search/names-{number}.js")
    }

    fn find(&self, site: &Site, path: &str) -> Option<usize> {
        numbered(path, "names-").filter(|&number| number < site.search_parts().customers.len())
    }

    fn layout(&self) -> Option<Layout> {
        None
    }

    fn content<'s>(&self, site: &'s Site, number: usize, _: Purpose) -> Content<'s> {
        let customers = &site.search_parts().customers[number];
        Content::Bytes(name_script::names(site.book, site.today(), &format!("names-{number}"), customers))
    }

    fn hash(&self, site: &Site, number: usize, hasher: &mut Xxh3) {
        for &at in &site.search_parts().customers[number] {
            let customer = &site.book.customers[at];
            (&customer.id, customer.card_fingerprint, &customer.apart).hash(hasher);
            last_note(customer, site.today()).hash(hasher);
        }
    }
}

/// The files `search/fields-N.js`.
pub struct FieldFiles;

impl PageKind for FieldFiles {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        NameFiles.numbers(site)
    }

    fn path(&self, _: &Site, number: usize) -> String {
        format!("search/fields-{number}.js")
    }

    fn find(&self, site: &Site, path: &str) -> Option<usize> {
        numbered(path, "fields-").filter(|&number| number < site.search_parts().customers.len())
    }

    fn layout(&self) -> Option<Layout> {
        None
    }

    fn content<'s>(&self, site: &'s Site, number: usize, _: Purpose) -> Content<'s> {
        let customers = &site.search_parts().customers[number];
        Content::Bytes(field_script::fields(site.book, site.words(), &format!("fields-{number}"), customers))
    }

    fn hash(&self, site: &Site, number: usize, hasher: &mut Xxh3) {
        (site.book.settings_fingerprint, site.book.links.fingerprint()).hash(hasher);
        for &at in &site.search_parts().customers[number] {
            let customer = &site.book.customers[at];
            (&customer.id, customer.fingerprint, &customer.files).hash(hasher);
            // The names of these are told apart by their own cards.
            for &other in customer.company.iter().chain(&customer.referred_by) {
                site.book.customers[other].apart.hash(hasher);
            }
        }
    }
}

/// The number in `search/KIND-N.js`.
fn numbered(path: &str, kind: &str) -> Option<usize> {
    let number = path.strip_prefix("search/")?.strip_prefix(kind)?.strip_suffix(".js")?;
    let is_number = number == "0" || !number.starts_with(['0', '+']);
    number.parse().ok().filter(|_| is_number)
}
