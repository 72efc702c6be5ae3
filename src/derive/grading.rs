//! The tier that follows from what customers brought.

use rust_decimal::Decimal;

use super::earned::earned;
use super::loyalty::year_until;
use crate::book::{Book, CustomerIndex, Day};

/// The tier that follows for each customer from what the year up to a day brought, as a place among the tiers of the
/// settings, and the value from which it follows; the largest first. A share of what those brought whom a customer
/// introduced counts too.
pub fn proposed(book: &Book, today: Day) -> Vec<(CustomerIndex, Decimal, usize)> {
    let rules = &book.settings.grading;
    let year = year_until(today);
    let own = |at: CustomerIndex| earned(&book.customers[at], book.settings.counted, year, &book.settings.currency);
    let part = Decimal::from(rules.referred) / Decimal::ONE_HUNDRED;
    let value = |at: CustomerIndex| {
        let brought: Decimal = book.customers[at].introduced.iter().map(|&new| own(new)).sum();
        own(at) + (brought * part).round_dp(2)
    };
    let mut values: Vec<(CustomerIndex, Decimal)> =
        (0..book.customers.len()).map(|at| (at, value(at))).filter(|(_, value)| *value > Decimal::ZERO).collect();
    values.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let total: Decimal = values.iter().map(|(_, value)| *value).sum();
    let tiers = book.settings.tiers.len();
    let mut before = Decimal::ZERO;
    let grade = |(at, value): (CustomerIndex, Decimal)| {
        let place = rules.tier(before * Decimal::ONE_HUNDRED / total, tiers);
        before += value;
        (at, value, place)
    };
    values.into_iter().map(grade).collect()
}
