//! What of a row is kept as a text beside the customer, and what is doubted.

use super::cell::is_nothing;
use super::days::Found;
use super::number::is_destroyed;
use super::row::Reader;
use super::value::Fault;
use crate::book::letters::one_line;
use crate::derive::report::Phrase;

impl Reader<'_> {
    /// Keeps a text beside the customer, under the header of its column.
    pub fn fact(&mut self, at: usize, text: &str) {
        let header = self.table.columns.get(at).map(|column| column.header.clone()).filter(|header| !header.is_empty());
        let whole = text.to_owned();
        if is_nothing(text) {
            return;
        }
        if is_destroyed(text) {
            let place = self.table.place(self.row.line, at);
            self.incoming.doubts.push(Phrase::new("sheet-doubt-destroyed").with("place", place).with("value", text));
        }
        let text = header.as_deref().and_then(|header| self.day_number(at, header, text));
        self.incoming.facts.push((header.unwrap_or_else(|| super::table::letter(at)), text.unwrap_or(whole)));
    }

    /// The day that a workbook keeps as a number, below a header that speaks of a day.
    fn day_number(&self, at: usize, header: &str, text: &str) -> Option<String> {
        let speaks_of_days =
            ["时间", "日期", "date", "created"].iter().any(|word| header.to_lowercase().contains(word));
        let is_number = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
        let days = self.table.days.get(at).filter(|_| speaks_of_days && is_number)?;
        match days.day(text, self.table.context.today) {
            Found::Value(day) => Some(day.to_string()),
            _ => None,
        }
    }

    /// Tells that a cell cannot be read, and keeps its text.
    pub fn doubt(&mut self, id: &'static str, at: usize, text: &str) {
        let shown: String = text.chars().take(80).collect();
        let place = self.table.place(self.row.line, at);
        self.incoming.doubts.push(Phrase::new(id).with("place", place).with("value", shown.as_str()));
        self.fact(at, text);
    }

    pub fn fault(&mut self, fault: Fault, at: usize, text: &str) {
        match fault {
            Fault::Doubt(id) => self.doubt(id, at, text),
            Fault::Foreign => {
                self.foreign.push((at, one_line(text)));
                self.fact(at, text);
            }
        }
    }
}
