//! The JSON of `show`: one customer with reminders, people, notes and invoices.

use serde_json::{Value, json};

use super::{Session, json};
use crate::book::{Customer, CustomerIndex, Day, Visit};
use crate::derive::ledger::{InvoiceState, PartState};
use crate::derive::{Ledger, Overview};
use crate::format::money;

/// Everything about a customer that `show --json` tells.
pub fn of(session: &Session, overview: &Overview, index: CustomerIndex) -> Value {
    let (customer, state) = (&session.book().customers[index], &overview.customers[index]);
    let card = &customer.card;
    let telling = session.telling();
    let mut value = json::customer(session.book(), customer, state, session.today);
    let reminders = state.reminders.iter().map(|reminder| json::reminder(session.book(), &telling, index, reminder));
    value["reminders"] = reminders.collect();
    value["contacts"] = card
        .contacts
        .iter()
        .map(|contact| json!({ "name": contact.name, "role": contact.role, "duty": contact.duty, "phone": contact.phone }))
        .collect();
    value["unanswered"] = json!(state.contact.unanswered);
    let home = &session.book().settings.currency;
    value["notes"] = customer.visits.iter().rev().map(|visit| note_json(visit, home)).collect();
    value["invoices"] =
        state.ledgers.iter().flat_map(|ledger| invoices_json(customer, ledger, session.today)).collect();
    value["body"] = json!(card.body.trim());
    value
}

fn note_json(visit: &Visit, home: &str) -> Value {
    json!({
        "day": visit.day.to_string(),
        "channel": visit.channel,
        "outcome": visit.outcome,
        "gift": visit.gift,
        "cost": visit.cost.map(|cost| money::write(cost, home)),
        "next": visit.next,
        "private": visit.private,
        "text": &*visit.body,
    })
}

fn invoices_json(customer: &Customer, ledger: &Ledger, today: Day) -> Vec<Value> {
    let Some(account) = &customer.account else { return Vec::new() };
    let one = |state: &InvoiceState| {
        let due = |part: &PartState| state.is_agreed.then(|| part.due.to_string());
        let part = |part: &PartState| json!({ "due": due(part), "open": money::write(part.open, &ledger.currency) });
        let invoice = &account.invoices[state.index];
        json!({
            "no": invoice.no,
            "date": invoice.date.to_string(),
            "due": state.agreed_due().map(|due| due.to_string()),
            "amount": money::write(invoice.money.amount, &ledger.currency),
            "open": money::write(state.open(), &ledger.currency),
            "parts": state.parts.iter().map(part).collect::<Vec<_>>(),
            "discount": state.discount.map(|off| json!({ "until": off.until.to_string(), "amount": money::write(off.amount, &ledger.currency) })),
            "disputed": invoice.is_disputed(today),
            "currency": ledger.currency,
        })
    };
    ledger.invoices.iter().map(one).collect()
}
