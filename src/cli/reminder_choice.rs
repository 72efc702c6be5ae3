//! Which reminder is meant: by a part of its id, or by a customer and words of the reminder.

use super::{Failure, Session};
use crate::book::CustomerIndex;
use crate::book::find::{self, FindResult};
use crate::derive::{Overview, Reminder};

/// A reminder of a customer.
type Found<'o> = (CustomerIndex, &'o Reminder);

/// Most reminders that an error lists.
const LISTED: usize = 8;

/// The reminder that is meant, and whether the words chose it: then they say nothing else. `named` is a part of an id
/// that fits one reminder only, else a customer whose reminders have all of the words.
pub fn find<'o>(
    session: &Session,
    overview: &'o Overview,
    named: &str,
    words: &[String],
) -> Result<(Found<'o>, bool), Failure> {
    let nothing = || Failure::usage(session.words, "err-no-reminder", &[("id", named.into())]);
    if named.trim().is_empty() {
        return Err(nothing());
    }
    if let Some(exact) = overview.reminders().find(|(_, reminder)| reminder.id == named) {
        return Ok((exact, false));
    }
    let of_id: Vec<Found> = overview.reminders().filter(|(_, reminder)| reminder.id.contains(named)).collect();
    if let [one] = of_id[..] {
        return Ok((one, false));
    }
    let FindResult::One(customer) = find::find(session.book(), named) else {
        return Err(if of_id.is_empty() { nothing() } else { several(session, named, &of_id) });
    };
    let of_customer: Vec<Found> = overview.reminders().filter(|(at, _)| *at == customer).collect();
    let chosen: Vec<Found> = if words.is_empty() {
        let listed = of_customer.iter().filter(|(_, reminder)| reminder.listed() <= session.today);
        listed.copied().collect()
    } else {
        of_customer.iter().copied().filter(|(_, reminder)| has_words(session, reminder, words)).collect()
    };
    match chosen[..] {
        [one] => Ok((one, true)),
        [] if of_customer.is_empty() => Err(nothing()),
        [] => Err(several(session, named, &of_customer)),
        _ => Err(several(session, named, &chosen)),
    }
}

/// Whether the reason of a reminder, its kind or its id has all the words.
fn has_words(session: &Session, reminder: &Reminder, words: &[String]) -> bool {
    let kind = crate::wording::choice::KIND.of(session.words, reminder.kind);
    let text = format!("{} {} {kind}", session.telling().reason(reminder).plain(), reminder.id).to_lowercase();
    words.iter().flat_map(|word| word.split_whitespace()).all(|word| text.contains(&word.to_lowercase()))
}

/// Lists the reminders to choose from, a line each.
fn several(session: &Session, named: &str, found: &[Found]) -> Failure {
    let telling = session.telling();
    let line = |(_, reminder): &Found| format!("\n  {}  {}", reminder.id, telling.reason(reminder).plain());
    let ids: String = found.iter().take(LISTED).map(line).collect();
    Failure::usage(session.words, "err-several-reminders", &[("id", named.into()), ("ids", ids.into())])
}
