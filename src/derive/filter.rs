//! Which customers fit a filter on a day.

use super::fact::{self, Comparing, Subject};
use super::state::CustomerState;
use crate::book::audience::Audience;
use crate::book::fact::Fact;
use crate::book::filter::{Condition, Filter};
use crate::book::{Book, Customer, Day, find};

/// Whether all conditions hold.
pub fn fits(filter: &Filter, of: &Subject) -> bool {
    filter.conditions.iter().all(|condition| holds(condition, of))
        && filter.text.iter().all(|text| find::means(text, of.customer))
}

fn holds(condition: &Condition, of: &Subject) -> bool {
    let how = Comparing {
        book: of.book,
        today: of.today,
        is_all: condition.fact == Fact::Card("tags"),
        is_path: condition.fact == Fact::Card("region"),
        is_phone: condition.fact == Fact::Card("phone"),
    };
    fact::value(&condition.fact, of).passes(&condition.test, how)
}

/// Whether a festival or a rule is for this customer.
pub fn is_meant(audience: &Audience, book: &Book, customer: &Customer, state: &CustomerState, today: Day) -> bool {
    let of = Subject { book, customer, state: Some(state), today };
    audience.has_tier(customer.card.tier.as_deref()) && fits(&audience.filter, &of)
}

/// Whether an audience means a customer whatever was noted about them; one that asks for more than the card means nobody.
pub fn is_meant_by_card(audience: &Audience, book: &Book, customer: &Customer, today: Day) -> bool {
    let of = Subject { book, customer, state: None, today };
    audience.filter.is_on_card() && audience.has_tier(customer.card.tier.as_deref()) && fits(&audience.filter, &of)
}
