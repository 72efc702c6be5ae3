//! Quiet drift: a customer who grows distant, shown with the numbers that prove it.
//!
//! The rules are plain and few: silence over twice the customer's own usual gap, payments later than they used to be,
//! satisfaction that falls, promises broken. One reminder covers all current signs; a conversation after a sign clears
//! that sign.

use super::kind_rules::KindRules;
use super::scope::Scope;
use crate::book::day::{days_between, plus_days};
use crate::book::visit::Party;
use crate::book::{Channel, Day};
use crate::derive::ledger::InvoiceState;
use crate::derive::payment_promise::Standing;
use crate::derive::promise_ref::all;
use crate::derive::reminder::{Kind, Rank, Reminder, Sign, Source, Weight, Why};
use crate::derive::{CustomerState, Ledger};

/// How many gaps between contacts are needed for a habit, and how many of the last gaps count.
const GAPS: std::ops::RangeInclusive<usize> = 4..=12;

/// Shorter silences are never drift, however frequent the contacts were before.
const LEAST_SILENCE: i32 = 14;

/// Invoices that are compared: the last ones paid with those before.
const LAST_INVOICES: usize = 3;

/// Days by which payments must be later than they used to be.
const SLOWER_BY: i32 = 7;

/// Days within which broken promises add up, and how many it takes.
const BROKEN_WITHIN: i32 = 90;
const BROKEN: usize = 2;

/// The reason says since when.
pub const RULES: KindRules = KindRules {
    kind: Kind::Drift,
    derive,
    late_rank: None,
    lapses: false,
    of_lost_customers: false,
    is_on_card: false,
    is_in_rail: false,
    is_named_by_subject: false,
    names_its_day: true,
    tells_own_lateness: true,
    keeps_its_day: false,
    is_held: |_| true,
    phone: |_| None,
};

/// Adds one reminder with all signs that no conversation has followed yet.
fn derive(scope: &Scope, state: &CustomerState, found: &mut Vec<Reminder>) {
    let resting = scope.customer.card.paused.is_some_and(|paused| paused > scope.today);
    let Some(last) = state.contact.last.map(|last| last.day).filter(|_| !resting) else { return };
    let signs = [
        silence(scope, state, last),
        slower_payment(state),
        less_satisfied(scope),
        disputed(scope),
        broken_promises(scope, state),
    ];
    let open: Vec<(Day, Sign)> = signs.into_iter().flatten().filter(|(since, _)| *since > last).collect();
    let Some(began) = open.iter().map(|(since, _)| *since).min() else { return };
    let why = Why::Drift { signs: open.into_iter().map(|(_, sign)| sign).collect() };
    let source = Source::Rhythm(Channel::Call);
    let reminder = RULES.reminder(scope, &began.to_string(), began, Rank::Revisit, source, why);
    // Sorted among the revisits by its duration, as if the cadence were one month.
    found.push(reminder.weighed(Weight::OfCadence(30)));
}

/// Silence of more than twice the usual gap; the day is the first on which that is so.
fn silence(scope: &Scope, state: &CustomerState, last: Day) -> Option<(Day, Sign)> {
    let days = days_between(last, scope.today);
    let agreed = state.contact.next.is_some_and(|next| next.on >= scope.today);
    if days < LEAST_SILENCE || agreed {
        return None;
    }
    let usual = usual_gap(scope)?;
    let limit = (usual * 2).max(LEAST_SILENCE);
    (days > limit).then(|| (plus_days(last, limit + 1), Sign::Silence { days, usual }))
}

