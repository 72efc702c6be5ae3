//! Whom the values of a file name: companies of the book and of the file, and those who introduced others.

use std::collections::HashMap;

use super::import_change::is_company;
use crate::book::customer::CustomerKind;
use crate::book::{Book, company_name, field, name_key};
use crate::exchange::import::ImportProposal;
use crate::exchange::incoming::Incoming;

/// Whom the values of a file may name, beside the customers of the book.
pub(super) struct Lookup {
    /// The ids of companies by the keys of their names.
    pub companies: HashMap<String, String>,
    /// The ids of those who come with the file, by the keys of their names; `None` where several have the name.
    pub people: HashMap<String, Option<String>>,
}

impl Lookup {
    /// Those of the book and of the accepted proposals; `ids` gives those of new customers by their numbers.
    pub fn of(book: &Book, accepted: &[&ImportProposal], ids: &HashMap<usize, String>) -> Lookup {
        Lookup { companies: companies(book, accepted, ids), people: people(accepted, ids) }
    }
}

/// The key of the one who introduced a customer.
pub(super) const INTRODUCER: &str = "referred_by";

/// Those who come with the file.
fn people(accepted: &[&ImportProposal], ids: &HashMap<usize, String>) -> HashMap<String, Option<String>> {
    let mut people = HashMap::new();
    for (number, name) in accepted.iter().map(|one| (one.number, name_key(&one.incoming.name))) {
        let Some(id) = ids.get(&number) else { continue };
        people.entry(name).and_modify(|known| *known = None).or_insert_with(|| Some(id.clone()));
    }
    people
}

/// The fact that says who introduced a customer, where that is somebody who comes with the file: its place, and the id.
pub(super) fn introducer<'p>(
    incoming: &Incoming,
    people: &'p HashMap<String, Option<String>>,
) -> Option<(usize, &'p str)> {
    let is_it = |(label, _): &(String, String)| field::key_of_written(label) == Some(INTRODUCER);
    let at = incoming.facts.iter().position(is_it)?;
    Some((at, people.get(&name_key(&incoming.facts[at].1))?.as_deref()?))
}

/// The ids of the companies of the book and of the file, by their names.
fn companies(book: &Book, accepted: &[&ImportProposal], ids: &HashMap<usize, String>) -> HashMap<String, String> {
    let new = accepted.iter().filter(|one| is_company(&one.flat));
    let new = new.filter_map(|one| Some((name_key(&one.incoming.name), ids.get(&one.number)?.clone())));
    let known = book
        .customers
        .iter()
        .filter(|one| one.card.kind() == CustomerKind::Company || company_name::is_plain(&one.card.name));
    let known = known.flat_map(|one| one.names().map(|name| (name_key(name), one.id.to_string())));
    new.chain(known).filter(|(key, _)| !key.is_empty()).collect()
}
