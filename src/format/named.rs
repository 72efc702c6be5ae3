//! Tables whose keys are the user's own: tiers, own fields, secrecy.

use std::ops::Range;

use rust_decimal::Decimal;
use toml::de::DeValue;

use super::fields::{Fields, Value};
use super::money;
use super::source::Source;
use crate::book::settings::FieldType;
use crate::book::{Choice, Moment};
use crate::diagnostic::{Diagnostic, Fault};

impl Fields<'_, '_> {
    /// A key that must be there and is not. The usual remedy speaks of a card's front matter.
    pub(super) fn missing(&self, key: &'static str, source: &Source) -> Diagnostic {
        let fault = source.fault(Fault::MissingKey, self.span()).with("key", key);
        if source.path.ends_with(".toml") { fault.hint("hint-missing-toml") } else { fault }
    }
}

/// One entry of a table whose keys are the user's own.
pub struct Named<'f, 't, 'i> {
    pub(super) fields: &'f Fields<'t, 'i>,
    pub(super) value: &'t Value<'i>,
    pub key_span: Range<usize>,
}

impl<'t, 'i> Named<'_, 't, 'i> {
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
        let DeValue::Table(table) = self.value.get_ref() else {
            self.fields.wrong_type(self.value, name, "type-table", source);
            return None;
        };
        Some(read(&mut Fields::new(table, self.fields.base, self.span()), source))
    }

    pub fn choice<T: Choice>(&self, name: &str, source: &mut Source) -> Option<T> {
        self.fields.choice_of(self.value, name, source)
    }

    pub fn text(&self, name: &str, source: &mut Source) -> Option<String> {
        self.fields.text_of(self.value, name, source)
    }

    pub fn moment(&self, name: &str, source: &mut Source) -> Option<Moment> {
        self.fields.moment_of(self.value, name, source)
    }

    /// A number or amount, as a number or as a text.
    pub fn decimal(&self, name: &str, kind: FieldType, source: &mut Source) -> Option<Decimal> {
        let text = match self.value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.as_str().to_owned(),
            DeValue::Float(number) => number.as_str().to_owned(),
            _ => {
                self.fields.wrong_type(self.value, name, "type-number", source);
                return None;
            }
        };
        let number = money::parse(&text);
        if number.is_none() {
            let hint = if kind == FieldType::Number { "hint-number" } else { "fault-bad-money.hint" };
            source.report(source.fault(Fault::BadMoney, self.span()).with("key", name).with("value", text).hint(hint));
        }
        number
    }
}
