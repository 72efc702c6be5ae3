//! Changes from the book's history in plain words.

use crate::book::account::PaymentKind;
use crate::book::day::parse_iso;
use crate::book::field::{self, FieldKind};
use crate::book::record;
use crate::book::record::Record;
use crate::book::record_history::{Field, FieldChange, HistoryFile};
use crate::book::{Choice, Settings};
use crate::format::{changes, money};
use crate::i18n::Words;
use crate::say;
use crate::wording::choice;
use crate::wording::label::key_name;

/// What the sentences about changes need: the messages, the book's currency and its own fields.
pub struct HistoryWords<'a> {
    /// The messages in the user's language.
    pub words: &'a Words,
    /// The settings of the book.
    pub settings: &'a Settings,
}

/// Keys whose values are words of the program, in other files than the card or in tables of it; the messages of a value
/// begin with the same word.
const CHOICES: [&str; 8] = ["channel", "outcome", "severity", "via", "debtor", "duty", "method", "relation"];

impl HistoryWords<'_> {
    /// All changes of a file, a sentence each.
    pub fn file(&self, file: &HistoryFile) -> Vec<String> {
        let renamed = file.from.as_deref().and_then(record::customer_of);
        let renamed = renamed.map(|old| say!(self.words, "past-renamed", old = old));
        let prefix = self.prefix(&file.path);
        renamed
            .into_iter()
            .chain(file.changes.iter().map(|change| format!("{prefix}{}", self.change(change))))
            .collect()
    }

    /// Which note or plan it is; nothing for cards and accounts.
    fn prefix(&self, path: &str) -> String {
        let (id, name) = match Record::of_path(path) {
            Some((_, Record::Visit(stem))) => ("past-in-note", stem),
            Some((_, Record::Plan(stem))) => ("past-in-plan", stem),
            Some((_, Record::Complaint(stem))) => ("past-in-complaint", stem),
            _ => return String::new(),
        };
        say!(self.words, id, name = name)
    }

    /// One change.
    pub fn change(&self, change: &FieldChange) -> String {
        let words = self.words;
        match change {
            FieldChange::Entered => words.get("past-entered"),
            FieldChange::Removed { .. } => words.get("past-removed"),
            FieldChange::Text => words.get("past-text"),
            FieldChange::Set { field, old, new, currency } => {
                let label = self.label(field);
                let [old, new] = [old, new].map(|text| self.value(field, text, currency));
                if old.is_empty() {
                    say!(words, "past-added", field = label, new = new)
                } else if new.is_empty() {
                    say!(words, "past-unset", field = label, old = old)
                } else {
                    say!(words, "past-set", field = label, old = old, new = new)
                }
            }
            FieldChange::List { field, added, removed } => {
                let show = |sign: &str, values: &[String]| {
                    values.iter().map(|value| format!("{sign} {}", self.word(field, value))).collect::<Vec<_>>()
                };
                let parts = [show("+", added), show("−", removed)].concat();
                say!(words, "past-list", field = self.label(field), changes = words.list(parts))
            }
            FieldChange::Member { table, member, kind, amount, currency, came } => {
                let of_kind = PaymentKind::from_word(kind).filter(|_| table == "payment");
                let table = of_kind.map_or_else(|| self.key(table), |kind| choice::PAYMENT_KIND.of(words, kind));
                let what = [table, member.trim_end_matches('~').to_owned()].join(" ");
                let amount = self.amount(amount, currency);
                let what = if amount.is_empty() { what } else { words.list([what, amount]) };
                if *came {
                    say!(words, "past-member-came", what = what)
                } else {
                    say!(words, "past-member-went", what = what)
                }
            }
        }
    }

    fn label(&self, field: &Field) -> String {
        // Only the keys of an entry have points between them.
        let keys = if field.member.is_empty() { vec![field.key.as_str()] } else { field.key.split('.').collect() };
        let key = keys.into_iter().map(|key| self.inner_key(field, key)).collect::<Vec<_>>().join(" · ");
        match (field.member.as_str(), field.table.as_str()) {
            ("", "" | "custom") => key,
            ("", table) => format!("{} · {key}", self.key(table)),
            (member, table) => format!("{} {} · {key}", self.key(table), member.trim_end_matches('~')),
        }
    }

    /// The words of a key of this field. On the card itself `since` says when somebody became a customer; until when a
    /// reminder rests is something else than the last day of a discount.
    fn inner_key(&self, field: &Field, key: &str) -> String {
        match key {
            "since" if !field.table.is_empty() => self.words.get("key-begun"),
            "until" if field.table == "invoice" => self.words.get("key-last-day"),
            _ => self.key(key),
        }
    }

    /// The words of a key; an own field as it is called in the book.
    fn key(&self, key: &str) -> String {
        let own = self.settings.fields.get(key).and_then(|field| field.label.clone());
        own.unwrap_or_else(|| key_name(self.words, key))
    }

    fn value(&self, field: &Field, text: &str, currency: &str) -> String {
        if changes::is_amount(&field.key) {
            return self.amount(text, currency);
        }
        parse_iso(text).map_or_else(|| self.word(field, text), |day| self.words.day_and_year(day))
    }

    /// A value as people read it, where it is one of the program's words.
    fn word(&self, field: &Field, text: &str) -> String {
        let declared = field::field(&field.key).filter(|_| field.table.is_empty());
        match declared.filter(|declared| matches!(declared.kind, FieldKind::Choice(_))) {
            Some(declared) if !text.is_empty() => choice::of_field(self.words, declared, text),
            None if CHOICES.contains(&field.key.as_str()) && !text.is_empty() => self.words.known_or(&field.key, text),
            _ => text.to_owned(),
        }
    }

    /// An amount in the currency that its file names, else in the book's.
    fn amount(&self, text: &str, currency: &str) -> String {
        let home: &str = &self.settings.currency;
        let currency = if currency.is_empty() { home } else { currency };
        money::parse(text).map_or_else(|| text.to_owned(), |amount| self.words.money(amount, currency, home))
    }
}
