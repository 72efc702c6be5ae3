//! Bad debts: invoices that were written off or are over a year late, and what was recovered from them.

use rust_decimal::Decimal;

use super::CustomerState;
use crate::book::Currency;
use crate::book::Day;
use crate::book::day::days_between;

/// Days past due after which a debt counts as bad.
pub const DAYS: i32 = 365;

/// One invoice that was written off, or is over a year late.
#[derive(Clone, Debug, PartialEq)]
pub struct BadDebt {
    /// Its position in the account.
    pub index: usize,
    /// The currency of the invoice and of all amounts here.
    pub currency: Currency,
    /// The amount that was written off.
    pub written_off: Decimal,
    /// The amount that is still open and over a year late.
    pub open: Decimal,
    /// The amount of the written-off part that was paid after all.
    pub recovered: Decimal,
}

/// The bad debts of a customer.
pub fn derive(state: &CustomerState, today: Day) -> Vec<BadDebt> {
    let mut found = Vec::new();
    for ledger in &state.ledgers {
        for invoice in &ledger.invoices {
            let old = invoice.parts.iter().filter(|part| invoice.is_agreed && days_between(part.due, today) > DAYS);
            let open: Decimal = old.map(|part| part.open).sum();
            if open.is_zero() && invoice.written_off.is_zero() {
                continue;
            }
            found.push(BadDebt {
                index: invoice.index,
                currency: ledger.currency.clone(),
                written_off: invoice.written_off,
                open,
                recovered: invoice.recovered,
            });
        }
    }
    found
}
