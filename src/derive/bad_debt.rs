//! Bad debts: invoices that were written off or are over a year late, and what was recovered from them.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::CustomerState;
use crate::book::Currency;
use crate::book::account::Account;
use crate::book::day::days_between;
use crate::book::{Customer, Day};
use crate::derive::ledger::counts;

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
    /// The amount that was paid for it after the write-off.
    pub recovered: Decimal,
}

/// The bad debts of a customer.
pub fn derive(customer: &Customer, state: &CustomerState, today: Day) -> Vec<BadDebt> {
    let Some(book_account) = &customer.account else { return Vec::new() };
    let mut found = Vec::new();
    let mut payments = None;
    for ledger in &state.ledgers {
        for invoice in &ledger.invoices {
            let old = invoice.parts.iter().filter(|part| days_between(part.due, today) > DAYS);
            let open: Decimal = old.map(|part| part.open).sum();
            if open.is_zero() && invoice.written_off.is_zero() {
                continue;
            }
            let this = &book_account.invoices[invoice.index];
            let came = this.written_off.as_ref().map_or(Decimal::ZERO, |off| {
                let payments = payments.get_or_insert_with(|| by_invoice(book_account, today)).get(this.no.as_str());
                payments.into_iter().flatten().filter(|(date, _)| *date > off.date).map(|(_, amount)| *amount).sum()
            });
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

/// Days and amounts of the payments that name each invoice.
fn by_invoice(account: &Account, today: Day) -> HashMap<&str, Vec<(Day, Decimal)>> {
    let mut payments: HashMap<&str, Vec<(Day, Decimal)>> = HashMap::new();
    for payment in account.payments.iter().filter(|payment| counts(payment, today)) {
        let mut numbers: Vec<&str> = payment.targets.iter().map(|(no, _)| no.as_str()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        for no in numbers {
            payments.entry(no).or_default().push((payment.date, payment.amount));
        }
    }
    payments
}
