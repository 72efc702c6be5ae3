//! Reads tables below a table. The unknown keys of each are reported.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fields::{Fields, Value, found_type};
use super::known_keys::KnownKeys;
use super::shape::{Shape, TableShape};
use super::source::Source;
use super::{moment, near};
use crate::book::customer::{Labelled, Written};
use crate::book::{Choice, phone};
use crate::diagnostic::Fault;

/// The key of phone numbers.
const PHONE: &str = "phone";

/// The table that is read where shapes are recorded.
static EMPTY: LazyLock<Spanned<DeValue<'static>>> =
    LazyLock::new(|| Spanned::new(0..0, DeValue::Table(DeTable::new())));

/// Reports a mobile number with a digit too many or too few.
pub(super) fn check_mobile(number: &str, span: Range<usize>, source: &mut Source) {
    if let Some(digits) = phone::digits_of_bad_mobile(number) {
        let fault = source.fault(Fault::MobileLength, span);
        source.report(fault.with("number", number).with("digits", digits.to_string()));
    }
}

/// Reports several numbers in one text, and each mobile number with a digit too many or too few.
fn check_numbers(text: &str, span: Range<usize>, source: &mut Source) {
    let numbers = phone::numbers(text);
    if numbers.len() > 1 {
        let list = numbers.iter().map(|number| format!("\"{number}\"")).collect::<Vec<_>>().join(", ");
        let fault = source.fault(Fault::SeveralNumbers, span.clone());
        source.report(fault.with("number", text).with("first", numbers[0]).with("list", format!("[{list}]")));
    }
    numbers.into_iter().for_each(|number| check_mobile(number, span.clone(), source));
}

impl<'t, 'i> Fields<'t, 'i> {
    /// A list of texts, or of tables with `label` and the key `part` (`{ label = "work", number = "…" }`).
    pub fn labelled(&mut self, key: &'static str, part: &'static str, source: &mut Source) -> Vec<Labelled> {
        let values = self.list(key, source, || Shape::Labelled(part)).unwrap_or_default();
        let read = |value: &'t Value<'i>, source: &mut Source| match value.get_ref() {
            DeValue::Table(table) => self.read_below(table, value, source, |fields, source| {
                let label = fields.text("label", source);
                let text = fields.needed_text(part, source);
                Some(Labelled { label, text: text? })
            }),
            _ => Some(Labelled { label: None, text: self.text_of(value, key, source)? }),
        };
        let mut found = Vec::with_capacity(values.len());
        for value in values {
            let Some(labelled) = read(value, source) else { continue };
            if key == PHONE {
                check_numbers(&labelled.text, self.place(value), source);
            }
            found.push(labelled);
        }
        found
    }

