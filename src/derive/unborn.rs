//! Days of birth that lie ahead, or so long ago that nobody lives who was born then.

use crate::book::birth::Birth;
use crate::book::{Book, Day};
use crate::diagnostic::{Diagnostic, Fault, Place};

/// The fault of a day of birth that cannot be right.
pub fn fault(birth: &Birth, place: Place) -> Diagnostic {
    let fault = Diagnostic::new(Fault::OddYear, place).with("key", "birthday");
    fault.with("year", birth.day.year().to_string()).with("day", birth.birthday.as_str())
}

/// A fault for each day of birth after `today`, or too long before it.
pub fn faults(book: &Book, today: Day) -> Vec<Diagnostic> {
    let odd = book.odd_births.iter().filter(|(birth, _)| birth.is_odd(today));
    odd.map(|(birth, place)| fault(birth, place.clone())).collect()
}
