//! Changed facts of a complaint: `complaint.2026-10-08.acknowledged=now`, `complaint.2026-10-08.layer=process`.

use std::sync::OnceLock;

use toml_edit::{Array, InlineTable, Item, TableLike, Value};

use super::change::{Change, SetError, values};
use super::entry::split_table;
use super::field_value::{self, Field};
use crate::book::card_table::EntryField;
use crate::book::choice::Choice;
use crate::book::choice_alias::Aliases;
use crate::book::complaint_choice::{ComplaintKind, Dissatisfied, Wish};
use crate::book::field::FieldKind;
use crate::book::settings::Settings;
use crate::book::visit::{Severity, Via};
use crate::book::{Complaint, Customer, Day, Moment, Time};
use crate::format::document::Document;
use crate::format::moment;
use crate::format::toml_value::{day as day_value, moment as moment_value};
use crate::format::typed_day;

/// What a change of a complaint begins with.
pub const COMPLAINT: &str = "complaint";

/// The spans in which it is the customer's turn.
const WAITING: &str = "waiting";

/// The keys of moments.
const MOMENTS: [&str; 3] = ["received", "acknowledged", "resolved"];

const fn field(key: &'static str, label: &'static str, kind: FieldKind) -> EntryField {
    EntryField { key, label, kind, word: |_| None }
}

macro_rules! of_choice {
    ($key:literal, $label:literal, $kind:ident, $choice:ty) => {
        EntryField {
            key: $key,
            label: $label,
            kind: FieldKind::$kind(<$choice>::WORDS),
            word: |text| <$choice>::of_written(text).map(<$choice>::word),
        }
    };
}

/// What of a complaint can be set, in the order of a form.
pub const FIELDS: &[EntryField] = &[
    field("acknowledged", "key-acknowledged", FieldKind::Day),
    field(WAITING, "key-waiting", FieldKind::Flag),
    field("cause", "key-cause", FieldKind::Text),
    field("layer", "key-layer", FieldKind::Text),
    of_choice!("severity", "key-severity", Choice, Severity),
    of_choice!("via", "key-via", Choice, Via),
    of_choice!("kind", "key-kind", Choice, ComplaintKind),
    field("product", "key-product", FieldKind::Text),
    field("wants", "key-wants", FieldKind::Text),
    of_choice!("wish", "key-wish", Choices, Wish),
    of_choice!("dissatisfied", "key-dissatisfied", Choice, Dissatisfied),
    field("danger", "key-danger", FieldKind::Text),
    field("asked", "key-asked", FieldKind::Money),
    field("given", "key-given", FieldKind::Money),
    field("solutions", "key-solutions", FieldKind::Texts),
    field("measure", "key-measure", FieldKind::Text),
    field("satisfaction", "key-satisfaction", FieldKind::Days),
    field("cost", "key-cost", FieldKind::Money),
    field("received", "key-received", FieldKind::Day),
    field("resolved", "key-resolved", FieldKind::Day),
];

/// Which complaint a change means, and what of it.
#[derive(Clone, Debug)]
pub struct ComplaintPath {
    /// The file's name without `.md`, as typed.
    pub name: String,
    /// What of it; `None` where a complaint has no such key.
    pub field: Option<&'static EntryField>,
}

impl ComplaintPath {
    /// Reads `complaint.NAME.KEY`. `None` of other keys.
    pub fn of(key: &str) -> Option<ComplaintPath> {
        static COMPLAINTS: OnceLock<Aliases<&'static str>> = OnceLock::new();
        let complaints = || Aliases::new([(COMPLAINT, COMPLAINT, vec!["card-complaint".to_owned()])]);
        let (table, rest) = split_table(key)?;
        COMPLAINTS.get_or_init(complaints).get(table.trim())?;
        let Some((name, last)) = split_table(rest) else {
            return Some(ComplaintPath { name: rest.trim().to_owned(), field: None });
        };
        Some(ComplaintPath { name: name.trim().to_owned(), field: field_of_written(last.trim()) })
    }

