//! Bad debts: what was given up, or is over a year late, and what came back of it.

use rust_decimal::Decimal;

use super::{CustomerState, account};
use crate::book::day::days_between;
use crate::book::{Customer, Day};

/// Days past due after which a debt counts as bad.
pub const DAYS: i32 = 365;

/// One invoice that is lost, or as good as lost.
#[derive(Clone, Debug, PartialEq)]
pub struct BadDebt {
    /// Its position in the account.
    pub index: usize,
    pub currency: String,
    pub written_off: Decimal,
    /// What is still open and over a year late.
    pub open: Decimal,
    /// What came for it after it was given up.
    pub recovered: Decimal,
}

/// The bad debts of a customer.
pub fn derive(customer: &Customer, state: &CustomerState, today: Day) -> Vec<BadDebt> {
    let Some(book_account) = &customer.account else { return Vec::new() };
    let mut found = Vec::new();
    for ledger in &state.ledgers {
        for invoice in &ledger.invoices {
            let old = invoice.parts.iter().filter(|part| days_between(part.due, today) > DAYS);
            let open: Decimal = old.map(|part| part.open).sum();
            if open.is_zero() && invoice.written_off.is_zero() {
                continue;
            }
            let this = &book_account.invoices[invoice.index];
            let after = |payment: &&crate::book::account::Payment| {
                let off = this.written_off.as_ref().map(|off| off.date);
                off.is_some_and(|off| payment.date > off)
                    && account::counts(payment, today)
                    && payment.targets.iter().any(|(no, _)| *no == this.no)
            };
            let came: Decimal = book_account.payments.iter().filter(after).map(|payment| payment.amount).sum();
            found.push(BadDebt {
                index: invoice.index,
                currency: ledger.currency.clone(),
                written_off: invoice.written_off,
                open,
                recovered: came.min(invoice.written_off),
            });
        }
    }
    found
}
