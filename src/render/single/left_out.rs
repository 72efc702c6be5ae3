//! What a phone edition lacks because of its size, in words.

use crate::i18n::Words;
use crate::say;

/// What is left out because of the size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Entries of the stories, the oldest first.
    pub notes: usize,
    /// Photos.
    pub photos: usize,
    /// Customers of whom only the name and the numbers are shown.
    pub short: usize,
}

impl LeftOut {
    /// What was left out to keep below so many bytes, as a sentence; `None` where all is there.
    pub fn told(&self, words: &Words, most: usize) -> Option<String> {
        let LeftOut { notes, photos, short } = *self;
        if *self == LeftOut::default() {
            return None;
        }
        let counted = [("single-left-notes", notes), ("single-left-photos", photos), ("single-left-short", short)];
        let parts = counted
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(id, count)| words.say(id, &[("n", count.into())]));
        let parts: Vec<String> = parts.collect();
        Some(say!(words, "single-left-out", size = size_in_words(most), what = words.list(parts)))
    }
}

/// `10 MB`, `800 KB`.
pub fn size_in_words(bytes: usize) -> String {
    match bytes {
        ..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ if bytes.is_multiple_of(1_000_000) => format!("{} MB", bytes / 1_000_000),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
