//! Reads a TOML table key by key. Each bad value is reported as a fault and left out.
//!
//! The methods return `None` or an empty list where the key is absent or its value cannot be used.

use std::ops::Range;

use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::bad_choice::bad_choice;
use super::known_keys::KnownKeys;
use super::money;
use super::shape::Shape;
use super::source::{Referent, Source};
use crate::book::{Choice, letters};
use crate::diagnostic::{Diagnostic, Fault};

pub(super) type Value<'i> = Spanned<DeValue<'i>>;

/// A table that is being read.
pub struct Fields<'t, 'i> {
    pub(super) table: &'t DeTable<'i>,
    /// The number of bytes in the file before the TOML.
    pub(super) base: usize,
    /// The bytes of the file that faults about the whole table mark.
    span: Range<usize>,
    /// The keys that were asked for so far. Any other key is unknown.
    pub(super) known: KnownKeys,
    /// Whether an empty table is read for its shape: then every key is taken to be there.
    pub(super) is_recording: bool,
    /// The currency that a table around this one names; amounts are in it where this table names no other.
    pub(super) outer_currency: Option<&'t str>,
}

impl<'t, 'i> Fields<'t, 'i> {
    pub(super) fn new(table: &'t DeTable<'i>, base: usize, span: Range<usize>) -> Self {
        Fields { table, base, span, known: KnownKeys::default(), is_recording: false, outer_currency: None }
    }

    /// The bytes of the file to mark for a fault about the whole table.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The bytes of the value of `key` in the file; those of the table where the key is absent.
    pub fn span_of(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or(self.span(), |value| self.place(value))
    }

    pub(super) fn place(&self, value: &Value) -> Range<usize> {
        value.span().start + self.base..value.span().end + self.base
    }

    pub(super) fn take(&mut self, key: &'static str) -> Option<&'t Value<'i>> {
        self.known.push_value(key);
        self.table.get(key)
    }

    pub(super) fn take_table(&mut self, key: &'static str) -> Option<&'t Value<'i>> {
        self.known.push_table(key);
        self.table.get(key)
    }

    /// The text of `key`, without marking the key as known and without a fault where the value is not a text.
    pub fn peek_text(&self, key: &str) -> Option<String> {
        self.table.get(key).and_then(|value| value.get_ref().as_str()).map(|text| text.trim().to_owned())
    }

