//! The form of a contact, a family member, a date or a product: what `set` can change of it, as the file holds it.

use super::card_fields::{self, Shown, had, is};
use super::values::Values;
use crate::book::card_table::{self, CardTable};
use crate::book::field::FieldKind;
use crate::edit::entry::{EntryPath, is_there};
use crate::edit::set::shown;
use crate::i18n::Words;
use crate::render::view::form::{FieldView, OptionView};
use crate::say;
use crate::wording::failure::Failure;
use crate::wording::reason::capitalized;

/// The form that adds or changes an entry.
pub const ENTRY: &str = "entry";

/// The form that removes one.
pub const REMOVE: &str = "remove";

/// An entry of a card that is added, changed or removed.
pub struct EntryForm {
    table: &'static CardTable,
    /// The name on the card; empty for one that is added.
    name: String,
    /// Whether the form removes it.
    pub removes: bool,
    /// Whether the card still has it.
    is_there: bool,
    /// The text of the card.
    card: String,
    /// Its fields, as the file holds them.
    pub fields: Vec<Shown>,
}

impl EntryForm {
    /// The form with this name, of what `values` ask for; `None` where there is none.
    pub fn of(words: &Words, name: &str, values: &Values, card: String) -> Option<EntryForm> {
        let removes = name == REMOVE;
        if !removes && name != ENTRY {
            return None;
        }
        let table = card_table::table(values.get("table"))?;
        let name = values.get("entry").to_owned();
        if removes && name.is_empty() {
            return None;
        }
        let fields = fields(words, table, &name, &card);
        let mut entry = EntryForm { table, name, removes, is_there: false, card, fields };
        entry.is_there = !entry.name.is_empty() && entry.has(&entry.name);
        Some(entry)
    }

    fn has(&self, name: &str) -> bool {
        is_there(&self.card, &EntryPath { table: self.table, name: name.to_owned(), field: None })
    }

    /// What the table's entries are called.
    fn kind(&self, words: &Words) -> String {
        words.get(&format!("key-{}", self.table.key))
    }

    /// The title of the form.
    pub fn title(&self, words: &Words) -> String {
        let id = match () {
            () if self.removes => "form-entry-remove",
            () if self.name.is_empty() => return words.get(&format!("form-add-{}", self.table.key)),
            () => "form-entry",
        };
        capitalized(&say!(words, id, table = self.kind(words), name = self.name.as_str()))
    }

    /// What the entry says of itself, for a form that removes it.
    pub fn facts(&self) -> Vec<String> {
        let said = self.fields[1..].iter().map(|field| field.value.lines().collect::<Vec<_>>().join(", "));
        said.filter(|said| self.removes && !said.is_empty()).collect()
    }

    /// What `set` is told; fails where the entry or the field was changed in the file meanwhile.
    pub fn changes(&self, words: &Words, values: &Values) -> Result<Vec<String>, Failure> {
        let usage = |id: &str, name: &str| {
            Failure::usage(words, id, &[("table", self.kind(words).into()), ("name", name.into())])
        };
        if self.name.is_empty() {
            let name = values.get(&is("name")).trim();
            if name.is_empty() {
                return Err(usage("err-form-no-name", name));
            }
            if self.has(name) {
                return Err(usage("err-entry-taken", name));
            }
            let prefix = format!("{}.{name}.", self.table.key);
            // The name is meant as it is spelled, whatever it is like.
            let named = format!("{prefix}name={name}");
            let others = self.fields[1..].iter().flat_map(|field| field.changes(&prefix, values.get(&is(&field.key))));
            return Ok(std::iter::once(named).chain(others).collect());
        }
        if !self.is_there {
            return Err(usage("err-form-gone", &self.name));
        }
        let prefix = format!("{}.{}", self.table.key, self.name);
        if !self.removes {
            return card_fields::changes(words, &self.fields, &format!("{prefix}."), values);
        }
        let clash = self.fields.iter().find(|field| field.value.trim() != values.get(&had(&field.key)).trim());
        match clash {
            Some(clash) => Err(card_fields::meanwhile(words, clash)),
            None => Ok(vec![format!("{prefix}=")]),
        }
    }
}

fn fields(words: &Words, table: &CardTable, name: &str, card: &str) -> Vec<Shown> {
    let field = |field: &card_table::EntryField| {
        let option = |word: &&'static str| OptionView {
            value: (*word).to_owned(),
            label: words.known_or(field.key, word),
            chosen: false,
        };
        let (kind, options) = match field.kind {
            FieldKind::Choices(all) => ("choices", all.iter().map(option).collect()),
            FieldKind::Texts | FieldKind::Labelled(_) => ("area", Vec::new()),
            FieldKind::Day | FieldKind::Coming => ("day", Vec::new()),
            FieldKind::Flag => ("check", Vec::new()),
            _ => ("line", Vec::new()),
        };
        let mut value = shown(card, &format!("{}.{name}.{}", table.key, field.key)).join("\n");
        if field.kind == FieldKind::Flag {
            value = if value == "true" { "on".to_owned() } else { String::new() };
        }
        let view = FieldView {
            name: is(field.key),
            label: capitalized(&words.get(field.label)),
            kind,
            options,
            needed: field.key == "name",
            ..FieldView::default()
        };
        Shown { key: field.key.to_owned(), value, is_list: field.kind.is_list(), view }
    };
    table.fields.iter().map(field).collect()
}
