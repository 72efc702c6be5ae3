//! The account.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::value::{amount, kept, shown, word};
use crate::book::account::{
    Credit, Discount, Disputed, Figure, Hold, Invoice, Part, Payment, PaymentKind, Revenue, Term, TermDiscount,
    TermRule, WrittenOff,
};
use crate::book::{Account, Money};

pub(super) fn of_account(account: &Account) -> Value {
    let Account { terms, credit_limit, currency, hold, credit, invoices, numbers: _, payments, revenue, figures } =
        account;
    let own = currency.as_deref();
    let hold = hold.as_ref().map(|Hold { since, reason }| json!({ "since": shown(*since), "reason": reason }));
    kept(json!({
        "terms": terms.iter().map(of_term).collect::<Vec<_>>(), "credit_limit": amount(*credit_limit),
        "currency": own, "hold": hold.map(kept), "credit": of_credit(credit),
        "invoice": invoices.iter().map(of_invoice).collect::<Vec<_>>(),
        "payment": payments.iter().map(of_payment).collect::<Vec<_>>(),
        "revenue": revenue.iter().map(of_revenue).collect::<Vec<_>>(),
        "figure": figures.iter().map(of_figure).collect::<Vec<_>>(),
    }))
}

/// A share of terms as people write it.
fn of_term(term: &Term) -> String {
    let Term { percent, rule, discount } = term;
    let share = if *percent == Decimal::ONE_HUNDRED { String::new() } else { format!("{percent}% ") };
    let early = discount.map(|TermDiscount { percent, days }| format!("{percent}/{days} ")).unwrap_or_default();
    match rule {
        TermRule::Net(days) => format!("{share}{early}net {days}"),
        TermRule::EndOfMonth(days) => format!("{share}{early}eom+{days}"),
    }
}

fn of_credit(credit: &Credit) -> Value {
    let Credit { character, capacity, capital, collateral, condition, continuity, reviewed, rating, debtor, notes } =
        credit;
    kept(json!({
        "character": character, "capacity": capacity, "capital": capital, "collateral": collateral,
        "condition": condition, "continuity": continuity, "reviewed": shown(*reviewed), "rating": rating,
        "debtor": word(*debtor), "notes": notes,
    }))
}

/// An amount with its currency, which the entry names: what the account's is may be a setting of another book.
fn with_money(mut entry: Value, money: &Money) -> Value {
    entry["amount"] = json!(money.amount.to_string());
    entry["currency"] = json!(&*money.currency);
    kept(entry)
}

fn of_invoice(invoice: &Invoice) -> Value {
    let Invoice { no, date, due, money, po, parts, discount, disputed, written_off } = invoice;
    let part = |Part { due, amount }: &Part| json!({ "due": due.to_string(), "amount": amount.to_string() });
    let early =
        discount.map(|Discount { until, amount }| json!({ "until": until.to_string(), "amount": amount.to_string() }));
    let disputed = disputed.as_ref().map(|Disputed { since, amount: part, reason }| {
        let dispute = kept(json!({ "since": shown(*since), "amount": amount(*part), "reason": reason }));
        // A dispute of which nothing is known is one.
        if dispute.as_object().is_some_and(Map::is_empty) { json!({ "reason": "?" }) } else { dispute }
    });
    let off = written_off.as_ref().map(|WrittenOff { date, amount, reason }| {
        kept(json!({ "date": date.to_string(), "amount": amount.to_string(), "reason": reason }))
    });
    let entry = json!({
        "no": no, "date": date.to_string(), "due": shown(*due), "po": po,
        "parts": parts.iter().map(part).collect::<Vec<_>>(), "discount": early, "disputed": disputed,
        "written_off": off,
    });
    with_money(entry, money)
}

fn of_payment(payment: &Payment) -> Value {
    let Payment { no, date, money, kind, targets, method, reference, returned } = payment;
    let is_shared = targets.iter().any(|(_, share)| share.is_some());
    let target = |(no, share): &(String, Option<Decimal>)| {
        if is_shared { kept(json!({ "no": no, "amount": amount(*share) })) } else { json!(no) }
    };
    let entry = json!({
        "no": no, "date": date.to_string(), "kind": word(Some(*kind).filter(|kind| *kind != PaymentKind::Payment)),
        "for": targets.iter().map(target).collect::<Vec<_>>(), "method": method, "ref": reference,
        "returned": shown(*returned),
    });
    with_money(entry, money)
}

fn of_revenue(revenue: &Revenue) -> Value {
    let Revenue { date, money, name } = revenue;
    with_money(json!({ "date": date.to_string(), "name": name }), money)
}

fn of_figure(figure: &Figure) -> Value {
    let Figure { date, name, amount } = figure;
    json!({ "date": date.to_string(), "name": name, "amount": amount.to_string() })
}
