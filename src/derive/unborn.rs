//! Days of birth that lie ahead.

use crate::book::{Book, Day};
use crate::diagnostic::{Diagnostic, Fault};

/// A fault for each day of birth after `today`.
pub fn faults(book: &Book, today: Day) -> Vec<Diagnostic> {
    let ahead = book.late_births.iter().filter(|(day, _)| *day > today);
    ahead
        .map(|(day, place)| {
            let fault = Diagnostic::new(Fault::OddYear, place.clone());
            fault.with("key", "birthday").with("year", day.year().to_string())
        })
        .collect()
}
