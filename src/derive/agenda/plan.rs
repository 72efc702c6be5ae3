//! Follow-up plans and appointments that are not done.

use super::Scope;
use crate::derive::reminder::{Kind, Rank, Reminder, Why};

pub fn derive(scope: &Scope, found: &mut Vec<Reminder>) {
    for plan in scope.customer.plans.iter().filter(|plan| plan.done.is_none_or(|done| done > scope.today)) {
        let Some(due) = plan.due else { continue };
        let why = Why::Plan { title: plan.title().to_owned(), appointment: due.time.is_some(), chance: plan.chance };
        let of_the_day = due.time.is_some() && due.day >= scope.today;
        let rank = if of_the_day { Rank::Appointment } else { Rank::Plan };
        let mut reminder = scope.reminder(Kind::Plan, &plan.stem, due.day, rank, why);
        if let Some(time) = due.time.filter(|_| of_the_day) {
            reminder.weight = i64::from(time.hour()) * 60 + i64::from(time.minute());
        }
        let lead = scope.lead().plan;
        let currency = &scope.book.settings.currency;
        found.push(reminder.about(plan.title()).at(due.time).of_amount(plan.amount, currency).near_within(lead));
    }
}
