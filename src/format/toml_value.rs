//! Makes values for writing TOML.

use toml_edit::{Array, Date, Datetime, Table, Time, Value};

use crate::book::{Day, Moment};

/// A day, without quotes.
pub fn day(day: Day) -> Value {
    let date = Date { year: day.year() as u16, month: day.month() as u8, day: day.day() as u8 };
    Value::from(Datetime { date: Some(date), time: None, offset: None })
}

/// A day with or without a time, without quotes.
pub fn moment(moment: Moment) -> Value {
    let mut value = day(moment.day);
    if let (Some(at), Value::Datetime(datetime)) = (moment.time, &mut value) {
        let mut written = *datetime.value();
        written.time =
            Some(Time { hour: at.hour() as u8, minute: at.minute() as u8, second: Some(0), nanosecond: None });
        value = Value::from(written);
    }
    value
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
