//! Products that expire and warranties that end.

use super::Scope;
use crate::book::Day;
use crate::book::customer::Product;
use crate::derive::CustomerState;
use crate::derive::reminder::{Kind, Rank, Reminder, Why};

pub fn derive(scope: &Scope, state: &CustomerState, found: &mut Vec<Reminder>) {
    for product in &scope.customer.card.products {
        if let Some(day) = product.expires {
            add(scope, state, product, day, false, found);
        }
        if let Some(day) = product.warranty {
            add(scope, state, product, day, true, found);
        }
    }
}

fn add(scope: &Scope, state: &CustomerState, product: &Product, day: Day, warranty: bool, found: &mut Vec<Reminder>) {
    let key = product.no.as_deref().unwrap_or(&product.name);
    let subject = format!("{key}:{day}");
    let why = Why::Expiry { product: product.name.clone(), warranty };
    let lead = scope.lead().expiry;
    let mut reminder = scope.reminder(Kind::Expiry, &subject, day, Rank::Plan, why).about(product.name.clone());
    reminder.up = scope.comes_up(day, &[lead], state.contact.last.map(|last| last.day));
    let currency = &scope.book.settings.currency;
    found.push(reminder.of_amount(product.amount, currency).near_within(lead));
}
