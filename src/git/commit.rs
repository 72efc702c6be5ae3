//! One commit for each change, with only its files.

use super::{ACTION, Git, GitError};

impl Git {
    /// Commits these files of the book (paths relative to it) and nothing else, whatever lies in the
    /// index. `message` is read by people; `action` and `trailers` by programs.
    pub fn commit(&self, paths: &[String], message: &str, action: &str, trailers: &[(&str, String)]) -> Result<(), GitError> {
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let known = [&["add", "--intent-to-add", "--"], &paths[..]].concat();
        // A file that was removed is known to git already, and cannot be added.
        let _ = self.git(&known);
        let mut text = format!("{message}\n\n{ACTION}: {action}\n");
        for (name, value) in trailers {
            text += &format!("{name}: {value}\n");
        }
        let committing = [&["commit", "--quiet", "--only", "--file=-", "--"], &paths[..]].concat();
        self.run(&self.root, &committing, Some(text.as_bytes())).map(drop)
    }

    /// Whether files of the book differ from its last commit.
    pub fn is_dirty(&self) -> Result<bool, GitError> {
        Ok(!self.git(&["status", "--porcelain", "--", "."])?.is_empty())
    }

    /// Commits what was changed by hand in these files, so that the change that follows stands alone.
    pub fn commit_hand_edits_of(&self, paths: &[String], message: &str) -> Result<(), GitError> {
        let text: Vec<&str> = paths.iter().map(String::as_str).collect();
        let status = self.git(&[&["status", "--porcelain", "-z", "--untracked-files=all", "--"], &text[..]].concat())?;
        if status.is_empty() { Ok(()) } else { self.commit(paths, message, "hand-edits", &[]) }
    }

    /// Commits all that was changed by hand.
    pub fn commit_hand_edits(&self, message: &str) -> Result<(), GitError> {
        self.git(&["add", "--all", "--", "."])?;
        self.commit(&[".".to_owned()], message, "hand-edits", &[])
    }
}
