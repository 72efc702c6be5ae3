//! Changed fields of a card.

use std::sync::OnceLock;

pub use super::change::{Change, EntryError, How, SetError, values};
use super::entry::{self, EntryPath};
use super::field_value::{self, Field, typed};
use super::set_lost;
use crate::book::birth::Birth;
use crate::book::card_table::{self, TABLES};
use crate::book::choice_alias::Aliases;
use crate::book::field::{self, FieldKind};
use crate::book::record::Record;
use crate::book::settings::{FieldType, Settings};
use crate::book::{Card, Day, letters};
use crate::derive::unborn;
use crate::diagnostic::{self, Diagnostic, Fault};
use crate::format::document::{Document, NotEditable};
use crate::format::near::Budget;
use crate::format::source::{Referent, Source};
use crate::format::toml_value::day as day_value;
use crate::format::typed_day::ELEVEN_MONTHS;
use crate::format::{card_check, customer_file};
use crate::format::{conflict, money, near, typed_day};

/// The keys of an account that can be set beside those of the card; see [`set_account`](super::set_account).
pub const ACCOUNT_KEYS: [&str; 3] = ["terms", "credit_limit", "hold"];

/// The key that stands for the text of the card below its front matter.
pub const TEXT: &str = "text";

impl Change {
    /// Reads `KEY=VALUE`, `KEY+=VALUE` or `KEY-=VALUE`. The key may be written as it is shown: `等级=A`.
    pub fn parse(text: &str, settings: &Settings) -> Result<Change, SetError> {
        let (key, value) = pair(text).ok_or_else(|| SetError::NotAPair(text.to_owned()))?;
        let (key, how) = match (key.strip_suffix(['+', '＋']), key.strip_suffix(['-', '－'])) {
            (Some(key), _) => (key, How::Add),
            (_, Some(key)) => (key, How::Remove),
            _ => (key, How::Set),
        };
        let key = key.trim();
        if key.is_empty() {
            return Err(SetError::NotAPair(text.to_owned()));
        }
        let key = settings.key_named(key).or_else(|| set_lost::key_of(key)).or_else(|| account_key(key)).unwrap_or(key);
        Ok(Change { key: key.to_owned(), how, value: value.trim().to_owned() })
    }
}

/// The key and the value of a change. In the name of an entry an equals sign may stand: `contact.Anna=Lee.role=CFO`,
/// `product.A=B=`.
fn pair(text: &str) -> Option<(&str, &str)> {
    let signs = || text.match_indices(['=', '＝']).map(|(at, sign)| (&text[..at], &text[at + sign.len()..]));
    let first = signs().next()?;
    let path = |key: &str| EntryPath::of(key.trim_end_matches(['+', '＋', '-', '－']));
    if path(first.0).is_none_or(|path| path.field.is_some()) {
        return Some(first);
    }
    let of_field = signs().find(|(key, _)| path(key).is_some_and(|path| path.field.is_some()));
    let removal = || signs().next_back().filter(|(_, value)| value.trim().is_empty());
    of_field.or_else(removal).or(Some(first))
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
    let mut of_entries = Vec::new();
    for change in changes {
        match EntryPath::of(&change.key) {
            Some(path) => of_entries.push((path, change)),
            None => apply_one(&mut document, change, settings, today)?,
        }
    }
    entry::apply(&mut document, of_entries, settings, today)?;
    let after = document.text();
    let new = diagnostic::new_faults(faults(&after, id, settings, today), &faults(text, id, settings, today));
    match new.into_iter().find(is_refused) {
        Some(fault) => Err(SetError::Fault(Box::new(fault))),
        None => Ok(after),
    }
}

/// Whether a value with this fault is not written. A number that looks wrong may be right: its fault is only told.
fn is_refused(fault: &Diagnostic) -> bool {
    fault.fault != Fault::MobileLength
}

