//! Taking a change back: which, and what its files held before and after it.

use std::collections::HashSet;

use super::history::Commit;
use super::{Git, GitError, UNDOES};

/// How far back the last change of the program is looked for.
const LOOK_BACK: usize = 500;

/// The action of a commit that takes another back.
const UNDO: &str = "undo";

/// What can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undoable {
    /// This commit can be taken back.
    Commit(Commit),
    /// No change of the program is left to take back.
    Nothing,
    /// No commit of the book has this hash.
    Unknown,
    /// No command of the program made it.
    ByHand,
    /// It joined two histories.
    Merge,
    /// The commit was taken back before.
    Already,
}

/// One file of a commit, before and after it.
#[derive(Clone, Debug)]
pub struct Version {
    /// Relative to the book.
    pub path: String,
    /// The content before the commit; `None` where the file did not exist.
    pub before: Option<Vec<u8>>,
    /// The content after the commit; `None` where the commit deleted the file.
    pub after: Option<Vec<u8>>,
}

/// A change that was made to a file after the one that is to be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LaterChange {
    /// A command made it, and it can be taken back.
    Command(Commit),
    /// It was made by hand: in a commit, or in the file alone.
    ByHand,
}

/// The hashes of the commits that were taken back, where the taking back was not taken back itself. `commits` come
/// newest first, so that each commit that takes back stands before the one that it takes back.
fn taken_back(commits: &[Commit]) -> HashSet<&str> {
    let mut undone = HashSet::new();
    for commit in commits.iter().filter(|commit| !commit.undoes.is_empty()) {
        if !undone.contains(commit.hash.as_str()) {
            undone.insert(commit.undoes.as_str());
        }
    }
    undone
}

impl Commit {
    /// Whether a command of the program changed the book with it.
    pub fn is_ours(&self) -> bool {
        !self.action.is_empty() && !["hand-edits", "init"].contains(&self.action.as_str())
    }
}

impl Git {
    /// The last change by the program that was not taken back, or the one whose hash starts with `wanted`, which may
    /// itself have taken another back.
    pub fn undoable(&self, wanted: Option<&str>) -> Result<Undoable, GitError> {
        let mut commits = self.history(LOOK_BACK)?;
        let is_wanted = |commit: &&Commit| wanted.is_some_and(|hash| commit.hash.starts_with(hash));
        if wanted.is_some() && commits.len() == LOOK_BACK && !commits.iter().any(|commit| is_wanted(&commit)) {
            commits = self.history(i32::MAX as usize)?;
        }
        let undone = taken_back(&commits);
        let is_undone = |commit: &&Commit| undone.contains(commit.hash.as_str());
        if wanted.is_none() {
            let is_last = |commit: &&Commit| commit.is_ours() && commit.action != UNDO && !is_undone(commit);
            return Ok(commits.iter().find(is_last).cloned().map_or(Undoable::Nothing, Undoable::Commit));
        }
        Ok(match commits.iter().find(is_wanted) {
            // The history of the book leaves out those that changed nothing by themselves.
            found if wanted.is_some_and(|hash| self.is_merge(hash)) && !found.is_some_and(Commit::is_ours) => {
                Undoable::Merge
            }
            None => Undoable::Unknown,
            Some(commit) if is_undone(&commit) => Undoable::Already,
            Some(commit) if !commit.is_ours() => Undoable::ByHand,
            Some(commit) => Undoable::Commit(commit.clone()),
        })
    }

    fn is_merge(&self, hash: &str) -> bool {
        let is_hash = hash.bytes().all(|digit| digit.is_ascii_hexdigit());
        is_hash && self.git(&["rev-parse", "--verify", "--quiet", &format!("{hash}^2")]).is_ok()
    }

