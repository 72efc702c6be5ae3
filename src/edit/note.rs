//! A note after a contact: one new file.

use rust_decimal::Decimal;
use toml_edit::{DocumentMut, Value};

use super::FileEdit;
use super::value::{day as day_value, put, texts};
use crate::book::record::Record;
use crate::book::visit::{Outcome, Party};
use crate::book::{Channel, Customer, Day, Time, Visit, stem};
use crate::diagnostic::Diagnostic;
use crate::format::source::Source;
use crate::format::{money, visit_file};

/// What is to be noted.
#[derive(Clone, Debug, Default)]
pub struct Note {
    pub channel: Option<Channel>,
    pub outcome: Option<Outcome>,
    pub by: Option<Party>,
    pub with: Vec<String>,
    pub also: Vec<String>,
    pub occasion: Vec<String>,
    pub gift: Option<String>,
    pub cost: Option<Decimal>,
    pub minutes: Option<u16>,
    pub satisfaction: Option<u8>,
    pub next: Option<Day>,
    /// One of many: answers the occasion, never the cadence.
    pub mass: bool,
    pub private: bool,
    pub text: String,
    /// Task items without their boxes: `send it due:2026-11-28`.
    pub promises: Vec<String>,
}

/// A new note of `day`. Its name holds the time, so that two devices do not meet in one file; a
/// second note of one minute gets a number.
pub fn write(customer: &Customer, note: &Note, day: Day, time: Time) -> FileEdit {
    let taken = |stem: &str| customer.visits.iter().any(|visit| &*visit.stem == stem);
    let stem = stem::free(&stem::of_minute(day, time), taken);
    FileEdit::new_file(Record::Visit(&stem).path(&customer.id), text(note))
}

/// What `check` would say of a new note.
pub fn faults(edit: &FileEdit, day: Day) -> Vec<Diagnostic> {
    let mut source = Source::new(&edit.path, &edit.after);
    visit_file::read(&mut source, &mut Visit::new(day, None, ""));
    source.faults
}

fn text(note: &Note) -> String {
    let mut document = DocumentMut::new();
    let table = document.as_table_mut();
    let list = |list: &[String]| (!list.is_empty()).then(|| texts(list.iter().map(String::as_str)));
    let one_or_list = |items: &[String]| match items {
        [one] => Some(Value::from(one.as_str())),
        items => list(items),
    };
    put(table, "channel", note.channel.map(|channel| channel.word().into()));
    put(
        table,
        "outcome",
        note.outcome.filter(|&outcome| outcome != Outcome::Talked).map(|outcome| outcome.word().into()),
    );
    put(table, "by", note.by.filter(|&by| by != Party::Me).map(|by| by.word().into()));
    put(table, "with", list(&note.with));
    put(table, "also", list(&note.also));
    put(table, "occasion", one_or_list(&note.occasion));
    put(table, "gift", note.gift.as_deref().map(Value::from));
    put(table, "cost", note.cost.map(|cost| money::write(cost).into()));
    put(table, "minutes", note.minutes.map(|minutes| i64::from(minutes).into()));
    put(table, "satisfaction", note.satisfaction.map(|score| i64::from(score).into()));
    put(table, "next", note.next.map(day_value));
    put(table, "mass", note.mass.then(|| true.into()));
    put(table, "private", note.private.then(|| true.into()));
    let front = document.to_string();
    // A text that begins like a front matter needs one before it.
    let bare = front.is_empty() && !note.text.trim_start().starts_with("+++");
    let mut text = if bare { String::new() } else { format!("+++\n{front}+++\n") };
    for part in [note.text.trim().to_owned(), promises(&note.promises)] {
        if !part.is_empty() {
            if !text.is_empty() {
                text.push('\n');
            }
            text += &part;
            text.push('\n');
        }
    }
    text
}

fn promises(promises: &[String]) -> String {
    promises.iter().map(|promise| format!("- [ ] {}", promise.trim())).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Card, CustomerFolder};
    use std::sync::Arc;

    #[test]
    fn what_is_written_is_read() {
        let customer = Customer::new(Arc::new(CustomerFolder::new("ana", Card::default())), "USD");
        let note = Note {
            channel: Some(Channel::Call),
            outcome: Some(Outcome::NoAnswer),
            occasion: vec!["birthday".into()],
            cost: Some(Decimal::new(12050, 2)),
            next: Some(Day::constant(2026, 12, 1)),
            text: "two words".into(),
            promises: vec!["send it due:2026-11-28".into()],
            ..Note::default()
        };
        let (day, time) = (Day::constant(2026, 11, 3), Time::constant(14, 32, 0, 0));
        let edit = write(&customer, &note, day, time);
        assert_eq!(edit.path, "customers/ana/visits/2026-11-03-1432.md");
        let mut source = Source::new("note", &edit.after);
        let mut read = crate::book::Visit::new(day, Some(time), "2026-11-03-1432");
        visit_file::read(&mut source, &mut read);
        assert!(source.faults.is_empty(), "{:?}", source.faults);
        assert_eq!(
            (read.channel, read.outcome, read.cost, read.next),
            (note.channel, Outcome::NoAnswer, note.cost, note.next)
        );
        assert_eq!(read.promises.len(), 1);
        assert!(edit.after.starts_with("+++\nchannel = \"call\"\n"));
    }
}
