//! The keys that a reader asked a table for.

/// Names of keys, without an allocation for each table; a table that asks for more names only these.
pub struct KnownKeys {
    names: [&'static str; 48],
    count: usize,
}

impl Default for KnownKeys {
    fn default() -> KnownKeys {
        KnownKeys { names: [""; 48], count: 0 }
    }
}

impl KnownKeys {
    pub fn push(&mut self, name: &'static str) {
        if let Some(slot) = self.names.get_mut(self.count) {
            *slot = name;
            self.count += 1;
        }
    }

    /// Each name once: a key may be asked for twice.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for name in &self.names[..self.count] {
            if !names.contains(name) {
                names.push(*name);
            }
        }
        names
    }
}
