//! Invoices overdue and soon due.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{KindRules, Scope};
use crate::book::settings::PhoneKind;
use crate::book::{Day, Money};
use crate::derive::ledger::InvoiceState;
use crate::derive::payment_promise::Standing;
use crate::derive::reminder::{Kind, Rank, Reminder, Source, Weight, Why};
use crate::derive::{CustomerState, Ledger};

/// A customer who is lost still owes what is open, so the reminder stays.
pub const RULES: KindRules = KindRules {
    derive,
    late_rank: None,
    lapses: false,
    of_lost_customers: true,
    is_on_card: false,
    is_in_rail: false,
    is_named_by_subject: true,
    names_its_day: true,
    tells_own_lateness: true,
    phone: |_| Some(PhoneKind::Invoice),
};

/// One reminder for each open invoice, on the day of its earliest open part.
fn derive(scope: &Scope, state: &CustomerState, found: &mut Vec<Reminder>) {
    for ledger in &state.ledgers {
        for invoice in ledger.invoices.iter().filter(|invoice| !invoice.open().is_zero()) {
            found.push(remind(scope, state, ledger, invoice));
        }
    }
}

fn remind(scope: &Scope, customer: &CustomerState, ledger: &Ledger, state: &InvoiceState) -> Reminder {
    let invoice = scope.customer.account.as_ref().map(|account| &account.invoices[state.index]);
    let no = invoice.map(|invoice| invoice.no.clone()).unwrap_or_default();
    let disputed = invoice.is_some_and(|invoice| invoice.disputed.is_some());
    let promised = promised(scope, customer, &no);
    let part = invoice.and_then(|invoice| invoice.disputed.as_ref()?.amount);
    let contested = part.filter(|&part| part < state.open()).map(|part| Money::new(part, ledger.currency.clone()));
    let discount =
        state.discount_on(scope.today).map(|off| (off.until, Money::new(off.amount, ledger.currency.clone())));
    let unallocated = unallocated(ledger);
    let why = Why::Invoice { no: no.clone(), disputed, contested, promised, discount, unallocated };
    let overdue = state.overdue(scope.today);
    let due_today: Decimal = state.parts.iter().filter(|part| part.due == state.due()).map(|part| part.open).sum();
    let amount = if overdue.is_zero() { due_today } else { overdue };
    let source = Source::Invoice(state.index);
    let mut reminder = scope.reminder(Kind::Invoice, &no, state.due(), Rank::Money, source, why);
    // No dunning before the day that the customer promised.
    reminder.rests_until = promised.filter(|&day| day > scope.today);
    let weight = Weight::Fixed(-amount.round().to_i64().unwrap_or(i64::MAX));
    reminder.about(no).weighed(weight).of_amount(Some(amount), &ledger.currency).near_within(scope.lead().invoice)
}

fn unallocated(ledger: &Ledger) -> Option<Money> {
    (ledger.unallocated > Decimal::ZERO).then(|| Money::new(ledger.unallocated, ledger.currency.clone()))
}

/// The day for which the payment of an invoice is promised, if that day is still to come.
fn promised(scope: &Scope, state: &CustomerState, no: &str) -> Option<Day> {
    let pending = state.payment_promises.iter().filter(|paying| paying.standing == Standing::Pending && !paying.closed);
    let about = pending.filter(|paying| paying.promise.get(scope.customer).invoice.as_deref() == Some(no));
    about.map(|paying| paying.due).min()
}
