//! Promises, mine and theirs, without an amount.

use super::kind_rules::KindRules;
use super::scope::Scope;
use crate::book::settings::PhoneKind;
use crate::derive::promise_ref::{Subjects, made_by};
use crate::derive::reminder::{Kind, Rank, Reminder, Source, Why};
use crate::derive::state::CustomerState;

/// A broken promise ranks above money.
pub const RULES: KindRules = KindRules {
    kind: Kind::Promise,
    derive,
    late_rank: Some(Rank::Broken),
    lapses: false,
    of_lost_customers: true,
    is_on_card: true,
    is_in_rail: false,
    is_named_by_subject: false,
    names_its_day: false,
    tells_own_lateness: false,
    keeps_its_day: true,
    is_held: |_| false,
    phone: |_| Some(PhoneKind::Promise),
};

fn derive(scope: &Scope, _: &CustomerState, found: &mut Vec<Reminder>) {
    let mut subjects = Subjects::new(scope.customer);
    for place in made_by(scope.customer, scope.today) {
        let promise = place.get(scope.customer);
        if promise.amount.is_some() || promise.kept {
            continue;
        }
        let why = Why::Promise { text: promise.text.clone(), by: promise.by };
        let source = Source::Promise(place);
        let reminder = RULES.reminder(scope, &subjects.of(place), promise.due, Rank::OnlyToday, source, why);
        found.push(reminder.about(promise.text.clone()).near_within(scope.lead().promise));
    }
}
