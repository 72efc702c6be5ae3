//! Reads the saved lists of the settings, and the filters that stand in other tables.

use std::ops::Range;

use super::fields::Fields;
use super::filter::{self, FilterError};
use super::known_facts::Known;
use super::near;
use super::source::{Referent, Source};
use crate::book::Settings;
use crate::book::choice_alias::is_same;
use crate::book::fact::Fact;
use crate::book::filter::Filter;
use crate::book::saved_list::SavedList;
use crate::diagnostic::{Diagnostic, Fault};

/// Reads the `[[list]]` tables.
pub fn read(settings: &Settings, fields: &mut Fields, source: &mut Source) -> Vec<SavedList> {
    let mut names: Vec<String> = Vec::new();
    fields.tables("list", source, |fields, source| {
        let list = read_list(settings, fields, source)?;
        if names.iter().any(|name| is_same(name, &list.name)) {
            source.report(source.fault(Fault::DuplicateList, fields.span_of("name")).with("name", &*list.name));
            return None;
        }
        names.push(list.name.clone());
        Some(list)
    })
}

/// Reads one list. If a part of it cannot be read, the whole list is left out, rather than to show the wrong customers.
fn read_list(settings: &Settings, fields: &mut Fields, source: &mut Source) -> Option<SavedList> {
    let faults = source.faults.len();
    let name = fields.name(source);
    let filter = read_where(settings, fields, source).unwrap_or_default();
    let columns =
        read_keys("columns", fields, source, |text| filter::columns(text, of_settings(settings)), |fact| fact);
    let sort = read_keys("sort", fields, source, |text| filter::sort(text, of_settings(settings)), |by| &by.fact);
    let name = name.filter(|_| source.faults.len() == faults)?;
    Some(SavedList { name, filter, columns, sort })
}

/// Reads `where`. `None` where there is none, or where the fault says why it cannot be read.
pub fn read_where(settings: &Settings, fields: &mut Fields, source: &mut Source) -> Option<Filter> {
    let text = fields.text("where", source)?;
    let span = fields.span_of("where");
    match filter::parse(&text, of_settings(settings)) {
        Ok(filter) => {
            filter.conditions.iter().for_each(|condition| refer(&condition.fact, &span, source));
            Some(filter)
        }
        Err(error) => {
            source.report(fault(&error, span, source));
            None
        }
    }
}

/// Settings hold for every day, and are read before the accounts.
fn of_settings(settings: &Settings) -> Known<'_> {
    Known { settings, figures: None, today: None }
}

fn read_keys<T>(
    key: &'static str,
    fields: &mut Fields,
    source: &mut Source,
    read: impl Fn(&str) -> Result<Vec<T>, FilterError>,
    fact: impl Fn(&T) -> &Fact,
) -> Vec<T> {
    let mut all = Vec::new();
    for (text, span) in fields.placed_texts(key, source) {
        match read(&text) {
            Ok(found) => {
                found.iter().for_each(|one| refer(fact(one), &span, source));
                all.extend(found);
            }
            Err(error) => source.report(fault(&error, span, source)),
        }
    }
    all
}

/// The name of a figure is checked when the accounts are known.
fn refer(fact: &Fact, span: &Range<usize>, source: &mut Source) {
    if let Fact::Figure(name) = fact {
        source.refer(Referent::Figure, "where", name.clone(), span.clone());
    }
}

fn fault(error: &FilterError, span: Range<usize>, source: &Source) -> Diagnostic {
    match error {
        FilterError::Unreadable { word } => source.fault(Fault::BadFilter, span).with("value", word),
        FilterError::NoSuchValue { word, values } => {
            let words = near::some_of(values.iter().map(String::as_str));
            source.fault(Fault::BadFilter, span).with("value", word).with("words", words).hint("hint-words")
        }
        FilterError::UnknownKey { key, near, keys, .. } => {
            unknown(source.fault(Fault::UnknownFact, span), key, near.as_deref(), keys)
        }
    }
}

/// The fault of a key that nothing is known by.
pub fn unknown(fault: Diagnostic, key: &str, near: Option<&str>, keys: &str) -> Diagnostic {
    match near {
        Some(near) => fault.with("key", key).with("near", near).with("keys", keys).hint("hint-fact-near"),
        None => fault.with("key", key).with("keys", keys),
    }
}
