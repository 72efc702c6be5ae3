//! Customers as tables for spreadsheets: days as ISO days, amounts as plain numbers, the values of a list a line each. An
//! import reads the table of all customers back.

use crate::book::customer::FieldValue;
use crate::book::field::{CardField, FieldKind, Value};
use crate::book::links::Target;
use crate::book::{Book, Card, Customer, Money};
use crate::derive::report::{Cell, Section};
use crate::derive::sums::Sums;
use crate::format::labelled::Item;
use crate::i18n::Words;
use crate::wording::choice;
use crate::wording::label::field_label;
use crate::wording::report::{ReportWords, shown};

/// All customers with every field that any of them has, by the reading of their names; the first row has the names of the
/// fields.
pub fn all(book: &Book, words: &Words) -> Vec<Vec<String>> {
    let (head, rows) = cells(book, words);
    let written = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Decimal(number) => number.to_string(),
        Cell::Money(money) => money.amount.to_string(),
        Cell::Day(day) => day.to_string(),
        _ => String::new(),
    };
    std::iter::once(head).chain(rows.iter().map(|row| row.iter().map(written).collect())).collect()
}

/// The same table: the names of the fields, and a row for each customer whose days and numbers are such.
pub fn cells(book: &Book, words: &Words) -> (Vec<String>, Vec<Vec<Cell>>) {
    let is_used = |field: &&CardField| {
        field.kind != FieldKind::Table
            && book.customers.iter().any(|one| !text(book, words, field, &one.card).is_empty())
    };
    let fields: Vec<&CardField> = Card::FIELDS.iter().filter(is_used).collect();
    let own: Vec<_> = book
        .settings
        .fields
        .iter()
        .filter(|(key, _)| book.customers.iter().any(|one| one.custom.contains_key(key.as_str())))
        .collect();
    let labels = fields.iter().map(|field| field_label(words, field.key));
    let own_labels = own.iter().map(|(key, field)| field.label.clone().unwrap_or_else(|| (*key).clone()));
    let ends = ["key-note", "table-own-id"].map(|id| words.get(id));
    let head = std::iter::once(field_label(words, "name")).chain(labels).chain(own_labels).chain(ends).collect();
    let row = |customer: &Customer| {
        let values = fields.iter().map(|field| cell(book, words, field, &customer.card));
        let own = own.iter().map(|(key, _)| own_cell(customer.custom.get(key.as_str()), &book.settings.currency));
        let [name, body] = [customer.card.name.as_str(), customer.card.body.trim()].map(filled);
        // By it an import knows the customer again, whatever is changed in the row.
        let id = Cell::Text(customer.id.to_string());
        std::iter::once(name).chain(values).chain(own).chain([body, id]).collect()
    };
    (head, order(book).into_iter().map(row).collect())
}

/// The customers in the order of the table.
pub fn order(book: &Book) -> Vec<&Customer> {
    let mut customers: Vec<&Customer> = book.customers.iter().collect();
    customers.sort_by(|a, b| (&a.reading, &a.id).cmp(&(&b.reading, &b.id)));
    customers
}

/// A text in a cell; none where it is empty.
fn filled(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// The value of a field in a cell.
fn cell(book: &Book, words: &Words, field: &CardField, card: &Card) -> Cell {
    match (field.value)(card) {
        Value::Day(day) => Cell::Day(day),
        Value::Days(days) => Cell::Number(days.into()),
        _ => filled(&text(book, words, field, card)),
    }
}

/// The value of an own field in a cell.
fn own_cell(value: Option<&FieldValue>, home: &str) -> Cell {
    match value {
        Some(FieldValue::Text(text)) => filled(text),
        Some(FieldValue::Number(number)) => Cell::Decimal(*number),
        Some(FieldValue::Day(day)) => Cell::Day(*day),
        Some(FieldValue::Money(amount)) => Cell::Money(Money::new(*amount, home)),
        None => Cell::Empty,
    }
}

/// The value of a field as text.
fn text(book: &Book, words: &Words, field: &CardField, card: &Card) -> String {
    match (field.value)(card) {
        // Another customer by the name: an id says nothing to a reader.
        Value::Text(id) if field.kind == FieldKind::Customer => {
            let name = book.find(id).map(|at| &book.customers[at].card.name);
            let is_told = |name: &&String| matches!(book.links.resolve(name), Target::One(_));
            name.filter(is_told).map_or_else(|| id.to_owned(), Clone::clone)
        }
        Value::Unset | Value::Lost(_) => String::new(),
        Value::Text(text) => text.to_owned(),
        Value::Word(word) => choice::of_field(words, field, word),
        Value::Texts(texts) => texts.join("\n"),
        Value::Labelled(items) => {
            let shown = |item: &crate::book::customer::Labelled| {
                Item { label: item.label.as_deref(), text: &item.text }.shown()
            };
            // An address may have several lines.
            let between = if field.kind == FieldKind::Labelled("text") { " ::: " } else { "\n" };
            items.iter().map(shown).collect::<Vec<_>>().join(between)
        }
        Value::Days(days) => days.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Yearly(day) => day.to_string(),
    }
}

/// A list as a table; the first row has its titles.
pub fn of_section(words: &ReportWords, section: &Section) -> Vec<Vec<String>> {
    let head = shown(section).map(|(_, column)| words.title(column)).collect();
    let home = &words.book.settings.currency;
    let row = |row: &Vec<Cell>| shown(section).map(|(at, _)| plain(words, &row[at], home)).collect();
    std::iter::once(head).chain(section.rows.iter().map(row)).collect()
}

/// A cell as a spreadsheet computes with it.
fn plain(words: &ReportWords, cell: &Cell, home: &str) -> String {
    match cell {
        Cell::Day(day) | Cell::Month(day) => day.to_string(),
        Cell::Decimal(number) | Cell::Percent(number) => number.to_string(),
        Cell::Money(money) => sums(&vec![(money.currency.to_string(), money.amount)], home),
        Cell::Sums(all) => sums(all, home),
        Cell::Texts(texts) => texts.join("\n"),
        cell => words.cell(cell, true),
    }
}

/// Amounts as numbers; the currency stands beside one that is not the book's.
fn sums(all: &Sums, home: &str) -> String {
    let one = |(currency, amount): &(String, rust_decimal::Decimal)| {
        if currency == home { amount.to_string() } else { format!("{amount} {currency}") }
    };
    all.iter().map(one).collect::<Vec<_>>().join("\n")
}
