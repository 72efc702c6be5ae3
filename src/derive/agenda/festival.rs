//! Festivals on which the settings say to greet a customer.

use super::kind_rules::KindRules;
use super::occasion::is_answered;
use super::scope::Scope;
use crate::book::festival::Festival;
use crate::derive::greeted::is_greeted;
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

/// Adds the festivals on which this customer is greeted, from `lapse` days before today.
fn derive(scope: &Scope, state: &CustomerState, found: &mut Vec<Reminder>) {
    for &(at, day) in &scope.shared.festivals {
        let festival = &scope.book.settings.festivals[at];
        let lead = lead(scope, festival);
        if !is_greeted(scope.book, festival, scope.customer, state, scope.today)
            || is_answered(scope, &festival.id, lead, day)
        {
            continue;
        }
        let why = Why::Festival { id: festival.id.clone(), name: festival.name.clone() };
        let subject = format!("{}:{day}", festival.id);
        let source = Source::Occasion(festival.id.clone());
        let reminder = RULES.reminder(scope, &subject, day, Rank::OnlyToday, source, why);
        found.push(reminder.about(festival.id.clone()).weighed(Weight::Distance).near_within(lead));
    }
}

/// How many days ahead greeting for a festival begins.
pub fn lead(scope: &Scope, festival: &Festival) -> u16 {
    festival.lead.unwrap_or(scope.lead().festival)
}
