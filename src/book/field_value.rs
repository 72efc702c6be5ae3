//! The values of a card's fields, whatever their kind.

use serde::{Serialize, Serializer};

use super::Choice;
use super::customer::{Labelled, Lost};
use super::day::Day;
use super::yearly_day::YearlyDay;

/// The value of a field on a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'c> {
    /// The card does not have the field.
    Unset,
    /// One line of text.
    Text(&'c str),
    /// A word of the format.
    Word(&'static str),
    /// Several texts.
    Texts(&'c [String]),
    /// Several texts with labels.
    Labelled(&'c [Labelled]),
    /// A number of days.
    Days(u16),
    /// A day.
    Day(Day),
    /// A day that comes every year.
    Yearly(YearlyDay),
    /// When, why and to whom the customer was lost.
    Lost(&'c Lost),
}

impl<'c> Value<'c> {
    /// The texts of the value, for filters; empty where it is not made of text.
    pub fn texts(self) -> Vec<&'c str> {
        match self {
            Value::Text(text) => vec![text],
            Value::Word(word) => vec![word],
            Value::Texts(texts) => texts.iter().map(String::as_str).collect(),
            Value::Labelled(items) => items.iter().map(|item| item.text.as_str()).collect(),
            _ => Vec::new(),
        }
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Unset => serializer.serialize_none(),
            Value::Lost(lost) => lost.serialize(serializer),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Word(word) => serializer.serialize_str(word),
            Value::Texts(texts) => texts.serialize(serializer),
            Value::Labelled(items) => items.serialize(serializer),
            Value::Days(days) => serializer.serialize_u16(*days),
            Value::Day(day) => serializer.collect_str(day),
            Value::Yearly(day) => serializer.collect_str(day),
        }
    }
}

/// What a field holds, as a [`Value`].
pub trait AsValue {
    /// The value, borrowed from the card.
    fn value(&self) -> Value<'_>;

    /// Its texts, to be changed; empty where it is not made of text.
    fn texts_mut(&mut self) -> Vec<&mut String> {
        Vec::new()
    }
}

impl AsValue for Option<String> {
    fn value(&self) -> Value<'_> {
        self.as_deref().map_or(Value::Unset, Value::Text)
    }

    fn texts_mut(&mut self) -> Vec<&mut String> {
        self.iter_mut().collect()
    }
}

impl AsValue for Vec<String> {
    fn value(&self) -> Value<'_> {
        Value::Texts(self)
    }

    fn texts_mut(&mut self) -> Vec<&mut String> {
        self.iter_mut().collect()
    }
}

impl AsValue for Vec<Labelled> {
    fn value(&self) -> Value<'_> {
        Value::Labelled(self)
    }

    fn texts_mut(&mut self) -> Vec<&mut String> {
        self.iter_mut().map(|item| &mut item.text).collect()
    }
}

impl AsValue for Option<u16> {
    fn value(&self) -> Value<'_> {
        self.map_or(Value::Unset, Value::Days)
    }
}

impl AsValue for Option<Day> {
    fn value(&self) -> Value<'_> {
        self.map_or(Value::Unset, Value::Day)
    }
}

impl AsValue for Option<YearlyDay> {
    fn value(&self) -> Value<'_> {
        self.map_or(Value::Unset, Value::Yearly)
    }
}

impl AsValue for Option<Lost> {
    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Unset, Value::Lost)
    }

    fn texts_mut(&mut self) -> Vec<&mut String> {
        self.iter_mut().flat_map(|lost| [&mut lost.reason, &mut lost.to]).flatten().collect()
    }
}

impl<T: Choice> AsValue for Option<T> {
    fn value(&self) -> Value<'_> {
        self.map_or(Value::Unset, |choice| Value::Word(choice.word()))
    }
}
