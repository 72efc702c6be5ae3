//! The cells of a row that are entries of the card's tables: people and days.

use super::cell::is_nothing;
use super::column::Column;
use super::days::Found;
use super::row::Reader;
use super::value;
use crate::book::Moment;
use crate::book::customer::Labelled;
use crate::book::letters::one_line;
use crate::exchange::incoming::{IncomingEntry, Said};

impl Reader<'_> {
    /// A day that is to come becomes a plan; one that has passed says nothing to anybody but the reader.
    pub(super) fn next(&mut self, at: usize, text: &str) {
        let today = self.table.context.today;
        let day = self.table.days.get(at).map(|days| days.day(text, today));
        match day {
            Some(Found::Value(day)) if self.incoming.next.is_empty() => {
                let time = super::time_of_day::time(text);
                let header = self.table.columns.get(at).map(|column| column.header.clone()).unwrap_or_default();
                self.incoming.past_next = (day < today).then(|| (header, text.to_owned()));
                if time.is_none() && day >= today && text.contains(':') && !text.contains("00:00") {
                    self.fact(at, text);
                }
                self.incoming.next.push(Moment { day, time });
            }
            _ => self.fact(at, text),
        }
    }

    /// A day that comes every year, under the name of its header or of the label beside it.
    pub fn date(&mut self, at: usize, column: &Column, text: &str) {
        let name = self.table.label(self.row, at);
        let name = name.unwrap_or_else(|| column.header.clone());
        let found = self.table.days.get(at).map(|days| days.yearly(text, self.table.context.today, false));
        match found {
            Some(Found::Value(day)) => {
                let said = vec![Said::one("on", day.to_string())];
                self.incoming.entries.push(IncomingEntry { table: "date", name, said });
            }
            Some(Found::Unread) if !is_nothing(text) => self.doubt("sheet-doubt-day", at, text),
            _ => {}
        }
    }

    /// Members of the family.
    pub fn family(&mut self, relation: &str, text: &str) {
        for name in value::items(text) {
            let said = vec![Said::one("relation", relation)];
            self.incoming.entries.push(IncomingEntry { table: "family", name, said });
        }
    }

    /// A related person: of the family, or a fact.
    pub fn relation(&mut self, at: usize, column: &Column, text: &str) {
        const FAMILY: [&str; 12] = [
            "spouse",
            "partner",
            "child",
            "son",
            "daughter",
            "mother",
            "father",
            "parent",
            "brother",
            "sister",
            "relative",
            "domestic partner",
        ];
        let relation = self.table.label(self.row, at).unwrap_or_default();
        let plain = relation.to_lowercase();
        if FAMILY.contains(&plain.as_str()) {
            self.family(&plain, text);
        } else {
            let label = if relation.is_empty() { column.header.clone() } else { relation };
            self.incoming.facts.push((label, one_line(text)));
        }
    }

    /// What a cell says of a person at a company.
    pub fn contact(&mut self, at: usize, column: &Column, key: &'static str, text: &str) {
        let days = self.table.days.get(at).copied();
        let Some(days) = days else { return };
        let read = match key {
            "name" | "role" if is_nothing(text) => Ok(Vec::new()),
            "name" | "role" => Ok(vec![one_line(text)]),
            key => value::values(key, text, &days, self.table.context),
        };
        let values = match read {
            Ok(values) => values,
            Err(fault) => return self.fault(fault, at, text),
        };
        let new = || IncomingEntry { table: "contact", ..IncomingEntry::default() };
        let entry = self.contacts.entry(column.number.max(1)).or_insert_with(new);
        match (key, values) {
            (_, values) if values.is_empty() => {}
            ("name", mut values) => entry.name = values.swap_remove(0),
            (key, values) => {
                let labelled = values.into_iter().map(|text| Labelled { label: None, text });
                entry.said.push(Said { key: key.to_owned(), values: labelled.collect() });
            }
        }
    }
}
