//! What changed the balance of an account: the lines of a statement.

use rust_decimal::Decimal;

use super::super::Site;
use crate::book::Day;
use crate::book::account::{Account, Invoice, Payment, PaymentKind};
use crate::derive::Ledger;
use crate::derive::ledger::{InvoiceState, PartState};
use crate::i18n::marked::Marked;
use crate::tell;

/// One change of what is owed.
pub(super) struct Entry {
    pub day: Day,
    /// The order within a day: invoices come before payments, payments before discounts.
    order: u8,
    pub what: Marked,
    /// The day an invoice is due, of one in parts the next of them.
    pub due: Option<Day>,
    pub late: bool,
    /// Above zero: owed; below zero: paid, credited or taken off.
    pub amount: Decimal,
    /// How many lines of the paper it takes.
    pub rows: usize,
}

/// Everything that changed the account in this currency up to `today`, in order.
pub(super) fn entries(site: &Site, account: &Account, ledger: &Ledger, today: Day) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for state in &ledger.invoices {
        entries.extend(of_invoice(site, &account.invoices[state.index], state, ledger, today));
    }
    let ours = |payment: &&Payment| payment.money.currency == ledger.currency && payment.date <= today;
    for payment in account.payments.iter().filter(ours) {
        entries.extend(of_payment(site, payment, today));
    }
    entries.sort_by_key(|entry| (entry.day, entry.order));
    entries
}

/// An invoice, and the discount that was taken of it. A write-off is the seller's own affair: the paper claims what is
/// left, and says nothing about the rest.
fn of_invoice(site: &Site, invoice: &Invoice, state: &InvoiceState, ledger: &Ledger, today: Day) -> Vec<Entry> {
    let words = site.words();
    let money = |amount: Decimal| Marked::text(&site.money(amount, &ledger.currency));
    let mut what = tell!(words, "statement-invoice", no = Marked::unbroken(&invoice.no));
    if let Some(po) = &invoice.po {
        what = what + &Marked::text(" · ") + &Marked::unbroken(po);
    }
    match invoice.contested(state.open(), today) {
        part if part.is_zero() => {}
        part if part < state.open() => what += &tell!(words, "why-disputed-part", amount = money(part)),
        _ => what += &words.told("why-disputed"),
    }
    if let Some(off) = state.discount_on(today) {
        let day = words.day_and_year(off.until);
        what += &tell!(words, "why-discount", amount = money(off.amount), day = day);
    }
    let parts = parts(site, state, ledger);
    let rows = 1 + usize::from(parts.is_some());
    what += &parts.unwrap_or_default();
    let claimed = invoice.money.amount - state.written_off + state.recovered;
    let late = !state.overdue(today).is_zero();
    let mut entries = Vec::new();
    if !claimed.is_zero() {
        entries.push(Entry { day: invoice.date, order: 0, what, due: state.agreed_due(), late, amount: claimed, rows });
    }
    if !state.discounted.is_zero() {
        let day = state.settled.unwrap_or(invoice.date);
        let what = tell!(words, "statement-discount", no = Marked::unbroken(&invoice.no));
        entries.push(Entry { day, order: 2, what, due: None, late: false, amount: -state.discounted, rows: 1 });
    }
    entries
}

/// A payment, and its return by the bank.
fn of_payment(site: &Site, payment: &Payment, today: Day) -> Vec<Entry> {
    let words = site.words();
    let (id, amount) = match payment.kind {
        PaymentKind::Payment => ("statement-payment", -payment.money.amount),
        PaymentKind::CreditNote => ("statement-credit-note", -payment.money.amount),
        PaymentKind::Refund => ("statement-refund", payment.money.amount),
    };
    let mut what = words.told(id);
    if !payment.targets.is_empty() {
        let numbers = payment.targets.iter().map(|(no, _)| Marked::unbroken(no));
        what = what + &Marked::text(" · ") + &Marked::join(numbers, words.between_items());
    }
    let mut entries = Vec::new();
    if let Some(day) = payment.returned.filter(|&day| day <= today) {
        let what = words.told("statement-returned") + &Marked::text(" · ") + &what;
        entries.push(Entry { day, order: 1, what, due: None, late: true, amount: -amount, rows: 1 });
    }
    entries.push(Entry { day: payment.date, order: 1, what, due: None, late: false, amount, rows: 1 });
    entries
}

/// Most parts of an invoice that its line names.
const PARTS: usize = 3;

/// The open parts of an invoice, each with its day; `None` where it is due as a whole, or paid.
fn parts(site: &Site, state: &InvoiceState, ledger: &Ledger) -> Option<Marked> {
    let words = site.words();
    let open: Vec<_> = state.parts.iter().filter(|part| !part.open.is_zero()).collect();
    if state.parts.len() < 2 || open.is_empty() {
        return None;
    }
    let text = |part: &&PartState| {
        let amount = Marked::text(&site.money(part.open, &ledger.currency));
        tell!(words, "statement-part", amount = amount, day = words.day_and_year(part.due))
    };
    let told = Marked::text(" · ") + &Marked::join(open.iter().take(PARTS).map(text), words.between_items());
    let more = open.len().saturating_sub(PARTS);
    Some(if more > 0 { told + &tell!(words, "statement-more-parts", n = more) } else { told })
}
