//! The history of the records: what changed, when, and by whom.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::Day;
use super::letters;
use super::record::{self, customer_of, is_card};

/// The history of a book.
#[derive(Clone, Debug, Default)]
pub struct RecordHistory {
    /// Every commit that changed a record, oldest first.
    pub commits: Vec<HistoryCommit>,
    /// For each customer the changes of their records, as an index of the commit and one of the file in it. After a
    /// rename the older changes are under the new id.
    by_customer: HashMap<String, Vec<(usize, usize)>>,
    /// For each customer the ids that they had before.
    former: HashMap<String, Vec<String>>,
}

/// One commit, with the records that it changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryCommit {
    /// The hash that git gives the commit.
    pub hash: String,
    /// The time of the commit, in seconds since 1970. It orders the changes of one day.
    pub at: i64,
    /// The day of the commit.
    #[serde(with = "iso")]
    pub day: Day,
    /// The name of its author.
    pub author: String,
    /// The first line of its message.
    pub subject: String,
    /// The files that it changed.
    pub files: Vec<HistoryFile>,
}

/// What a commit changed in one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryFile {
    /// Relative to the book.
    pub path: String,
    /// The path before the commit, if the file was renamed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What changed in the file.
    pub changes: Vec<FieldChange>,
}

/// One thing that changed in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum FieldChange {
    /// The file was created.
    Entered,
    /// The file was removed.
    Removed {
        /// The name on the card; empty where it could not be read.
        #[serde(default)]
        name: String,
    },
    /// A field got another value.
    Set {
        /// The field.
        field: Field,
        /// The value before; empty where the field was missing.
        old: String,
        /// The value after; empty where the field was removed.
        new: String,
        /// The currency of an amount, where the file names one.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        currency: String,
    },
    /// A list changed.
    List {
        /// The field that holds the list.
        field: Field,
        /// The items that were added.
        added: Vec<String>,
        /// The items that were removed.
        removed: Vec<String>,
    },
    /// A whole entry, such as an invoice or a contact, was added or removed.
    Member {
        /// The name of the table, such as `invoice`.
        table: String,
        /// What identifies the entry: its number, id or name.
        member: String,
        /// Its `kind`, such as `refund`; empty where it has none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        kind: String,
        /// Its amount; empty where it has none.
        amount: String,
        /// The currency of the amount, where the file names one.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        currency: String,
        /// Whether the entry was added; otherwise it was removed.
        came: bool,
    },
    /// The text below the fields changed.
    Text,
}

/// The position of a field in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Field {
    /// The table, such as `credit` or `invoice`; empty for a top-level field.
    pub table: String,
    /// The entry of a list of tables, such as the number of an invoice; empty where the table is not in a list.
    pub member: String,
    /// The field's key; with a point between the keys where the field is in a table of an entry: `disputed.reason`.
    pub key: String,
}

impl RecordHistory {
    /// Sorts commits, which come oldest first, by customer. After a rename the older changes belong to the new id.
    pub fn new(commits: Vec<HistoryCommit>) -> RecordHistory {
        let mut by_customer: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        let mut former: HashMap<String, Vec<String>> = HashMap::new();
        for (at, commit) in commits.iter().enumerate() {
            for (file_at, file) in commit.files.iter().enumerate() {
                let Some(id) = customer_of(&file.path).map(letters::composed) else { continue };
                let id = &*id;
                if let Some(old) = file
                    .from
                    .as_deref()
                    .and_then(customer_of)
                    .map(letters::composed)
                    .filter(|old| old != id && is_moved_card(file))
                {
                    let before = by_customer.remove(&*old).unwrap_or_default();
                    by_customer.entry(id.to_owned()).or_default().extend(before);
                    let mut names = former.remove(&*old).unwrap_or_default();
                    names.push(old.into_owned());
                    former.entry(id.to_owned()).or_default().extend(names);
                }
                by_customer.entry(id.to_owned()).or_default().push((at, file_at));
            }
        }
        by_customer.values_mut().for_each(|places| places.sort_unstable());
        RecordHistory { commits, by_customer, former }
    }

    /// The changes of a customer's records, oldest first.
    pub fn of(&self, id: &str) -> impl DoubleEndedIterator<Item = (&HistoryCommit, &HistoryFile)> {
        let places = self.by_customer.get(id).map(Vec::as_slice).unwrap_or_default();
        places.iter().map(|&(commit, file)| (&self.commits[commit], &self.commits[commit].files[file]))
    }

