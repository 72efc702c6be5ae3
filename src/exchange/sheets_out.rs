//! The whole book as sheets of a workbook: customers, notes, plans, complaints, invoices, payments; a row each.

use super::customer_table;
use crate::book::account::PaymentKind;
use crate::book::{Book, Customer, Day, Moment, Money};
use crate::derive::account::derive;
use crate::derive::report::Cell;
use crate::i18n::Words;
use crate::wording::choice;
use crate::wording::label::field_label;

/// A sheet: its name, the titles of its columns, and its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The name on the tab.
    pub name: String,
    /// The titles.
    pub head: Vec<String>,
    /// The cells, as many in each row as there are titles.
    pub rows: Vec<Vec<Cell>>,
}

/// Every sheet of a book as of a day.
pub fn all(book: &Book, words: &Words, today: Day) -> Vec<Sheet> {
    let (head, rows) = customer_table::cells(book, words);
    let customers = Sheet { name: words.get("nav-customers"), head, rows };
    let sheet = |name: &str, keys: &[&str], rows: &dyn Fn(&Customer) -> Vec<Vec<Cell>>| {
        let title = |key: &&str| match *key {
            "customer" => words.get("column-customer"),
            "id" => words.get("sheet-customer-id"),
            "title" => words.get("sheet-plan-title"),
            "no" => words.get("sheet-number"),
            key => field_label(words, key),
        };
        let head = ["customer", "id"].iter().chain(keys).map(title).collect();
        let of = |customer: &Customer| {
            let own = [Cell::Text(customer.card.name.clone()), Cell::Text(customer.id.to_string())];
            rows(customer).into_iter().map(move |row| own.iter().cloned().chain(row).collect::<Vec<Cell>>())
        };
        Sheet { name: words.get(name), head, rows: book.customers.iter().flat_map(of).collect() }
    };
    let home = &book.settings.currency;
    vec![
        customers,
        sheet("sheet-notes", NOTES, &|customer| notes(customer, words, home)),
        sheet("sheet-plans", PLANS, &|customer| plans(customer, words, home)),
        sheet("sheet-complaints", COMPLAINTS, &|customer| complaints(customer, words, home)),
        sheet("sheet-invoices", INVOICES, &|customer| invoices(customer, today)),
        sheet("sheet-payments", PAYMENTS, &|customer| payments(customer, words)),
    ]
}

fn text(text: Option<&str>) -> Cell {
    text.map(str::trim).filter(|text| !text.is_empty()).map_or(Cell::Empty, |text| Cell::Text(text.to_owned()))
}

fn day(day: Option<Day>) -> Cell {
    day.map_or(Cell::Empty, Cell::Day)
}

fn time(moment: Option<Moment>) -> Cell {
    text(moment.and_then(|moment| moment.time).map(|time| time.strftime("%H:%M").to_string()).as_deref())
}

fn number(number: Option<impl Into<i64>>) -> Cell {
    number.map_or(Cell::Empty, |number| Cell::Number(number.into()))
}

fn money(amount: Option<rust_decimal::Decimal>, currency: &str) -> Cell {
    amount.map_or(Cell::Empty, |amount| Cell::Money(Money::new(amount, currency)))
}

fn texts(all: &[String]) -> Cell {
    text(Some(&all.join(", ")))
}

const NOTES: &[&str] = &[
    "date",
    "time",
    "channel",
    "outcome",
    "with",
    "occasion",
    "gift",
    "cost",
    "minutes",
    "satisfaction",
    "next",
    "private",
    "text",
];

fn notes(customer: &Customer, words: &Words, home: &str) -> Vec<Vec<Cell>> {
    let row = |visit: &crate::book::Visit| {
        vec![
            Cell::Day(visit.day),
            time(Some(Moment { day: visit.day, time: visit.time })),
            text(visit.channel.map(|channel| choice::CHANNEL.of(words, channel)).as_deref()),
            text(Some(&choice::OUTCOME.of(words, visit.outcome))),
            texts(&visit.with),
            texts(&visit.occasion),
            text(visit.gift.as_deref()),
            money(visit.cost, home),
            number(visit.minutes),
            number(visit.satisfaction),
            day(visit.next.map(|next| next.day)),
            Cell::Flag(visit.private),
            text(Some(&visit.body)),
        ]
    };
    customer.visits.iter().map(row).collect()
}

