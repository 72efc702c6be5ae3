//! Changed fields of a card.

use toml_edit::Value;

use crate::book::field::{self, FieldKind};
use crate::book::record::Record;
use crate::book::settings::{FieldType, Settings};
use crate::book::{Card, Day, day::parse_iso};
use crate::diagnostic::{self, Diagnostic};
use crate::format::document::{Document, NotEditable};
use crate::format::near::Budget;
use crate::format::source::Source;
use crate::format::toml_value::{day as day_value, texts};
use crate::format::{card_check, customer_file};
use crate::format::{conflict, near, spoken_day};

/// The keys of an account that can be set beside those of the card; see [`set_account`](super::set_account).
pub const ACCOUNT_KEYS: [&str; 3] = ["terms", "credit_limit", "hold"];

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
        /// All keys that can be set.
        known: Vec<String>,
    },
    /// The card would then have this fault.
    Fault(Box<Diagnostic>),
    /// The value is not a day.
    BadDay(String),
    /// The card's text cannot be edited safely.
    NotEditable(NotEditable),
}

impl Change {
    /// Reads `KEY=VALUE`, `KEY+=VALUE` or `KEY-=VALUE`.
    pub fn parse(text: &str) -> Result<Change, SetError> {
        let (key, value) = text.split_once('=').ok_or_else(|| SetError::NotAPair(text.to_owned()))?;
        let (key, how) = match (key.strip_suffix('+'), key.strip_suffix('-')) {
            (Some(key), _) => (key, How::Add),
            (_, Some(key)) => (key, How::Remove),
            _ => (key, How::Set),
        };
        let key = key.trim();
        if key.is_empty() {
            return Err(SetError::NotAPair(text.to_owned()));
        }
        Ok(Change { key: key.to_owned(), how, value: value.trim().to_owned() })
    }
}

/// The text of a card after the changes. A change that would make a fault is refused as a whole.
pub fn apply(text: &str, id: &str, changes: &[Change], settings: &Settings, today: Day) -> Result<String, SetError> {
    let keys: Vec<&str> =
        changes.iter().map(|change| change.key.strip_prefix("custom.").unwrap_or(&change.key)).collect();
    // Setting a key also answers an open question about it, where two devices said different things.
    let text = &conflict::answer_keys(text, &keys);
    let mut document = Document::of_markdown(text).map_err(SetError::NotEditable)?;
    if document.has_questions() && changes.iter().any(|change| change.value.is_empty()) {
        return Err(SetError::NotEditable(NotEditable::Question));
    }
    for change in changes {
        apply_one(&mut document, change, settings, today)?;
    }
    let after = document.text();
    let new = diagnostic::new_faults(faults(&after, id, settings), &faults(text, id, settings));
    match new.into_iter().next() {
        Some(fault) => Err(SetError::Fault(Box::new(fault))),
        None => Ok(after),
    }
}

fn faults(text: &str, id: &str, settings: &Settings) -> Vec<Diagnostic> {
    let path = Record::Card.path(id);
    let text = conflict::readable(text, &conflict::find(text), false);
    let mut source = Source::new(&path, &text);
    let card = customer_file::read(&mut source, id);
    let near = Budget::default();
    let of_settings = source.references.iter().filter_map(|one| card_check::check(settings, &card, one, &near));
    source.faults.iter().cloned().chain(of_settings).collect()
}

/// What a key of the card holds; `None` where `set` does not know it.
fn kind_of(key: &str) -> Option<FieldKind> {
    if key == "name" {
        return Some(FieldKind::Text);
    }
    field::field(key).map(|field| field.kind).filter(|kind| *kind != FieldKind::Table)
}

fn apply_one(document: &mut Document, change: &Change, settings: &Settings, today: Day) -> Result<(), SetError> {
    let custom = change.key.strip_prefix("custom.").unwrap_or(&change.key);
    if let Some(field) = settings.fields.get(custom).filter(|_| kind_of(&change.key).is_none()) {
        if change.value.is_empty() {
            document.remove_in_table("custom", custom);
            return Ok(());
        }
        let value = match field.kind {
            FieldType::Day => day_value(read_day(&change.value, today)?),
            _ => change.value.as_str().into(),
        };
        document.set_in_table("custom", custom, value);
        return Ok(());
    }
    let key = change.key.as_str();
    let Some(kind) = kind_of(key) else { return Err(unknown_key(key, settings)) };
    if change.how != How::Set || kind.is_list() {
        return set_list(document, change, kind);
    }
    if change.value.is_empty() {
        document.remove(key);
        return Ok(());
    }
    let text = change.value.as_str();
    let value = match kind {
        FieldKind::Day => day_value(read_day(text, today)?),
        FieldKind::Days => text.parse::<i64>().map_or_else(|_| text.into(), Value::from),
        FieldKind::Yearly => yearly_value(text),
        _ => text.into(),
    };
    document.set(key, value);
    Ok(())
}

/// A birthday as people type it: `8/15`, `8/15/1978`, `aug 15`; any other text is checked when it is read.
fn yearly_value(text: &str) -> Value {
    match (parse_iso(text).or_else(|| spoken_day::whole(text)), spoken_day::every_year(text)) {
        (Some(day), _) => day_value(day),
        (None, Some((month, day))) => format!("--{month:02}-{day:02}").into(),
        (None, None) => text.into(),
    }
}

fn read_day(text: &str, today: Day) -> Result<Day, SetError> {
    spoken_day::parse(text, today).ok_or_else(|| SetError::BadDay(text.to_owned()))
}

