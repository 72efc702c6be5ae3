//! Revisits: by the tier's cadence, the customer's own, or a note's `next`.

use super::kind_rules::KindRules;
use super::scope::Scope;
use crate::book::day::{days_between, plus_days};
use crate::book::settings::PhoneKind;
use crate::book::{Book, Channel, Customer, Day};
use crate::derive::contact::ContactState;
use crate::derive::reminder::{Kind, Rank, Reminder, Rhythm, Source, State, Weight, Why};
use crate::derive::state::CustomerState;

/// The day of the next revisit: `next` where a note says so, else the cadence from the last contact, from the day on
/// which the card came into the book when there was none, today without either. Never before `paused`; on a working
/// day, unless a note names the very day.
pub fn due(scope: &Scope, contact: &ContactState) -> Option<Day> {
    let card = &scope.customer.card;
    if card.is_lost() {
        return None;
    }
    if let Some(next) = contact.next.filter(|next| card.paused.is_none_or(|paused| next.on >= paused)) {
        return Some(next.on);
    }
    let cadence = scope.book.cadence(scope.customer);
    let by_cadence = || {
        let cadence = cadence?;
        Some(match (contact.last, begin(scope.book, scope.customer, scope.today)) {
            (Some(last), _) => plus_days(last.day, cadence.into()),
            (None, Some(begin)) => first_contact(scope, begin, cadence),
            (None, None) => scope.today,
        })
    };
    let due = contact.next.map(|next| next.on).or_else(by_cadence)?;
    let due = card.paused.map_or(due, |paused| due.max(paused));
    Some(scope.book.settings.working_day_from(due))
}

/// The day from which the rhythm of a customer without a contact counts: the day on which the card came into the book, as
/// it says, or as the history says. `since` may be years before the card was written; it is ignored once it is more than
/// two cadences ago.
pub fn begin(book: &Book, customer: &Customer, today: Day) -> Option<Day> {
    let twice = book.cadence(customer).map_or(0, |cadence| i32::from(cadence) * 2);
    let since = || customer.card.since.filter(|since| days_between(*since, today) <= twice);
    customer.card.added.or_else(since).or_else(|| customer.arrived(today))
}

/// How many days are tried to find a working day; after that a day off is accepted.
const ATTEMPTS: u64 = 32;

/// The day of the first call to a new customer: one cadence after `begin`. Where more customers were added on that day
/// than fit into one day, the calls are spread over the cadence; the id decides, so the day never changes.
fn first_contact(scope: &Scope, begin: Day, cadence: u16) -> Day {
    let together = scope.shared.arrivals.get(&begin).copied().unwrap_or_default();
    if together <= scope.book.settings.day.contacts {
        return plus_days(begin, cadence.into());
    }
    let settings = &scope.book.settings;
    let day = |attempt: u64| {
        let place = xxhash_rust::xxh3::xxh3_64_with_seed(scope.customer.id.as_bytes(), attempt) % u64::from(cadence);
        plus_days(begin, 1 + place as i32)
    };
    // Skips days off; otherwise all calls of a weekend would fall on its Monday.
    (0..ATTEMPTS).map(day).find(|&day| settings.is_working_day(day)).unwrap_or_else(|| day(0))
}

/// Whether the day was named by a note, so that it is kept even on a day off.
fn is_agreed(reminder: &Reminder) -> bool {
    matches!(reminder.why, Why::Revisit { rhythm: Rhythm::Next { .. }, .. })
}

/// Time to be in touch.
pub const RULES: KindRules = KindRules {
    kind: Kind::Revisit,
    derive,
    late_rank: None,
    lapses: false,
    of_lost_customers: false,
    is_on_card: false,
    is_in_rail: false,
    is_named_by_subject: false,
    names_its_day: false,
    tells_own_lateness: true,
    keeps_its_day: false,
    is_held: |reminder| !is_agreed(reminder),
    phone: |_| Some(PhoneKind::Revisit),
};

fn derive(scope: &Scope, state: &CustomerState, found: &mut Vec<Reminder>) {
    let Some(due) = state.revisit_due else { return };
    let contact = &state.contact;
    let cadence = scope.book.cadence(scope.customer);
    let rhythm = match (contact.next, scope.customer.card.cadence, scope.book.tier(scope.customer)) {
        (Some(next), ..) => Rhythm::Next { said: next.said, at: next.at, is_retry: next.is_retry },
        (None, Some(days), _) => Rhythm::Own { days },
        (None, None, Some((name, tier))) => Rhythm::Tier { name: name.to_owned(), days: tier.every },
        (None, None, None) => return,
    };
    let why = Why::Revisit {
        rhythm,
        last: contact.last.map(|last| (last.day, last.channel)),
        since: begin(scope.book, scope.customer, scope.today),
        unanswered: contact.unanswered,
    };
    let subject = contact.last.map_or_else(|| "never".to_owned(), |last| last.day.to_string());
    let mut reminder = RULES.reminder(scope, &subject, due, Rank::Revisit, Source::Rhythm(Channel::Call), why);
    reminder.state = match contact.last {
        None => State::Never,
        Some(_) if due > scope.today => State::Soon,
        Some(last) => {
            let twice = i32::from(cadence.unwrap_or(u16::MAX / 2)) * 2;
            if days_between(last.day, scope.today) >= twice { State::Overdue } else { State::Due }
        }
    };
    // A time of the day is kept like that of an appointment, until the day is over.
    if let Some(at) = contact.next.and_then(|next| next.at).filter(|_| due >= scope.today) {
        reminder.rank = Rank::Appointment;
        let minute = Weight::Minute(at.hour() as u16 * 60 + at.minute() as u16);
        found.push(reminder.at(Some(at)).weighed(minute));
        return;
    }
    // The longest over its cadence comes first; a first contact comes last.
    found.push(reminder.weighed(Weight::OfCadence(cadence.unwrap_or(30))));
}
