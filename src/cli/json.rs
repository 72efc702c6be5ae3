//! The formats of `--json`. Keys may be added, but never change or disappear.

use serde_json::{Value, json};

use crate::book::Card;
use crate::book::field::FieldKind;
use crate::book::{Book, Customer, CustomerIndex, Day};
use crate::derive::{CustomerState, Ledger, Reminder};
use crate::diagnostic::Diagnostic;
use crate::format::money;
use crate::i18n::Words;
use crate::i18n::visible::{is_unseen, steers};
use crate::wording::fault;
use crate::wording::reason::Telling;

/// A value as indented JSON. Characters that control a terminal are escaped; a JSON parser restores them.
pub fn text(value: &Value) -> String {
    let json = serde_json::to_string_pretty(value).unwrap_or_default();
    let is_escaped = |c: char| c != '\n' && (steers(c) || is_unseen(c));
    if !json.chars().any(is_escaped) {
        return json;
    }
    let mut text = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if is_escaped(c) {
            text.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            text.push(c);
        }
    }
    text
}

/// One reminder, as in `today --json`.
pub fn reminder(book: &Book, telling: &Telling, customer: CustomerIndex, reminder: &Reminder) -> Value {
    let customer = &book.customers[customer];
    let mut value = json!({
        "id": reminder.id,
        "kind": reminder.kind,
        "customer": &*customer.id,
        "name": customer.card.name,
        "due": reminder.due.to_string(),
        "state": reminder.state,
        "days": reminder.days,
        "why": telling.reason(reminder).plain(),
    });
    if let Some(subject) = &reminder.subject {
        value["subject"] = json!(subject);
    }
    if reminder.is_resting(telling.today) {
        value["resting_until"] = json!(reminder.listed().to_string());
    }
    if let Some(time) = reminder.time {
        value["time"] = json!(format!("{:02}:{:02}", time.hour(), time.minute()));
    }
    if let Some(money) = &reminder.amount {
        value["amount"] = json!(money::write(money.amount, &money.currency));
        value["currency"] = json!(&*money.currency);
    }
    value
}

/// One customer, as in `list --json`. `open` and `overdue` are in the book's currency, or in the customer's first one;
/// `balances` has every currency.
pub fn customer(book: &Book, customer: &Customer, state: &CustomerState, today: Day) -> Value {
    let card = &customer.card;
    let home = &book.settings.currency;
    let ledger = state.ledgers.iter().find(|ledger| *ledger.currency == **home).or(state.ledgers.first());
    let currency = ledger.map_or(home, |ledger| &ledger.currency);
    let amount = |amount| money::write(amount, currency);
    let mut value = json!({
        "id": &*customer.id,
        "name": card.name,
        "last_contact": state.contact.last.map(|last| last.day.to_string()),
        "next_due": state.next_due().map(|day| day.to_string()),
        "open": amount(ledger.map(|ledger| ledger.open()).unwrap_or_default()),
        "overdue": amount(ledger.map(|ledger| ledger.overdue(today)).unwrap_or_default()),
        "currency": **currency,
        "balances": state.ledgers.iter().map(|ledger| balance(ledger, today)).collect::<Vec<_>>(),
    });
    for field in Card::FIELDS.iter().filter(|field| field.kind != FieldKind::Table) {
        value[field.key] = json!((field.value)(card));
    }
    value["kind"] = json!(card.kind());
    value
}

/// What a customer owes in one currency.
fn balance(ledger: &Ledger, today: Day) -> Value {
    let amount = |amount| money::write(amount, &ledger.currency);
    json!({
        "currency": &*ledger.currency,
        "open": amount(ledger.open()),
        "overdue": amount(ledger.overdue(today)),
        "unallocated": amount(ledger.unallocated),
        "refunded_too_much": amount(ledger.refunded_too_much()),
    })
}

/// One fault, as in `check --json`.
pub fn diagnostic(words: &Words, fault: &Diagnostic) -> Value {
    json!({
        "severity": fault.severity(),
        "code": fault.fault.code(),
        "path": &*fault.place.path,
        "line": fault.place.line,
        "column": fault.place.column,
        "message": fault::message(words, fault),
        "hint": fault::hint(words, fault),
    })
}
