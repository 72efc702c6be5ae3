//! Takes an action back, as a new commit.

use super::{Saved, Writer, commit_of};
use crate::disk::Folder;
use crate::git::history::Commit;
use crate::git::undo::{LaterChange, Version};
use crate::git::{Git, GitError};
use crate::merge::file;
use crate::say;
use crate::wording::failure::{Explain, Failure};
use crate::write::Change;

impl Writer<'_> {
    /// Reverts the commit whose files were `versions`. What was changed by hand in these files is committed first; a
    /// refusal commits and changes nothing.
    pub fn undo(&self, git: &Git, commit: &Commit, versions: &[Version]) -> Result<Saved, Failure> {
        let words = self.words;
        let failed = |error: GitError| error.explain(words);
        self.check_writable()?;
        git.check_ready().map_err(failed)?;
        let changes = versions.iter().map(|version| self.back(git, version, commit)).collect::<Result<Vec<_>, _>>()?;
        let (subject, comes_back) = git.subject_of_undo(commit).map_err(failed)?;
        self.commit_apart(git, &changes)?;
        let id = if comes_back { "commit-redo" } else { "commit-undo" };
        let message = say!(words, id, subject = subject);
        self.save_as(git, &changes, &commit_of(&changes, "undo", &message, vec![Git::undoes(commit)]))
    }

    /// The file without the commit's change; an error where later changes touch the same place.
    fn back(&self, git: &Git, version: &Version, commit: &Commit) -> Result<Change, Failure> {
        let path = self.root().join(&version.path);
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
                return Err(self.blocked(git, version, commit));
            };
            let merged = file::merge(&version.path, Some(&known), &now, &before);
            if merged.questions > 0 {
                return Err(self.blocked(git, version, commit));
            }
            Some(merged.text.into_bytes())
        };
        Ok(Change { path: version.path.clone(), before: now, after, executable: false })
    }

    /// A later change touches the same place: names it, and how to go on.
    fn blocked(&self, git: &Git, version: &Version, commit: &Commit) -> Failure {
        let mut args = vec![
            ("subject", commit.subject.as_str().into()),
            ("path", version.path.as_str().into()),
            ("hash", commit.hash[..8].into()),
        ];
        match git.later_change(commit, &version.path) {
            Err(error) => error.explain(self.words),
            Ok(LaterChange::ByHand) => Failure::world(self.words, "err-undo-hand-edit", &args),
            Ok(LaterChange::Command(later)) => {
                args.extend([("later", later.hash[..8].into()), ("what", later.subject.into())]);
                Failure::world(self.words, "err-undo", &args)
            }
        }
    }
}
