//! The errors of changing fields, in words.

use super::change::{EntryError, SetError};
use crate::book::card_table::CardTable;
use crate::i18n::{Arg, Words};
use crate::wording::failure::{Explain, Failure};
use crate::wording::fault;
use crate::wording::label::key_name;

/// An error in the card at this path.
impl Explain for (&str, SetError) {
    fn explain(self, words: &Words) -> Failure {
        let (path, error) = self;
        match error {
            SetError::NotAPair(pair) => Failure::usage(words, "err-bad-pair", &[("pair", pair.into())]),
            SetError::Future(value) => Failure::usage(words, "err-future-complaint", &[("value", value.into())]),
            SetError::BadDay(value, error) => (value.as_str(), error).explain(words),
            SetError::NotEditable(error) => (path, error).explain(words),
            SetError::Entry(error) => error.explain(words),
            SetError::UnknownStage(stage, known) => {
                let stages = words.list(known);
                Failure::usage(words, "err-bad-stage", &[("stage", stage.into()), ("stages", stages.into())])
            }
            SetError::UnknownKey { key, near: Some(near), .. } => {
                Failure::usage(words, "err-bad-key-near", &[("key", key.into()), ("near", near.into())])
            }
            SetError::UnknownKey { key, near: None, known, own } => {
                // A key can be typed as it is shown.
                let shown =
                    known.iter().map(|key| if words.is_chinese() { key_name(words, key) } else { (*key).to_owned() });
                let keys = words.list(shown.chain(own));
                Failure::usage(words, "err-bad-key", &[("key", key.into()), ("keys", keys.into())])
            }
            SetError::Fault(fault) => Failure {
                code: 2,
                message: format!("{path}: {}", fault::message(words, &fault)),
                hint: fault::hint(words, &fault),
                labels: [words.get("error"), words.get("hint")],
            },
        }
    }
}

impl Explain for EntryError {
    fn explain(self, words: &Words) -> Failure {
        let shown = |table: &CardTable| {
            if words.is_chinese() { words.get(&format!("key-{}", table.key)) } else { table.key.to_owned() }
        };
        // The keys can be typed as they are shown.
        let keys = |table: &CardTable| {
            let keys = table.fields.iter();
            words.list(keys.map(|field| if words.is_chinese() { words.get(field.label) } else { field.key.to_owned() }))
        };
        let usage = |id: &str, table: &CardTable, args: &[(&str, Arg)]| {
            let own = [("table", shown(table).into()), ("key", table.key.into()), ("keys", keys(table).into())];
            Failure::usage(words, id, &own.into_iter().chain(args.iter().cloned()).collect::<Vec<_>>())
        };
        match self {
            EntryError::NoName(table) => usage("err-entry-no-name", table, &[]),
            EntryError::UnknownKey(table, typed) if typed.is_empty() => usage("err-entry-no-key", table, &[]),
            EntryError::UnknownKey(table, typed) => usage("err-entry-bad-key", table, &[("typed", typed.into())]),
            EntryError::NotThere(table, name, names) if names.is_empty() => {
                usage("err-entry-none", table, &[("name", name.into())])
            }
            EntryError::NotThere(table, name, names) => {
                usage("err-entry-not-there", table, &[("name", name.into()), ("names", words.list(names).into())])
            }
            EntryError::Near(table, name, near) => {
                let label = words.get(table.fields[0].label);
                usage("err-entry-near", table, &[("name", name.into()), ("near", near.into()), ("label", label.into())])
            }
            EntryError::Several(table, name, which) => {
                usage("err-entry-several", table, &[("name", name.into()), ("which", words.list(which).into())])
            }
            EntryError::Taken(table, name) => usage("err-entry-taken", table, &[("name", name.into())]),
        }
    }
}
