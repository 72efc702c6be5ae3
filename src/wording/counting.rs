//! Texts that count days from or to a date, marked so that a page can update them on another day.

use std::fmt::Write as _;

use crate::book::Day;
use crate::i18n::marked::Marked;
use crate::i18n::{Counts, Words};

/// The number of days from or to `day`, marked so that a page can count anew on another day.
pub fn counting(words: &Words, counts: Counts, day: Day, days: i32) -> Marked {
    let mut iso = String::with_capacity(10);
    let _ = write!(iso, "{day}");
    Marked::counting(counts.class(), &iso, &words.days_as(counts, days))
}
