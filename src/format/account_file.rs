//! The account: `account.toml`.

use rust_decimal::Decimal;

use super::fields::Fields;
use super::placed::{Keys, Placed};
use super::read_toml::read_toml;
use super::source::{Referent, Source};
use super::terms;
use super::{invoice_checks, payment_check};
use crate::book::account::{
    Credit, Discount, Disputed, Figure, Hold, Invoice, Part, Payment, PaymentKind, Revenue, WrittenOff,
};
use crate::book::{Account, Currency, Day, Money, currency};
use crate::diagnostic::Fault;

/// Where the entries of an account stand in its file, in the order of the account.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Of the invoices.
    pub invoices: Vec<Keys>,
    /// Of the payments.
    pub payments: Vec<Keys>,
}

/// Reads an account in a book with the currency `home`. An invoice without number, day or amount and a payment without
/// day or amount are left out and reported.
pub fn read(source: &mut Source, home: &str) -> Account {
    read_placed(source, home).0
}

/// The same, with the places of its entries.
pub fn read_placed(source: &mut Source, home: &str) -> (Account, Places) {
    read_toml(source, 0..source.text.len(), |fields, source| {
        let currency = read_currency(fields, source);
        let own: Currency = currency.as_deref().unwrap_or(home).into();
        source.currency = Some(own.clone());
        let (terms, credit_limit) = (terms::read(fields, source), read_limit(fields, source));
        let mut account = Account {
            terms,
            credit_limit,
            currency,
            hold: fields.table("hold", source, read_hold),
            credit: fields.table("credit", source, read_credit).unwrap_or_default(),
            invoices: Vec::new(),
            numbers: Vec::new(),
            payments: Vec::new(),
            revenue: fields.tables("revenue", source, |fields, source| read_revenue(fields, &own, source)),
            figures: fields.tables("figure", source, read_figure),
        };
        let mut numbers = Vec::new();
        let placed = fields.tables("invoice", source, |fields, source| {
            numbers.extend(fields.peek_text("no"));
            Some(Placed::new(read_invoice(fields, &own, source)?, ["no", "date", "disputed", "written_off"], fields))
        });
        let payments = fields.tables("payment", source, |fields, source| {
            Some(Placed::new(read_payment(fields, &own, source)?, ["date", "amount", "returned", "for"], fields))
        });
        invoice_checks::similar_numbers(&placed, source);
        invoice_checks::days(&placed, source);
        if account.terms.is_empty() && !fields.has("terms") {
            invoice_checks::due_days(&placed, source);
        }
        let placed = unique(placed, source);
        let mut places = Places::default();
        (account.invoices, places.invoices) = placed.into_iter().map(|one| (one.entry, one.keys)).unzip();
        account.numbers = numbers;
        payment_check::check(&payments, &account.invoices, source);
        (account.payments, places.payments) = payments.into_iter().map(|one| (one.entry, one.keys)).unzip();
        (account, places)
    })
}

/// Leaves out the second of two invoices with the same number and reports it.
fn unique(mut placed: Vec<Placed<Invoice>>, source: &mut Source) -> Vec<Placed<Invoice>> {
    let mut seen = std::collections::HashSet::new();
    placed.retain(|invoice| {
        let is_first = seen.insert(invoice.entry.no.clone());
        if !is_first {
            let fault = source.fault(Fault::DuplicateInvoice, invoice.span("no"));
            source.report(fault.with("no", invoice.entry.no.as_str()));
        }
        is_first
    });
    placed
}

fn read_hold(fields: &mut Fields, source: &mut Source) -> Hold {
    Hold { since: fields.day("since", source), reason: fields.text("reason", source) }
}

fn read_credit(fields: &mut Fields, source: &mut Source) -> Credit {
    let mut score = |key, source: &mut Source| fields.number(key, 1..=5, source).map(|score| score as u8);

    Credit {
        character: score("character", source),
        capacity: score("capacity", source),
        capital: score("capital", source),
        collateral: score("collateral", source),
        condition: score("condition", source),
        continuity: score("continuity", source),
        reviewed: fields.day("reviewed", source),
        rating: fields.text("rating", source),
        debtor: fields.choice("debtor", source),
        notes: fields.named("notes", source, |name, entry, source| entry.text(name, source)),
    }
}

/// The credit limit, which must not be negative. Zero means no sales on credit.
fn read_limit(fields: &mut Fields, source: &mut Source) -> Option<Decimal> {
    let limit = fields.money("credit_limit", source)?;
    if limit.is_sign_negative() && !limit.is_zero() {
        let fault = source.fault(Fault::BadMoney, fields.span_of("credit_limit")).with("key", "credit_limit");
        source.report(fault.with("value", limit.to_string()).hint("hint-positive"));
        return None;
    }
    Some(limit)
}

/// A currency by its code of ISO 4217. An unknown code is reported and left out.
pub(super) fn read_currency(fields: &mut Fields, source: &mut Source) -> Option<String> {
    let code = fields.text("currency", source)?;
    if currency::is_known(&code) {
        return Some(code);
    }
    let upper = code.to_uppercase();
    let fault = source.fault(Fault::UnknownCurrency, fields.span_of("currency")).with("value", code.as_str());
    source.report(match code.as_str() {
        _ if currency::is_known(&upper) => fault.with("near", upper).hint("hint-currency-near"),
        "RMB" | "人民币" => fault.with("near", "CNY").hint("hint-currency-near"),
        _ => fault,
    });
    None
}

/// The currency of an entry: its own, else the account's. `None` where it names one that nobody knows: an amount in it
/// must not be taken for one in the account's currency.
fn entry_currency(fields: &mut Fields, account: &Currency, source: &mut Source) -> Option<Currency> {
    match read_currency(fields, source) {
        Some(code) if *code == **account => Some(account.clone()),
        Some(code) => Some(code.into()),
        None => Some(account.clone()).filter(|_| !fields.has("currency")),
    }
}

