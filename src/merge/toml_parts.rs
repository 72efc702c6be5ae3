//! A TOML text cut into its tables and entries with their comments, so that joining the parts gives the
//! text again, to the byte.

use std::ops::Range;

use toml::Value;
use toml_edit::{Document, Item, Table};

use super::keyed::{Keyed, find};
use crate::book::letters;
use crate::format::conflict::{self, Question};

/// The text is not TOML, or an open question in it is not about one entry: it cannot be merged by key.
#[derive(Debug, PartialEq, Eq)]
pub struct NotToml;

/// A line `key = value  # comment`; the value may go on over more lines.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key's path below its table, joined by dots.
    pub key: String,
    /// The comments and blank lines above it.
    pub above: String,
    /// `key = value`.
    pub text: String,
    /// What follows the value on its line.
    pub comment: String,
    /// What the value means, however it is written.
    pub value: Value,
    /// The versions of an open question about this entry; empty without a question.
    pub versions: Vec<String>,
}

/// A table with its entries. The first of a text has no header.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// The path of the table; for a member of a list also what identifies the member.
    pub key: String,
    /// The comments and blank lines above it.
    pub above: String,
    /// The line with `[path]` or `[[path]]`.
    pub header: String,
    /// Its entries, in the order of the text.
    pub entries: Vec<Entry>,
    path: String,
    is_list_member: bool,
}

/// All of a text.
pub struct Parts {
    /// Its tables, in the order of the text.
    pub sections: Vec<Section>,
    /// The comments and blank lines at the end.
    pub tail: String,
}

impl Keyed for Entry {
    fn key(&self) -> &str {
        &self.key
    }
}

impl Keyed for Section {
    fn key(&self) -> &str {
        &self.key
    }
}

impl Entry {
    /// Whether both have the same value, however it is written.
    pub fn has_same_value(&self, other: &Entry) -> bool {
        is_same(&self.value, &other.value) && self.versions.len() == other.versions.len()
    }

    /// The entry as it stands in the text, without what is above it: a line, or an open question.
    pub fn lines(&self) -> String {
        if self.versions.is_empty() { self.line() } else { conflict::block(&self.versions, "\n") }
    }

    /// The versions of its question; without a question its only version.
    pub fn all_versions(&self) -> Vec<String> {
        if self.versions.is_empty() { vec![self.line()] } else { self.versions.clone() }
    }

    fn line(&self) -> String {
        format!("{}{}\n", self.text, self.comment)
    }
}

impl Section {
    /// The header with its line end; empty where there is none.
    pub fn header_line(&self) -> String {
        if self.header.is_empty() { String::new() } else { format!("{}\n", self.header) }
    }

    /// The section as it stands in the text, without what is above it.
    pub fn lines(&self) -> String {
        self.header_line() + &self.entries.iter().map(|entry| entry.above.clone() + &entry.lines()).collect::<String>()
    }

    /// Whether both have the same keys with the same values.
    pub fn has_same_values(&self, other: &Section) -> bool {
        let has = |entry: &Entry| find(&other.entries, &entry.key).is_some_and(|other| entry.has_same_value(other));
        self.entries.len() == other.entries.len() && self.entries.iter().all(has)
    }
}

