//! Invoices overdue and soon due.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Scope;
use crate::derive::account::InvoiceState;
use crate::derive::payment_promise::Standing;
use crate::derive::reminder::{Kind, Rank, Reminder, Why};
use crate::derive::{CustomerState, Ledger};

/// One reminder for each open invoice, on the day of its earliest open part. A promise to pay that
/// is not yet due stands for its invoice.
pub fn derive(scope: &Scope, state: &CustomerState, found: &mut Vec<Reminder>) {
    for ledger in &state.ledgers {
        for invoice in ledger.invoices.iter().filter(|invoice| !invoice.open().is_zero()) {
            if !is_promised(scope, state, invoice) {
                found.push(remind(scope, ledger, invoice));
            }
        }
    }
}

fn remind(scope: &Scope, ledger: &Ledger, state: &InvoiceState) -> Reminder {
    let invoice = scope.customer.account.as_ref().map(|account| &account.invoices[state.index]);
    let no = invoice.map(|invoice| invoice.no.clone()).unwrap_or_default();
    let why = Why::Invoice { no: no.clone(), disputed: invoice.is_some_and(|invoice| invoice.disputed.is_some()) };
    let overdue = state.overdue(scope.today);
    let due_today: Decimal = state.parts.iter().filter(|part| part.due == state.due()).map(|part| part.open).sum();
    let amount = if overdue.is_zero() { due_today } else { overdue };
    let mut reminder = scope.reminder(Kind::Invoice, &no, state.due(), Rank::Money, why);
    reminder.weight = -amount.round().to_i64().unwrap_or(i64::MAX);
    reminder.about(no).of_amount(Some(amount), &ledger.currency).near_within(scope.lead().invoice)
}

fn is_promised(scope: &Scope, state: &CustomerState, invoice: &InvoiceState) -> bool {
    let Some(account) = &scope.customer.account else { return false };
    let no = Some(account.invoices[invoice.index].no.as_str());
    state.payment_promises.iter().any(|paying| {
        paying.standing == Standing::Pending && !paying.closed && paying.promise.get(scope.customer).invoice.as_deref() == no
    })
}
