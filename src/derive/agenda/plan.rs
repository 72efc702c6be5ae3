//! Follow-up plans and appointments that are not done.

use super::kind_rules::KindRules;
use super::scope::Scope;
use crate::book::Time;
use crate::book::settings::PhoneKind;
use crate::derive::reminder::{Kind, Rank, Reminder, Source, Weight, Why};
use crate::derive::state::CustomerState;

/// Plans stay for a customer who is lost; an appointment that has passed counts as a plan.
pub const RULES: KindRules = KindRules {
    kind: Kind::Plan,
    derive,
    late_rank: Some(Rank::Plan),
    lapses: false,
    of_lost_customers: true,
    is_on_card: true,
    is_in_rail: false,
    is_named_by_subject: true,
    names_its_day: false,
    tells_own_lateness: false,
    keeps_its_day: true,
    is_held: |_| false,
    phone: |reminder| Some(if reminder.time.is_some() { PhoneKind::Appointment } else { PhoneKind::Plan }),
};

fn derive(scope: &Scope, _: &CustomerState, found: &mut Vec<Reminder>) {
    let plans = scope.customer.plans.iter().enumerate();
    for (at, plan) in plans.filter(|(_, plan)| plan.done.is_none_or(|done| done > scope.today)) {
        let Some(due) = plan.due else { continue };
        let why = Why::Plan { title: plan.title().to_owned(), appointment: due.time.is_some(), chance: plan.chance };
        let rank = if due.time.is_some() { Rank::Appointment } else { Rank::Plan };
        let minute = |time: Time| Weight::Minute(time.hour() as u16 * 60 + time.minute() as u16);
        let weight = due.time.map_or(Weight::Days, minute);
        let reminder = RULES.reminder(scope, &plan.stem, due.day, rank, Source::Plan(at), why).weighed(weight);
        let lead = scope.lead().plan;
        found.push(
            reminder
                .about(plan.title())
                .at(due.time)
                .of_amount(plan.amount, &scope.book.settings.currency)
                .near_within(lead),
        );
    }
}
