//! Taking a change back: which, and what its files held before and after it.

use super::history::Commit;
use super::{Git, GitError, UNDOES};

/// How far back the last change of the program is looked for.
const LOOK_BACK: usize = 500;

/// What can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undoable {
    /// This commit can be taken back.
    Commit(Commit),
    /// No change of the program is left.
    Nothing,
    /// No commit of the book has this hash.
    Unknown,
    /// No command of the program made it.
    ByHand,
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

impl Git {
    /// The last change by the program that was not taken back, or the one whose hash starts with `wanted`.
    pub fn undoable(&self, wanted: Option<&str>) -> Result<Undoable, GitError> {
        let commits = self.history(LOOK_BACK)?;
        let undone: Vec<String> = commits.iter().map(|commit| commit.undoes.clone()).collect();
        let is_ours = |commit: &Commit| {
            !commit.action.is_empty() && !["undo", "hand-edits", "init"].contains(&commit.action.as_str())
        };
        let Some(hash) = wanted else {
            let last = commits.into_iter().find(|commit| is_ours(commit) && !undone.contains(&commit.hash));
            return Ok(last.map_or(Undoable::Nothing, Undoable::Commit));
        };
        Ok(match commits.into_iter().find(|commit| commit.hash.starts_with(hash)) {
            None => Undoable::Unknown,
            Some(commit) if undone.contains(&commit.hash) => Undoable::Already,
            Some(commit) if !is_ours(&commit) => Undoable::ByHand,
            Some(commit) => Undoable::Commit(commit),
        })
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
