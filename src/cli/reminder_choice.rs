//! Which reminder is meant: by a part of its id, or by a customer and words of the reminder.

use super::quoted::quote;
use super::{Failure, Session};
use crate::book::CustomerIndex;
use crate::book::Day;
use crate::book::day::plus_days;
use crate::book::find::{self, FindResult};
use crate::derive::day::SHOWN_AHEAD;
use crate::derive::{Overview, Reminder};
use crate::say;

/// A reminder of a customer.
type Found<'o> = (CustomerIndex, &'o Reminder);

/// Most reminders that an error lists.
const LISTED: usize = 8;

/// The reminder that is meant, and whether the words chose it: then they say nothing else. A part of an id, which has a
/// colon, chooses among all reminders. Another word means a customer first, whose reminders have all of the words; only
/// a word that means nobody is looked for in the ids, and only in those that `today` shows. What fits several is never
/// guessed.
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
    match of_id[..] {
        [one] if named.contains(':') => return Ok((one, false)),
        [_, ..] if named.contains(':') => return Err(several(session, named, &of_id)),
        _ => {}
    }
    match find::find(session.book(), named) {
        FindResult::One(customer) => of_customer(session, overview, named, customer, words),
        FindResult::Several(customers) => Err(of_namesakes(session, overview, named, &customers)),
        FindResult::Nobody => {
            let last = plus_days(session.today, SHOWN_AHEAD);
            let shown: Vec<Found> = of_id.iter().copied().filter(|(_, one)| one.listed() <= last).collect();
            match shown[..] {
                // The words may be said beside the reminder, or name it too.
                [one] => Ok((one, !words.is_empty() && has_words(session, one.1, words))),
                [_, ..] => Err(several(session, named, &shown)),
                [] if of_id.is_empty() => Err(nothing()),
                [] => Err(listing(session, "err-no-reminder-now", named, &of_id)),
            }
        }
    }
}

/// The reminder of one customer that has the words; without words the one of today, else the one that is shown.
fn of_customer<'o>(
    session: &Session,
    overview: &'o Overview,
    named: &str,
    customer: CustomerIndex,
    words: &[String],
) -> Result<(Found<'o>, bool), Failure> {
    let all: Vec<Found> = overview.reminders().filter(|(at, _)| *at == customer).collect();
    if all.is_empty() {
        return Err(Failure::usage(session.words, "err-no-reminder", &[("id", named.into())]));
    }
    let chosen: Vec<Found> = if words.is_empty() {
        nearest(session, &all)
    } else {
        all.iter().copied().filter(|(_, reminder)| has_words(session, reminder, words)).collect()
    };
    match chosen[..] {
        [one] => Ok((one, true)),
        [] => {
            let typed = [&[named.to_owned()], words].concat().join(" ");
            Err(listing(session, "err-no-reminder-now", &typed, &all))
        }
        _ => Err(several(session, named, &chosen)),
    }
}

/// Those of today, else those that `today` shows of the coming days.
fn nearest<'o>(session: &Session, found: &[Found<'o>]) -> Vec<Found<'o>> {
    let by = |last: Day| found.iter().copied().filter(move |(_, reminder)| reminder.listed() <= last);
    let of_today: Vec<Found> = by(session.today).collect();
    if of_today.is_empty() { by(plus_days(session.today, SHOWN_AHEAD)).collect() } else { of_today }
}

/// Lists what may be meant by a name of several customers: their reminders, told apart; where not each of them has one,
/// or they are too many, the customers.
fn of_namesakes(session: &Session, overview: &Overview, named: &str, customers: &[CustomerIndex]) -> Failure {
    let all: Vec<Found> = overview.reminders().filter(|(at, _)| customers.contains(at)).collect();
    let tells_all = |found: &Vec<Found>| {
        found.len() <= LISTED && customers.iter().all(|customer| found.iter().any(|(at, _)| at == customer))
    };
    match [nearest(session, &all), all].into_iter().find(tells_all) {
        Some(found) => several(session, named, &found),
        None => session.several_customers(named, customers),
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
    listing(session, "err-several-reminders", named, found)
}

fn listing(session: &Session, message: &'static str, named: &str, found: &[Found]) -> Failure {
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
    Failure::usage(session.words, message, &[("id", named.into()), ("ids", ids.into())])
}
