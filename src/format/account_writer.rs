//! Writes new invoices and payments in the form that [`account_file`](super::account_file) reads.

use rust_decimal::Decimal;
use toml_edit::{Array, InlineTable, Item, Table, Value};

use super::money;
use super::toml_value::{day as day_value, put};
use crate::book::account::{Discount, Disputed, Hold, Part, PaymentKind, Targets, Term, WrittenOff, parts_by_terms};
use crate::book::terms::discount_by_terms;
use crate::book::{Day, Time};
use crate::i18n::decimals;

/// A new invoice.
#[derive(Clone, Debug)]
pub struct NewInvoice {
    /// The invoice's number.
    pub no: String,
    /// The day of the invoice.
    pub date: Day,
    /// The due day; `None`: the terms decide.
    pub due: Option<Day>,
    /// The terms of payment, of this invoice or else of its account.
    pub terms: Vec<Term>,
    /// The amount, above zero.
    pub amount: Decimal,
    /// The currency; `None` for the account's.
    pub currency: Option<String>,
    /// The code of the currency in any case, which sets the decimals.
    pub own_currency: String,
    /// The customer's purchase order number.
    pub po: Option<String>,
}

/// A new payment, credit note or refund.
#[derive(Clone, Debug)]
pub struct NewPayment {
    /// The day of the payment.
    pub date: Day,
    /// The time at which it is entered, of which its number is made.
    pub time: Time,
    /// The amount, above zero.
    pub amount: Decimal,
    /// The currency; `None` for the account's.
    pub currency: Option<String>,
    /// The code of the currency in any case, which sets the decimals.
    pub own_currency: String,
    /// What it is.
    pub kind: PaymentKind,
    /// The numbers of the invoices that it pays, in the order given, each with its amount if one was given.
    pub targets: Targets,
    /// How it was paid, such as `wire`.
    pub method: Option<String>,
    /// The reference on the bank statement.
    pub reference: Option<String>,
}

/// The table of an invoice. Its due day is always written, so that later changes of the terms do not move it; without
/// terms it is the invoice's own day.
pub fn invoice(new: &NewInvoice) -> Table {
    let mut table = Table::new();
    table.insert("no", Item::Value(new.no.as_str().into()));
    table.insert("date", Item::Value(day_value(new.date)));
    let parts = parts(new);
    let by_terms = new.terms.last().map_or(new.date, |term| term.rule.due(new.date));
    let last = parts.iter().map(|part| part.due).max();
    table.insert("due", Item::Value(day_value(new.due.or(last).unwrap_or(by_terms))));
    table.insert("amount", Item::Value(money::write(new.amount, &new.own_currency).into()));
    put(&mut table, "currency", new.currency.as_deref().map(Value::from));
    put(&mut table, "po", new.po.as_deref().map(Value::from));
    if !parts.is_empty() {
        let part = |part: &Part| dated("due", part.due, part.amount, &new.own_currency);
        table.insert("parts", Item::Value(Value::Array(parts.iter().map(part).collect())));
    }
    let discount =
        discount_by_terms(&new.terms, new.amount, new.date, decimals(&new.own_currency)).filter(|_| new.due.is_none());
    put(
        &mut table,
        "discount",
        discount.map(|Discount { until, amount }| dated("until", until, amount, &new.own_currency)),
    );
    table
}

/// The instalments by split terms; none where all of it is due on one day.
fn parts(new: &NewInvoice) -> Vec<Part> {
    if new.due.is_some() || new.terms.len() < 2 {
        return Vec::new();
    }
    let parts = parts_by_terms(&new.terms, new.amount, new.date, decimals(&new.own_currency));
    // The share of a very small amount may be zero. Then the whole amount is due on the last day.
    if parts.iter().any(|part| part.amount.is_zero()) { Vec::new() } else { parts }
}

/// `{ due = 2026-10-11, amount = "20.00" }`.
fn dated(key: &str, day: Day, amount: Decimal, currency: &str) -> Value {
    let mut table = InlineTable::new();
    table.insert(key, day_value(day));
    table.insert("amount", money::write(amount, currency).into());
    Value::from(table)
}

/// The table of a payment with this number.
pub fn payment(no: &str, new: &NewPayment) -> Table {
    let mut table = Table::new();
    table.insert("no", Item::Value(no.into()));
    table.insert("date", Item::Value(day_value(new.date)));
    table.insert("amount", Item::Value(money::write(new.amount, &new.own_currency).into()));
    put(&mut table, "currency", new.currency.as_deref().map(Value::from));
    put(&mut table, "kind", (new.kind != PaymentKind::Payment).then(|| new.kind.word().into()));
    put(&mut table, "for", targets(&new.targets, &new.own_currency));
    put(&mut table, "method", new.method.as_deref().map(Value::from));
    put(&mut table, "ref", new.reference.as_deref().map(Value::from));
    table
}

/// A hold; it began on `since` where the file says so already.
pub fn hold(hold: &Hold, since: Option<Value>) -> Value {
    let mut table = InlineTable::new();
    if let Some(mut since) = since.or(hold.since.map(day_value)) {
        since.decor_mut().clear();
        table.insert("since", since);
    }
    with_reason(table, hold.reason.as_deref())
}

/// A dispute about an invoice.
pub fn disputed(dispute: &Disputed, currency: &str) -> Value {
    let mut table = InlineTable::new();
    if let Some(since) = dispute.since {
        table.insert("since", day_value(since));
    }
    if let Some(amount) = dispute.amount {
        table.insert("amount", money::write(amount, currency).into());
    }
    with_reason(table, dispute.reason.as_deref())
}

/// A write-off of an invoice.
pub fn written_off(off: &WrittenOff, currency: &str) -> Value {
    let mut table = InlineTable::new();
    table.insert("date", day_value(off.date));
    table.insert("amount", money::write(off.amount, currency).into());
    with_reason(table, off.reason.as_deref())
}

fn with_reason(mut table: InlineTable, reason: Option<&str>) -> Value {
    if let Some(reason) = reason {
        table.insert("reason", reason.into());
    }
    Value::from(table)
}

/// The value of `for`: the number of one invoice, or a list of numbers with the amounts that were given.
pub fn targets(targets: &[(String, Option<Decimal>)], currency: &str) -> Option<Value> {
    match targets {
        [] => None,
        [(no, None)] => Some(no.as_str().into()),
        many => {
            let one = |(no, amount): &(String, Option<Decimal>)| {
                let mut table = InlineTable::new();
                table.insert("no", no.as_str().into());
                if let Some(amount) = amount {
                    table.insert("amount", money::write(*amount, currency).into());
                }
                Value::from(table)
            };
            Some(Value::Array(many.iter().map(one).collect::<Array>()))
        }
    }
}
