//! What a customer owes: payments allocated to invoices, as of a day.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::ledger::{InvoiceState, Ledger, PartState, counts};
use super::settling::Settling;
use crate::book::account::{Account, Discount, Invoice, PaymentKind, parts_by_terms};
use crate::book::terms::discount_by_terms;
use crate::book::{Currency, Customer, Day};
use crate::i18n::decimals;

/// Derives the ledgers of a customer. Invoices and payments of days after `today` do not count.
pub fn derive(customer: &Customer, today: Day) -> Vec<Ledger> {
    let Some(account) = &customer.account else { return Vec::new() };
    let mut currencies: BTreeMap<Currency, Entries> = BTreeMap::new();
    for (at, invoice) in account.invoices.iter().enumerate() {
        currencies.entry(invoice.money.currency.clone()).or_default().invoices.push(at);
    }
    for (at, payment) in account.payments.iter().enumerate() {
        currencies.entry(payment.money.currency.clone()).or_default().payments.push(at);
    }
    currencies.into_iter().map(|(currency, entries)| ledger(account, currency, &entries, today)).collect()
}

/// What an account holds in one currency, by position in the account.
#[derive(Default)]
struct Entries {
    invoices: Vec<usize>,
    payments: Vec<usize>,
}

fn ledger(account: &Account, currency: Currency, entries: &Entries, today: Day) -> Ledger {
    let numbers = entries.invoices.iter().copied().filter(|&at| account.invoices[at].date <= today);
    let mut invoices: Vec<InvoiceState> = numbers
        .map(|index| InvoiceState {
            index,
            parts: parts(account, &account.invoices[index], &currency),
            is_agreed: account.is_due_agreed(&account.invoices[index]),
            written_off: Decimal::ZERO,
            recovered: Decimal::ZERO,
            discount: discount(account, &account.invoices[index], &currency),
            discounted: Decimal::ZERO,
            settled: None,
        })
        .collect();
    invoices.sort_by_key(|state| (account.invoices[state.index].date, account.invoices[state.index].no.as_str()));
    let events = events(account, &invoices, &entries.payments, today);
    let mut settling = Settling::new(account, invoices);
    for event in events {
        match event {
            Event::Payment(at) => settling.allocate(at),
            Event::WriteOff(at) => settling.write_off(at),
        }
    }
    settling.finish(currency)
}

/// A payment or a write-off.
enum Event {
    /// A payment or credit note, by its position in the account.
    Payment(usize),
    /// A write-off of an invoice, by the invoice's position in the ledger.
    WriteOff(usize),
}

/// Sorted by date. Payments of one day keep the order of the file and count after a write-off of that day: money that
/// comes when nothing is expected any more was recovered, on the day itself too. Where the rest was written off on the
/// day of a payment, the order makes no difference. What was written off on the day of a refund is what that opened
/// again: the write-off counts behind the last refund of the day.
fn events(account: &Account, invoices: &[InvoiceState], payments: &[usize], today: Day) -> Vec<Event> {
    let payments = payments.iter().map(|&at| (at, &account.payments[at])).filter(|(_, payment)| counts(payment, today));
    let refunds = payments.clone().filter(|(_, payment)| payment.kind == PaymentKind::Refund);
    let last_refunds: HashMap<Day, usize> = refunds.map(|(at, payment)| (payment.date, at)).collect();
    let is_last = |at: usize, day: Day| last_refunds.get(&day).is_none_or(|&refund| at > refund);
    let mut events: Vec<(Day, u8, Event)> = payments
        .map(|(at, payment)| (payment.date, if is_last(at, payment.date) { 2 } else { 0 }, Event::Payment(at)))
        .collect();
    for (at, state) in invoices.iter().enumerate() {
        if let Some(off) = account.invoices[state.index].written_off.as_ref().filter(|off| off.date <= today) {
            events.push((off.date, 1, Event::WriteOff(at)));
        }
    }
    events.sort_by_key(|&(day, order, _)| (day, order));
    events.into_iter().map(|(_, _, event)| event).collect()
}

/// Which amounts fall due on which days: by the invoice's own parts, else by its due day, else by the account's terms.
/// Without any of these it is the invoice's own day, which is a fault of the file and makes nothing late.
pub(super) fn parts(account: &Account, invoice: &Invoice, currency: &str) -> Vec<PartState> {
    let mut parts: Vec<PartState> = if !invoice.parts.is_empty() {
        invoice.parts.iter().map(|part| PartState { due: part.due, open: part.amount }).collect()
    } else if let Some(due) = invoice.due {
        vec![PartState { due, open: invoice.money.amount }]
    } else if account.terms.is_empty() {
        vec![PartState { due: invoice.date, open: invoice.money.amount }]
    } else {
        let shares = parts_by_terms(&account.terms, invoice.money.amount, invoice.date, decimals(currency));
        shares.into_iter().map(|part| PartState { due: part.due, open: part.amount }).collect()
    };
    parts.sort_by_key(|part| part.due);
    parts
}

/// The discount of an invoice: its own, else by the account's terms where these give the due day too.
pub(super) fn discount(account: &Account, invoice: &Invoice, currency: &str) -> Option<Discount> {
    let by_terms = || discount_by_terms(&account.terms, invoice.money.amount, invoice.date, decimals(currency));
    invoice.discount.or_else(|| by_terms().filter(|_| invoice.due.is_none() && invoice.parts.is_empty()))
}
