//! Whether payments fit the invoices that they name.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use rust_decimal::Decimal;

use super::money;
use super::source::{Referent, Source};
use crate::book::account::{Invoice, Payment};
use crate::diagnostic::Fault;

/// A payment, and where its day and its `for` stand in the file.
pub(super) struct PlacedPayment {
    pub payment: Payment,
    pub date: Range<usize>,
    pub targets: Range<usize>,
}

/// Reports payments with the same number, and payments that do not fit the invoices that they name. All of them are
/// used.
pub(super) fn in_order(placed: Vec<PlacedPayment>, invoices: &[Invoice], source: &mut Source) -> Vec<Payment> {
    let mut numbers = HashSet::new();
    let by_number: HashMap<&str, &Invoice> = invoices.iter().map(|invoice| (invoice.no.as_str(), invoice)).collect();
    for placed in &placed {
        if let Some(no) = placed.payment.no.as_ref().filter(|no| !numbers.insert(no.as_str())) {
            source.report(source.fault(Fault::DuplicatePayment, placed.date.clone()).with("no", no.as_str()));
        }
        check_targets(placed, &by_number, source);
    }
    placed.into_iter().map(|placed| placed.payment).collect()
}

/// Reports what a payment cannot do: pay more than its amount, an invoice of another currency, or one of a later day.
/// Money that was paid ahead may name its share of a later invoice: it was applied to it.
fn check_targets(placed: &PlacedPayment, invoices: &HashMap<&str, &Invoice>, source: &mut Source) {
    let payment = &placed.payment;
    let shares: Decimal = payment.targets.iter().filter_map(|(_, amount)| *amount).sum();
    if shares > payment.amount {
        let fault = source.fault(Fault::SharesTooLarge, placed.targets.clone());
        source.report(fault.with("sum", money::write(shares)).with("amount", money::write(payment.amount)));
    }
    let named = || payment.targets.iter().filter_map(|(no, share)| Some((*invoices.get(no.as_str())?, share)));
    if let Some((invoice, _)) = named().find(|(invoice, share)| share.is_none() && invoice.date > payment.date) {
        let fault = source.fault(Fault::PaymentBeforeInvoice, placed.date.clone());
        source.report(fault.with("name", invoice.no.as_str()));
    }
    for (invoice, _) in named().filter(|(invoice, _)| invoice.currency != payment.currency) {
        let own = |currency: &Option<String>| currency.clone().unwrap_or_default();
        let name = format!("{} {} {}", own(&payment.currency), own(&invoice.currency), invoice.no);
        source.refer(Referent::Payment, "for", name, placed.targets.clone());
    }
}
