//! The script with the names of some customers.

use serde_json::{Value, json};

use super::super::encoded_path::encode;
use super::readings_table::ReadingsTable;
use super::script::script;
use crate::book::day::days_between;
use crate::book::phone::{self, Number};
use crate::book::{Book, Customer, CustomerIndex, Day, id};
use crate::derive::search::last_note;

/// The day from which days are counted.
pub const FIRST_DAY: Day = Day::constant(1970, 1, 1);

/// `[[id, name, day of the last note, numbers, aliases, tier, pinyin, listed name, page], …]`; what is empty at the end
/// of an entry is left out.
pub fn names(book: &Book, today: Day, name: &str, customers: &[CustomerIndex]) -> Vec<u8> {
    let mut readings = ReadingsTable::default();
    let entries: Vec<Value> = customers
        .iter()
        .map(|&at| {
            let customer = &book.customers[at];
            customer.names().for_each(|name| readings.add(name));
            entry(customer, today)
        })
        .collect();
    script(name, &json!({ "readings": readings.0, "names": entries }))
}

/// A number as it is written; where its digits alone do not say what is dialed, also each number in it, with its
/// extension behind a `;`.
fn phone_entry(text: &str) -> Value {
    if phone::is_plain(text) {
        return json!(text);
    }
    let form = |number: &str| {
        let number = Number::of(number);
        if number.extension.is_empty() { number.digits } else { format!("{};{}", number.digits, number.extension) }
    };
    json!([vec![text.to_owned()], phone::numbers(text).into_iter().map(form).collect()].concat())
}

fn entry(customer: &Customer, today: Day) -> Value {
    let card = &customer.card;
    let listed = customer.listed_name();
    let page = id::page_name(&customer.id);
    let mut entry = vec![
        json!(&*customer.id),
        json!(card.name),
        json!(last_note(customer, today).map_or(0, |day| days_between(FIRST_DAY, day))),
        json!(customer.phones().map(phone_entry).collect::<Vec<_>>()),
        json!(card.aliases),
        json!(customer.listed_tier().unwrap_or_default()),
        json!(card.pinyin.as_ref().map(|pinyin| pinyin.replace(['ü', 'Ü'], "v")).unwrap_or_default()),
        json!(if *listed == card.name { "" } else { &listed }),
        json!(if page == *customer.id { String::new() } else { encode(&page) }),
    ];
    let is_empty = |value: &Value| value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty);
    while entry.last().is_some_and(is_empty) {
        entry.pop();
    }
    Value::Array(entry)
}
