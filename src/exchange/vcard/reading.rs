//! A card while it is read: what was found so far.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::customer::Labelled;
use crate::derive::report::Phrase;
use crate::exchange::incoming::{Incoming, IncomingEntry, IncomingFile, Said};
use crate::format::content_line::escape;

use super::labels;
use super::line::Line;
use super::names::Names;
use super::property::ENTRY;

/// The keys of the card that hold several values.
const LISTS: [&str; 6] = ["phone", "email", "address", "aliases", "tags", "languages"];

/// The property with the label that the user gave to a group.
const LABEL: &str = "X-ABLABEL";

/// The most values of a field, the most facts and the most entries of one card.
pub(super) const MOST: usize = 200;

/// The most bytes of lines that are kept of one card.
const MOST_KEPT: usize = 64 * 1024;

/// The most doubts that are told of one card.
const MOST_DOUBTS: usize = 50;

/// A value that a property gives for a field.
#[derive(Clone, Debug)]
struct Value {
    rank: u8,
    labelled: Labelled,
}

/// A card while it is read.
pub(super) struct Reading<'p> {
    /// The lines of the card.
    pub lines: &'p [Line<'p>],
    /// The first line of each name in each group, with the group.
    grouped: BTreeMap<(&'p str, &'p str), &'p Line<'p>>,
    /// The groups that hold more than a label.
    groups: BTreeSet<&'p str>,
    /// The names of the lines that say something.
    present: BTreeSet<&'p str>,
    /// The groups that are entries of our own.
    pub own_groups: BTreeSet<&'p str>,
    /// What the card says of names.
    pub names: Names,
    /// What was found, in the order in which it was found.
    values: Vec<(String, Vec<Value>)>,
    /// Facts that were found.
    facts: Vec<(String, String)>,
    /// Entries that were found.
    entries: Vec<IncomingEntry>,
    /// Some values were too many.
    is_full: bool,
    /// Members of the family that are other cards: the uid and the relation.
    pub relatives: Vec<(String, String)>,
    /// Notes that were found.
    pub notes: Vec<String>,
    /// Pictures that were found.
    pub files: Vec<IncomingFile>,
    /// Lines that are kept.
    kept: Vec<String>,
    known: BTreeSet<String>,
    kept_bytes: usize,
    /// What was understood only in part.
    pub doubts: Vec<Phrase>,
    /// The texts of the card are Chinese, and so are the words that are added.
    pub is_chinese: bool,
}