/// A required day.
fn needed_day(key: &'static str, fields: &mut Fields, source: &mut Source) -> Option<Day> {
    fields.need(key, source);
    fields.day(key, source)
}

/// A required amount above zero.
fn needed_amount(fields: &mut Fields, source: &mut Source) -> Option<Decimal> {
    fields.need("amount", source);
    fields.amount("amount", source)
}

fn read_invoice(fields: &mut Fields, own: &Currency, source: &mut Source) -> Option<Invoice> {
    let no = fields.needed_text("no", source);
    let date = needed_day("date", fields, source);
    let amount = needed_amount(fields, source);
    let due = fields.day("due", source);
    let currency = entry_currency(fields, own, source);
    let po = fields.text("po", source);
    if let (Some(date), Some(due)) = (date, due)
        && due < date
    {
        let fault = source.fault(Fault::DueBeforeDate, fields.span_of("due"));
        source.report(fault.with("due", due.to_string()).with("date", date.to_string()));
    }
    let parts = read_parts(amount, fields, source);
    let disputed = fields.table("disputed", source, |fields, source| Disputed {
        since: fields.day("since", source),
        amount: fields.amount("amount", source),
        reason: fields.text("reason", source),
    });
    let discount = fields.table("discount", source, read_discount).flatten();
    let discount = invoice_checks::shares(amount, discount, disputed.as_ref(), fields, source);
    let written_off = fields.table("written_off", source, read_written_off).flatten();
    if let (Some(off), Some(amount)) = (&written_off, amount)
        && off.amount > amount
    {
        let fault = source.fault(Fault::WriteOffTooLarge, fields.span_of("written_off"));
        source.report(fault.with("off", off.amount.to_string()).with("amount", amount.to_string()));
    }
    let money = Money::new(amount?, currency?);
    Some(Invoice { no: no?, date: date?, due, money, po, parts, discount, disputed, written_off })
}

fn read_parts(amount: Option<Decimal>, fields: &mut Fields, source: &mut Source) -> Vec<Part> {
    let known_faults = source.faults.len();
    let parts = fields.tables("parts", source, |fields, source| {
        let due = needed_day("due", fields, source);
        let amount = needed_amount(fields, source);
        Some(Part { due: due?, amount: amount? })
    });
    if source.faults.len() > known_faults {
        return Vec::new();
    }
    let sum: Decimal = parts.iter().map(|part| part.amount).sum();
    if let Some(amount) = amount.filter(|&amount| !parts.is_empty() && sum != amount) {
        let fault = source.fault(Fault::PartsDoNotAddUp, fields.span_of("parts"));
        source.report(fault.with("sum", sum.to_string()).with("amount", amount.to_string()));
        return Vec::new();
    }
    parts
}

fn read_discount(fields: &mut Fields, source: &mut Source) -> Option<Discount> {
    let until = needed_day("until", fields, source);
    let amount = needed_amount(fields, source);
    Some(Discount { until: until?, amount: amount? })
}

fn read_written_off(fields: &mut Fields, source: &mut Source) -> Option<WrittenOff> {
    let date = needed_day("date", fields, source);
    let amount = needed_amount(fields, source);
    let reason = fields.text("reason", source);
    Some(WrittenOff { date: date?, amount: amount?, reason })
}

fn read_payment(fields: &mut Fields, own: &Currency, source: &mut Source) -> Option<Payment> {
    let date = needed_day("date", fields, source);
    let amount = needed_amount(fields, source);
    let (no, currency) = (fields.text("no", source), entry_currency(fields, own, source));
    let kind = fields.choice("kind", source).unwrap_or(PaymentKind::Payment);
    let targets = fields.payment_targets(source);
    let (method, reference) = (fields.text("method", source), fields.text("ref", source));
    let returned = fields.day("returned", source);
    let money = Money::new(amount?, currency?);
    Some(Payment { no, date: date?, money, kind, targets, method, reference, returned })
}

fn read_revenue(fields: &mut Fields, own: &Currency, source: &mut Source) -> Option<Revenue> {
    let date = needed_day("date", fields, source);
    fields.need("amount", source);
    let amount = fields.money("amount", source);
    let currency = entry_currency(fields, own, source);
    let name = fields.text("name", source);
    Some(Revenue { date: date?, money: Money::new(amount?, currency?), name })
}

fn read_figure(fields: &mut Fields, source: &mut Source) -> Option<Figure> {
    let date = needed_day("date", fields, source);
    let name = fields.name(source);
    fields.need("amount", source);
    let amount = fields.money("amount", source);
    Some(Figure { date: date?, name: name?, amount: amount? })
}

impl Fields<'_, '_> {
    /// `for`: one invoice number, several, or a list of `{ no, amount }`.
    fn payment_targets(&mut self, source: &mut Source) -> Vec<(String, Option<Decimal>)> {
        if !self.is_list_of_tables("for") {
            // Recorded are both: the tables below, and these texts.
            let placed = self.placed_texts("for", source);
            for (no, span) in &placed {
                source.refer(Referent::Invoice, "for", no.clone(), span.clone());
            }
            if !source.is_recording() {
                return placed.into_iter().map(|(no, _)| (no, None)).collect();
            }
        }
        self.tables("for", source, |fields, source| {
            let no = fields.needed_text("no", source);
            if let Some(no) = &no {
                source.refer(Referent::Invoice, "for", no.clone(), fields.span_of("no"));
            }
            let amount = fields.amount("amount", source);
            Some((no?, amount))
        })
    }
}
