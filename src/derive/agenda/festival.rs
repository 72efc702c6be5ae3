//! Festivals on which the settings say to greet a customer.

use std::collections::BTreeSet;

use super::kind_rules::KindRules;
use super::occasion::notes_of;
use super::rest;
use super::scope::Scope;
use crate::book::Day;
use crate::book::day::{days_between, plus_days};
use crate::book::festival::Festival;
use crate::derive::greeted::{is_greeted, settles};
use crate::derive::reminder::{Kind, Rank, Reminder, Source, Weight, Why};
use crate::derive::state::CustomerState;

/// A festival greeting that is days late ranks below promises and money. The phone's calendar has the festivals once
/// for all customers.
pub const RULES: KindRules = KindRules {
    kind: Kind::Festival,
    derive,
    late_rank: Some(Rank::Plan),
    lapses: true,
    of_lost_customers: false,
    is_on_card: false,
    is_in_rail: false,
    is_named_by_subject: false,
    names_its_day: false,
    tells_own_lateness: true,
    keeps_its_day: true,
    is_held: |_| false,
    phone: |_| None,
};

/// Adds the festivals on which this customer is greeted, from `lapse` days before today, and those whose rest ends now.
fn derive(scope: &Scope, state: &CustomerState, found: &mut Vec<Reminder>) {
    for &(at, day) in &scope.shared.festivals {
        found.extend(remind(scope, state, &scope.book.settings.festivals[at], day));
    }
    if scope.snoozes.is_empty() {
        return;
    }
    let from = plus_days(scope.today, -i32::from(scope.lead().lapse));
    for festival in scope.book.settings.festivals.iter().filter(|festival| !festival.audience.is_nobody()) {
        let before = RULES.id(scope, &format!("{}:", festival.id));
        let keeping = scope.book.settings.calendar.keeping;
        let days = rest::rested(scope, &before, from).flat_map(|(first, last)| festival.on.days(first, last, keeping));
        let days: BTreeSet<Day> = days.collect();
        found.extend(days.into_iter().filter_map(|day| remind(scope, state, festival, day)));
    }
}

fn remind(scope: &Scope, state: &CustomerState, festival: &Festival, day: Day) -> Option<Reminder> {
    let lead = lead(scope, festival);
    let subject = format!("{}:{day}", festival.id);
    let lapsed = plus_days(day, scope.lead().lapse.into());
    let last = rest::last_day(scope, || RULES.id(scope, &subject), day, lapsed);
    let notes = || notes_of(scope.customer, scope.snoozes, scope.today, &festival.id, lead, day);
    // Nobody was to be greeted before coming into the book.
    let is_before = day < scope.today && scope.customer.entered(scope.today).is_some_and(|entered| day < entered);
    if last < scope.today
        || is_before
        || !is_greeted(scope.book, festival, scope.customer, state, scope.today)
        || notes().any(|note| settles(festival, scope.customer, note))
    {
        return None;
    }
    let gift = notes().next().is_some();
    let why = Why::Festival { id: festival.id.clone(), name: festival.name.clone(), gift };
    let source = Source::Occasion(festival.id.clone());
    let mut reminder = RULES.reminder(scope, &subject, day, Rank::OnlyToday, source, why);
    reminder.lapse = Some(days_between(day, last) as u16);
    Some(reminder.about(festival.id.clone()).weighed(Weight::Distance).near_within(lead))
}

/// How many days ahead greeting for a festival begins.
pub fn lead(scope: &Scope, festival: &Festival) -> u16 {
    festival.lead.unwrap_or(scope.lead().festival)
}
