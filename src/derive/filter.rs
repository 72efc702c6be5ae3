//! Which customers fit a filter on a day.

use super::state::CustomerState;
use crate::book::audience::Audience;
use crate::book::day::days_between;
use crate::book::filter::Filter;
use crate::book::{Card, Customer, Day, field, find};

/// Whether all conditions hold.
pub fn fits(filter: &Filter, customer: &Customer, state: &CustomerState, today: Day) -> bool {
    let card = &customer.card;
    let silent = || match state.contact.last.map(|last| last.day).or(card.entered()) {
        Some(day) => days_between(day, today),
        None => i32::MAX,
    };
    filter.fields.iter().all(|(key, wanted)| has(card, key, wanted))
        && (!filter.overdue || state.ledgers.iter().any(|ledger| !ledger.overdue(today).is_zero()))
        && (!filter.due || state.due_by(today).next().is_some())
        && filter.stale.is_none_or(|days| silent() >= days)
        && filter.text.iter().all(|text| find::means(text, customer))
}

/// Whether a field of the card holds one of these texts; of tags, all of them.
fn has(card: &Card, key: &str, wanted: &[String]) -> bool {
    let is_one_of = |has: &str| wanted.iter().any(|want| want == has);
    match key {
        "tags" => wanted.iter().all(|tag| card.tags.contains(tag)),
        "region" => card.region.as_deref().is_some_and(|region| wanted.iter().any(|want| is_in(region, want))),
        // A field that the card leaves out has its default value.
        "kind" => is_one_of(card.kind().word()),
        "stage" if card.is_lost() => is_one_of("lost"),
        "stage" => is_one_of(card.stage.map_or("active", |stage| stage.word())),
        key => field::field(key).is_some_and(|field| (field.value)(card).texts().into_iter().any(is_one_of)),
    }
}

/// Whether a region equals another one or lies below it.
fn is_in(region: &str, other: &str) -> bool {
    region.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a festival or a rule is for this customer.
pub fn is_meant(audience: &Audience, customer: &Customer, state: &CustomerState, today: Day) -> bool {
    audience.has_tier(customer.card.tier.as_deref()) && fits(&audience.filter, customer, state, today)
}

/// Whether an audience means a customer whatever was noted about them; one that asks for more than the card means nobody.
pub fn is_meant_by_card(audience: &Audience, customer: &Customer) -> bool {
    let Filter { fields, overdue, due, stale, text } = &audience.filter;
    let asks_more = *overdue || *due || stale.is_some();
    !asks_more
        && audience.has_tier(customer.card.tier.as_deref())
        && fields.iter().all(|(key, wanted)| has(&customer.card, key, wanted))
        && text.iter().all(|text| find::means(text, customer))
}
