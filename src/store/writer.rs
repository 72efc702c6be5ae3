//! Saves edits: on the disk first, then in the history.

use std::path::Path;

use super::notice::mention_cleared;
use super::{Notice, Saved};
use crate::book::settings::{CommitWhen, FORMAT};
use crate::book::{Book, record};
use crate::diagnostic::{Diagnostic, Fault, Severity};
use crate::disk::Folder;
use crate::edit::FileEdit;
use crate::edit::set::SetError;
use crate::git::{Git, GitError, Trouble, trust};
use crate::i18n::Words;
use crate::load;
use crate::pipeline::{self, LoadedBook};
use crate::progress::{Stage, Work};
use crate::wording::failure::{Explain, Failure};
use crate::wording::fault;
use crate::wording::git_reason::git_reason;
use crate::write::journal::{self, GitTask};
use crate::write::lock::Lock;
use crate::write::{Change, apply};

/// The right to change one book, with what the book was when it was read under that right.
#[derive(Clone, Copy)]
pub struct Writer<'b> {
    pub(super) lock: &'b Lock,
    pub(super) read: &'b LoadedBook,
    pub(super) words: &'b Words,
}

impl<'b> Writer<'b> {
    pub(super) fn root(&self) -> &'b Path {
        self.lock.root()
    }

    /// The text of a file of the book, for an edit.
    pub fn text(&self, path: &str) -> Result<String, Failure> {
        let text = Folder::open(self.root()).and_then(|book| book.read_text(path));
        text.map_err(|error| Failure::io(self.words, &self.root().join(path), &error))
    }

    /// The faults that edits would bring, other than those that the files have already. Refuses edits that would bring
    /// an error; returns the warnings.
    pub fn check(&self, edits: &[FileEdit]) -> Result<Vec<Diagnostic>, Failure> {
        self.check_in(&self.read.book, edits)
    }

    /// The same in a book that has more than this one: what comes with other edits of the same action.
    pub fn check_in(&self, book: &Book, edits: &[FileEdit]) -> Result<Vec<Diagnostic>, Failure> {
        let mut warnings = Vec::new();
        for edit in edits {
            let new = load::new_faults(book, &edit.path, edit.before.as_deref(), &edit.after);
            let (errors, others): (Vec<Diagnostic>, Vec<Diagnostic>) =
                new.into_iter().partition(|fault| fault.severity() == Severity::Error);
            if let Some(error) = errors.into_iter().next() {
                return Err((edit.path.as_str(), SetError::Fault(Box::new(error))).explain(self.words));
            }
            warnings.extend(others);
        }
        Ok(warnings)
    }

    /// Writes edits and commits them. `action` is the command, `message` what people read in the history. Edits that
    /// would bring an error into a file are refused; the faults that the file has already are no hindrance.
    pub fn save(&self, edits: &[FileEdit], action: &str, message: &str) -> Result<Saved, Failure> {
        let warnings = self.check(edits)?;
        self.save_checked(edits, Vec::new(), warnings, action, message)
    }

    /// The same for edits that were checked, and changes of other files. `warnings` are told.
    pub fn save_checked(
        &self,
        edits: &[FileEdit],
        others: Vec<Change>,
        warnings: Vec<Diagnostic>,
        action: &str,
        message: &str,
    ) -> Result<Saved, Failure> {
        let mut changes: Vec<Change> = edits.iter().filter(|edit| edit.changes()).map(Change::from).collect();
        changes.extend(others);
        self.spell_as_on_disk(&mut changes);
        if changes.is_empty() {
            return Ok(Saved::default());
        }
        self.check_writable()?;
        let mut notices: Vec<Notice> = warnings.into_iter().map(Notice::Warning).collect();
        let git = self.git_to_commit(&mut notices);
        if let Some(Ok(git)) = &git {
            self.check_not_merging(git, &changes)?;
            self.commit_apart(git, &changes)?;
        }
        let task = commit_of(&changes, action, message, Vec::new());
        let paths = self.apply(&changes, git.is_some().then(|| task.clone()))?;
        let mut saved = Saved { paths, notices, not_committed: None };
        match git {
            Some(Ok(git)) => self.commit(&git, &task, &mut saved),
            Some(Err(error)) => saved.not_committed = Some(not_committed(self.words, error)),
            None => {}
        }
        Ok(saved)
    }

    /// Writes a new file that the user fills in before it is committed; see [`Writer::save_placed`].
    pub fn place(&self, edit: &FileEdit) -> Result<(), Failure> {
        self.check_writable()?;
        let mut placed = [Change::from(edit)];
        self.spell_as_on_disk(&mut placed);
        self.apply(&placed, None).map(drop)
    }

    /// Removes a file that was placed and not filled in.
    pub fn remove_placed(&self, edit: &FileEdit) -> Result<(), Failure> {
        let placed = Change::from(edit);
        let mut gone = [Change { before: placed.after, after: None, ..placed }];
        self.spell_as_on_disk(&mut gone);
        self.apply(&gone, None).map(drop)
    }

    /// Writes and removes files that are no records, such as those of the inbox. Nothing is committed.
    pub fn put(&self, changes: &[Change]) -> Result<(), Failure> {
        self.check_writable()?;
        self.apply(changes, None).map(drop)
    }

    /// Commits a file that was placed, as it is now. `action` and `message` as in [`Writer::save`].
    pub fn save_placed(&self, path: &str, action: &str, message: &str) -> Result<Saved, Failure> {
        // The file is in place: only git is to be told of it.
        let mut told = [Change { path: path.to_owned(), before: None, after: None, executable: false }];
        self.spell_as_on_disk(&mut told);
        let paths = vec![told[0].path.clone()];
        let mut saved = Saved::default();
        match self.git_to_commit(&mut saved.notices) {
            Some(Ok(git)) if git.differ(&paths).map_err(|error| error.explain(self.words))? => {
                let task = commit_of(&told, action, message, Vec::new());
                let done = self.save_as(&git, &told, &task)?;
                saved.notices.extend(done.notices);
                saved.not_committed = done.not_committed;
            }
            Some(Err(error)) => saved.not_committed = Some(not_committed(self.words, error)),
            Some(Ok(_)) | None => {}
        }
        Ok(Saved { paths, ..saved })
    }

    /// The paths as the disk has them: ids are composed, folders need not be.
    fn spell_as_on_disk(&self, changes: &mut [Change]) {
        let Ok(book) = Folder::open(self.root()) else { return };
        for change in changes.iter_mut().filter(|change| !change.path.is_ascii()) {
            change.path = book.as_on_disk(&change.path);
        }
    }

    /// Puts changes in place and makes the commit `task` of them.
    pub fn save_as(&self, git: &Git, changes: &[Change], task: &GitTask) -> Result<Saved, Failure> {
        self.save_in(git, 0, changes, task).map_err(|error| error.explain(self.words))
    }

    /// The same for files of the repository that the book is a part of, `up` folders above it.
    pub fn save_in(
        &self,
        git: &Git,
        up: usize,
        changes: &[Change],
        task: &GitTask,
    ) -> Result<Saved, crate::write::WriteError> {
        let paths = apply::apply_in(self.lock, up, changes, Some(task.clone()))?;
        let mut saved = Saved { paths, ..Saved::default() };
        self.commit(git, task, &mut saved);
        Ok(saved)
    }

    fn apply(&self, changes: &[Change], task: Option<GitTask>) -> Result<Vec<String>, Failure> {
        apply::apply(self.lock, changes, task).map_err(|error| error.explain(self.words))
    }

    /// The repository for the commit of an action; an error when git does not work at the moment. `None` when the
    /// settings do not commit each action, when there is no repository, or when it cannot be used: then a notice says
    /// why.
    fn git_to_commit(&self, notices: &mut Vec<Notice>) -> Option<Result<Git, GitError>> {
        if self.read.book.settings.git.commit != CommitWhen::Each {
            return None;
        }
        match pipeline::git_of(self.root(), self.read) {
            Err(error) if [Trouble::NoGit, Trouble::NoRepository].contains(&error.trouble) => None,
            Err(error)
                if [Trouble::NotTrusted, Trouble::Foreign, Trouble::Bare, Trouble::Elsewhere, Trouble::Pipe]
                    .contains(&error.trouble) =>
            {
                notices.push(Notice::WithoutCommit(error.explain(self.words)));
                None
            }
            found => Some(found),
        }
    }

    /// Refuses files that an unfinished manual merge holds: aborting the merge would undo this change too.
    fn check_not_merging(&self, git: &Git, changes: &[Change]) -> Result<(), Failure> {
        let failed = |error: GitError| error.explain(self.words);
        let Err(error) = git.check_ready() else { return Ok(()) };
        let paths: Vec<String> = changes.iter().map(|change| change.path.clone()).collect();
        // Aborting a rebase resets every file that git tracks.
        if error.reason.starts_with("rebase") && changes.iter().any(|change| change.before.is_some()) {
            return Err(failed(error));
        }
        if error.trouble == Trouble::HalfDone && git.is_merging(&paths).map_err(failed)? {
            Err(failed(error))
        } else {
            Ok(())
        }
    }

    /// Commits manual changes to the files of an action separately, before the action.
    pub(super) fn commit_apart(&self, git: &Git, changes: &[Change]) -> Result<(), Failure> {
        let paths: Vec<String> =
            changes.iter().filter(|change| change.before.is_some()).map(|change| change.path.clone()).collect();
        let message = self.words.get("commit-hand-edits");
        match git.commit_hand_edits_of(&paths, &message) {
            // A refusal of git is reported only once, by the action itself.
            Err(error)
                if [Trouble::Ignored, Trouble::HalfDone, Trouble::Detached, Trouble::Refused, Trouble::Other]
                    .contains(&error.trouble) =>
            {
                Ok(())
            }
            done => done.map_err(|error| error.explain(self.words)),
        }
    }

    /// Makes the commit of a change. The saved files stay when git refuses because of a hook, a lock or a full disk;
    /// the next command tries again.
    fn commit(&self, git: &Git, task: &GitTask, saved: &mut Saved) {
        let done = carry_out(git, task, false);
        mention_cleared(git, &mut saved.notices);
        if !git.is_trusted() && !trust::hooks(git.common()).is_empty() {
            saved.notices.push(Notice::HooksNotRun);
        }
        let is_over = done.as_ref().map_or_else(|error| error.trouble == Trouble::Ignored, |()| true);
        let is_ours = |one: &journal::Uncommitted| done.is_err() || one.task == *task;
        let mut open = journal::uncommitted(self.root()).into_iter().filter(|one| is_over && is_ours(one));
        let cleared = open.try_for_each(|one| one.done());
        saved.not_committed = match (done, cleared) {
            (_, Err(error)) => Some(error.explain(self.words)),
            (Err(error), Ok(())) => Some(not_committed(self.words, error)),
            (Ok(()), Ok(())) => None,
        };
    }

    /// Refuses to change a book of a newer program version, or one whose settings cannot be read.
    pub fn check_writable(&self) -> Result<(), Failure> {
        let format = self.read.book.settings.format;
        if format > FORMAT {
            let args = [("format", format.to_string().into()), ("known", FORMAT.to_string().into())];
            return Err(Failure::usage(self.words, "err-newer-format", &args));
        }
        let unread = [Fault::NotUtf8, Fault::TooLarge, Fault::Unreadable, Fault::Symlink, Fault::NotPlain];
        let settings =
            self.read.faults.iter().find(|fault| &*fault.place.path == load::SETTINGS && unread.contains(&fault.fault));
        if let Some(fault) = settings {
            let reason = fault::message(self.words, fault);
            return Err(Failure::world(self.words, "err-settings-unread", &[("reason", reason.into())]));
        }
        Ok(())
    }
}

