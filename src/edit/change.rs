//! A change of a field, and why it is refused.

use toml_edit::Value;

use crate::book::card_table::CardTable;
use crate::diagnostic::Diagnostic;
use crate::format::document::NotEditable;
use crate::format::labelled::Item;
use crate::format::typed_day::DayError;

/// One change of a field: `tier=A`, `tags+=golf`, `paused=`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The key of the card's front matter.
    pub key: String,
    /// What to do with the value.
    pub how: How,
    /// The value as typed; empty to take the key off the card.
    pub value: String,
}

/// What a change does with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// `KEY=VALUE`: the value replaces the present one.
    Set,
    /// `KEY+=VALUE`: the value is added to a list.
    Add,
    /// The value is added to a list as one item, whatever stands in it: it was not typed.
    AddItem,
    /// `KEY-=VALUE`: the value is removed from a list.
    Remove,
}

/// Why a change is refused.
#[derive(Debug)]
pub enum SetError {
    /// Not `KEY=VALUE`.
    NotAPair(String),
    /// The card has no such key.
    UnknownKey {
        /// The key as typed.
        key: String,
        /// The known key that is spelled most like it; `None` where none is close.
        near: Option<String>,
        /// All keys of the program that can be set.
        known: Vec<&'static str>,
        /// The own fields of the settings: the label of each, else its key.
        own: Vec<String>,
    },
    /// The card would then have this fault.
    Fault(Box<Diagnostic>),
    /// The value is not a day, or it lacks its year.
    BadDay(String, DayError),
    /// A moment that is still to come where only what was can be noted.
    Future(String),
    /// The card's text cannot be edited safely.
    NotEditable(NotEditable),
    /// The settings have no such stage; these are there.
    UnknownStage(String, Vec<String>),
    /// What is wrong with a change of a contact, a family member, a date or a product.
    Entry(EntryError),
}

/// Why a change of an entry is refused.
#[derive(Debug)]
pub enum EntryError {
    /// Nothing says which entry.
    NoName(&'static CardTable),
    /// The table has no such key.
    UnknownKey(&'static CardTable, String),
    /// There is no entry of this name; these are there.
    NotThere(&'static CardTable, String, Vec<String>),
    /// There is no entry of this name, but one that is spelled much like it.
    Near(&'static CardTable, String, String),
    /// Several entries have this name; each with what tells it from the others.
    Several(&'static CardTable, String, Vec<String>),
    /// Another entry has the new name already.
    Taken(&'static CardTable, String),
}

/// A value as it is typed, the items of a list one by one.
pub fn values(value: &Value) -> Vec<String> {
    let written = |value: &Value| Item::of(value).map_or_else(|| value.to_string().trim().to_owned(), Item::shown);
    match value {
        Value::Array(array) => array.iter().map(written).collect(),
        value => vec![written(value)],
    }
}
