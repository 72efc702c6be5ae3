//! Named days: anniversaries, and days that are remembered only once.

use super::kind_rules::KindRules;
use super::occasion::{self, Occasion};
use super::scope::Scope;
use crate::derive::reminder::{Kind, Reminder, Why};
use crate::derive::state::CustomerState;

/// The phone's calendar has named days from the cards, answered or not.
pub const RULES: KindRules = KindRules {
    kind: Kind::Date,
    derive,
    late_rank: None,
    lapses: true,
    of_lost_customers: false,
    is_on_card: false,
    is_in_rail: true,
    is_named_by_subject: true,
    names_its_day: false,
    tells_own_lateness: true,
    keeps_its_day: true,
    is_held: |_| false,
    phone: |_| None,
};

fn derive(scope: &Scope, _: &CustomerState, found: &mut Vec<Reminder>) {
    for date in &scope.customer.card.dates {
        let occasion = Occasion {
            rules: &RULES,
            on: date.on,
            once: date.once,
            answer: date.name.clone(),
            subject: Some(&date.name),
            lead: scope.lead().date,
        };
        occasion::add(scope, occasion, found, |_, years| Why::Date { name: date.name.clone(), years });
    }
}