/// Runs a task in git; `again` is true when an earlier command tried it already.
pub(super) fn carry_out(git: &Git, task: &GitTask, again: bool) -> Result<(), GitError> {
    let _work = Work::begin(Stage::Commit, 0);
    match task {
        GitTask::Commit { paths, message, action, trailers } if again => {
            git.finish_commit(paths, message, action, trailers)
        }
        GitTask::Commit { paths, message, action, trailers } => git.commit(paths, message, action, trailers),
        GitTask::Advance { from, to, paths } => git.advance(from, to, paths),
    }
}

/// Shows git's own message, and the remedy where the cause is known.
pub(super) fn not_committed(words: &Words, error: GitError) -> Failure {
    let own = [Trouble::Other, Trouble::Refused]
        .contains(&error.trouble)
        .then(|| format!("{}{}{}", error.command, words.get("colon"), git_reason(words, &error.reason)));
    let passes = own.is_some() || [Trouble::Locked, Trouble::NoSpace].contains(&error.trouble);
    let known = error.explain(words);
    let failure = Failure::world(words, "err-not-committed", &[("reason", own.unwrap_or(known.message).into())]);
    if passes { failure } else { Failure { hint: known.hint, ..failure } }
}

/// The commit of an action: its files, and the customers they belong to as trailers.
pub fn commit_of(changes: &[Change], action: &str, message: &str, mut trailers: Vec<(String, String)>) -> GitTask {
    let paths: Vec<String> = changes.iter().map(|change| change.path.clone()).collect();
    let mut ids: Vec<&str> = paths.iter().filter_map(|path| record::customer_of(path)).collect();
    ids.dedup();
    trailers.extend(ids.iter().take(20).map(|id| ("Clientbook-Customer".to_owned(), (*id).to_owned())));
    GitTask::Commit { paths, message: message.to_owned(), action: action.to_owned(), trailers }
}
