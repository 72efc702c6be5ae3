//! Reads lists from a TOML table. A bad item is reported and left out.

use std::ops::Range;

use toml::de::DeValue;

use super::fields::{Fields, Value};
use super::shape::Shape;
use super::source::Source;
use crate::book::Choice;

impl<'t, 'i> Fields<'t, 'i> {
    /// The items of a list. A single value counts as a list of one item.
    pub(super) fn list(
        &mut self,
        key: &'static str,
        source: &mut Source,
        shape: impl FnOnce() -> Shape,
    ) -> Option<Vec<&'t Value<'i>>> {
        let value = self.take_or_record(key, source, || Shape::List(Box::new(shape())))?;
        Some(match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        })
    }

    /// A list of texts; a bad one is reported and left out.
    pub fn texts(&mut self, key: &'static str, source: &mut Source) -> Vec<String> {
        let values = self.list(key, source, || Shape::Text).unwrap_or_default();
        values.into_iter().filter_map(|value| self.text_of(value, key, source)).collect()
    }

    /// A list of texts with their positions, for references that are checked later.
    pub fn placed_texts(&mut self, key: &'static str, source: &mut Source) -> Vec<(String, Range<usize>)> {
        let values = self.list(key, source, || Shape::Text).unwrap_or_default();
        values.into_iter().filter_map(|value| Some((self.text_of(value, key, source)?, self.place(value)))).collect()
    }

    /// A list of whole numbers from `range`; a bad one is reported and left out. `None` where the key is absent.
    pub fn numbers(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<i64>,
        source: &mut Source,
    ) -> Option<Vec<i64>> {
        let values = self.list(key, source, || Shape::Number(*range.start(), *range.end()))?;
        Some(values.into_iter().filter_map(|value| self.number_of(value, key, range.clone(), source)).collect())
    }

    /// A list of words of `T`; a bad one is reported and left out.
    pub fn choices<T: Choice>(&mut self, key: &'static str, source: &mut Source) -> Vec<T> {
        let values = self.list(key, source, || Shape::Word(T::WORDS)).unwrap_or_default();
        values.into_iter().filter_map(|value| self.choice_of(value, key, source)).collect()
    }
}
