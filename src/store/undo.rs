//! Takes an action back, as a new commit.

use super::{Saved, Writer, commit_of};
use crate::disk::Folder;
use crate::git::history::Commit;
use crate::git::undo::Version;
use crate::git::{Git, GitError};
use crate::merge::file;
use crate::say;
use crate::wording::failure::{Explain, Failure};
use crate::write::Change;

impl Writer<'_> {
    /// Reverts the commit whose files were `versions`. Manual changes are committed first.
    pub fn undo(&self, git: &Git, commit: &Commit, versions: &[Version]) -> Result<Saved, Failure> {
        let words = self.words;
        let failed = |error: GitError| error.explain(words);
        self.check_writable()?;
        let edits = git.hand_edits().map_err(failed)?;
        if !edits.is_empty() {
            git.commit_hand_edits(&edits, &words.get("commit-hand-edits")).map_err(failed)?;
        }
        let changes = versions.iter().map(|version| self.back(version, commit)).collect::<Result<Vec<_>, _>>()?;
        let message = say!(words, "commit-undo", subject = commit.subject.as_str());
        self.save_as(git, &changes, &commit_of(&changes, "undo", &message, vec![Git::undoes(commit)]))
    }

    /// The file without the commit's change; an error where later changes touch the same place.
    fn back(&self, version: &Version, commit: &Commit) -> Result<Change, Failure> {
        let path = self.root().join(&version.path);
        let refuse = || {
            let args = [("subject", commit.subject.as_str().into()), ("reason", version.path.as_str().into())];
            Failure::world(self.words, "err-undo", &args)
        };
        let now = match Folder::open(self.root()).and_then(|book| book.read(&version.path)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            read => Some(read.map_err(|error| Failure::io(self.words, &path, &error))?),
        };
        let after = if now == version.after {
            version.before.clone()
        } else {
            let text = |bytes: &Option<Vec<u8>>| bytes.clone().and_then(|bytes| String::from_utf8(bytes).ok());
            let (Some(known), Some(now), Some(before)) = (text(&version.after), text(&now), text(&version.before))
            else {
                return Err(refuse());
            };
            let merged = file::merge(&version.path, Some(&known), &now, &before);
            if merged.questions > 0 {
                return Err(refuse());
            }
            Some(merged.text.into_bytes())
        };
        Ok(Change { path: version.path.clone(), before: now, after, executable: false })
    }
}
