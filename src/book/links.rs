//! Wikilinks: from an id, or from a name or alias that only one customer has, to the customer.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use super::{Customer, CustomerIndex, letters};

/// Looks up the target of a wikilink.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// Customers by id and by name; `None` where several customers have the name.
    targets: HashMap<Box<str>, Option<CustomerIndex>>,
    fingerprint: u64,
}

/// What `[[x]]` leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// One customer.
    One(CustomerIndex),
    /// A name that several customers have.
    Several,
    /// No customer.
    Nobody,
}

impl Links {
    /// Collects the ids, names and aliases of all customers. An id has priority over the same name of another
    /// customer.
    pub fn new(customers: &[Customer]) -> Links {
        let mut targets: HashMap<Box<str>, Option<CustomerIndex>> = HashMap::with_capacity(customers.len() * 2);
        let mut hasher = xxhash_rust::xxh3::Xxh3::new();
        for (index, customer) in customers.iter().enumerate() {
            customer.id.hash(&mut hasher);
            for name in std::iter::once(&customer.card.name).chain(&customer.card.aliases) {
                name.hash(&mut hasher);
                targets
                    .entry(name.as_str().into())
                    .and_modify(|known| *known = known.filter(|&known| known == index))
                    .or_insert(Some(index));
            }
        }
        for (index, customer) in customers.iter().enumerate() {
            targets.insert((*customer.id).into(), Some(index));
        }
        Links { targets, fingerprint: hasher.finish() }
    }

    /// Looks up a link's text, without the brackets. Spaces around it do not count.
    pub fn resolve(&self, text: &str) -> Target {
        match self.targets.get(&*letters::composed(text.trim())) {
            Some(Some(index)) => Target::One(*index),
            Some(None) => Target::Several,
            None => Target::Nobody,
        }
    }

    /// A hash that changes when any id, name or alias changes.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }
}