    /// The currency that this table names, or else one around it.
    pub(super) fn currency(&self) -> Option<&'t str> {
        self.table.get("currency").and_then(|value| value.get_ref().as_str()).map(str::trim).or(self.outer_currency)
    }

    /// Whether the value of `key` is a bare day.
    pub fn is_day(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| value.get_ref().is_datetime())
    }

    /// Whether the value of `key` is a list that holds a table.
    pub fn is_list_of_tables(&self, key: &str) -> bool {
        let items = self.table.get(key).and_then(|value| value.get_ref().as_array());
        items.is_some_and(|items| items.iter().any(|item| item.get_ref().is_table()))
    }

    /// Whether the table has `key`. From then on the key counts as known.
    pub fn has(&mut self, key: &'static str) -> bool {
        self.take(key).is_some() || self.is_recording
    }

    /// The value of a key. Where it is absent and shapes are recorded, `shape` tells what it may be.
    pub(super) fn take_or_record(
        &mut self,
        key: &'static str,
        source: &mut Source,
        shape: impl FnOnce() -> Shape,
    ) -> Option<&'t Value<'i>> {
        let value = self.take(key);
        if value.is_none() {
            source.record(key, shape);
        }
        value
    }

    /// Reports a required key that is missing.
    pub fn need(&mut self, key: &'static str, source: &mut Source) {
        source.record_need(key);
        if !self.has(key) {
            source.report(source.fault(Fault::MissingKey, self.span()).with("key", key));
        }
    }

    pub(super) fn wrong_type(&self, value: &Value, key: &str, expected: &'static str, source: &mut Source) {
        let fault = source.fault(Fault::WrongType, self.place(value));
        source.report(fault.with("key", key).with("expected", expected).with("found", found_type(value.get_ref())));
    }

    /// A text of at least one character, without the spaces around it.
    pub fn text(&mut self, key: &'static str, source: &mut Source) -> Option<String> {
        let value = self.take_or_record(key, source, || Shape::Text)?;
        self.text_of(value, key, source)
    }

    pub(super) fn text_of(&self, value: &Value, key: &str, source: &mut Source) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                source.report(source.fault(Fault::Empty, self.place(value)).with("key", key));
                None
            }
            DeValue::String(text) => Some(text.trim().to_owned()),
            _ => {
                self.wrong_type(value, key, "type-text", source);
                None
            }
        }
    }

    /// A required text.
    pub fn needed_text(&mut self, key: &'static str, source: &mut Source) -> Option<String> {
        source.record_need(key);
        if !self.has(key) {
            source.report(self.missing(key, source));
        }
        self.text(key, source)
    }

    /// The required name of something: one line, whatever line breaks it was written with.
    pub fn name(&mut self, source: &mut Source) -> Option<String> {
        let name = self.needed_text("name", source)?;
        let is_one_line = !name.contains(['\n', '\r']);
        Some(if is_one_line { name } else { letters::one_line(&name) })
    }

    /// The fault of a missing key. Its usual hint is about front matter, so a TOML file gets another one.
    pub(super) fn missing(&self, key: &'static str, source: &Source) -> Diagnostic {
        let fault = source.fault(Fault::MissingKey, self.span()).with("key", key);
        if source.path.ends_with(".toml") { fault.hint("hint-missing-toml") } else { fault }
    }

    /// True or false.
    pub fn flag(&mut self, key: &'static str, source: &mut Source) -> Option<bool> {
        let value = self.take_or_record(key, source, || Shape::Flag)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(value, key, "type-flag", source);
        }
        flag
    }

    /// A whole number from `range`.
    pub fn number(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<i64>,
        source: &mut Source,
    ) -> Option<i64> {
        let value = self.take_or_record(key, source, || Shape::Number(*range.start(), *range.end()))?;
        self.number_of(value, key, range, source)
    }

    pub(super) fn number_of(
        &self,
        value: &Value,
        key: &str,
        range: std::ops::RangeInclusive<i64>,
        source: &mut Source,
    ) -> Option<i64> {
        let Some(number) = value.get_ref().as_integer() else {
            self.wrong_type(value, key, "type-number", source);
            return None;
        };
        let read = i64::from_str_radix(&number.as_str().replace('_', ""), number.radix()).ok();
        let good = read.filter(|number| range.contains(number));
        if good.is_none() {
            let fault = source.fault(Fault::OutOfRange, self.place(value)).with("key", key);
            source.report(fault.with("from", range.start().to_string()).with("to", range.end().to_string()));
        }
        good
    }

    /// One of the words of `T`.
    pub fn choice<T: Choice>(&mut self, key: &'static str, source: &mut Source) -> Option<T> {
        let value = self.take_or_record(key, source, || Shape::Word(T::WORDS))?;
        self.choice_of(value, key, source)
    }

    pub(super) fn choice_of<T: Choice>(&self, value: &Value, key: &str, source: &mut Source) -> Option<T> {
        let text = self.text_of(value, key, source)?;
        let choice = T::of_written(&text);
        if choice.is_none() {
            let fault = bad_choice(source, self.place(value), key, &text, T::WORDS.iter().copied());
            source.report(match T::SHOWN.first() {
                Some(group) => fault.with("group", *group),
                None => fault,
            });
        }
        choice
    }

    /// An amount, written as a text or as a whole number.
    pub fn money(&mut self, key: &'static str, source: &mut Source) -> Option<Decimal> {
        let value = self.take_or_record(key, source, || Shape::Money)?;
        let amount = match value.get_ref() {
            DeValue::String(text) => money::parse(text),
            DeValue::Integer(number) if number.radix() == 10 => money::parse(&number.as_str().replace('_', "")),
            _ => {
                self.wrong_type(value, key, "type-money", source);
                return None;
            }
        };
        if amount.is_none() {
            let written = source.text.get(self.place(value)).unwrap_or_default().trim_matches('"').to_owned();
            source.report(source.fault(Fault::BadMoney, self.place(value)).with("key", key).with("value", written));
        }
        let amount = amount?;
        let Some(currency) = self.currency().or(source.currency.as_deref()) else {
            // The currency is known when all files are read: it may have no decimals at all.
            if !money::is_whole(amount) {
                source.refer(Referent::Amount, key, format!(" {amount}"), self.place(value));
            }
            return Some(amount);
        };
        if !money::is_too_exact(amount, currency) {
            return Some(amount);
        }
        // Nobody knows what is meant, so that it counts nowhere.
        let place = source.place(self.place(value));
        let fault = money::too_exact(place, &amount.to_string(), currency);
        source.report(fault);
        None
    }

    /// An amount above zero.
    pub fn amount(&mut self, key: &'static str, source: &mut Source) -> Option<Decimal> {
        let amount = self.money(key, source)?;
        if amount <= Decimal::ZERO {
            let fault = source.fault(Fault::BadMoney, self.span_of(key)).with("key", key);
            source.report(fault.with("value", amount.to_string()).hint("hint-positive"));
            return None;
        }
        Some(amount)
    }
}

/// The id of the message that names the type of a value.
pub(super) fn found_type(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "found-text",
        DeValue::Integer(_) => "found-number",
        DeValue::Float(_) => "found-fraction",
        DeValue::Boolean(_) => "found-flag",
        DeValue::Datetime(moment) if moment.time.is_some() => "found-moment",
        DeValue::Datetime(_) => "found-day",
        DeValue::Array(_) => "found-list",
        DeValue::Table(_) => "found-table",
    }
}
