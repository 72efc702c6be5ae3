//! The keys that a reader asked a table for.

use smallvec::SmallVec;

/// Names of keys, without an allocation for most tables.
#[derive(Default)]
pub struct KnownKeys {
    values: SmallVec<[&'static str; 48]>,
    tables: SmallVec<[&'static str; 8]>,
}

impl KnownKeys {
    /// A key that holds a value.
    pub fn push_value(&mut self, name: &'static str) {
        self.values.push(name);
    }

    /// A key that holds tables.
    pub fn push_table(&mut self, name: &'static str) {
        self.tables.push(name);
    }

    /// Whether the reader asked for a value of this name.
    pub fn has_value(&self, name: &str) -> bool {
        self.values.contains(&name)
    }

    /// Each name once: a key may be asked for twice.
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
