//! Which reminder is meant: by a part of its id, or by a customer and words of the reminder.

use super::quoted::quote;
use super::{Failure, Session};
use crate::book::CustomerIndex;
use crate::book::find::{self, FindResult};
use crate::derive::{Overview, Reminder};
use crate::say;

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
        // Beside a whole part of an id, words are what was said; beside the name of somebody they may name the reminder.
        let chose = !named.contains(':') && !words.is_empty() && has_words(session, one.1, words);
        return Ok((one, chose));
    }
    let customers = match find::find(session.book(), named) {
        FindResult::One(customer) => vec![customer],
        _ if !of_id.is_empty() => return Err(several(session, named, &of_id)),
        FindResult::Several(customers) => customers,
        FindResult::Nobody => return Err(nothing()),
    };
    let of_customer: Vec<Found> = overview.reminders().filter(|(at, _)| customers.contains(at)).collect();
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

/// Lists the reminders to choose from, a line each; with names where they are not all of one customer.
fn several(session: &Session, named: &str, found: &[Found]) -> Failure {
    let telling = session.telling();
    let is_of_many = found.iter().any(|(at, _)| *at != found[0].0);
    let line = |(at, reminder): &Found| {
        let name = session.book().customers[*at].listed_name();
        let name = if is_of_many { format!("{name}{}", session.words.get("colon")) } else { String::new() };
        format!("\n  {}  {name}{}", quote(&reminder.id), telling.reason(reminder).plain())
    };
    let mut ids: String = found.iter().take(LISTED).map(line).collect();
    if found.len() > LISTED {
        ids += &format!("\n  {}", say!(session.words, "and-more", n = found.len() - LISTED));
    }
    Failure::usage(session.words, "err-several-reminders", &[("id", named.into()), ("ids", ids.into())])
}
