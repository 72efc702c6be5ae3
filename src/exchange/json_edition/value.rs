//! Values of records as JSON.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::book::{Choice, Moment};

/// An object without what is not said: null, false, and what is empty.
pub(super) fn kept(value: Value) -> Value {
    let is_said = |value: &Value| match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(object) => !object.is_empty(),
        _ => true,
    };
    match value {
        Value::Object(object) => Value::Object(object.into_iter().filter(|(_, value)| is_said(value)).collect()),
        value => value,
    }
}

/// A record with its text.
pub(super) fn record(fields: Value, text: &str) -> Value {
    json!({ "fields": kept(fields), "text": text.trim() })
}

pub(super) fn amount(amount: Option<Decimal>) -> Value {
    amount.map_or(Value::Null, |amount| json!(amount.to_string()))
}

pub(super) fn moment(moment: Option<Moment>) -> Value {
    moment.map_or(Value::Null, |moment| match moment.time {
        Some(time) => json!(format!("{}T{}", moment.day, time.strftime("%H:%M:%S"))),
        None => json!(moment.day.to_string()),
    })
}

pub(super) fn shown(value: Option<impl ToString>) -> Value {
    value.map_or(Value::Null, |value| json!(value.to_string()))
}

pub(super) fn word<T: Choice>(choice: Option<T>) -> Value {
    choice.map_or(Value::Null, |choice| json!(choice.word()))
}

pub(super) fn words<T: Choice + Copy>(choices: &[T]) -> Value {
    choices.iter().map(|&choice| json!(choice.word())).collect()
}
