//! Writes a new note in the form that [`visit_file`](super::visit_file) reads.

use rust_decimal::Decimal;
use toml_edit::{DocumentMut, Value};

use super::toml_value::{moment, put, texts};
use crate::book::visit::{Outcome, Party};
use crate::book::{Channel, Moment};

/// The content of a new note.
#[derive(Clone, Debug, Default)]
pub struct NewVisit {
    /// The channel.
    pub channel: Option<Channel>,
    /// Whether the customer was reached; `None` for a talk.
    pub outcome: Option<Outcome>,
    /// Who began the contact; `None` for the book's owner.
    pub by: Option<Party>,
    /// Names of the people who took part.
    pub with: Vec<String>,
    /// Ids of other customers for whom this is a contact too.
    pub also: Vec<String>,
    /// The occasions that the contact answers.
    pub occasion: Vec<String>,
    /// What was given.
    pub gift: Option<String>,
    /// A sample that was handed over.
    pub sample: Option<String>,
    /// What it cost, in the book's currency.
    pub cost: Option<Decimal>,
    /// How long it took, in minutes.
    pub minutes: Option<u16>,
    /// How satisfied the customer was, 1 to 5.
    pub satisfaction: Option<u8>,
    /// The next contact.
    pub next: Option<Moment>,
    /// Whether it is a greeting that went to many: it answers the occasion but does not restart the cadence.
    pub mass: bool,
    /// Whether the note is kept out of what other people see.
    pub private: bool,
    /// The Markdown of the note.
    pub text: String,
    /// The promises as task items without boxes: `send it due:2026-11-28`.
    pub promises: Vec<String>,
}

/// The text of a new note.
pub fn write(note: &NewVisit) -> String {
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
    put(table, "sample", note.sample.as_deref().map(Value::from));
    put(table, "cost", note.cost.map(|cost| cost.to_string().into()));
    put(table, "minutes", note.minutes.map(|minutes| i64::from(minutes).into()));
    put(table, "satisfaction", note.satisfaction.map(|score| i64::from(score).into()));
    put(table, "next", note.next.map(moment));
    put(table, "mass", note.mass.then(|| true.into()));
    put(table, "private", note.private.then(|| true.into()));
    let front = document.to_string();
    // A text that begins with `+++` needs front matter before it; otherwise it would be read as front matter.
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
