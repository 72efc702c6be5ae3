//! Shares, means and amounts as cells; nothing where there is nothing to divide by.

use rust_decimal::Decimal;

use super::{Cell, Input};
use crate::book::Money;

/// A part of a whole in per cent, rounded.
pub(super) fn share(part: usize, whole: usize) -> Cell {
    match whole {
        0 => Cell::Empty,
        whole => Cell::Percent((Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole)).round()),
    }
}

/// The mean of so many, with one decimal.
pub(super) fn mean(sum: usize, count: usize) -> Cell {
    match count {
        0 => Cell::Empty,
        count => Cell::Decimal((Decimal::from(sum) / Decimal::from(count)).round_dp(1).normalize()),
    }
}

/// An amount in the book's currency.
pub(super) fn money(input: &Input, amount: Decimal) -> Cell {
    Cell::Money(Money::new(amount, input.book.settings.currency.clone()))
}