/// The median of the last gaps between days of contact.
fn usual_gap(scope: &Scope) -> Option<i32> {
    let own = scope.customer.visits.iter();
    let others = scope.customer.also.iter().map(|&(owner, visit)| &scope.book.customers[owner].visits[visit as usize]);
    let contacts = own.chain(others).filter(|visit| visit.is_contact() && visit.day <= scope.today);
    let mut days: Vec<Day> = contacts.map(|visit| visit.day).collect();
    days.sort_unstable();
    days.dedup();
    let last = &days[days.len().saturating_sub(GAPS.end() + 1)..];
    let mut gaps: Vec<i32> = last.windows(2).map(|pair| days_between(pair[0], pair[1])).collect();
    gaps.sort_unstable();
    (gaps.len() >= *GAPS.start()).then(|| gaps[gaps.len() / 2])
}

/// The last invoices were paid later than those before them.
fn slower_payment(state: &CustomerState) -> Option<(Day, Sign)> {
    state.ledgers.iter().find_map(slower_in)
}

fn slower_in(ledger: &Ledger) -> Option<(Day, Sign)> {
    let mut paid: Vec<(Day, i32)> = ledger.invoices.iter().filter_map(InvoiceState::settled_late).collect();
    if paid.len() < 2 * LAST_INVOICES {
        return None;
    }
    paid.sort_unstable();
    let (before, last) = paid.split_at(paid.len() - LAST_INVOICES);
    let average = |paid: &[(Day, i32)]| {
        let sum: i32 = paid.iter().map(|(_, late)| late).sum();
        (f64::from(sum) / paid.len() as f64).round() as i32
    };
    let (days, before) = (average(last), average(before));
    let since = last.last().map(|(day, _)| *day)?;
    (days > 0 && days - before > SLOWER_BY).then_some((since, Sign::SlowerPayment { days, before }))
}

/// The last satisfaction that was noted is 3 or less, and at least one below the average before.
fn less_satisfied(scope: &Scope) -> Option<(Day, Sign)> {
    let scored = scope.customer.visits.iter().filter(|visit| visit.day <= scope.today);
    let scores: Vec<(Day, u8)> = scored.filter_map(|visit| Some((visit.day, visit.satisfaction?))).collect();
    let (&(day, score), before) = scores.split_last()?;
    if before.is_empty() || score > 3 {
        return None;
    }
    let sum: u32 = before.iter().map(|&(_, score)| u32::from(score)).sum();
    let before_tenths = sum * 10 / before.len() as u32;
    // Starts the day after the conversation in which it was noted: that conversation does not answer it.
    (before_tenths >= u32::from(score) * 10 + 10)
        .then_some((plus_days(day, 1), Sign::LessSatisfied { score, before_tenths }))
}

/// The newest dispute of the last months.
fn disputed(scope: &Scope) -> Option<(Day, Sign)> {
    let account = scope.customer.account.as_ref()?;
    let recent = |day: &Day| *day <= scope.today && *day >= plus_days(scope.today, -BROKEN_WITHIN);
    let disputes =
        account.invoices.iter().filter_map(|invoice| Some((invoice.disputed.as_ref()?.since.filter(recent)?, invoice)));
    let (since, invoice) = disputes.max_by_key(|(since, _)| *since)?;
    // The conversation in which the dispute came up does not answer it.
    Some((plus_days(since, 1), Sign::Disputed { no: invoice.no.clone() }))
}

/// The customer's promises that were broken within the last months.
fn broken_promises(scope: &Scope, state: &CustomerState) -> Option<(Day, Sign)> {
    let from = plus_days(scope.today, -BROKEN_WITHIN);
    let passed = |due: &Day| *due >= from && *due < scope.today;
    let said = all(scope.customer).map(|place| place.get(scope.customer));
    let words = said.filter(|promise| promise.by == Party::Customer && promise.amount.is_none() && !promise.kept);
    let paid = state
        .payment_promises
        .iter()
        .filter(|paying| matches!(paying.standing, Standing::Broken | Standing::PartlyKept));
    let dues: Vec<Day> = words.map(|promise| promise.due).chain(paid.map(|paying| paying.due)).filter(passed).collect();
    let last = dues.iter().max()?;
    (dues.len() >= BROKEN).then(|| (plus_days(*last, 1), Sign::BrokenPromises { count: dues.len() }))
}
