//! Lists of customers: who fits, in which order, and the facts that the list shows of them.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rayon::prelude::*;
use rust_decimal::Decimal;

use super::Overview;
use super::fact::{self, FactValue, Subject};
use super::filter;
use super::report::{Cell, Column, Phrase, Section};
use super::sums::Sums;
use crate::book::fact::{Derived, Fact, FactKind};
use crate::book::fact_key;
use crate::book::filter::Filter;
use crate::book::saved_list::{SavedList, SortBy};
use crate::book::{Book, CustomerIndex};

/// The columns of a list that names none, after the customer.
pub fn usual_columns() -> Vec<Fact> {
    let derived = [Derived::Last, Derived::Next, Derived::Open].map(Fact::Derived);
    [Fact::Card("tier"), Fact::Card("region")].into_iter().chain(derived).collect()
}

/// The customers who fit a filter, in an order; where nothing else decides, by the reading of their names.
pub fn fitting(book: &Book, overview: &Overview, filter: &Filter, sort: &[SortBy]) -> Vec<CustomerIndex> {
    let mut found: Vec<CustomerIndex> = (0..book.customers.len())
        .into_par_iter()
        .with_min_len(64)
        .filter(|&at| filter::fits(filter, &subject(book, overview, at)))
        .collect();
    found.sort_by_key(|&at| (&book.customers[at].reading, at));
    for by in sort.iter().rev() {
        if by.fact == Fact::Derived(Derived::Name) {
            let way = |order: Ordering| if by.is_down { order.reverse() } else { order };
            found.sort_by(|&a, &b| way(book.customers[a].reading.cmp(&book.customers[b].reading)));
            continue;
        }
        let mut keyed: Vec<(FactValue, CustomerIndex)> =
            found.iter().map(|&at| (fact::value(&by.fact, &subject(book, overview, at)), at)).collect();
        keyed.sort_by(|(a, _), (b, _)| a.order(b, book, by.is_down));
        found = keyed.into_iter().map(|(_, at)| at).collect();
    }
    found
}

/// A saved list as a table, with the customers who are on it.
pub fn of_saved(book: &Book, overview: &Overview, list: &SavedList, customers: &[CustomerIndex]) -> Section {
    let usual = usual_columns();
    table(book, overview, customers, if list.columns.is_empty() { &usual } else { &list.columns })
}

/// A table of customers with some facts about them, and the sums of the amounts.
pub fn table(book: &Book, overview: &Overview, customers: &[CustomerIndex], columns: &[Fact]) -> Section {
    let columns: Vec<&Fact> = columns.iter().filter(|fact| **fact != Fact::Derived(Derived::Name)).collect();
    let titles = columns.iter().map(|fact| column(book, fact));
    let customer = Column::new("customer", "column-customer");
    let mut section = Section::new("customers", std::iter::once(customer).chain(titles).collect());
    section.rows = customers
        .par_iter()
        .with_min_len(64)
        .map(|&at| {
            let subject = subject(book, overview, at);
            let cells = columns.iter().map(|fact| cell(fact, fact::value(fact, &subject)));
            std::iter::once(Cell::Customer(at)).chain(cells).collect()
        })
        .collect();
    section.totals = totals(book, &columns, &section.rows);
    section
}

fn subject<'b>(book: &'b Book, overview: &'b Overview, at: CustomerIndex) -> Subject<'b> {
    Subject { book, customer: &book.customers[at], state: Some(&overview.customers[at]), today: overview.today }
}

fn column(book: &Book, fact: &Fact) -> Column {
    Column { key: fact.key().into_owned().into(), title: label(book, fact), ..Column::new("", "column-customer") }
}

/// What stands above a column with a fact.
pub fn label(book: &Book, fact: &Fact) -> Phrase {
    match fact {
        Fact::Card(key) => Phrase::new(format!("key-{}", key.replace('_', "-"))),
        Fact::Derived(derived) => Phrase::new(format!("fact-{}", derived.word())),
        Fact::Figure(name) => Phrase::new("fact-own").with("name", name.as_str()),
        Fact::Revenue(span) => Phrase::new("fact-revenue-of").with("span", span.to_string().as_str()),
        Fact::Own(key) => {
            let label = book.settings.fields.get(key).and_then(|field| field.label.as_deref());
            Phrase::new("fact-own").with("name", label.unwrap_or(key))
        }
    }
}

fn cell(fact: &Fact, value: FactValue) -> Cell {
    match value {
        FactValue::Unset | FactValue::Endless => Cell::Empty,
        FactValue::Text(text) if *fact == Fact::Card("tier") => Cell::Tier(text.into_owned()),
        FactValue::Text(text) => Cell::Text(text.into_owned()),
        FactValue::Word(word) => Cell::Word(fact.field().map_or("", |field| field.key), word),
        FactValue::Customer(at) => Cell::Customer(at),
        FactValue::Texts(texts) => Cell::Texts(texts.into_iter().map(str::to_owned).collect()),
        FactValue::Number(number) => Cell::Decimal(number),
        FactValue::Money(sums) if sums.is_empty() => Cell::Empty,
        FactValue::Money(sums) => Cell::Sums(sums),
        FactValue::Day(day) => Cell::Day(day),
        FactValue::Months(months) if months.is_empty() => Cell::Empty,
        FactValue::Months(months) => Cell::Months(months),
        FactValue::Flag(flag) => Cell::Flag(flag),
    }
}

/// The sums of the columns with amounts; `None` where there are none.
fn totals(book: &Book, columns: &[&Fact], rows: &[Vec<Cell>]) -> Option<Vec<Cell>> {
    let sum = |at: usize| {
        let mut sums: BTreeMap<&str, Decimal> = BTreeMap::new();
        for (currency, amount) in rows.iter().flat_map(|row| match &row[at + 1] {
            Cell::Sums(sums) => sums.as_slice(),
            _ => &[],
        }) {
            *sums.entry(currency).or_default() += amount;
        }
        sums.into_iter().map(|(currency, sum)| (currency.to_owned(), sum)).collect::<Sums>()
    };
    let is_money = |fact: &Fact| fact_key::kind(fact, &book.settings) == FactKind::Money;
    if rows.is_empty() || !columns.iter().any(|fact| is_money(fact)) {
        return None;
    }
    let count = Cell::from(Phrase::new("customers-count").with("n", rows.len()));
    let cells = columns.iter().enumerate().map(|(at, fact)| match is_money(fact) {
        true => Cell::Sums(sum(at)),
        false => Cell::Empty,
    });
    Some(std::iter::once(count).chain(cells).collect())
}
