//! Products that expire and warranties that end.

use super::Scope;
use crate::book::Day;
use crate::book::customer::Product;
use crate::derive::reminder::{Kind, Rank, Reminder, Why};

pub fn derive(scope: &Scope, found: &mut Vec<Reminder>) {
    for product in &scope.customer.card.products {
        if let Some(day) = product.expires {
            add(scope, product, day, false, found);
        }
        if let Some(day) = product.warranty {
            add(scope, product, day, true, found);
        }
    }
}

fn add(scope: &Scope, product: &Product, day: Day, warranty: bool, found: &mut Vec<Reminder>) {
    let key = product.no.as_deref().unwrap_or(&product.name);
    let subject = format!("{key}:{day}");
    let why = Why::Expiry { product: product.name.clone(), warranty };
    let reminder = scope.reminder(Kind::Expiry, &subject, day, Rank::Plan, why).about(product.name.clone());
    let currency = &scope.book.settings.currency;
    found.push(reminder.of_amount(product.amount, currency).near_within(scope.lead().expiry));
}
