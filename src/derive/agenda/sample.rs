//! Samples that were handed over, and are asked about some days later.

use super::kind_rules::KindRules;
use super::occasion::answers;
use super::scope::Scope;
use crate::book::day::plus_days;
use crate::book::occasion::of_sample;
use crate::derive::reminder::{Kind, Rank, Reminder, Source, Why};
use crate::derive::state::CustomerState;

/// Talks about something else are no answer.
pub const RULES: KindRules = KindRules {
    kind: Kind::Sample,
    derive,
    late_rank: None,
    lapses: false,
    of_lost_customers: false,
    is_on_card: true,
    is_in_rail: false,
    is_named_by_subject: true,
    names_its_day: false,
    tells_own_lateness: true,
    keeps_its_day: false,
    is_held: |_| true,
    phone: |_| None,
};

/// A later note answers a sample: with its name, all of that name handed over before; with its name and day, that one.
fn derive(scope: &Scope, _: &CustomerState, found: &mut Vec<Reminder>) {
    let visits = &scope.customer.visits;
    for (at, visit) in visits.iter().enumerate().filter(|(_, visit)| visit.day <= scope.today) {
        let Some(name) = visit.sample.as_deref() else { continue };
        let [any, this] = of_sample(name, visit.day);
        let later = visits[at + 1..].iter().take_while(|later| later.day <= scope.today);
        let is_answered = later.clone().any(|later| answers(later, &any) || answers(later, &this));
        let is_repeated = later.take_while(|later| later.day == visit.day).any(|later| later.sample == visit.sample);
        if is_answered || is_repeated {
            continue;
        }
        let due = plus_days(visit.day, scope.lead().sample.into());
        let due = scope.book.settings.working_day_from(due);
        let why = Why::Sample { name: name.to_owned(), given: visit.day };
        let subject = format!("{name}:{}", visit.day);
        let source = Source::Sample { visit: at, occasion: this };
        found.push(RULES.reminder(scope, &subject, due, Rank::Plan, source, why).about(name));
    }
}
