//! What is new since a day: customers, tiers, balances, promises, silences.

use super::news::{self, Balance};
use super::{Audience, Cell, Column, Input, Nesting, Phrase, ReportKind, ReportOption, ReportPlace, Section};
use crate::book::{CustomerIndex, Day, Money};
use crate::derive::promise_ref::PromiseRef;

/// The report on what is new since a day: its name, messages and place.
pub const KIND: ReportKind = ReportKind {
    name: "changes",
    title: "changes-title",
    dated: "changes-since",
    empty: "changes-none",
    options: &[ReportOption::Since],
    place: ReportPlace::Terminal,
    lists: &[],
    make,
};

fn make(input: &Input) -> Vec<Section> {
    let news = news::derive(input.book, input.overview, input.past, input.since);
    let section = |key: &'static str, heading: &'static str, line: &'static str, columns: &[&'static str]| {
        let mut all = vec![Column::new("customer", "column-customer")];
        all.extend(columns.iter().map(|&key| Column::new(key, "column-id")));
        Section { heading: Some(Phrase::new(heading).into()), line: Some(line), ..Section::new(key, all) }
    };
    let promise = |(at, place): &(CustomerIndex, PromiseRef)| {
        let promise = place.get(&input.book.customers[*at]);
        vec![Cell::Customer(*at), Cell::Text(promise.text.clone()), promise.due.into()]
    };
    let removed =
        |(id, name, on): &(String, String, Day)| vec![Cell::Text(id.clone()), Cell::Text(name.clone()), (*on).into()];
    let moved = |(at, old, new): &(CustomerIndex, String, String)| {
        vec![Cell::Customer(*at), Cell::Tier(old.clone()), Cell::Tier(new.clone())]
    };
    let all = [
        Section {
            rows: news.entered.iter().map(|(at, on)| vec![Cell::Customer(*at), (*on).into()]).collect(),
            ..section("entered", "changes-entered", "changes-line-entered", &["on"])
        },
        Section {
            rows: news.removed.iter().map(removed).collect(),
            columns: vec![
                Column::json("customer"),
                Column::new("name", "column-customer"),
                Column::new("on", "column-id"),
            ],
            ..section("removed", "changes-removed", "changes-line-removed", &[])
        },
        Section {
            rows: news.tiers.iter().map(moved).collect(),
            ..section("tiers", "changes-tiers", "changes-line-tiers", &["from", "to"])
        },
        Section {
            rows: news.balances.iter().map(balance).collect(),
            columns: balance_columns(),
            ..section("balances", "changes-balances", "changes-line-balances", &[])
        },
        Section {
            rows: news.kept.iter().map(promise).collect(),
            ..section("promises_kept", "changes-kept", "changes-line-promise", &["text", "due"])
        },
        Section {
            rows: news.broken.iter().map(promise).collect(),
            ..section("promises_broken", "changes-broken", "changes-line-promise", &["text", "due"])
        },
        Section {
            rows: news.silent.iter().map(|(at, due)| vec![Cell::Customer(*at), (*due).into()]).collect(),
            ..section("silent", "changes-silent", "changes-line-silent", &["due"])
        },
    ];
    all.into()
}

fn balance_columns() -> Vec<Column> {
    let sum = |key, when| Column { nesting: Nesting::Object(when), ..Column::new(key, "column-id") };
    vec![
        Column::new("customer", "column-customer"),
        Column::new("currency", "column-id"),
        sum("open", "then"),
        sum("open", "now"),
        sum("overdue", "then"),
        sum("overdue", "now"),
        Column { audience: Audience::Readers, ..Column::new("late", "column-id") },
    ]
}

fn balance(balance: &Balance) -> Vec<Cell> {
    let money = |amount| Cell::Money(Money::new(amount, balance.currency.clone()));
    let late = balance.overdue[1];
    let late = match late.is_zero() {
        true => Cell::Empty,
        false => Phrase::new("changes-late").with("amount", money(late)).into(),
    };
    let mut cells = vec![Cell::Customer(balance.customer), Cell::Text(balance.currency.clone())];
    cells.extend(balance.open.into_iter().chain(balance.overdue).map(money));
    cells.push(late);
    cells
}
