//! The user's own rules: the `[[rule]]`s of the settings.

use super::kind_rules::KindRules;
use super::occasion::answers;
use super::scope::Scope;
use crate::book::Day;
use crate::book::customer::FieldValue;
use crate::book::day::plus_days;
use crate::book::rule::Rule;
use crate::book::settings::PhoneKind;
use crate::derive::reminder::{Kind, Rank, Reminder, Source, Why};
use crate::derive::{CustomerState, filter};

/// A rule appears by its lead days.
pub const RULES: KindRules = KindRules {
    kind: Kind::Rule,
    derive,
    late_rank: None,
    lapses: false,
    of_lost_customers: false,
    is_on_card: true,
    is_in_rail: false,
    is_named_by_subject: true,
    names_its_day: true,
    tells_own_lateness: true,
    keeps_its_day: true,
    is_held: |_| false,
    phone: |_| Some(PhoneKind::Rule),
};

/// Adds what the rules ask for.
fn derive(scope: &Scope, state: &CustomerState, found: &mut Vec<Reminder>) {
    for (at, rule) in scope.book.settings.rules.iter().enumerate() {
        let meant = filter::is_meant(&rule.audience, scope.book, scope.customer, state, scope.today);
        if let Some((due, last)) = due(scope, state, rule).filter(|_| meant) {
            let why = Why::Rule { name: rule.name.clone(), last };
            let subject = format!("{}:{due}", rule.name);
            let reminder = RULES.reminder(scope, &subject, due, Rank::Plan, Source::Rule(at), why);
            let mut reminder = reminder.about(rule.name.clone());
            reminder.comes_up = scope.comes_up(due, &rule.lead, state.contact.last.map(|last| last.day));
            found.push(reminder.near_within(rule.lead.first().copied().unwrap_or_default()));
        }
    }
}

/// When a rule is due next, and the day it counts from where that is a field or a note. A rule with a field does not
/// apply to a customer without a day in that field.
fn due(scope: &Scope, state: &CustomerState, rule: &Rule) -> Option<(Day, Option<Day>)> {
    let noted = last_answer(scope, rule);
    let (from, counted) = match &rule.field {
        Some(field) => {
            let Some(FieldValue::Day(day)) = scope.customer.custom.get(field) else { return None };
            (*day, Some(*day))
        }
        None => (scope.customer.entered(scope.today)?, None),
    };
    if let Some(every) = rule.every {
        let last = counted.max(noted);
        return Some((every.after(last.unwrap_or(from)), last));
    }
    let due = rule.after.map_or(from, |after| after.after(from));
    let asked_from = plus_days(due, -i32::from(rule.lead.first().copied().unwrap_or_default()));
    // Any call answers a first call. Only a note with this `occasion`, or a new day, answers a field's day.
    let contact = state.contact.last.map(|last| last.day).filter(|_| rule.field.is_none());
    let answered = noted.max(contact).is_some_and(|day| day >= asked_from);
    // Where the field is the due day itself, there is no day to count from.
    (!answered).then_some((due, counted.filter(|_| rule.after.is_some())))
}

/// The day of the last note whose `occasion` names the rule.
fn last_answer(scope: &Scope, rule: &Rule) -> Option<Day> {
    let notes = scope.customer.visits.iter().rev().filter(|visit| visit.day <= scope.today);
    notes.into_iter().find(|visit| answers(visit, &rule.name)).map(|visit| visit.day)
}
