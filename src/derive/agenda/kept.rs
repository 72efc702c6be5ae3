//! Which birthdays and dates of the past were answered by a note, and which were missed.

use super::occasion::notes_of;
use super::snoozes::Snoozes;
use crate::book::day::plus_days;
use crate::book::festival::FestivalDay;
use crate::book::{Book, Customer, Day};
use crate::derive::earned::Days;

/// How many occasions of a customer were answered within some days, and how many passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Occasions {
    /// How many passed, with or without a note.
    pub passed: usize,
    /// To how many a note answered, from the lead days before to 30 days after.
    pub kept: usize,
}

/// The birthdays and dates of a customer that passed within `days` since the customer is in the book, and how many of
/// them were answered by today. One that can still be answered in time does not count.
pub fn occasions(book: &Book, customer: &Customer, days: Days, today: Day) -> Occasions {
    let (card, lead) = (&customer.card, &book.settings.lead);
    let born = |name: String, on| Some((name, FestivalDay::Yearly(on?), lead.birthday));
    let people = card.contacts.iter().map(|one| (&one.name, one.birthday));
    let people = people.chain(card.family.iter().map(|one| (&one.name, one.birthday)));
    let own = born("birthday".to_owned(), card.birthday);
    let others = people.filter_map(|(name, on)| born(format!("birthday {name}"), on));
    let dates = card.dates.iter().filter(|date| !date.once);
    let dates = dates.map(|date| (date.name.clone(), date.on, lead.date));
    let snoozes = Snoozes::of(&card.snoozes);
    let entered = customer.entered(today).unwrap_or(days.from);
    let from = days.from.max(entered);
    let to = days.to.min(plus_days(today, -i32::from(lead.lapse) - 1));
    let mut found = Occasions::default();
    for (answer, on, lead) in own.into_iter().chain(others).chain(dates) {
        // Of a month without a day it is not known when it passed.
        if from > to || matches!(on, FestivalDay::Yearly(on) if on.is_month()) {
            continue;
        }
        for day in on.days(from, to, book.settings.calendar.keeping) {
            found.passed += 1;
            found.kept += usize::from(notes_of(customer, &snoozes, today, &answer, lead, day).next().is_some());
        }
    }
    found
}