/// Cuts a text with `\n` line ends into its parts.
pub fn split(text: &str) -> Result<Parts, NotToml> {
    let questions = conflict::find(text);
    let view = conflict::readable(text, &questions, true);
    let mut sections = vec![Section::default()];
    let mut from = 0;
    for place in places(&view)? {
        let at = view[..place.start].rfind('\n').map_or(0, |line_end| line_end + 1);
        match place.kind {
            Kind::Table { is_list_member } => {
                if questions.iter().any(|question| question.span.contains(&at)) {
                    return Err(NotToml);
                }
                let (above, line_end) = (view[from..at].to_owned(), line_end(&view, at));
                let header = view[at..line_end].trim_end_matches('\n').to_owned();
                let (key, path) = (String::new(), place.path);
                sections.push(Section { key, above, header, entries: Vec::new(), path, is_list_member });
                from = line_end;
            }
            Kind::Entry { value } => {
                let (mut entry, mut end) = entry(&view, at, place.path, value)?;
                let mut above_end = at;
                if let Some(question) = questions.iter().find(|question| question.span.contains(&at)) {
                    if question.versions[question.counts()] != (at..end) || from > question.span.start {
                        return Err(NotToml);
                    }
                    ask(&mut entry, text, question);
                    (above_end, end) = (question.span.start, question.span.end);
                }
                entry.above = text[from..above_end].to_owned();
                sections.last_mut().ok_or(NotToml)?.entries.push(entry);
                from = end;
            }
        }
    }
    identify(&mut sections);
    Ok(Parts { sections, tail: view[from..].to_owned() })
}

/// A table or an entry in the text.
struct Place {
    /// Where its header or its key begins.
    start: usize,
    /// For a table the path from the top of the text, for an entry the path below its table; joined by dots.
    path: String,
    kind: Kind,
}

enum Kind {
    Table {
        /// The header is `[[path]]`.
        is_list_member: bool,
    },
    Entry {
        /// Where its value stands.
        value: Range<usize>,
    },
}

/// The places of all headers and entries, in the order of the text.
fn places(text: &str) -> Result<Vec<Place>, NotToml> {
    let document = Document::parse(text).map_err(|_| NotToml)?;
    let mut places = Vec::new();
    collect(document.as_table(), "", "", &mut places).ok_or(NotToml)?;
    places.sort_by_key(|place| place.start);
    Ok(places)
}

/// Collects the places below a table. `table_path` is its path from the top, `key_path` its path from the last
/// header on. None where `toml_edit` does not know a place, which does not happen with parsed text. The parser
/// refuses deeply nested keys, so the recursion is bounded.
fn collect(table: &Table, table_path: &str, key_path: &str, places: &mut Vec<Place>) -> Option<()> {
    let join = |path: &str, name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    for (name, item) in table {
        let path = join(table_path, name);
        match item {
            Item::None => {}
            Item::Value(value) => {
                let kind = Kind::Entry { value: value.span()? };
                places.push(Place { start: table.key(name)?.span()?.start, path: join(key_path, name), kind });
            }
            Item::Table(inner) if inner.is_dotted() => collect(inner, &path, &join(key_path, name), places)?,
            Item::Table(inner) => {
                if !inner.is_implicit() {
                    places.push(header(inner, &path, false)?);
                }
                collect(inner, &path, "", places)?;
            }
            Item::ArrayOfTables(members) => {
                for member in members {
                    places.push(header(member, &path, true)?);
                    collect(member, &path, "", places)?;
                }
            }
        }
    }
    Some(())
}

fn header(table: &Table, path: &str, is_list_member: bool) -> Option<Place> {
    Some(Place { start: table.span()?.start, path: path.to_owned(), kind: Kind::Table { is_list_member } })
}

/// The entry whose first line begins at `at`, without what is above it, and where the next line begins.
fn entry(text: &str, at: usize, key: String, value: Range<usize>) -> Result<(Entry, usize), NotToml> {
    let end = line_end(text, value.end);
    let entry = Entry {
        key,
        above: String::new(),
        text: text[at..value.end].to_owned(),
        comment: text[value.end..end].trim_end_matches('\n').to_owned(),
        value: text[value].parse().map_err(|_| NotToml)?,
        versions: Vec::new(),
    };
    Ok((entry, end))
}

