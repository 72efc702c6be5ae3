//! Meetings in person, by the tier's `meet`.

use super::Scope;
use crate::book::day::plus_days;
use crate::derive::CustomerState;
use crate::derive::reminder::{Kind, Rank, Reminder, Why};

/// Counts from the last meeting, else from the first contact or `since`; a customer who was never
/// spoken to is due for a first contact, not for a meeting.
pub fn derive(scope: &Scope, state: &CustomerState, found: &mut Vec<Reminder>) {
    let Some(meet) = scope.book.tier(scope.customer).and_then(|(_, tier)| tier.meet) else { return };
    let contact = &state.contact;
    let Some(from) = contact.met.or(contact.first) else { return };
    let mut due = plus_days(from, meet.into());
    if let Some(paused) = scope.customer.card.paused {
        due = due.max(paused);
    }
    due = scope.book.settings.working_day_from(due);
    let subject = contact.met.map_or_else(|| "never".to_owned(), |day| day.to_string());
    let why = Why::Meeting { days: meet, last: contact.met };
    let mut reminder = scope.reminder(Kind::Meeting, &subject, due, Rank::Revisit, why);
    reminder.weight = i64::from(reminder.days) * 1000 / i64::from(meet);
    found.push(reminder);
}
