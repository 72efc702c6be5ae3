//! Makes values for writing TOML.

use toml_edit::{Array, Date, Datetime, Table, Value};

use crate::book::Day;

/// A day, without quotes.
pub fn day(day: Day) -> Value {
    let date = Date { year: day.year() as u16, month: day.month() as u8, day: day.day() as u8 };
    Value::from(Datetime { date: Some(date), time: None, offset: None })
}

/// A list of texts.
pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Value {
    Value::from(texts.into_iter().collect::<Array>())
}

/// Sets `key`, if there is a value.
pub fn put(table: &mut Table, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        table.insert(key, toml_edit::Item::Value(value));
    }
}
