//! Yearly occasions: their dates, and the notes that answer them.

use super::Scope;
use crate::book::day::{YearlyDay, plus_days};
use crate::book::{Customer, Day, Visit};
use crate::derive::reminder::{Kind, Rank, Reminder, Source, Weight, Why};

/// Days after an occasion within which a note still answers it.
pub const ANSWERED_WITHIN: i32 = 30;

/// One yearly occasion, before its dates are computed.
pub struct Occasion<'a> {
    /// Birthdays or named days.
    pub kind: Kind,
    /// The yearly day.
    pub on: YearlyDay,
    /// Whether it happens only once.
    pub once: bool,
    /// The value of a note's `occasion` that answers it.
    pub answer: String,
    /// The person or the name; `None` for the customer's own birthday.
    pub subject: Option<&'a str>,
    /// Days before it from which it is near, and from which a note answers it.
    pub lead: u16,
}

/// Adds the occasions from `lapse` days before today to the end of the scope.
pub fn add(scope: &Scope, occasion: Occasion, found: &mut Vec<Reminder>, why: impl Fn(Day, Option<i16>) -> Why) {
    let from = plus_days(scope.today, -i32::from(scope.lead().lapse));
    for (day, years) in days(scope, &occasion, from, scope.until) {
        if is_answered(scope, &occasion.answer, occasion.lead, day) {
            continue;
        }
        let id_subject = match occasion.subject {
            Some(subject) => format!("{subject}:{day}"),
            None => day.to_string(),
        };
        let source = Source::Occasion(occasion.answer.clone());
        let mut reminder = scope.reminder(occasion.kind, &id_subject, day, Rank::OnlyToday, source, why(day, years));
        reminder.subject = occasion.subject.map(str::to_owned);
        // Past occasions rank below what can still be done on its day.
        found.push(reminder.weighed(Weight::Distance).near_within(occasion.lead));
    }
}

fn days(scope: &Scope, occasion: &Occasion, from: Day, to: Day) -> Vec<(Day, Option<i16>)> {
    match occasion.on.first().filter(|_| occasion.once) {
        Some(day) if day >= from && day <= to => vec![(day, None)],
        Some(_) => Vec::new(),
        None => {
            let occurrences = occasion.on.occurrences(from, to, scope.book.settings.calendar.keeping).into_iter();
            let mut days: Vec<_> = occurrences.map(|occurrence| (occurrence.day, occurrence.years)).collect();
            days.truncate(if occasion.once { 1 } else { usize::MAX });
            days
        }
    }
}

/// Whether a note answers the occasion of `day`: from its lead days before to 30 days after.
pub fn is_answered(scope: &Scope, answer: &str, lead: u16, day: Day) -> bool {
    is_answered_in(scope.customer, scope.today, answer, lead, day)
}

/// The same for a customer, as of a day.
pub fn is_answered_in(customer: &Customer, today: Day, answer: &str, lead: u16, day: Day) -> bool {
    let (from, to) = (plus_days(day, -i32::from(lead)), plus_days(day, ANSWERED_WITHIN));
    let newest_first = customer.visits.iter().rev().skip_while(|visit| visit.day > to.min(today));
    newest_first.take_while(|visit| visit.day >= from).any(|visit| answers(visit, answer))
}

/// Whether a note names the occasion.
pub fn answers(visit: &Visit, answer: &str) -> bool {
    visit.occasion.iter().any(|occasion| occasion.trim() == answer)
}
