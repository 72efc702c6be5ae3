//! How the characters of names are typed.

use std::collections::BTreeMap;

use crate::book::readings;

/// For each Chinese character the ways to type it, with a bar between them.
#[derive(Default)]
pub struct ReadingsTable(pub BTreeMap<char, String>);

impl ReadingsTable {
    /// Adds the characters of a name.
    pub fn add(&mut self, name: &str) {
        for c in name.chars().filter(|c| !c.is_ascii()) {
            if !self.0.contains_key(&c) && readings::is_read(c) {
                self.0.insert(c, readings::typed_forms(c).join("|"));
            }
        }
    }
}
