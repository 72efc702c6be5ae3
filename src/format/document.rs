//! Edits a file of the book in place. Comments, order, line ends and unknown content do not change.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TableLike, Value};

use super::{conflict, front_matter};
use crate::diagnostic::floor_char;

/// A file that contains TOML, split into the TOML and the text around it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text before the TOML: a byte order mark, the opening `+++`.
    before: String,
    /// The TOML, for editing.
    pub toml: DocumentMut,
    /// The closing `+++` and the body.
    after: String,
    crlf: bool,
}

/// Why a file cannot be edited. The file stays unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotEditable {
    /// The front matter has no end.
    Unclosed,
    /// The TOML does not parse.
    Toml {
        /// The line in the file, counted from 1.
        line: usize,
        /// The message of the parser.
        reason: String,
    },
    /// A key cannot be removed while the file has questions about other keys.
    Question,
}

impl Document {
    /// Opens a TOML file.
    pub fn of_toml(text: &str) -> Result<Document, NotEditable> {
        let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Document::new(text, start..text.len())
    }

    /// Opens a Markdown file. If it has no front matter, an empty one is added.
    pub fn of_markdown(text: &str) -> Result<Document, NotEditable> {
        let parts = front_matter::split(text).map_err(|_| NotEditable::Unclosed)?;
        match parts.toml {
            Some(range) => Document::new(text, range),
            None => {
                let crlf = text.contains("\r\n");
                let end = if crlf { "\r\n" } else { "\n" };
                let (before, body) = text.split_at(parts.body.start);
                Ok(Document {
                    before: format!("{before}+++{end}"),
                    toml: DocumentMut::new(),
                    after: format!("+++{end}{end}{body}"),
                    crlf,
                })
            }
        }
    }

    fn new(text: &str, range: std::ops::Range<usize>) -> Result<Document, NotEditable> {
        let toml = &text[range.clone()];
        let parsed = conflict::hide(toml).parse::<DocumentMut>().map_err(|error| NotEditable::Toml {
            line: text[..floor_char(text, range.start + error.span().map_or(0, |span| span.start))]
                .matches('\n')
                .count()
                + 1,
            reason: error.message().trim().replace('\n', "; "),
        })?;
        Ok(Document {
            before: text[..range.start].to_owned(),
            toml: parsed,
            after: text[range.end..].to_owned(),
            crlf: toml.contains("\r\n"),
        })
    }

    /// The text of the whole file.
    pub fn text(&self) -> String {
        // toml_edit writes LF only.
        let toml = conflict::show(self.toml.to_string());
        let toml = if self.crlf { toml.replace("\r\n", "\n").replace('\n', "\r\n") } else { toml };
        format!("{}{toml}{}", self.before, self.after)
    }

    /// The text below the front matter, without blank lines around it.
    pub fn body(&self) -> &str {
        self.after.split_once('\n').map_or("", |(_, body)| body).trim()
    }

    /// Replaces the text below the front matter.
    pub fn set_body(&mut self, body: &str) {
        let end = if self.crlf { "\r\n" } else { "\n" };
        let close = self.after.lines().next().unwrap_or("+++");
        let body = body.trim().replace("\r\n", "\n").replace('\n', end);
        let body = if body.is_empty() { body } else { format!("{end}{body}{end}") };
        self.after = format!("{close}{end}{body}");
    }

    /// Whether the TOML has questions that are not answered yet. See [`conflict`].
    pub fn has_questions(&self) -> bool {
        let toml = conflict::show(self.toml.to_string());
        !conflict::find(&toml).is_empty()
    }

    /// Sets a top-level key. A comment after the old value stays.
    pub fn set(&mut self, key: &str, value: Value) {
        set_in(self.toml.as_table_mut(), key, value);
    }

    /// Sets a key of the table `table`. A missing table is added.
    pub fn set_in_table(&mut self, table: &str, key: &str, value: Value) {
        let entry = self.toml.entry(table).or_insert_with(|| Item::Table(Table::new()));
        if let Some(table) = entry.as_table_like_mut() {
            set_in(table, key, value);
        }
    }

    /// Removes a top-level key. Returns whether there was one.
    pub fn remove(&mut self, key: &str) -> bool {
        self.toml.remove(key).is_some()
    }

    /// Removes a key of a table. Returns whether there was one.
    pub fn remove_in_table(&mut self, table: &str, key: &str) -> bool {
        self.toml.get_mut(table).and_then(Item::as_table_like_mut).is_some_and(|table| table.remove(key).is_some())
    }

    /// Appends a table to `[[key]]`.
    pub fn push_table(&mut self, key: &str, table: Table) {
        let entry = self.toml.entry(key).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        if let Some(tables) = entry.as_array_of_tables_mut() {
            tables.push(table);
        }
    }
}

/// Sets a key of a table. A comment after the old value stays.
pub fn set_in(table: &mut dyn TableLike, key: &str, mut value: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_changed_stays_to_the_byte() {
        for text in [
            "+++\nname = \"A\"  # who\n\n[[contact]]\nname='B'\n+++\nbody\n",
            "\u{feff}+++\r\nname = \"A\"\r\n+++\r\nbody\r\n",
        ] {
            assert_eq!(Document::of_markdown(text).unwrap().text(), text);
        }
    }

    #[test]
    fn a_set_keeps_the_comment_and_the_order() {
        let mut document =
            Document::of_markdown("+++\r\ntier = \"B\"  # since May\r\nname = \"A\"\r\n+++\r\n").unwrap();
        document.set("tier", "A".into());
        document.set("stage", "active".into());
        let expect = "+++\r\ntier = \"A\"  # since May\r\nname = \"A\"\r\nstage = \"active\"\r\n+++\r\n";
        assert_eq!(document.text(), expect);
    }

    #[test]
    fn a_new_key_stands_above_the_tables() {
        let mut document = Document::of_markdown("+++\nname = \"A\"\n\n[[date]]\nname = \"x\"\n+++\n").unwrap();
        document.set("tier", "A".into());
        assert_eq!(document.text(), "+++\nname = \"A\"\ntier = \"A\"\n\n[[date]]\nname = \"x\"\n+++\n");
    }

    #[test]
    fn a_file_without_front_matter_gets_one() {
        let mut document = Document::of_markdown("just text\n").unwrap();
        document.set("channel", "call".into());
        assert_eq!(document.text(), "+++\nchannel = \"call\"\n+++\n\njust text\n");
    }

    #[test]
    fn what_does_not_parse_is_not_edited() {
        assert!(matches!(Document::of_markdown("+++\na = \n+++\n"), Err(NotEditable::Toml { line: 2, .. })));
        assert_eq!(Document::of_markdown("+++\na = 1\n").unwrap_err(), NotEditable::Unclosed);
    }
}
