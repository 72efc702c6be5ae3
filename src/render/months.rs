//! The notes of a book by month.

use std::cmp::Reverse;

use crate::book::{Book, Day, Time};

/// Which months have notes, newest first: `(year, month)`.
pub type Month = (i16, i8);

/// A note by the position of its customer and its own.
pub type NotePlace = (usize, u32);

/// A note by when it was, newest first, then by its place.
type Dated = (Reverse<(Day, Option<Time>)>, usize, u32);

/// The notes of each month up to `today`, newest first.
pub fn of_book(book: &Book, today: Day) -> Vec<(Month, Vec<NotePlace>)> {
    let mut all: Vec<Dated> = Vec::new();
    for (customer, folder) in book.customers.iter().enumerate() {
        let shown = folder.visits.iter().enumerate().filter(|(_, visit)| visit.day <= today);
        all.extend(shown.map(|(at, visit)| (Reverse((visit.day, visit.time)), customer, at as u32)));
    }
    // Not in parallel: this runs inside a lock, and a thread that waits for its half would take up
    // another page, which would wait for this lock.
    all.sort_unstable();
    let month = |&(Reverse((day, _)), ..): &Dated| (day.year(), day.month());
    all.chunk_by(|a, b| month(a) == month(b))
        .map(|notes| (month(&notes[0]), notes.iter().map(|&(_, customer, at)| (customer, at)).collect()))
        .collect()
}
