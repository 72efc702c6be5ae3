//! Products that expire and warranties that end.

use super::{KindRules, Scope};
use crate::book::Day;
use crate::book::customer::Product;
use crate::book::settings::PhoneKind;
use crate::derive::CustomerState;
use crate::derive::reminder::{Kind, Rank, Reminder, Source, Why};

/// An expiry appears by its lead days, and it is in the phone's calendar.
pub const RULES: KindRules = KindRules {
    derive,
    late_rank: None,
    lapses: false,
    of_lost_customers: false,
    is_on_card: true,
    is_in_rail: true,
    is_named_by_subject: true,
    names_its_day: true,
    tells_own_lateness: true,
    phone: |_| Some(PhoneKind::Expiry),
};

fn derive(scope: &Scope, state: &CustomerState, found: &mut Vec<Reminder>) {
    for (at, product) in scope.customer.card.products.iter().enumerate() {
        if let Some(day) = product.expires {
            add(scope, state, (at, product), day, false, found);
        }
        if let Some(day) = product.warranty {
            add(scope, state, (at, product), day, true, found);
        }
    }
}

fn add(
    scope: &Scope,
    state: &CustomerState,
    (index, product): (usize, &Product),
    day: Day,
    warranty: bool,
    found: &mut Vec<Reminder>,
) {
    let key = product.no.as_deref().unwrap_or(&product.name);
    let subject = format!("{key}:{day}");
    let why = Why::Expiry { product: product.name.clone(), warranty };
    let lead = scope.lead().expiry;
    let mut reminder = scope
        .reminder(Kind::Expiry, &subject, day, Rank::Plan, Source::Product { index, warranty }, why)
        .about(product.name.clone());
    reminder.comes_up = scope.comes_up(day, &[lead], state.contact.last.map(|last| last.day));
    found.push(reminder.of_amount(product.amount, &scope.book.settings.currency).near_within(lead));
}