fn unknown_key(key: &str, settings: &Settings) -> SetError {
    let fields = Card::FIELDS.iter().filter(|field| field.kind != FieldKind::Table).map(|field| field.key.to_owned());
    let known = std::iter::once("name".to_owned()).chain(fields).chain(settings.fields.keys().cloned());
    let known: Vec<String> = known.chain(ACCOUNT_KEYS.map(str::to_owned)).collect();
    let near = near::nearest(key, known.iter().map(String::as_str)).map(str::to_owned);
    SetError::UnknownKey { key: key.to_owned(), near, known }
}

/// Lists are given with commas, Chinese ones too; `+=` and `-=` add and remove items.
fn set_list(document: &mut Document, change: &Change, kind: FieldKind) -> Result<(), SetError> {
    let key = change.key.as_str();
    // An address may contain commas.
    let separators: &[char] = if kind == FieldKind::Labelled("text") { &[] } else { &[',', '，', '、'] };
    let items: Vec<&str> = if change.value.starts_with('{') {
        return set_labelled(document, change);
    } else {
        change.value.split(separators).map(str::trim).filter(|item| !item.is_empty()).collect()
    };
    if !kind.is_list() {
        return Err(SetError::NotAPair(format!("{key}+=")));
    }
    let old = document.toml.get(key);
    let mut array = match old.and_then(|item| item.as_array()) {
        Some(array) => array.clone(),
        None => old.and_then(|item| item.as_value().cloned()).into_iter().collect(),
    };
    match change.how {
        How::Set => {
            if items.is_empty() {
                document.remove(key);
            } else {
                document.set(key, texts(items));
            }
            return Ok(());
        }
        How::Add => {
            for item in items {
                if !array.iter().any(|known| known.as_str() == Some(item)) {
                    array.push(item);
                }
            }
        }
        How::Remove => array.retain(|known| !known.as_str().is_some_and(|known| items.contains(&known))),
    }
    if array.is_empty() {
        document.remove(key);
    } else {
        document.set(key, Value::Array(array));
    }
    Ok(())
}

/// `{ label = "home", text = "…" }`, as the file holds it.
fn set_labelled(document: &mut Document, change: &Change) -> Result<(), SetError> {
    let value: Value = change.value.parse().map_err(|_| SetError::NotAPair(change.value.clone()))?;
    let old = document.toml.get(&change.key).and_then(|item| item.as_array()).filter(|_| change.how == How::Add);
    let mut array = old.cloned().unwrap_or_default();
    array.push(value);
    document.set(&change.key, Value::Array(array));
    Ok(())
}

/// The value of a key as people read it; empty where it is not set.
pub fn shown(text: &str, key: &str) -> String {
    let Ok(document) = Document::of_markdown(text) else { return String::new() };
    let key = key.strip_prefix("custom.").unwrap_or(key);
    let item = document.toml.get(key).or_else(|| document.toml.get("custom")?.get(key));
    let Some(value) = item.and_then(|item| item.as_value()) else { return String::new() };
    match value {
        Value::String(text) => text.value().clone(),
        Value::Array(array) => {
            let items = array
                .iter()
                .map(|item| item.as_str().map_or_else(|| item.to_string().trim().to_owned(), str::to_owned));
            items.collect::<Vec<_>>().join(", ")
        }
        value => value.to_string().trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, change: &str) -> Result<String, SetError> {
        let changes = [Change::parse(change)?];
        apply(text, "ana", &changes, &Settings::default(), Day::constant(2026, 11, 21))
    }

    const CARD: &str = "+++\nname = \"Ana\"\ntier = \"B\" # since May\ntags = [\"golf\"]\n+++\n\nHello.\n";

    #[test]
    fn one_key_changes_and_nothing_else() {
        assert_eq!(set(CARD, "tier=A").unwrap(), CARD.replace("\"B\"", "\"A\""));
        assert_eq!(set(CARD, "tags+=wine").unwrap(), CARD.replace("[\"golf\"]", "[\"golf\", \"wine\"]"));
        assert_eq!(set(CARD, "tags-=golf").unwrap(), CARD.replace("tags = [\"golf\"]\n", ""));
        let paused = set(CARD, "paused=+10d").unwrap();
        assert!(paused.contains("paused = 2026-12-01\n"), "{paused}");
        assert_eq!(shown(CARD, "tags"), "golf");
        assert!(set(CARD, "address=1200 Troy St, Dayton").unwrap().contains("address = [\"1200 Troy St, Dayton\"]\n"));
        let labelled = set(CARD, "phone={ label = \"work\", number = \"1\" }").unwrap();
        assert!(labelled.contains("phone = [{ label = \"work\", number = \"1\" }]\n"), "{labelled}");
    }

    #[test]
    fn what_would_be_a_fault_is_refused() {
        assert!(matches!(set(CARD, "tier=Z"), Err(SetError::Fault(_))));
        assert!(matches!(set(CARD, "stage=happy"), Err(SetError::Fault(_))));
        assert!(matches!(set(CARD, "name="), Err(SetError::Fault(_))));
        assert!(matches!(set(CARD, "cadence=often"), Err(SetError::Fault(_))));
        assert!(matches!(set(CARD, "teir=A"), Err(SetError::UnknownKey { near: Some(near), .. }) if near == "tier"));
        assert!(matches!(set(CARD, "paused=someday"), Err(SetError::BadDay(_))));
        assert!(matches!(set(CARD, "tier"), Err(SetError::NotAPair(_))));
    }
}
