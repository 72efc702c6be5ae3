//! An edition of the book as JSON, in the form of [`json_book`](super::json_book): made of the book as a profile shows it,
//! and not of its files, so that nothing can stay that the profile leaves out.
//!
//! Each record is taken apart in full, so that a new field does not compile until it goes out here, or is left out on
//! purpose. The settings, the texts and the papers do not go along.

mod account;
mod card;
mod record;
mod value;

use serde_json::{Value, json};

use super::json_book;
use crate::book::{Book, CustomerFolder};
use account::of_account;
use card::of_card;
use record::{of_complaint, of_plan, of_visit};
use value::kept;

/// The customers of a book with their records.
pub fn of(book: &Book) -> Value {
    let mut made = json_book::empty();
    for customer in &book.customers {
        made["customers"][customer.id.as_ref() as &str] = of_customer(&customer.folder);
    }
    made
}

fn of_customer(customer: &CustomerFolder) -> Value {
    let CustomerFolder {
        id: _,
        reading: _,
        card,
        account,
        visits,
        plans,
        complaints,
        files: _,
        fingerprint: _,
        card_fingerprint: _,
    } = customer;
    let named = |records: Vec<(&str, Value)>| {
        Value::Object(records.into_iter().map(|(stem, record)| (stem.to_owned(), record)).collect())
    };
    kept(json!({
        "card": of_card(card),
        "account": account.as_deref().map(|account| json!({ "fields": of_account(account) })),
        "visits": named(visits.iter().map(|visit| (&*visit.stem, of_visit(visit))).collect()),
        "plans": named(plans.iter().map(|plan| (plan.stem.as_str(), of_plan(plan))).collect()),
        "complaints": named(complaints.iter().map(|one| (one.stem.as_str(), of_complaint(one))).collect()),
    }))
}
