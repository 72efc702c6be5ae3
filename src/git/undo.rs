//! Taking a change back: which, and what its files held before and after it.

use super::history::Commit;
use super::{Git, GitError, UNDOES};

/// How far back the last change of the program is looked for.
const LOOK_BACK: usize = 500;

/// One file of a commit, before and after it.
#[derive(Clone, Debug)]
pub struct Version {
    /// Relative to the book.
    pub path: String,
    pub before: Option<Vec<u8>>,
    pub after: Option<Vec<u8>>,
}

impl Git {
    /// The last change by the program that was not taken back, or the one whose hash begins so.
    pub fn undoable(&self, wanted: Option<&str>) -> Result<Option<Commit>, GitError> {
        let commits = self.history(LOOK_BACK)?;
        let undone: Vec<String> = commits.iter().map(|commit| commit.undoes.clone()).collect();
        let mut ours = commits.into_iter().filter(|commit| {
            !commit.action.is_empty() && !["undo", "hand-edits", "init"].contains(&commit.action.as_str()) && !undone.contains(&commit.hash)
        });
        Ok(match wanted {
            Some(hash) => ours.find(|commit| commit.hash.starts_with(hash)),
            None => ours.next(),
        })
    }

    /// The files of a commit with what they held before and after it.
    pub fn versions(&self, commit: &Commit) -> Result<Vec<Version>, GitError> {
        let text = self.git(&["diff-tree", "--root", "--no-commit-id", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--relative", "-r", "-z", &commit.hash])?;
        let mut parts = text.split('\0');
        let mut found = Vec::new();
        while let (Some(meta), Some(path)) = (parts.next().filter(|meta| meta.starts_with(':')), parts.next()) {
            let mut ids = meta.split(' ').skip(2).take(2).map(str::to_owned);
            found.push((path.to_owned(), ids.next().unwrap_or_default(), ids.next().unwrap_or_default()));
        }
        let is_there = |id: &&str| id.bytes().any(|b| b != b'0');
        let ids: Vec<&str> = found.iter().flat_map(|(_, old, new)| [old.as_str(), new.as_str()]).filter(is_there).collect();
        let contents = self.contents(&ids)?;
        let version = |(path, old, new): (String, String, String)| {
            Version { path, before: contents.get(&old).cloned(), after: contents.get(&new).cloned() }
        };
        Ok(found.into_iter().map(version).collect())
    }

    /// The trailer of a commit that takes another back.
    pub fn undoes(commit: &Commit) -> (String, String) {
        (UNDOES.to_owned(), commit.hash.clone())
    }
}
