//! What is typed for a field becomes a value in the file, whatever the field is of: the card, or one of its tables.

use toml_edit::{TableLike, Value};

use super::change::{Change, How, SetError};
use crate::book::field::FieldKind;
use crate::book::settings::Settings;
use crate::book::{Day, YearlyDay, phone};
use crate::format::document::set_in;
use crate::format::labelled::Item;
use crate::format::toml_value::day as day_value;
use crate::format::typed_day::{DayError, ELEVEN_MONTHS};
use crate::format::{money, spoken_day, typed_day};

/// A field that is changed: its key in the file, what it holds, and the word of the format for a word of a choice.
pub struct Field<'f> {
    /// The key in the file.
    pub key: &'f str,
    /// What it holds.
    pub kind: FieldKind,
    /// The word of the format for a word that people write.
    pub word: fn(&str) -> Option<&'static str>,
}

/// Makes a change in a table of the file. Text that is no value of the field is written as it is: it is a fault then.
pub fn change(
    table: &mut dyn TableLike,
    field: &Field,
    change: &Change,
    settings: &Settings,
    today: Day,
) -> Result<(), SetError> {
    if change.how != How::Set || field.kind.is_list() {
        return set_list(table, field, change);
    }
    if change.value.is_empty() {
        table.remove(field.key);
        return Ok(());
    }
    let text = change.value.as_str();
    let value = match field.kind {
        FieldKind::Day => day_value(typed(text, typed_day::past(text, today))?),
        FieldKind::Coming => day_value(typed(text, typed_day::coming(text, today, ELEVEN_MONTHS))?),
        FieldKind::Days => text.parse::<i64>().map_or_else(|_| text.into(), Value::from),
        FieldKind::Tier => settings.tier_named(text).unwrap_or(text).into(),
        FieldKind::Choice(_) => (field.word)(text).unwrap_or(text).into(),
        FieldKind::Yearly => yearly(text),
        FieldKind::Money => money::typed(text).map_or_else(|| text.into(), |amount| amount.to_string().into()),
        FieldKind::Flag => flag(text).map_or_else(|| text.into(), Value::from),
        _ => text.into(),
    };
    set_in(table, field.key, value);
    Ok(())
}

/// Yes or no, as people write it.
fn flag(text: &str) -> Option<bool> {
    let lower = text.to_lowercase();
    if ["yes", "true", "on", "1", "是", "对"].contains(&lower.as_str()) {
        return Some(true);
    }
    ["no", "false", "off", "0", "否", "不"].contains(&lower.as_str()).then_some(false)
}

/// A yearly day: a whole one as a date, any other in the form of the files, or as typed where it already has one.
fn yearly(text: &str) -> Value {
    match spoken_day::parse_yearly(text) {
        Some(YearlyDay::Solar { year: Some(year), month, day }) => {
            Day::new(year, month as i8, day as i8).map_or_else(|_| text.into(), day_value)
        }
        Some(day @ (YearlyDay::Solar { .. } | YearlyDay::Month { .. })) => day.to_string().into(),
        Some(day) if !text.starts_with("农历") => day.to_string().into(),
        _ => text.into(),
    }
}

/// A day that was typed, or why it is none.
pub fn typed(text: &str, day: Result<Day, DayError>) -> Result<Day, SetError> {
    day.map_err(|error| SetError::BadDay(text.to_owned(), error))
}

/// Lists are given with commas, Chinese ones too; `+=` and `-=` add and remove items.
fn set_list(table: &mut dyn TableLike, field: &Field, change: &Change) -> Result<(), SetError> {
    if change.value.starts_with('{') && change.how != How::AddItem {
        return set_labelled(table, field.key, change);
    }
    if !field.kind.is_list() {
        return Err(SetError::NotAPair(format!("{}+=", change.key)));
    }
    let items = if change.how == How::AddItem { vec![item(field, &change.value)] } else { items(field, &change.value) };
    let old = table.get(field.key);
    let mut array = match old.and_then(|item| item.as_array()).filter(|_| change.how != How::Set) {
        Some(array) => array.clone(),
        None => {
            old.filter(|_| change.how != How::Set).and_then(toml_edit::Item::as_value).map(plain).into_iter().collect()
        }
    };
    match change.how {
        How::Set | How::Add | How::AddItem => {
            for item in items {
                let is_same = |known: &Value| Item::of(known).is_some_and(|known| item.means(known));
                if change.how == How::Set || !array.iter().any(is_same) {
                    array.push(match field.kind {
                        FieldKind::Labelled(part) => item.value(part),
                        _ => item.text.into(),
                    });
                }
            }
        }
        How::Remove => {
            array.retain(|known| !Item::of(known).is_some_and(|known| items.iter().any(|item| item.means(known))))
        }
    }
    if array.is_empty() {
        table.remove(field.key);
    } else {
        set_in(table, field.key, Value::Array(array));
    }
    Ok(())
}

/// A value without what stood around it.
fn plain(value: &Value) -> Value {
    let mut value = value.clone();
    value.decor_mut().clear();
    value
}

/// One item of a list.
fn item<'t>(field: &Field, typed: &'t str) -> Item<'t> {
    match field.kind {
        FieldKind::Labelled(_) => Item::typed(typed),
        _ => Item { label: None, text: typed.trim() },
    }
}

/// The items that are typed for a list.
fn items<'t>(field: &Field, typed: &'t str) -> Vec<Item<'t>> {
    // An address may contain commas.
    let separators: &[char] = if field.kind == FieldKind::Labelled("text") { &[] } else { &[',', '，', '、'] };
    let typed = typed.split(separators).map(|typed| item(field, typed));
    // A text of several phone numbers is as many items.
    let split = typed.flat_map(|item| {
        let texts = if field.key == "phone" { phone::numbers(item.text) } else { vec![item.text] };
        texts.into_iter().map(move |text| Item { text: text.trim(), ..item })
    });
    let items = split.filter(|item| !item.text.is_empty());
    items.map(|item| Item { text: (field.word)(item.text).unwrap_or(item.text), ..item }).collect()
}

/// `{ label = "home", text = "…" }`, as the file holds it.
fn set_labelled(table: &mut dyn TableLike, key: &str, change: &Change) -> Result<(), SetError> {
    let value: Value = change.value.parse().map_err(|_| SetError::NotAPair(change.value.clone()))?;
    let old = table.get(key).and_then(|item| item.as_array()).filter(|_| change.how != How::Set);
    let mut array = old.cloned().unwrap_or_default();
    let written = |value: &Value| value.to_string().split_whitespace().collect::<String>();
    match change.how {
        How::Set | How::Add | How::AddItem => array.push(value),
        How::Remove => array.retain(|known| written(known) != written(&value)),
    }
    if array.is_empty() {
        table.remove(key);
    } else {
        set_in(table, key, Value::Array(array));
    }
    Ok(())
}
