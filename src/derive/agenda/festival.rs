//! Festivals: whom the settings say to greet.

use super::Scope;
use super::occasion::is_answered;
use crate::book::festival::Festival;
use crate::derive::reminder::{Kind, Rank, Reminder, Why};
use crate::derive::{CustomerState, filter};

/// Adds the festivals on which this customer is greeted, from the days of lapse before today on.
pub fn derive(scope: &Scope, state: &CustomerState, found: &mut Vec<Reminder>) {
    for &(at, day) in &scope.shared.festivals {
        let festival = &scope.book.settings.festivals[at];
        let lead = lead(scope, festival);
        if !filter::is_meant(&festival.audience, scope.customer, state, scope.today)
            || is_answered(scope, &festival.id, lead, day)
        {
            continue;
        }
        let why = Why::Festival { id: festival.id.clone(), name: festival.name.clone() };
        let subject = format!("{}:{day}", festival.id);
        // Greetings to many that are late by days do not go before promises and money.
        let rank = if day < scope.today { Rank::Plan } else { Rank::OnlyToday };
        let mut reminder = scope.reminder(Kind::Festival, &subject, day, rank, why).about(festival.id.clone());
        reminder.weight = i64::from(reminder.days.abs());
        found.push(reminder.near_within(lead));
    }
}

/// How many days ahead greeting for a festival begins.
pub fn lead(scope: &Scope, festival: &Festival) -> u16 {
    festival.lead.unwrap_or(scope.lead().festival)
}
