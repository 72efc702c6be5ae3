//! The script with the facts about some customers.

use serde_json::{Value, json};

use super::readings_table::ReadingsTable;
use super::script::script;
use crate::book::{Book, CustomerIndex};
use crate::derive::search::of_customer;
use crate::i18n::Words;
use crate::wording::found::label;

/// `[[id, [label, text, 1 of a name], …], …]`; labels by their number.
pub fn fields(book: &Book, words: &Words, name: &str, customers: &[CustomerIndex]) -> Vec<u8> {
    let (mut readings, mut labels) = (ReadingsTable::default(), Vec::<String>::new());
    let mut entries: Vec<Value> = Vec::new();
    for &at in customers {
        let customer = &book.customers[at];
        let mut entry = vec![json!(&*customer.id)];
        for field in of_customer(book, customer) {
            let label = label(words, field.label);
            let number = labels.iter().position(|known| *known == label).unwrap_or_else(|| {
                labels.push(label);
                labels.len() - 1
            });
            if field.is_name {
                readings.add(&field.text);
                entry.push(json!([number, field.text, 1]));
            } else {
                entry.push(json!([number, field.text]));
            }
        }
        if entry.len() > 1 {
            entries.push(Value::Array(entry));
        }
    }
    script(name, &json!({ "readings": readings.0, "labels": labels, "fields": entries }))
}
