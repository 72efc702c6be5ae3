//! Taking a change back, by a new commit.

use super::history::Commit;
use super::{Git, GitError, UNDOES};

/// How far back the last change of the program is looked for.
const LOOK_BACK: usize = 500;

impl Git {
    /// The last change by the program that was not taken back, or the one whose hash begins so.
    pub fn undoable(&self, wanted: Option<&str>) -> Result<Option<Commit>, GitError> {
        let commits = self.history(".", LOOK_BACK)?;
        let undone: Vec<String> = commits.iter().map(|commit| commit.undoes.clone()).collect();
        let mut ours = commits.into_iter().filter(|commit| {
            !commit.action.is_empty() && !["undo", "hand-edits", "init"].contains(&commit.action.as_str()) && !undone.contains(&commit.hash)
        });
        Ok(match wanted {
            Some(hash) => ours.find(|commit| commit.hash.starts_with(hash)),
            None => ours.next(),
        })
    }

    /// The files of a commit, relative to the book.
    pub fn files(&self, commit: &Commit) -> Result<Vec<String>, GitError> {
        let text = self.git(&["diff-tree", "--root", "--no-commit-id", "--name-only", "--relative", "-r", "-z", &commit.hash])?;
        Ok(text.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect())
    }

    /// Takes a commit back in the files and commits that. Nothing is changed where later changes stand
    /// in the way.
    pub fn undo(&self, commit: &Commit, message: &str) -> Result<Vec<String>, GitError> {
        let patch = self.git(&["show", "--binary", "--format=", &commit.hash])?;
        self.run(&self.top, &["apply", "--reverse", "--whitespace=nowarn", "-"], Some(patch.as_bytes()))?;
        let files = self.files(commit)?;
        self.commit(&files, message, "undo", &[(UNDOES, commit.hash.clone())])?;
        Ok(files)
    }
}
