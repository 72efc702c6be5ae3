//! Terms of payment: which share of an invoice is due when, and what is taken off for paying early.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Day;
use super::day::plus_days;

/// One share of the terms: `net 30`, `eom+15`, `30% net 0`, `2/10 net 30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The share of the amount in percent; 100 where there is only one term.
    pub percent: Decimal,
    /// When this share is due.
    pub rule: TermRule,
    /// What is taken off for paying early; only where this term is for the whole amount.
    pub discount: Option<TermDiscount>,
}

/// How a term counts the days to the due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TermRule {
    /// Days after the invoice.
    Net(u16),
    /// Days after the end of the invoice's month.
    EndOfMonth(u16),
}

/// A discount for paying early: `2/10` is 2 % off within 10 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermDiscount {
    /// The percentage that is taken off.
    pub percent: Decimal,
    /// Days after the invoice within which the payment must come.
    pub days: u16,
}

/// An instalment of an invoice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The day on which it is due.
    pub due: Day,
    /// Its amount, above zero.
    pub amount: Decimal,
}

/// The discount of one invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Discount {
    /// The last day on which the payment may come.
    pub until: Day,
    /// What is taken off the invoice, above zero.
    pub amount: Decimal,
}

impl TermRule {
    /// The day on which an invoice of `date` falls due.
    pub fn due(self, date: Day) -> Day {
        match self {
            TermRule::Net(days) => plus_days(date, days.into()),
            TermRule::EndOfMonth(days) => plus_days(date.last_of_month(), days.into()),
        }
    }
}

/// Splits an amount by the terms into instalments. Each is rounded to the `decimals` of the currency, and the last one
/// takes the rest.
pub fn parts_by_terms(terms: &[Term], amount: Decimal, date: Day, decimals: u32) -> Vec<Part> {
    let mut rest = amount;
    let last = terms.len().saturating_sub(1);
    let part = |(at, term): (usize, &Term)| {
        let share = (amount * term.percent / Decimal::ONE_HUNDRED).round_dp(decimals).min(rest);
        let amount = if at == last { rest } else { share };
        rest -= amount;
        Part { due: term.rule.due(date), amount }
    };
    terms.iter().enumerate().map(part).collect()
}

/// The discount that the terms grant on an amount, rounded to the `decimals` of the currency; `None` where they grant
/// none or where it rounds to zero.
pub fn discount_by_terms(terms: &[Term], amount: Decimal, date: Day, decimals: u32) -> Option<Discount> {
    let [Term { discount: Some(discount), .. }] = terms else { return None };
    let off = (amount * discount.percent / Decimal::ONE_HUNDRED).round_dp(decimals);
    (off > Decimal::ZERO).then(|| Discount { until: plus_days(date, discount.days.into()), amount: off })
}
