//! A deal of the report, and its amount as a cell.

use rust_decimal::Decimal;

use super::{Cell, Input};
use crate::book::{CustomerIndex, Money};
use crate::derive::deal::DealState;

/// A deal with its customer.
pub(super) type Deal<'b> = (CustomerIndex, DealState<'b>);

/// An amount in the book's currency.
pub(super) fn money(input: &Input, amount: Decimal) -> Cell {
    Cell::Money(Money::new(amount, input.book.settings.currency.clone()))
}
