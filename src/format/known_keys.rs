//! The keys that a reader asked a table for.

use smallvec::SmallVec;

/// The names of the keys. For most tables this needs no allocation.
#[derive(Default)]
pub struct KnownKeys {
    values: SmallVec<[&'static str; 48]>,
    tables: SmallVec<[&'static str; 8]>,
}

impl KnownKeys {
    /// Adds a key that holds a value.
    pub fn push_value(&mut self, name: &'static str) {
        self.values.push(name);
    }

    /// Adds a key that holds tables.
    pub fn push_table(&mut self, name: &'static str) {
        self.tables.push(name);
    }

    /// Whether the reader asked for a value of this name.
    pub fn has_value(&self, name: &str) -> bool {
        self.values.contains(&name)
    }

    /// Whether the reader asked for this name.
    pub fn has(&self, name: &str) -> bool {
        self.has_value(name) || self.tables.contains(&name)
    }

    /// The names without duplicates: a key may have been asked for twice.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for name in self.values.iter().chain(&self.tables) {
            if !names.contains(name) {
                names.push(*name);
            }
        }
        names
    }
}