    /// The change that is in or out of the book after `commit` is taken back: `commit` itself, or the one that it
    /// took back. The flag is true where taking it back brings that change in again.
    pub fn subject_of_undo(&self, commit: &Commit) -> Result<(String, bool), GitError> {
        let (mut at, mut comes_back) = (commit.clone(), false);
        let commits = if at.undoes.is_empty() { Vec::new() } else { self.history(i32::MAX as usize)? };
        while let Some(before) = commits.iter().find(|one| !at.undoes.is_empty() && one.hash == at.undoes) {
            (at, comes_back) = (before.clone(), !comes_back);
        }
        Ok((at.subject, comes_back))
    }

    /// The newest change of a file, or in a folder, since `commit` that is still in the book.
    pub fn later_change(&self, commit: &Commit, path: &str) -> Result<LaterChange, GitError> {
        let mut later = self.history_of(&[path.to_owned()], LOOK_BACK)?;
        later.truncate(later.iter().position(|one| one.hash == commit.hash).unwrap_or(later.len()));
        let undone = taken_back(&later);
        // A commit and the one that takes it back change nothing together.
        let is_in_force = |one: &&Commit| {
            !undone.contains(one.hash.as_str()) && !later.iter().any(|undone| undone.hash == one.undoes)
        };
        let newest = later.iter().find(is_in_force).filter(|one| one.is_ours()).cloned();
        Ok(newest.map_or(LaterChange::ByHand, LaterChange::Command))
    }

    /// Whether a file went away because its customer got another id or was merged into another one.
    pub fn was_given_up(&self, path: &str) -> bool {
        let last = self.history_of(&[path.to_owned()], 1).unwrap_or_default();
        last.first().is_some_and(|commit| ["rename", "merge"].contains(&commit.action.as_str()))
    }

    /// The files of a commit with what they held before and after it.
    pub fn versions(&self, commit: &Commit) -> Result<Vec<Version>, GitError> {
        let text = self.git(&[
            "diff-tree",
            "--root",
            "--no-commit-id",
            "--raw",
            "--no-abbrev",
            "--no-renames",
            "--no-ext-diff",
            "--relative",
            "-r",
            "-z",
            &commit.hash,
        ])?;
        let mut parts = text.split('\0');
        let mut found = Vec::new();
        while let (Some(meta), Some(path)) = (parts.next().filter(|meta| meta.starts_with(':')), parts.next()) {
            let mut ids = meta.split(' ').skip(2).take(2).map(str::to_owned);
            found.push((path.to_owned(), ids.next().unwrap_or_default(), ids.next().unwrap_or_default()));
        }
        let is_there = |id: &&str| id.bytes().any(|b| b != b'0');
        let ids: Vec<&str> =
            found.iter().flat_map(|(_, old, new)| [old.as_str(), new.as_str()]).filter(is_there).collect();
        let contents = self.contents(&ids)?;
        let version = |(path, old, new): (String, String, String)| Version {
            path,
            before: contents.get(&old).cloned(),
            after: contents.get(&new).cloned(),
        };
        Ok(found.into_iter().map(version).collect())
    }

    /// The trailer of a commit that takes another back.
    pub fn undoes(commit: &Commit) -> (String, String) {
        (UNDOES.to_owned(), commit.hash.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_whose_undo_was_undone_is_in_force() {
        let commit = |hash: &str, undoes: &str| Commit {
            hash: hash.into(),
            day: String::new(),
            author: String::new(),
            subject: String::new(),
            action: "set".into(),
            undoes: undoes.into(),
        };
        let (set, undo, redo, again) = (commit("1", ""), commit("2", "1"), commit("3", "2"), commit("4", "1"));
        let undone = |commits: &[&Commit]| {
            let commits: Vec<Commit> = commits.iter().map(|one| (*one).clone()).collect();
            let mut found: Vec<String> = taken_back(&commits).into_iter().map(str::to_owned).collect();
            found.sort();
            found
        };
        assert_eq!(undone(&[&undo, &set]), ["1"]);
        assert_eq!(undone(&[&redo, &undo, &set]), ["2"]);
        assert_eq!(undone(&[&again, &redo, &undo, &set]), ["1", "2"]);
    }
}