/// Makes an entry the subject of an open question.
fn ask(entry: &mut Entry, text: &str, question: &Question) {
    entry.versions = question.versions.iter().map(|version| text[version.clone()].to_owned()).collect();
    // So two questions are equal where all their versions are.
    entry.value = Value::String(entry.versions.concat());
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

/// Gives each table its key. A member of a list gets what identifies it, and a table inside of a member the
/// key of the member.
fn identify(sections: &mut [Section]) {
    let mut list: Option<(String, String)> = None;
    let mut taken = std::collections::HashSet::new();
    for section in sections.iter_mut().filter(|section| !section.header.is_empty()) {
        let inside = list.as_ref().and_then(|(list_path, member)| {
            Some(format!("{member}{}", section.path.strip_prefix(list_path).filter(|path| path.starts_with('.'))?))
        });
        let is_inside = inside.is_some();
        let mut key = inside.unwrap_or_else(|| section.path.clone());
        if section.is_list_member {
            key = format!("{key}#{}", identity(&section.entries));
        }
        while !taken.insert(key.clone()) {
            key.push('~');
        }
        if !is_inside {
            list = section.is_list_member.then(|| (section.path.clone(), key.clone()));
        }
        section.key = key;
    }
}

/// What identifies a member of a list: its `no`, `id` or `name` (with its `date`, as figures of one name recur),
/// otherwise all of its entries.
fn identity(entries: &[Entry]) -> String {
    let of = |key: &str| {
        find(entries, key).filter(|entry| entry.versions.is_empty()).map(|entry| identifying_text(&entry.value))
    };
    if let Some(number) = of("no").or_else(|| of("id")) {
        return number;
    }
    match (of("name"), of("date")) {
        (Some(name), date) => name + &date.unwrap_or_default(),
        (None, _) => {
            let mut all: Vec<String> =
                entries.iter().map(|entry| format!("{}={}", entry.key, identifying_text(&entry.value))).collect();
            all.sort();
            all.join(",")
        }
    }
}

/// Whether two values are equal. Texts are compared by their letters.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::String(one), Value::String(other)) => letters::is_same(one, other),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        _ => one == other,
    }
}

/// A value as a part of a key.
fn identifying_text(value: &Value) -> String {
    value.as_str().map_or_else(|| format!("{value:?}"), |text| letters::composed(text).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
# first
name = \"A # B\"  # who
address . 'the street' = '''
[not a table]
x = \"'''  # where
tags = [
  \"a\", # one
]

# what is owed
[[invoice]] # see [invoice]
no = \"A-1\"

[[invoice.part]]
amount = 1

[[figure]]
name = \"sales\"
date = 2026-11-21

  [lost]
# end
";

    #[test]
    fn the_parts_joined_are_the_text() {
        let parts = split(TEXT).unwrap();
        let sections: String = parts.sections.iter().map(|section| section.above.clone() + &section.lines()).collect();
        assert_eq!(sections + &parts.tail, TEXT);
    }

    #[test]
    fn tables_and_entries_have_keys() {
        let parts = split(TEXT).unwrap();
        let keys: Vec<&str> = parts.sections.iter().map(|section| section.key.as_str()).collect();
        assert_eq!(keys[..2], ["", "invoice#A-1"]);
        assert!(keys[2].starts_with("invoice#A-1.part#amount="), "{keys:?}");
        assert!(keys[3].starts_with("figure#sales") && keys[3].contains("2026"), "{keys:?}");
        assert_eq!(keys[4], "lost");
        let keys: Vec<&str> = parts.sections[0].entries.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["name", "address.the street", "tags"]);
    }

    #[test]
    fn an_open_question_is_about_one_entry() {
        let open = |versions: [&str; 2]| {
            format!("a = 1\n<<<<<<< one device\n{}=======\n{}>>>>>>> another device\nc = 3\n", versions[0], versions[1])
        };
        let parts = split(&open(["b = 1\n", "b = 2\n"])).unwrap();
        let entries = &parts.sections[0].entries;
        assert_eq!(entries[1].versions, ["b = 1\n", "b = 2\n"]);
        assert_eq!(entries[2].key, "c");
        assert!(split(&open(["b = 1\nd = 1\n", "b = 2\n"])).is_err());
        assert!(split(&open(["[b]\n", "[d]\n"])).is_err());
        assert!(split("a = \n").is_err());
    }
}
