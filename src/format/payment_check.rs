//! Whether payments fit the invoices that they name.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::money;
use super::placed::Placed;
use super::source::Source;
use crate::book::account::{Invoice, Payment};
use crate::diagnostic::Fault;

/// Reports payments with the same number, payments that were returned before they came, and payments that do not fit
/// the invoices that they name. All of them are used.
pub(super) fn check(placed: &[Placed<Payment>], invoices: &[Invoice], source: &mut Source) {
    let mut numbers = HashSet::new();
    let by_number: HashMap<&str, &Invoice> = invoices.iter().map(|invoice| (invoice.no.as_str(), invoice)).collect();
    for placed in placed {
        let payment = &placed.entry;
        if let Some(no) = payment.no.as_ref().filter(|no| !numbers.insert(no.as_str())) {
            source.report(source.fault(Fault::DuplicatePayment, placed.span("date")).with("no", no.as_str()));
        }
        if let Some(day) = payment.returned.filter(|&day| day < payment.date) {
            let fault = source.fault(Fault::FactTooEarly, placed.span("returned")).with("key", "returned");
            source.report(fault.with("day", day.to_string()).with("date", payment.date.to_string()));
        }
        check_targets(placed, &by_number, source);
    }
}

/// Reports what a payment cannot do: pay more than its amount, an invoice of another currency, or one of a later day.
/// Money that was paid ahead may name its share of a later invoice: it was applied to it.
fn check_targets(placed: &Placed<Payment>, invoices: &HashMap<&str, &Invoice>, source: &mut Source) {
    let payment = &placed.entry;
    let shares: Decimal = payment.targets.iter().filter_map(|(_, amount)| *amount).sum();
    if shares > payment.money.amount {
        let fault = source.fault(Fault::SharesTooLarge, placed.span("for"));
        let written = |amount| money::write(amount, &payment.money.currency);
        source.report(fault.with("sum", written(shares)).with("amount", written(payment.money.amount)));
    }
    let named = || payment.targets.iter().filter_map(|(no, share)| Some((*invoices.get(no.as_str())?, share)));
    if let Some((invoice, _)) = named().find(|(invoice, share)| share.is_none() && invoice.date > payment.date) {
        let fault = source.fault(Fault::PaymentBeforeInvoice, placed.span("date"));
        source.report(fault.with("name", invoice.no.as_str()));
    }
    for (invoice, _) in named().filter(|(invoice, _)| invoice.money.currency != payment.money.currency) {
        let fault = source.fault(Fault::PaymentCurrency, placed.span("for")).with("no", invoice.no.as_str());
        source.report(fault.with("currency", &*payment.money.currency).with("invoice", &*invoice.money.currency));
    }
}
