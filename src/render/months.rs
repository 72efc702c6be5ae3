//! The notes and the reminders of a book by month.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::book::{Book, CustomerIndex, Day, Time};
use crate::derive::{Kind, Overview};

/// A month of a year: `(year, month)`.
pub type Month = (i16, i8);

/// A note's place: the index of its customer, and its index among that customer's notes.
pub type NotePlace = (CustomerIndex, u32);

/// A reminder's place: the index of its customer, and its index among that customer's reminders.
pub type ReminderPlace = (CustomerIndex, u32);

/// The sort key of a note: newest first, then by place.
type Dated = (Reverse<(Day, Option<Time>)>, usize, u32);

/// The notes of each month up to `today`, newest first.
pub fn of_book(book: &Book, today: Day) -> Vec<(Month, Vec<NotePlace>)> {
    let mut all: Vec<Dated> = Vec::new();
    for (customer, folder) in book.customers.iter().enumerate() {
        let shown = folder.visits.iter().enumerate().filter(|(_, visit)| visit.day <= today && visit.tells_something());
        all.extend(shown.map(|(at, visit)| (Reverse((visit.day, visit.time)), customer, at as u32)));
    }
    // Not in parallel: this runs inside a lock. A thread that waits for the other half would start on
    // another page, and that page would wait for this lock.
    all.sort_unstable();
    let month = |&(Reverse((day, _)), ..): &Dated| (day.year(), day.month());
    all.chunk_by(|a, b| month(a) == month(b))
        .map(|notes| (month(&notes[0]), notes.iter().map(|&(_, customer, at)| (customer, at)).collect()))
        .collect()
}

/// The reminders by the month in which they are shown, but for those of festivals, which the calendar shows once for all
/// customers.
pub fn of_reminders(overview: &Overview) -> BTreeMap<Month, Vec<ReminderPlace>> {
    let mut months: BTreeMap<Month, Vec<ReminderPlace>> = BTreeMap::new();
    for (customer, state) in overview.customers.iter().enumerate() {
        for (at, reminder) in state.reminders.iter().enumerate().filter(|(_, one)| one.kind != Kind::Festival) {
            let day = reminder.shown_on();
            months.entry((day.year(), day.month())).or_default().push((customer, at as u32));
        }
    }
    months
}