fn faults(text: &str, id: &str, settings: &Settings, today: Day) -> Vec<Diagnostic> {
    let path = Record::Card.path(id);
    let text = &*letters::composed(text);
    let text = conflict::readable(text, &conflict::find(text), false);
    let mut source = Source::new(&path, &text);
    let card = customer_file::read(&mut source, id);
    let near = Budget::default();
    let of_settings = source.references.iter().filter_map(|one| card_check::check(settings, &card, one, &near));
    let births = source.references.iter().filter(|one| one.to == Referent::Birth);
    let births = births.filter_map(|one| Some((Birth::parse(&one.name)?, one.place.clone())));
    let odd = births.filter(|(birth, _)| birth.is_odd(today)).map(|(birth, place)| unborn::fault(&birth, place));
    source.faults.iter().cloned().chain(of_settings).chain(odd).collect()
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
            FieldType::Day => day_value(own_day(settings, custom, &change.value, today)?),
            FieldType::Money | FieldType::Number => match money::typed(&change.value) {
                Some(number) => number.to_string().into(),
                None => change.value.as_str().into(),
            },
            _ => field.choice_named(&change.value).unwrap_or(&change.value).into(),
        };
        document.set_in_table("custom", custom, value);
        return Ok(());
    }
    let key = change.key.as_str();
    if key == TEXT {
        return set_text(document, change);
    }
    if let Some(key) = set_lost::key_of(key) {
        return set_lost::apply(document, key, change, settings, today);
    }
    let Some(kind) = kind_of(key) else { return Err(unknown_key(key, settings)) };
    let word = field::field(key).map_or((|_| None) as fn(&str) -> _, |field| field.word);
    field_value::change(document.toml.as_table_mut(), &Field { key, kind, word }, change, settings, today)
}

/// Replaces the text of the card, or adds a paragraph to it.
fn set_text(document: &mut Document, change: &Change) -> Result<(), SetError> {
    let text = match change.how {
        How::Set => change.value.clone(),
        How::Add => format!("{}\n\n{}", document.body(), change.value),
        How::AddItem | How::Remove => return Err(SetError::NotAPair(format!("{TEXT}-="))),
    };
    document.set_body(&text);
    Ok(())
}

/// The day of an own field. A rule that counts from it says that it was; one that only reminds of it, that it comes.
fn own_day(settings: &Settings, key: &str, text: &str, today: Day) -> Result<Day, SetError> {
    let rule = settings.rules.iter().find(|rule| rule.field.as_deref() == Some(key));
    typed(
        text,
        match rule {
            Some(rule) if rule.every.is_some() || rule.after.is_some() => typed_day::past(text, today),
            Some(_) => typed_day::coming(text, today, ELEVEN_MONTHS),
            None => typed_day::either(text, today),
        },
    )
}

/// The key of an account, or that of the card's text, that people mean by `text`: the key itself, or its name in either language (`账期`).
fn account_key(text: &str) -> Option<&'static str> {
    static NAMES: OnceLock<Aliases<&'static str>> = OnceLock::new();
    let names = || {
        Aliases::new(
            ACCOUNT_KEYS
                .into_iter()
                .chain([TEXT])
                .map(|key| (key, key, vec![format!("key-{}", key.replace('_', "-"))])),
        )
    };
    NAMES.get_or_init(names).get(text)
}

fn unknown_key(key: &str, settings: &Settings) -> SetError {
    if let Some(table) = card_table::table_of_written(key) {
        return SetError::Entry(EntryError::NoName(table));
    }
    let fields = Card::FIELDS.iter().filter(|field| field.kind != FieldKind::Table).map(|field| field.key);
    let known: Vec<&str> =
        std::iter::once("name").chain(fields).chain(set_lost::LOST_KEYS).chain(ACCOUNT_KEYS).chain([TEXT]).collect();
    let all = known.iter().copied().chain(settings.fields.keys().map(String::as_str));
    // What stands before the first point may be a table, misspelled.
    let near = match entry::split_table(key) {
        Some((table, rest)) => {
            near::nearest(table, TABLES.iter().map(|table| table.key)).map(|table| format!("{table}.{rest}"))
        }
        None => near::nearest(key, all).map(str::to_owned),
    };
    let own = settings.fields.iter().map(|(key, field)| field.label.as_ref().unwrap_or(key).clone()).collect();
    SetError::UnknownKey { key: key.to_owned(), near, known, own }
}

/// The change that gives an entry the name that it has in another change: it says that the name is meant as it is
/// spelled. `None` for a change of no entry.
pub fn name_of_entry(change: &Change) -> Option<Change> {
    let path = EntryPath::of(&change.key)?;
    path.field.filter(|field| field.key != "name")?;
    Some(Change { key: format!("{}.{}.name", path.table.key, path.name), how: How::Set, value: path.name })
}

