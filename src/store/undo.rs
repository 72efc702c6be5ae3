//! Takes an action back, as a new commit.

use super::{Saved, Writer, commit_of};
use crate::book::{foreign_file, record};
use crate::diagnostic::Severity;
use crate::disk::Folder;
use crate::git::history::Commit;
use crate::git::undo::{LaterChange, Version};
use crate::git::{Git, GitError};
use crate::load;
use crate::merge::file;
use crate::say;
use crate::wording::failure::{Explain, Failure};
use crate::wording::fault;
use crate::write::Change;

/// How deep a customer's folder is looked through.
const DEEPEST: usize = 16;

/// Whether editors and systems leave such a file beside those of the book.
fn is_hidden(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with('.') || foreign_file::is_of_an_editor(name)
}

impl Writer<'_> {
    /// Reverts the commit whose files were `versions`. What was changed by hand in these files is committed first; a
    /// refusal commits and changes nothing.
    pub fn undo(&self, git: &Git, commit: &Commit, versions: &[Version]) -> Result<Saved, Failure> {
        let words = self.words;
        let failed = |error: GitError| error.explain(words);
        self.check_writable()?;
        git.check_ready().map_err(failed)?;
        let changes = versions.iter().map(|version| self.back(git, version, commit)).collect::<Result<Vec<_>, _>>()?;
        if changes.iter().all(|change| change.before == change.after) {
            let args = [("subject", commit.subject.as_str().into())];
            return Err(Failure::world(words, "err-undo-no-effect", &args));
        }
        self.check_nothing_stays_alone(git, commit, &changes)?;
        let (subject, comes_back) = git.subject_of_undo(commit).map_err(failed)?;
        self.commit_apart(git, &changes)?;
        let id = if comes_back { "commit-redo" } else { "commit-undo" };
        let message = say!(words, id, subject = subject);
        self.save_as(git, &changes, &commit_of(&changes, "undo", &message, vec![Git::undoes(commit)]))
    }

    /// Refuses to take a card away from notes and other files that came into the customer's folder later.
    fn check_nothing_stays_alone(&self, git: &Git, commit: &Commit, changes: &[Change]) -> Result<(), Failure> {
        let goes = |path: &str| changes.iter().any(|change| change.after.is_none() && change.path == path);
        let cards = changes.iter().filter(|change| change.after.is_none() && record::is_card(&change.path));
        for folder in cards.filter_map(|card| record::customer_of(&card.path)).map(record::folder) {
            let failed = |error| Failure::io(self.words, &self.root().join(&folder), &error);
            let book = Folder::open(self.root()).map_err(failed)?;
            let mut left = book.folder(&folder).and_then(|inside| inside.files(DEEPEST)).map_err(failed)?;
            left.retain(|path| !goes(&format!("{folder}/{path}")) && !is_hidden(path));
            let Some(path) = left.iter().min() else { continue };
            // Another id is given back by another id: what came meanwhile goes along.
            let old = changes.iter().find(|change| change.after.is_some() && record::is_card(&change.path));
            if let Some(old) = old.filter(|_| commit.action == "rename").and_then(|old| record::customer_of(&old.path))
            {
                let new = folder.rsplit('/').next().unwrap_or_default();
                let args = [("subject", commit.subject.as_str().into()), ("new", new.into()), ("old", old.into())];
                return Err(Failure::world(self.words, "err-undo-rename", &args));
            }
            let mut args = vec![
                ("subject", commit.subject.as_str().into()),
                ("n", left.len().into()),
                ("path", path.as_str().into()),
                ("folder", folder.as_str().into()),
            ];
            let later = git.later_change(commit, &folder).map_err(|error| error.explain(self.words))?;
            let LaterChange::Command(later) = later else {
                return Err(Failure::world(self.words, "err-undo-customer-by-hand", &args));
            };
            args.extend([("later", later.hash[..8].into()), ("what", later.subject.into())]);
            return Err(Failure::world(self.words, "err-undo-customer", &args));
        }
        Ok(())
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
            let (Some(known), Some(old), Some(before)) = (text(&version.after), text(&now), text(&version.before))
            else {
                return Err(self.blocked(git, version, commit, now.is_none()));
            };
            let merged = file::merge(&version.path, Some(&known), &old, &before);
            if merged.questions > 0 {
                return Err(self.blocked(git, version, commit, false));
            }
            self.check_nothing_stands_on_it(git, version, commit, (&old, &merged.text))?;
            Some(merged.text.into_bytes())
        };
        Ok(Change { path: version.path.clone(), before: now, after, executable: false })
    }

    /// Refuses to take away what something that came later needs, such as the invoice of a payment. `texts` are the
    /// file as it is and as it would be.
    fn check_nothing_stands_on_it(
        &self,
        git: &Git,
        version: &Version,
        commit: &Commit,
        texts: (&str, &str),
    ) -> Result<(), Failure> {
        let words = self.words;
        let new = load::new_faults(&self.read.book, &version.path, Some(texts.0), texts.1);
        let Some(error) = new.iter().find(|fault| fault.severity() == Severity::Error) else { return Ok(()) };
        let mut args = vec![
            ("subject", commit.subject.as_str().into()),
            ("path", version.path.as_str().into()),
            ("fault", fault::message(words, error).into()),
        ];
        match git.later_change(commit, &version.path) {
            Ok(LaterChange::Command(later)) => {
                args.extend([("later", later.hash[..8].into()), ("what", later.subject.into())]);
                Err(Failure::world(words, "err-undo-needed", &args))
            }
            Ok(LaterChange::ByHand) => Err(Failure::world(words, "err-undo-needed-by-hand", &args)),
            Err(error) => Err(error.explain(words)),
        }
    }

    /// A later change touches the same place, or the file is gone: names it, and how to go on.
    fn blocked(&self, git: &Git, version: &Version, commit: &Commit, is_gone: bool) -> Failure {
        let mut args = vec![
            ("subject", commit.subject.as_str().into()),
            ("path", version.path.as_str().into()),
            ("hash", commit.hash[..8].into()),
        ];
        match git.later_change(commit, &version.path) {
            Err(error) => error.explain(self.words),
            Ok(LaterChange::ByHand) if is_gone => Failure::world(self.words, "err-undo-gone", &args),
            Ok(LaterChange::ByHand) => Failure::world(self.words, "err-undo-hand-edit", &args),
            Ok(LaterChange::Command(later)) => {
                args.extend([("later", later.hash[..8].into()), ("what", later.subject.into())]);
                Failure::world(self.words, "err-undo", &args)
            }
        }
    }
}