const PLANS: &[&str] = &[
    "due",
    "time",
    "title",
    "channel",
    "goal",
    "amount",
    "chance",
    "deal-stage",
    "close",
    "step",
    "done",
    "deal-outcome",
    "reason",
    "result",
    "text",
];

fn plans(customer: &Customer, words: &Words, home: &str) -> Vec<Vec<Cell>> {
    let row = |plan: &crate::book::Plan| {
        vec![
            day(plan.due.map(|due| due.day)),
            time(plan.due),
            text(Some(plan.title())),
            text(plan.channel.map(|channel| choice::CHANNEL.of(words, channel)).as_deref()),
            text(plan.goal.as_deref()),
            money(plan.amount, home),
            number(plan.chance),
            text(plan.deal.moves.last().map(|one| one.name.as_str())),
            day(plan.deal.close),
            text(plan.deal.step.as_deref()),
            day(plan.done),
            text(plan.deal.outcome.map(|end| choice::DEAL_END.of(words, end)).as_deref()),
            text(plan.deal.reason.as_deref()),
            text(plan.result.as_deref()),
            text(Some(&plan.body)),
        ]
    };
    customer.plans.iter().map(row).collect()
}

const COMPLAINTS: &[&str] =
    &["received", "cause", "severity", "via", "wants", "acknowledged", "resolved", "satisfaction", "cost", "text"];

fn complaints(customer: &Customer, words: &Words, home: &str) -> Vec<Vec<Cell>> {
    let row = |one: &crate::book::Complaint| {
        vec![
            day(one.received.map(|moment| moment.day)),
            text(one.cause.as_deref()),
            text(one.severity.map(|severity| choice::SEVERITY.of(words, severity)).as_deref()),
            text(one.via.map(|via| choice::VIA.of(words, via)).as_deref()),
            text(one.wants.as_deref()),
            day(one.acknowledged.map(|moment| moment.day)),
            day(one.resolved.map(|moment| moment.day)),
            number(one.satisfaction),
            money(one.cost, home),
            text(Some(&one.body)),
        ]
    };
    customer.complaints.iter().map(row).collect()
}

const INVOICES: &[&str] = &["no", "date", "due", "amount", "open", "currency", "po", "disputed"];

fn invoices(customer: &Customer, today: Day) -> Vec<Vec<Cell>> {
    let Some(account) = &customer.account else { return Vec::new() };
    let ledgers = derive(customer, today);
    let row = |(at, invoice): (usize, &crate::book::account::Invoice)| {
        let state = ledgers.iter().flat_map(|ledger| &ledger.invoices).find(|state| state.index == at);
        let currency = &*invoice.money.currency;
        vec![
            Cell::Text(invoice.no.clone()),
            Cell::Day(invoice.date),
            day(state.and_then(|state| state.agreed_due()).or(invoice.due)),
            Cell::Money(invoice.money.clone()),
            money(state.map(|state| state.open()), currency),
            Cell::Text(currency.to_owned()),
            text(invoice.po.as_deref()),
            text(invoice.disputed.as_ref().map(|disputed| disputed.reason.as_deref().unwrap_or("x"))),
        ]
    };
    account.invoices.iter().enumerate().map(row).collect()
}

const PAYMENTS: &[&str] = &["date", "amount", "currency", "kind", "for", "method", "ref", "returned"];

fn payments(customer: &Customer, words: &Words) -> Vec<Vec<Cell>> {
    let Some(account) = &customer.account else { return Vec::new() };
    let row = |payment: &crate::book::account::Payment| {
        let sign =
            if payment.kind == PaymentKind::Refund { -rust_decimal::Decimal::ONE } else { rust_decimal::Decimal::ONE };
        let targets: Vec<String> = payment.targets.iter().map(|(no, _)| no.clone()).collect();
        vec![
            Cell::Day(payment.date),
            Cell::Money(Money::new(payment.money.amount * sign, payment.money.currency.clone())),
            Cell::Text(payment.money.currency.to_string()),
            Cell::Text(choice::PAYMENT_KIND.of(words, payment.kind)),
            texts(&targets),
            text(payment.method.as_deref()),
            text(payment.reference.as_deref()),
            day(payment.returned),
        ]
    };
    account.payments.iter().map(row).collect()
}
