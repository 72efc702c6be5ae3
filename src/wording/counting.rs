//! Texts that count days from or to a date, marked so that a page can update them on another day.

use std::fmt::Write as _;

use crate::book::Day;
use crate::i18n::marked::Marked;

/// How words count days; the class of their element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// `18 days ago`
    Ago,
    /// `due today`, `18 days late`: money
    Overdue,
    /// `18 days late`: planned work
    Late,
    /// `18 days`
    Days,
}

impl Counts {
    fn class(self) -> &'static str {
        match self {
            Counts::Ago => "ago",
            Counts::Overdue => "overdue",
            Counts::Late => "late",
            Counts::Days => "days",
        }
    }
}

/// Marks `text` as counting days from `day`, so that a page can count anew on another day.
pub fn counting(counts: Counts, day: Day, text: &str) -> Marked {
    let mut iso = String::with_capacity(10);
    let _ = write!(iso, "{day}");
    Marked::counting(counts.class(), &iso, text)
}
