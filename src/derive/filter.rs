//! Which customers fit a filter on a day.

use super::CustomerState;
use crate::book::audience::Audience;
use crate::book::day::days_between;
use crate::book::filter::Filter;
use crate::book::{Customer, Day, names};

/// Whether all conditions hold.
pub fn fits(filter: &Filter, customer: &Customer, state: &CustomerState, today: Day) -> bool {
    let card = &customer.card;
    let one_of = |wanted: &[String], has: Option<&str>| {
        wanted.is_empty() || has.is_some_and(|has| wanted.iter().any(|want| want == has))
    };
    let in_region =
        |region: &str| filter.regions.iter().any(|want| region == want || region.starts_with(&format!("{want}/")));
    let stage = if card.is_lost() { "lost" } else { card.stage.map_or("active", |stage| stage.word()) };
    let silent = || match state.contact.last.map(|last| last.day).or(card.since) {
        Some(day) => days_between(day, today),
        None => i32::MAX,
    };
    one_of(&filter.tiers, card.tier.as_deref())
        && one_of(&filter.stages, Some(stage))
        && one_of(&filter.genders, card.gender.map(|gender| gender.word()))
        && one_of(&filter.industries, card.industry.as_deref())
        && one_of(&filter.kinds, Some(card.kind().word()))
        && (filter.regions.is_empty() || card.region.as_deref().is_some_and(in_region))
        && filter.tags.iter().all(|tag| card.tags.contains(tag))
        && (!filter.overdue || state.ledgers.iter().any(|ledger| !ledger.overdue(today).is_zero()))
        && (!filter.due || state.due_by(today).next().is_some())
        && filter.stale.is_none_or(|days| silent() >= days)
        && filter.text.iter().all(|text| mentions(customer, text))
}

/// Whether a festival or a rule is for this customer.
pub fn is_meant(audience: &Audience, customer: &Customer, state: &CustomerState, today: Day) -> bool {
    audience.has_tier(customer.card.tier.as_deref()) && fits(&audience.filter, customer, state, today)
}

fn mentions(customer: &Customer, text: &str) -> bool {
    let card = &customer.card;
    std::iter::once(&card.name).chain(&card.aliases).any(|name| name.to_lowercase().contains(text))
        || customer.id.to_lowercase().contains(text)
        || customer.reading.replace(' ', "").contains(&text.replace(' ', ""))
        || names::initials(&customer.reading) == text
        || text.len() >= 4 && customer.phone_digits().any(|phone| phone.ends_with(text))
}
