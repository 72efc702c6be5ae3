//! Open promises, by who owes them.

use std::collections::HashMap;

use super::{Audience, Cell, Column, Input, Phrase, ReportKind, ReportOption, ReportPlace, Section};
use crate::book::Money;
use crate::book::visit::Party;
use crate::derive::PaymentPromise;
use crate::derive::promise_ref::{PromiseRef, made_by};

/// The report of open promises.
pub const KIND: ReportKind = ReportKind {
    name: "owners",
    title: "owners-title",
    dated: "report-as-of",
    empty: "owners-none",
    options: &[ReportOption::AsOf],
    place: ReportPlace::Page,
    lists: &["mine", "theirs"],
    make,
};

fn make(input: &Input) -> Vec<Section> {
    let sections = [("mine", "owners-mine", Party::Me), ("theirs", "owners-theirs", Party::Customer)];
    let made = sections.map(|(key, heading, party)| section(input, key, heading, party));
    made.into_iter().filter(|section| !section.rows.is_empty()).collect()
}

/// The place of the amounts among the columns; only programs see them where no promise has one.
const AMOUNT: usize = 3;

/// The promises of one side, the longest due first.
fn section(input: &Input, key: &'static str, heading: &'static str, party: Party) -> Section {
    let today = input.overview.today;
    let mut open = Vec::new();
    for (at, customer) in input.book.customers.iter().enumerate() {
        let paying = &input.overview.customers[at].payment_promises;
        let paying: HashMap<PromiseRef, &PaymentPromise> = paying.iter().map(|one| (one.promise, one)).collect();
        for place in made_by(customer, today) {
            let promise = place.get(customer);
            let paying = paying.get(&place).copied();
            // Money is promised by the one who owes it.
            let by = if paying.is_some() { Party::Customer } else { promise.by };
            if by == party && !promise.kept && !paying.is_some_and(|one| one.closed) {
                open.push((promise.due, at, promise, paying));
            }
        }
    }
    open.sort_by_key(|&(due, at, promise, _)| (due, at, promise.mark_at));
    let columns = [
        ("customer", "column-customer"),
        ("text", "owners-promise"),
        ("due", "column-due"),
        ("amount", "column-amount"),
    ];
    let mut columns: Vec<Column> = columns.map(|(key, title)| Column::new(key, title)).into();
    columns.push(Column::json("currency"));
    if open.iter().all(|(_, _, _, paying)| paying.is_none()) {
        columns[AMOUNT].audience = Audience::Programs;
    }
    let mut section = Section::new(key, columns);
    section.heading = Some(Phrase::new(heading).into());
    section.rows = open
        .into_iter()
        .map(|(due, at, promise, paying)| {
            let (amount, currency) = match paying {
                Some(PaymentPromise { amount, currency, .. }) => {
                    (Cell::Money(Money::new(*amount, currency.clone())), Cell::from(&**currency))
                }
                None => (Cell::Empty, Cell::Empty),
            };
            vec![Cell::Customer(at), Cell::Text(promise.text.clone()), due.into(), amount, currency]
        })
        .collect();
    section
}
