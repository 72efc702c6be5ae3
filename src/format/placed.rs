//! Entries of an account with their places in the file.

use std::ops::Range;

use super::fields::Fields;

/// The keys of an entry about which something can be wrong, each with the bytes of its value; those of the entry where
/// it does not have the key.
pub type Keys = [(&'static str, Range<usize>); 4];

/// An entry of an account, and where it stands in the file.
pub(super) struct Placed<T> {
    pub entry: T,
    pub keys: Keys,
}

impl<T> Placed<T> {
    /// An entry that was read from `fields`.
    pub fn new(entry: T, keys: [&'static str; 4], fields: &Fields) -> Placed<T> {
        Placed { entry, keys: keys.map(|key| (key, fields.span_of(key))) }
    }

    /// The bytes of the value of one of the keys.
    pub fn span(&self, key: &str) -> Range<usize> {
        span(&self.keys, key)
    }
}

/// The bytes of the value of one of the keys; nothing where it is none of them.
pub fn span(keys: &Keys, key: &str) -> Range<usize> {
    keys.iter().find(|(known, _)| *known == key).map(|(_, span)| span.clone()).unwrap_or_default()
}
