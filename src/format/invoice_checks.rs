//! Checks of an account's invoices that look at more than one value.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::fields::Fields;
use super::placed::Placed;
use super::source::Source;
use crate::book::account::{Discount, Disputed, Invoice};
use crate::book::invoice_number;
use crate::diagnostic::Fault;

/// Reports numbers that differ only in case or width: most often they are one invoice that was entered twice. Both
/// count.
pub(super) fn similar_numbers(placed: &[Placed<Invoice>], source: &mut Source) {
    let mut seen: HashMap<String, &str> = HashMap::with_capacity(placed.len());
    for one in placed {
        let invoice = &one.entry;
        let first = *seen.entry(invoice_number::fold(&invoice.no)).or_insert(&invoice.no);
        if first != invoice.no {
            let fault = source.fault(Fault::SimilarInvoice, one.span("no"));
            source.report(fault.with("no", invoice.no.as_str()).with("other", first));
        }
    }
}

/// Reports the invoices without a due day in an account without terms: nobody said when they are due.
pub(super) fn due_days(placed: &[Placed<Invoice>], source: &mut Source) {
    for one in placed.iter().filter(|one| one.entry.due.is_none() && one.entry.parts.is_empty()) {
        let fault = source.fault(Fault::NoTerms, one.span("no"));
        source.report(fault.with("no", one.entry.no.as_str()).with("date", one.entry.date.to_string()));
    }
}

/// Reports disputes and write-offs of a day before their invoice.
pub(super) fn days(placed: &[Placed<Invoice>], source: &mut Source) {
    for one in placed {
        let invoice = &one.entry;
        let disputed = invoice.disputed.as_ref().and_then(|dispute| dispute.since);
        let written_off = invoice.written_off.as_ref().map(|off| off.date);
        for (key, day) in [("disputed", disputed), ("written_off", written_off)] {
            if let Some(day) = day.filter(|&day| day < invoice.date) {
                let fault = source.fault(Fault::FactTooEarly, one.span(key)).with("key", key);
                source.report(fault.with("day", day.to_string()).with("date", invoice.date.to_string()));
            }
        }
    }
}

/// Reports a discount or a dispute that is larger than its invoice. Such a discount is left out.
pub(super) fn shares(
    amount: Option<Decimal>,
    discount: Option<Discount>,
    disputed: Option<&Disputed>,
    fields: &Fields,
    source: &mut Source,
) -> Option<Discount> {
    let Some(amount) = amount else { return discount };
    let mut report = |key: &str, part: Decimal| {
        let fault = source.fault(Fault::MoreThanInvoice, fields.span_of(key)).with("key", key);
        source.report(fault.with("part", part.to_string()).with("amount", amount.to_string()));
    };
    if let Some(part) = disputed.and_then(|disputed| disputed.amount).filter(|&part| part > amount) {
        report("disputed", part);
    }
    if let Some(discount) = discount.filter(|discount| discount.amount >= amount) {
        report("discount", discount.amount);
        return None;
    }
    discount
}
