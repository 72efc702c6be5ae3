//! What the history of the files says: which record changed when, by whom, and in what.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::Day;
use super::record::{self, customer_of, is_card};

/// The past of a book, the oldest change first.
#[derive(Clone, Debug, Default)]
pub struct Past {
    /// Every commit that changed a record, oldest first.
    pub commits: Vec<PastCommit>,
    /// For each customer that stands the places of their changes: commit and file. What was renamed is
    /// found under its new id.
    by_customer: HashMap<String, Vec<(usize, usize)>>,
    /// Ids that a customer had before.
    former: HashMap<String, Vec<String>>,
}

/// One commit, as far as it changed records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastCommit {
    /// The hash that git gives the commit.
    pub hash: String,
    /// When it was written, in seconds since 1970: what orders the changes of a day.
    pub at: i64,
    /// The day of the commit.
    #[serde(with = "iso")]
    pub day: Day,
    /// The name of its author.
    pub author: String,
    /// The first line of its message.
    pub subject: String,
    /// The files that it changed.
    pub files: Vec<PastFile>,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastFile {
    /// Relative to the book.
    pub path: String,
    /// The path before, where it was renamed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What changed in the file.
    pub changes: Vec<FieldChange>,
}

/// One thing that changed in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum FieldChange {
    /// The file was made.
    Entered,
    /// The file went away.
    Removed,
    /// A field; empty where it was not, or is no more.
    Set { field: Field, old: String, new: String },
    /// A list: what came and what went.
    List { field: Field, added: Vec<String>, removed: Vec<String> },
    /// An invoice, a payment, a contact: a whole entry came or went.
    Member { table: String, member: String, amount: String, came: bool },
    /// The text below the fields.
    Text,
}

/// Where a field stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Field {
    /// Such as `credit` or `invoice`; empty at the top.
    pub table: String,
    /// Which invoice; empty where there is but one such table.
    pub member: String,
    /// The field's key.
    pub key: String,
}

impl Past {
    /// Sorts commits, which come oldest first, by customer. After a rename the older changes belong to the new id.
    pub fn new(commits: Vec<PastCommit>) -> Past {
        let mut by_customer: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        let mut former: HashMap<String, Vec<String>> = HashMap::new();
        for (at, commit) in commits.iter().enumerate() {
            for (file_at, file) in commit.files.iter().enumerate() {
                let Some(id) = customer_of(&file.path) else { continue };
                if let Some(old) =
                    file.from.as_deref().and_then(customer_of).filter(|old| *old != id && is_card(&file.path))
                {
                    let before = by_customer.remove(old).unwrap_or_default();
                    by_customer.entry(id.to_owned()).or_default().extend(before);
                    let mut names = former.remove(old).unwrap_or_default();
                    names.push(old.to_owned());
                    former.entry(id.to_owned()).or_default().extend(names);
                }
                by_customer.entry(id.to_owned()).or_default().push((at, file_at));
            }
        }
        by_customer.values_mut().for_each(|places| places.sort_unstable());
        Past { commits, by_customer, former }
    }

    /// The changes of a customer's records, the oldest first.
    pub fn of(&self, id: &str) -> impl DoubleEndedIterator<Item = (&PastCommit, &PastFile)> {
        let places = self.by_customer.get(id).map(Vec::as_slice).unwrap_or_default();
        places.iter().map(|&(commit, file)| (&self.commits[commit], &self.commits[commit].files[file]))
    }

    /// As much of the past as the cards show, each change under the id that stands: so much as the
    /// book is large, however long the past.
    pub fn recent(&self) -> Vec<PastCommit> {
        let mut wanted: Vec<(usize, usize, &str)> = Vec::new();
        for (id, places) in &self.by_customer {
            let own = places.iter().rev().filter(|(commit, file)| is_own(&self.commits[*commit].files[*file].path));
            wanted.extend(own.take(SHOWN).map(|&(commit, file)| (commit, file, id.as_str())));
        }
        wanted.sort_unstable();
        let mut recent: Vec<PastCommit> = Vec::new();
        for (commit_at, file_at, id) in wanted {
            let (commit, file) = (&self.commits[commit_at], &self.commits[commit_at].files[file_at]);
            if recent.last().is_none_or(|last| last.hash != commit.hash) {
                recent.push(PastCommit { files: Vec::new(), ..commit.clone() });
            }
            let name = if is_card(&file.path) {
                format!("{id}.md")
            } else {
                file.path.rsplit('/').next().unwrap_or_default().to_owned()
            };
            let file = PastFile { path: format!("{}/{name}", record::folder(id)), ..file.clone() };
            recent.last_mut().into_iter().for_each(|last| last.files.push(file.clone()));
        }
        recent
    }

    /// Ids that a customer had before.
    pub fn former_ids(&self, id: &str) -> &[String] {
        self.former.get(id).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The changes of one customer that a card shows: so few that a build costs a sixth more at most, however
/// long the past. `history` tells all.
pub const SHOWN: usize = 8;

/// Whether a file is the card or the account, and no note or plan.
pub fn is_own(path: &str) -> bool {
    record::split(path).is_some_and(|(_, inside)| !inside.contains('/'))
}

/// Days as they are written everywhere.
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

    fn commit(hash: &str, path: &str, from: Option<&str>) -> PastCommit {
        let file = PastFile { path: path.into(), from: from.map(str::to_owned), changes: vec![FieldChange::Text] };
        let day = parse_iso("2026-11-21").unwrap();
        PastCommit { hash: hash.into(), at: 0, day, author: "L".into(), subject: "S".into(), files: vec![file] }
    }

    #[test]
    fn what_was_renamed_keeps_its_past() {
        let past = Past::new(vec![
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
        let recent = Past::new(past.recent());
        let of = |past: &Past, id: &str| {
            past.of(id).map(|(commit, file)| (commit.hash.clone(), file.changes.clone())).collect::<Vec<_>>()
        };
        assert_eq!((of(&recent, "c"), of(&recent, "a")), (of(&past, "c"), of(&past, "a")));
    }

    #[test]
    fn what_is_remembered_is_read_again() {
        let one = commit("1", "customers/a/a.md", Some("customers/b/b.md"));
        let text = serde_json::to_string(&one).unwrap();
        assert_eq!(serde_json::from_str::<PastCommit>(&text).unwrap(), one);
    }
}