    /// A table below this one.
    pub fn table<T>(
        &mut self,
        key: &'static str,
        source: &mut Source,
        read: impl FnOnce(&mut Fields<'t, 'i>, &mut Source) -> T,
    ) -> Option<T> {
        let Some(value) = self.take_table(key) else {
            let shape = self.record_below(source, |fields, source| drop(read(fields, source)))?;
            source.record(key, || Shape::Table(shape));
            return None;
        };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(value, key, "type-table", source);
            return None;
        };
        Some(self.read_below(table, value, source, read))
    }

    /// The tables of `[[key]]`. Those for which `read` returns `None` are left out.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        source: &mut Source,
        mut read: impl FnMut(&mut Fields<'t, 'i>, &mut Source) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.take_table(key) else {
            if let Some(shape) = self.record_below(source, |fields, source| drop(read(fields, source))) {
                source.record(key, || Shape::Tables(shape));
            }
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(value, key, "type-tables", source);
            return Vec::new();
        };
        let mut found = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(table) => found.extend(self.read_below(table, item, source, &mut read)),
                _ => self.wrong_type(item, key, "type-tables", source),
            }
        }
        found
    }

    /// Reads a table below this one and reports its keys that `read` did not ask for. Therefore `read` must ask for
    /// every key that it knows, whatever the values are.
    pub(super) fn read_below<T>(
        &self,
        table: &'t DeTable<'i>,
        value: &Value,
        source: &mut Source,
        read: impl FnOnce(&mut Fields<'t, 'i>, &mut Source) -> T,
    ) -> T {
        let place = self.place(value);
        // A key of the table above cannot get into an inline table by mistake.
        let is_inline = source.text.get(place.clone()).is_some_and(|text| text.starts_with('{'));
        let mut fields = Fields::new(table, self.base, place);
        fields.outer_currency = self.currency();
        let result = read(&mut fields, source);
        fields.report_unknown((!is_inline).then_some(&self.known), source);
        result
    }

    /// What `read` asks an empty table for; `None` where shapes are not recorded.
    fn record_below(
        &self,
        source: &mut Source,
        read: impl FnOnce(&mut Fields<'t, 'i>, &mut Source),
    ) -> Option<TableShape> {
        let DeValue::Table(table) = EMPTY.get_ref() else { return None };
        source.is_recording().then(|| {
            source.record_table(|source| {
                let mut fields = Fields::new(table, 0, 0..0);
                fields.is_recording = true;
                read(&mut fields, source);
            })
        })
    }

    /// The tables of `[key.NAME]`, or the values of `[key]`, by name.
    pub fn named<T>(
        &mut self,
        key: &'static str,
        source: &mut Source,
        mut read: impl FnMut(&str, Named<'_, 't, 'i>, &mut Source) -> Option<T>,
    ) -> BTreeMap<String, T> {
        let Some(value) = self.take_table(key) else {
            if source.is_recording() {
                // The entry alone tells what it is read as.
                let mut shape = source.record_table(|source| {
                    drop(read("", Named { fields: self, value: &EMPTY, key_span: 0..0 }, source));
                });
                let entry = shape.keys.pop().and_then(|mut key| key.shapes.pop());
                source.record(key, || Shape::Named(Box::new(entry.unwrap_or(Shape::Any))));
            }
            return BTreeMap::new();
        };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(value, key, "type-table", source);
            return BTreeMap::new();
        };
        let entries = table.iter().filter_map(|(name, value)| {
            let key_span = name.span().start + self.base..name.span().end + self.base;
            read(name.get_ref(), Named { fields: self, value, key_span }, source)
                .map(|read| (name.get_ref().to_string(), read))
        });
        entries.collect()
    }

    /// Reports each key that was not asked for. `above` holds the keys of the table above: such a key was probably
    /// written below a `[[…]]` by mistake.
    pub(super) fn report_unknown(&self, above: Option<&KnownKeys>, source: &mut Source) {
        // Most tables have no unknown key, and then the names are not listed.
        let mut unknown =
            self.table.iter().map(|(name, _)| name).filter(|name| !self.known.has(name.get_ref())).peekable();
        if unknown.peek().is_none() {
            return;
        }
        let known = self.known.names();
        for name in unknown {
            let span = name.span().start + self.base..name.span().end + self.base;
            let fault = source.fault(Fault::UnknownKey, span).with("key", name.get_ref().as_ref());
            let known = known.iter().copied();
            source.report(if above.is_some_and(|above| above.has_value(name.get_ref())) {
                fault.hint("hint-key-above")
            } else if let Some(near) = near::nearest_within(&source.near, name.get_ref(), known.clone()) {
                fault.with("near", near).hint("hint-did-you-mean")
            } else {
                fault.with("keys", known.collect::<Vec<_>>().join(", ")).hint("hint-known-keys")
            });
        }
    }
}

/// The key under which the shape of an entry is recorded.
const ENTRY: &str = "";

/// One entry of a table whose keys the user chooses.
pub struct Named<'f, 't, 'i> {
    pub(super) fields: &'f Fields<'t, 'i>,
    pub(super) value: &'t Value<'i>,
    /// The bytes of the key in the file.
    pub key_span: Range<usize>,
}

impl<'t, 'i> Named<'_, 't, 'i> {
    /// The bytes of the value in the file.
    pub fn span(&self) -> Range<usize> {
        self.fields.place(self.value)
    }

    /// The entry as a table.
    pub fn table<T>(
        &self,
        name: &str,
        source: &mut Source,
        read: impl FnOnce(&mut Fields<'t, 'i>, &mut Source) -> T,
    ) -> Option<T> {
        if source.is_recording() {
            let shape = self.fields.record_below(source, |fields, source| drop(read(fields, source)))?;
            source.record(ENTRY, || Shape::Table(shape));
            return None;
        }
        let DeValue::Table(table) = self.value.get_ref() else {
            self.fields.wrong_type(self.value, name, "type-table", source);
            return None;
        };
        Some(self.fields.read_below(table, self.value, source, read))
    }

    /// The entry as one of the words of `T`.
    pub fn choice<T: Choice>(&self, name: &str, source: &mut Source) -> Option<T> {
        if source.is_recording() {
            source.record(ENTRY, || Shape::Word(T::WORDS));
            return None;
        }
        self.fields.choice_of(self.value, name, source)
    }

    /// The entry as a text.
    pub fn text(&self, name: &str, source: &mut Source) -> Option<String> {
        if source.is_recording() {
            source.record(ENTRY, || Shape::Text);
            return None;
        }
        self.fields.text_of(self.value, name, source)
    }

    /// The entry as the file holds it, of any type.
    pub fn written(&self, source: &Source) -> Written {
        match self.value.get_ref() {
            DeValue::String(text) => Written::Text(text.trim().to_owned()),
            DeValue::Integer(number) => Written::Number(number.as_str().to_owned()),
            DeValue::Float(number) => Written::Number(number.as_str().to_owned()),
            DeValue::Datetime(datetime) => {
                let text = source.text.get(self.span()).unwrap_or_default().to_owned();
                Written::Moment(moment::from_toml(datetime), text)
            }
            other => Written::Other(found_type(other).into()),
        }
    }
}