impl<'p> Reading<'p> {
    pub fn new(lines: &'p [Line<'p>]) -> Reading<'p> {
        let mut grouped = BTreeMap::new();
        for line in lines.iter().filter(|line| !line.group().is_empty()) {
            grouped.entry((line.group(), line.name())).or_insert(line);
        }
        let groups = grouped.keys().filter(|(_, name)| *name != LABEL).map(|(group, _)| *group);
        let own = grouped.keys().filter(|(_, name)| *name == ENTRY).map(|(group, _)| *group);
        let says = |line: &&Line| line.property.value.iter().any(|byte| !byte.is_ascii_whitespace() && *byte != b';');
        let is_name = |line: &&Line| ["FN", "N", "ORG", "NICKNAME"].contains(&line.name());
        Reading {
            lines,
            groups: groups.collect(),
            own_groups: own.collect(),
            present: lines.iter().filter(says).map(Line::name).collect(),
            grouped,
            names: Names::default(),
            values: Vec::new(),
            facts: Vec::new(),
            entries: Vec::new(),
            is_full: false,
            relatives: Vec::new(),
            notes: Vec::new(),
            files: Vec::new(),
            kept: Vec::new(),
            known: BTreeSet::new(),
            kept_bytes: 0,
            doubts: Vec::new(),
            is_chinese: lines.iter().filter(is_name).any(|line| super::names::has_han(&line.text)),
        }
    }

    /// The label that the user gave to a property.
    pub fn own_label(&self, line: &Line) -> Option<String> {
        self.companion(line, LABEL).map(Line::one_line).filter(|label| !label.is_empty())
    }

    /// The label of a property in plain words.
    pub fn plain_label(&self, line: &Line) -> Option<String> {
        self.own_label(line).map(|label| labels::plain(&label)).filter(|label| !label.is_empty())
    }

    /// The line with this name in the group of a line.
    pub fn companion(&self, line: &Line<'p>, name: &'static str) -> Option<&'p Line<'p>> {
        self.grouped.get(&(line.group(), name)).copied()
    }

    /// Whether a label belongs to something.
    pub fn is_label_of_other(&self, line: &Line) -> bool {
        self.groups.contains(line.group())
    }

    /// Whether some line of this name says something.
    pub fn is_present(&self, name: &str) -> bool {
        self.present.contains(name)
    }

    /// Gives a field a value; an empty one is none.
    pub fn say(&mut self, key: &str, rank: u8, label: Option<String>, text: impl Into<String>) {
        let text: String = text.into();
        if text.is_empty() {
            return;
        }
        let at = self.values.iter().position(|(one, _)| one == key).unwrap_or_else(|| {
            self.values.push((key.to_owned(), Vec::new()));
            self.values.len() - 1
        });
        let Some((_, values)) = self.values.get_mut(at) else { return };
        if values.len() >= MOST {
            self.is_full = true;
            return;
        }
        match values.iter_mut().find(|value| value.labelled.text == text) {
            Some(known) => {
                known.rank = known.rank.min(rank);
                known.labelled.label = known.labelled.label.take().or(label);
            }
            None => values.push(Value { rank, labelled: Labelled { label, text } }),
        }
    }

    /// The best value of a field.
    pub fn first(&self, key: &str) -> Option<&str> {
        let (_, values) = self.values.iter().find(|(one, _)| one == key)?;
        values.iter().min_by_key(|value| value.rank).map(|value| value.labelled.text.as_str())
    }

    /// The first fact.
    pub fn first_fact(&self) -> Option<&str> {
        self.facts.first().map(|(_, text)| text.as_str())
    }

    /// Adds a fact, once.
    pub fn fact(&mut self, label: &str, text: impl Into<String>) {
        let fact = (label.to_owned(), text.into());
        self.is_full |= self.facts.len() >= MOST;
        if !fact.1.is_empty() && self.facts.len() < MOST && !self.facts.contains(&fact) {
            self.facts.push(fact);
        }
    }

    /// Adds an entry of a table.
    pub fn entry(&mut self, entry: IncomingEntry) {
        self.is_full |= self.entries.len() >= MOST;
        if !entry.name.is_empty() && self.entries.len() < MOST && !self.entries.contains(&entry) {
            self.entries.push(entry);
        }
    }

    /// How many facts there are.
    pub fn facts_so_far(&self) -> usize {
        self.facts.len()
    }

    /// Keeps a line as it is, with the label of its group; tells where that cannot be.
    pub fn keep(&mut self, line: &Line<'p>) {
        if !self.keep_too(line) {
            self.doubts.push(Phrase::new("vcard-not-kept").with("property", line.name()));
        }
    }

    /// Keeps a line whose content is in the book as well. Whether it could be kept.
    pub fn keep_too(&mut self, line: &Line<'p>) -> bool {
        let label = self.companion(line, LABEL).filter(|_| line.name() != LABEL).and_then(Line::kept);
        let Some(kept) = line.kept() else { return false };
        self.keep_text(kept) && label.is_none_or(|label| self.keep_text(label))
    }

    /// Keeps the value of a line whose content is in the book as well, in another form.
    pub fn keep_value(&mut self, line: &Line<'p>) {
        self.keep_text(format!("{}:{}", line.name(), line.text.replace('\n', "\\n")));
    }

    fn keep_text(&mut self, text: String) -> bool {
        if self.kept_bytes + text.len() > MOST_KEPT {
            return false;
        }
        if self.known.insert(text.clone()) {
            self.kept_bytes += text.len();
            self.kept.push(text);
        }
        true
    }

    /// The word of the card's language.
    pub fn word(&self, english: &'static str, chinese: &'static str) -> &'static str {
        if self.is_chinese { chinese } else { english }
    }

    /// Puts what was found together. `incoming` has the origin, the name and the uid.
    pub fn finish(mut self, mut incoming: Incoming) -> Incoming {
        incoming.has_own_lines = self.lines.iter().any(|line| line.name().starts_with("X-CLIENTBOOK"));
        for (key, mut values) in std::mem::take(&mut self.values) {
            values.sort_by_key(|value| value.rank);
            let mut values: Vec<Labelled> = values.into_iter().map(|value| value.labelled).collect();
            if !LISTS.contains(&key.as_str()) {
                // What a card can hold only once: the best value; the others can be read.
                for other in values.drain(1..) {
                    let property =
                        [("website", "URL"), ("title", "TITLE")].into_iter().find(|(known, _)| *known == key);
                    if let Some((_, property)) = property {
                        self.keep_text(format!("{property}:{}", escape(&other.text)));
                    }
                    let label = other.label.unwrap_or_else(|| key.clone());
                    self.facts.push((label, other.text));
                }
                values.iter_mut().for_each(|value| value.label = None);
            }
            incoming.said.push(Said { key, values });
        }
        if self.is_full {
            self.doubts.push(Phrase::new("vcard-full").with("most", MOST));
        }
        incoming.entries = self.entries;
        incoming.note = self.notes.join("\n\n");
        incoming.facts = self.facts;
        incoming.kept = self.kept;
        incoming.files = self.files;
        self.doubts.truncate(MOST_DOUBTS);
        incoming.doubts = self.doubts;
        incoming
    }
}
