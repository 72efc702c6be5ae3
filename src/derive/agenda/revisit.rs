//! Revisits: by the tier's cadence, the customer's own, or a note's `next`.

use super::Scope;
use crate::book::Day;
use crate::book::day::{days_between, plus_days};
use crate::derive::CustomerState;
use crate::derive::contact::ContactState;
use crate::derive::reminder::{Kind, Rank, Reminder, Rhythm, State, Why};

/// The day of the next revisit: `next` where a note says so, else the cadence from the last
/// contact, from `since` when there was none, today without either. Never before `paused`.
pub fn due(scope: &Scope, contact: &ContactState) -> Option<Day> {
    let card = &scope.customer.card;
    if card.is_lost() {
        return None;
    }
    let due = match contact.next {
        Some(next) => next.on,
        None => {
            let cadence = scope.book.cadence(scope.customer)?;
            match contact.last.map(|last| last.day).or(card.since) {
                Some(from) => plus_days(from, cadence.into()),
                None => scope.today,
            }
        }
    };
    Some(card.paused.map_or(due, |paused| due.max(paused)))
}

pub fn derive(scope: &Scope, state: &CustomerState, found: &mut Vec<Reminder>) {
    let Some(due) = state.revisit_due else { return };
    let contact = &state.contact;
    let cadence = scope.book.cadence(scope.customer);
    let rhythm = match (contact.next, scope.customer.card.cadence, scope.book.tier(scope.customer)) {
        (Some(next), ..) => Rhythm::Next { said: next.said },
        (None, Some(days), _) => Rhythm::Own { days },
        (None, None, Some((name, tier))) => Rhythm::Tier { name: name.to_owned(), days: tier.every },
        (None, None, None) => return,
    };
    let why = Why::Revisit {
        rhythm,
        last: contact.last.map(|last| (last.day, last.channel)),
        since: scope.customer.card.since,
        unanswered: contact.unanswered,
    };
    let subject = contact.last.map_or_else(|| "never".to_owned(), |last| last.day.to_string());
    let mut reminder = scope.reminder(Kind::Revisit, &subject, due, Rank::Revisit, why);
    reminder.state = match contact.last {
        None => State::Never,
        Some(_) if due > scope.today => State::Soon,
        Some(last) => {
            let twice = i32::from(cadence.unwrap_or(u16::MAX / 2)) * 2;
            if days_between(last.day, scope.today) >= twice { State::Overdue } else { State::Due }
        }
    };
    // Lateness over cadence, in thousandths, the latest first; nobody's first contact waits longest.
    let late = -i64::from(reminder.days);
    reminder.weight = -(late * 1000 / i64::from(cadence.unwrap_or(30)));
    found.push(reminder);
}