/// The value of a key as the file holds it, the items of a list one by one; empty where it is not set.
pub fn shown(text: &str, key: &str) -> Vec<String> {
    Document::of_markdown(text).map(|document| shown_in(&document, key)).unwrap_or_default()
}

/// The same for several keys of one file.
pub fn shown_all(text: &str, keys: &[&str]) -> Vec<Vec<String>> {
    match Document::of_markdown(text) {
        Ok(document) => keys.iter().map(|key| shown_in(&document, key)).collect(),
        Err(_) => vec![Vec::new(); keys.len()],
    }
}

fn shown_in(document: &Document, key: &str) -> Vec<String> {
    if let Some(path) = EntryPath::of(key) {
        return entry::shown(document, &path);
    }
    if let Some(key) = set_lost::key_of(key) {
        return set_lost::shown(document, key);
    }
    let key = key.strip_prefix("custom.").unwrap_or(key);
    let item = document.toml.get(key).or_else(|| document.toml.get("custom")?.get(key));
    if key == TEXT && item.is_none() {
        return Some(document.body().replace("\r\n", "\n")).filter(|body| !body.is_empty()).into_iter().collect();
    }
    item.and_then(|item| item.as_value()).map(values).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, change: &str) -> Result<String, SetError> {
        let settings = Settings::default();
        let changes = [Change::parse(change, &settings)?];
        apply(text, "ana", &changes, &settings, Day::constant(2026, 11, 21))
    }

    const CARD: &str = "+++\nname = \"Ana\"\ntier = \"B\" # since May\ntags = [\"golf\"]\n+++\n\nHello.\n";

    #[test]
    fn one_key_changes_and_nothing_else() {
        assert_eq!(set(CARD, "tier=A").unwrap(), CARD.replace("\"B\"", "\"A\""));
        assert_eq!(set(CARD, "tags+=wine").unwrap(), CARD.replace("[\"golf\"]", "[\"golf\", \"wine\"]"));
        assert_eq!(set(CARD, "tags-=golf").unwrap(), CARD.replace("tags = [\"golf\"]\n", ""));
        let paused = set(CARD, "paused=+10d").unwrap();
        assert!(paused.contains("paused = 2026-12-01\n"), "{paused}");
        assert_eq!(shown(CARD, "tags"), ["golf"]);
        assert!(set(CARD, "address=1200 Troy St, Dayton").unwrap().contains("address = [\"1200 Troy St, Dayton\"]\n"));
        let labelled = set(CARD, "phone={ label = \"work\", number = \"1\" }").unwrap();
        assert!(labelled.contains("phone = [{ label = \"work\", number = \"1\" }]\n"), "{labelled}");
    }

    #[test]
    fn what_is_shown_can_be_typed_and_the_words_of_the_format_are_written() {
        for (typed, written) in [
            ("prefers=微信", "prefers = \"message\""),
            ("偏好的联系方式＝微信", "prefers = \"message\""),
            ("gender=女", "gender = \"f\""),
            ("密级=机密", "secrecy = \"secret\""),
            ("类型=公司", "kind = \"company\""),
            ("stage=DORMANT", "stage = \"dormant\""),
            ("等级=a", "tier = \"A\""),
            ("标签=高尔夫、红酒", "tags = [\"高尔夫\", \"红酒\"]"),
        ] {
            let after = set(CARD, typed).unwrap_or_else(|error| panic!("{typed}: {error:?}"));
            assert!(after.contains(written), "{typed}: {after}");
        }
    }

    #[test]
    fn what_would_be_a_fault_is_refused() {
        assert!(matches!(set(CARD, "密级=公开"), Err(SetError::Fault(_))));
        assert!(matches!(set(CARD, "tier=Z"), Err(SetError::Fault(_))));
        assert!(matches!(set(CARD, "stage=happy"), Err(SetError::Fault(_))));
        assert!(matches!(set(CARD, "name="), Err(SetError::Fault(_))));
        assert!(matches!(set(CARD, "cadence=often"), Err(SetError::Fault(_))));
        assert!(matches!(set(CARD, "teir=A"), Err(SetError::UnknownKey { near: Some(near), .. }) if near == "tier"));
        assert!(matches!(set(CARD, "paused=someday"), Err(SetError::BadDay(..))));
        assert!(matches!(set(CARD, "tier"), Err(SetError::NotAPair(_))));
    }
}