    /// The complaint that is meant.
    pub fn find<'c>(&self, customer: &'c Customer) -> Option<&'c Complaint> {
        customer.complaints.iter().find(|complaint| complaint.stem == self.name)
    }
}

/// The field that people mean by `text`: its key, or its name in either language (`受理`).
pub fn field_of_written(text: &str) -> Option<&'static EntryField> {
    static NAMES: OnceLock<Aliases<&'static str>> = OnceLock::new();
    let names = || Aliases::new(FIELDS.iter().map(|field| (field.key, field.key, vec![field.label.to_owned()])));
    let key = NAMES.get_or_init(names).get(text)?;
    FIELDS.iter().find(|field| field.key == key)
}

/// The text of a complaint after the changes.
pub fn apply(
    text: &str,
    changes: &[(&EntryField, &Change)],
    settings: &Settings,
    now: (Day, Time),
) -> Result<String, SetError> {
    let mut document = Document::of_markdown(text).map_err(SetError::NotEditable)?;
    for (field, change) in changes {
        match field.key {
            key if MOMENTS.contains(&key) && !change.value.is_empty() => {
                document.set(key, moment_value(past_moment(&change.value, now)?));
            }
            WAITING => wait(&mut document, change, now.0)?,
            _ => {
                let own = Field { key: field.key, kind: field.kind, word: field.word };
                field_value::change(document.toml.as_table_mut(), &own, change, settings, now.0)?;
            }
        }
    }
    Ok(document.text())
}

/// A moment that has passed: `now`, a day, or a day and a time as in the files.
fn past_moment(text: &str, now: (Day, Time)) -> Result<Moment, SetError> {
    if ["now", "现在", "刚才", "yes", "是"].contains(&text.trim().to_lowercase().as_str()) {
        return Ok(Moment { day: now.0, time: Some(now.1) });
    }
    let written = moment::from_text(text.trim()).map(Ok);
    let moment = written.unwrap_or_else(|| Ok(Moment { day: past_day(text, now.0)?, time: None }))?;
    if moment.day > now.0 { Err(SetError::Future(text.to_owned())) } else { Ok(moment) }
}

/// A day that has passed.
fn past_day(text: &str, today: Day) -> Result<Day, SetError> {
    let day = typed_day::past(text, today).map_err(|error| SetError::BadDay(text.to_owned(), error))?;
    if day > today { Err(SetError::Future(text.to_owned())) } else { Ok(day) }
}

/// Begins or ends a span in which it is the customer's turn, today or on a day of the past.
fn wait(document: &mut Document, change: &Change, today: Day) -> Result<(), SetError> {
    let word = change.value.trim().to_lowercase();
    let (begins, ends) =
        (["yes", "on", "是", "等"].contains(&&*word), ["no", "off", "", "否", "不等"].contains(&&*word));
    let day = if begins || ends { today } else { past_day(&word, today)? };
    let is_open = |table: &dyn TableLike| !table.contains_key("until");
    let item = document.toml.get_mut(WAITING);
    if let Some(Item::ArrayOfTables(tables)) = item {
        if let Some(open) = tables.iter_mut().find(|table| is_open(*table)) {
            if ends {
                open.insert("until", Item::Value(day_value(day)));
            }
            return Ok(());
        }
    } else if let Some(Item::Value(Value::Array(array))) = item
        && let Some(open) = array.iter_mut().filter_map(Value::as_inline_table_mut).find(|table| is_open(*table))
    {
        if ends {
            open.insert("until", day_value(day));
        }
        return Ok(());
    }
    if ends {
        return Ok(());
    }
    let mut span = InlineTable::new();
    span.insert("from", day_value(day));
    match document.toml.get_mut(WAITING) {
        Some(Item::Value(Value::Array(array))) => array.push(Value::InlineTable(span)),
        Some(Item::ArrayOfTables(tables)) => tables.push(span.into_table()),
        _ => document.set(WAITING, Value::Array(Array::from_iter([Value::InlineTable(span)]))),
    }
    Ok(())
}