    /// The part of the history that the cards show, with each change under the present id. Its size depends on the
    /// number of customers, not on the length of the history.
    pub fn recent(&self) -> Vec<HistoryCommit> {
        let mut wanted: Vec<(usize, usize, &str)> = Vec::new();
        for (id, places) in &self.by_customer {
            let own = places.iter().rev().filter(|(commit, file)| is_own(&self.commits[*commit].files[*file].path));
            wanted.extend(own.take(SHOWN).map(|&(commit, file)| (commit, file, id.as_str())));
        }
        wanted.sort_unstable();
        let mut recent: Vec<HistoryCommit> = Vec::new();
        for (commit_at, file_at, id) in wanted {
            let (commit, file) = (&self.commits[commit_at], &self.commits[commit_at].files[file_at]);
            if recent.last().is_none_or(|last| last.hash != commit.hash) {
                recent.push(HistoryCommit { files: Vec::new(), ..commit.clone() });
            }
            let name = if is_card(&file.path) {
                format!("{id}.md")
            } else {
                file.path.rsplit('/').next().unwrap_or_default().to_owned()
            };
            let file = HistoryFile { path: format!("{}/{name}", record::folder(id)), ..file.clone() };
            recent.last_mut().into_iter().for_each(|last| last.files.push(file.clone()));
        }
        recent
    }

    /// Customers whose card was removed and not made again: the id, the name on the card and the commit; oldest first.
    pub fn removed(&self) -> Vec<(&str, &str, &HistoryCommit)> {
        let mut removed: Vec<(&str, &str, &HistoryCommit)> = Vec::new();
        for commit in &self.commits {
            for file in commit.files.iter().filter(|file| is_card(&file.path)) {
                let Some(id) = customer_of(&file.path) else { continue };
                removed.retain(|(known, ..)| *known != id);
                if let [FieldChange::Removed { name }] = &file.changes[..] {
                    removed.push((id, if name.is_empty() { id } else { name.as_str() }, commit));
                }
            }
        }
        removed
    }

    /// The ids that a customer had before, oldest first.
    pub fn former_ids(&self, id: &str) -> &[String] {
        self.former.get(id).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Whether a file is the card of a customer whose folder got another name, though the card may have its old one still.
fn is_moved_card(file: &HistoryFile) -> bool {
    is_card(&file.path) || is_own(&file.path) && file.from.as_deref().is_some_and(is_card)
}

/// How many changes a card shows. With so few, a build takes at most a sixth more time, however long the history is.
/// The command `history` shows all changes.
pub const SHOWN: usize = 8;

/// Whether a file is the card or the account of a customer, not a note, plan or paper.
pub fn is_own(path: &str) -> bool {
    record::split(path).is_some_and(|(_, inside)| !inside.contains('/'))
}

/// Writes days in the form `2026-11-21`.
mod iso {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::book::Day;
    use crate::book::day::parse_iso;

    pub fn serialize<S: Serializer>(day: &Day, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(day)
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Day, D::Error> {
        let text = std::borrow::Cow::<'d, str>::deserialize(deserializer)?;
        parse_iso(&text).ok_or_else(|| serde::de::Error::custom("no day"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::day::parse_iso;

    fn commit(hash: &str, path: &str, from: Option<&str>) -> HistoryCommit {
        let file = HistoryFile { path: path.into(), from: from.map(str::to_owned), changes: vec![FieldChange::Text] };
        let day = parse_iso("2026-11-21").unwrap();
        HistoryCommit { hash: hash.into(), at: 0, day, author: "L".into(), subject: "S".into(), files: vec![file] }
    }

    #[test]
    fn what_was_renamed_keeps_its_past() {
        let past = RecordHistory::new(vec![
            commit("1", "customers/a/a.md", None),
            commit("2", "customers/a/account.toml", None),
            commit("3", "customers/b/b.md", Some("customers/a/a.md")),
            commit("4", "customers/c/c.md", Some("customers/b/b.md")),
            commit("5", "customers/a/a.md", None),
        ]);
        let hashes = |id: &str| past.of(id).map(|(commit, _)| commit.hash.clone()).collect::<String>();
        assert_eq!((hashes("c"), hashes("a"), hashes("b")), ("1234".into(), "5".into(), String::new()));
        assert_eq!(past.former_ids("c"), ["a", "b"]);
        // What the cards show says the same.
        let recent = RecordHistory::new(past.recent());
        let of = |past: &RecordHistory, id: &str| {
            past.of(id).map(|(commit, file)| (commit.hash.clone(), file.changes.clone())).collect::<Vec<_>>()
        };
        assert_eq!((of(&recent, "c"), of(&recent, "a")), (of(&past, "c"), of(&past, "a")));
    }

    #[test]
    fn what_is_remembered_is_read_again() {
        let one = commit("1", "customers/a/a.md", Some("customers/b/b.md"));
        let text = serde_json::to_string(&one).unwrap();
        assert_eq!(serde_json::from_str::<HistoryCommit>(&text).unwrap(), one);
    }
}