/// What a key of a complaint holds in a text of its file, as people read it; none where it is not set.
pub fn shown(text: &str, field: &EntryField) -> Vec<String> {
    let Ok(document) = Document::of_markdown(text) else { return Vec::new() };
    match document.toml.get(field.key) {
        Some(Item::ArrayOfTables(tables)) => tables.iter().map(|table| span(table)).collect(),
        Some(Item::Value(Value::Array(all))) if field.key == WAITING => {
            all.iter().filter_map(Value::as_inline_table).map(|table| span(table)).collect()
        }
        item => item.and_then(Item::as_value).map(values).unwrap_or_default(),
    }
}

/// The days of a span as people read it: `2026-11-19 – 2026-11-21`.
fn span(table: &dyn TableLike) -> String {
    let day = |key: &str| table.get(key).map(|day| day.to_string().trim().to_owned()).unwrap_or_default();
    format!("{} – {}", day("from"), day("until")).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: (Day, Time) = (Day::constant(2026, 11, 21), Time::constant(14, 32, 0, 0));

    fn set(text: &str, typed: &[&str]) -> Result<String, SetError> {
        let settings = Settings::default();
        let changes: Vec<Change> =
            typed.iter().map(|typed| Change::parse(typed, &settings)).collect::<Result<_, _>>()?;
        let with_fields: Vec<(&EntryField, &Change)> = changes
            .iter()
            .map(|change| (ComplaintPath::of(&change.key).and_then(|path| path.field).expect("a key"), change))
            .collect();
        apply(text, &with_fields, &settings, NOW)
    }

    #[test]
    fn paths_are_read_in_both_languages() {
        let of = |text: &str| {
            let path = ComplaintPath::of(text)?;
            Some(format!("{} | {}", path.name, path.field.map_or("", |field| field.key)))
        };
        assert_eq!(of("complaint.2026-10-08.layer").as_deref(), Some("2026-10-08 | layer"));
        assert_eq!(of("投诉.2026-10-08-2.严重程度").as_deref(), Some("2026-10-08-2 | severity"));
        assert_eq!(of("complaint.2026-10-08.nothing").as_deref(), Some("2026-10-08 | "));
        assert_eq!(of("plan.x.stage"), None);
    }

    #[test]
    fn steps_are_written_with_their_moments() {
        let text = "+++\nreceived = 2026-11-20\n+++\n\nText.\n";
        let told = set(text, &["complaint.x.acknowledged=now", "complaint.x.wish=solved,respect"]).unwrap();
        assert!(told.contains("acknowledged = 2026-11-21T14:32:00\nwish = [\"solved\", \"respect\"]\n"), "{told}");
        let day = set(text, &["complaint.x.acknowledged=yesterday"]).unwrap();
        assert!(day.contains("acknowledged = 2026-11-20\n"), "{day}");
        assert!(matches!(set(text, &["complaint.x.acknowledged=soon"]), Err(SetError::BadDay(..))));
    }

    #[test]
    fn a_wait_begins_once_and_ends() {
        let text = "+++\nreceived = 2026-11-18\n+++\n";
        let begun = set(text, &["complaint.x.waiting=2026-11-19"]).unwrap();
        assert!(begun.contains("waiting = [{ from = 2026-11-19 }]"), "{begun}");
        assert_eq!(set(&begun, &["complaint.x.waiting=yes"]).unwrap(), begun);
        let ended = set(&begun, &["complaint.x.waiting=no"]).unwrap();
        assert!(ended.contains("{ from = 2026-11-19 , until = 2026-11-21 }") || ended.contains("until = 2026-11-21"));
        assert_eq!(set(&ended, &["complaint.x.waiting=no"]).unwrap(), ended);
        let tables = "+++\nreceived = 2026-11-18\n\n[[waiting]]\nfrom = 2026-11-19\n+++\n";
        assert!(set(tables, &["complaint.x.waiting=no"]).unwrap().contains("until = 2026-11-21"));
    }
}
