//! What a command does with its changes: on the disk first, then in the history; and what it finds
//! that an earlier one left undone.

use super::{Failure, Session};
use crate::book::record;
use crate::book::settings::{CommitWhen, FORMAT};
use crate::diagnostic::Fault;
use crate::edit::FileEdit;
use crate::git::{Git, GitError, Trouble, trust};
use crate::load;
use crate::say;
use crate::wording::failure::Explain;
use crate::write::journal::{self, Wish};
use crate::write::{Change, apply};

impl Session<'_> {
    /// Takes back what was cut short, and tells git what it was not told. Whether any file changed.
    pub fn recover(&self) -> bool {
        let warn = |error: &Failure| self.terminal.failure(error);
        let taken = match journal::take_back(&self.root) {
            Ok(taken) => taken,
            Err(error) => {
                warn(&error.explain(self.words));
                return false;
            }
        };
        let took_back = taken.is_some();
        if let Some(taken) = taken {
            let told = taken.message.map(|what| say!(self.words, "recovered", what = what.as_str()));
            self.terminal.warn(&told.unwrap_or_else(|| self.words.get("recovered-unknown")));
            for path in &taken.left {
                self.terminal.warn(&say!(self.words, "recovered-left", path = path.as_str()));
            }
        }
        let open = journal::uncommitted(&self.root);
        if open.is_empty() {
            return took_back;
        }
        match self.git() {
            Ok(git) => {
                for one in open {
                    let told = self.tell_git(&git, &one.wish, true);
                    // git would refuse for ever what it is told to ignore.
                    let is_over = told.as_ref().map_or_else(|error| error.trouble == Trouble::Ignored, |()| true);
                    let told = told.map_err(|error| self.not_committed(error));
                    let done = if is_over { one.done().map_err(|error| error.explain(self.words)) } else { Ok(()) };
                    if let Err(error) = told.and(done) {
                        warn(&error);
                        break;
                    }
                }
                self.mention_cleared(&git);
            }
            Err(error) => warn(&error.explain(self.words)),
        }
        took_back
    }

    /// Locks of dead processes are cleared in silence by nobody.
    fn mention_cleared(&self, git: &Git) {
        for path in git.cleared() {
            self.terminal.warn(&say!(self.words, "lock-cleared", path = path.display().to_string()));
        }
    }

    /// Writes edits and commits them; says what was saved only when it is. `action` is the command,
    /// `message` what people read in the history.
    pub fn save(&self, edits: &[FileEdit], action: &str, message: &str) -> Result<(), Failure> {
        self.save_as(edits, action, message, true)
    }

    /// The same for many files of one kind, which the command counts itself.
    pub fn save_quietly(&self, edits: &[FileEdit], action: &str, message: &str) -> Result<(), Failure> {
        self.save_as(edits, action, message, false)
    }

    fn save_as(&self, edits: &[FileEdit], action: &str, message: &str, tells: bool) -> Result<(), Failure> {
        let changes: Vec<Change> = edits.iter().filter(|edit| edit.changes()).map(Change::from).collect();
        if changes.is_empty() {
            if tells {
                self.terminal.say(&self.words.get("nothing-to-do"));
            }
            return Ok(());
        }
        self.check_writable()?;
        let git = self.git_to_commit();
        if let Some(Ok(git)) = &git {
            self.check_not_merging(git, &changes)?;
            self.commit_apart(git, &changes)?;
        }
        let wish = commit_wish(&changes, action, message, Vec::new());
        self.apply(&changes, git.is_some().then(|| wish.clone()), tells)?;
        match git {
            Some(Ok(git)) => self.commit(&git, &wish),
            Some(Err(error)) => Err(self.not_committed(error)),
            None => Ok(()),
        }
    }

    /// Puts changes in place; `wish` is what git is told next, or by the next command.
    pub fn apply(&self, changes: &[Change], wish: Option<Wish>, tells: bool) -> Result<(), Failure> {
        let written = apply::apply(&self.root, changes, wish).map_err(|error| error.explain(self.words))?;
        for path in written.iter().filter(|_| tells) {
            self.terminal.say(&say!(self.words, "saved", path = path.as_str()));
        }
        Ok(())
    }

    /// The repository, where each action is to be a commit; or why git cannot be asked just now. A
    /// repository that is not to be used is none, and why is said.
    fn git_to_commit(&self) -> Option<Result<Git, GitError>> {
        if self.book().settings.git.commit != CommitWhen::Each {
            return None;
        }
        match self.git() {
            Err(error) if [Trouble::NoGit, Trouble::NoRepository].contains(&error.trouble) => None,
            Err(error)
                if [Trouble::NotTrusted, Trouble::Foreign, Trouble::Bare, Trouble::Elsewhere, Trouble::Pipe]
                    .contains(&error.trouble) =>
            {
                let failure = error.explain(self.words);
                self.terminal.warn(&say!(self.words, "not-committed", reason = failure.message));
                self.terminal.warn(&format!("  {}", failure.hint));
                None
            }
            found => Some(found),
        }
    }

    /// What a merge by hand holds is not written: taking that back would take this back with it.
    fn check_not_merging(&self, git: &Git, changes: &[Change]) -> Result<(), Failure> {
        let failed = |error: GitError| error.explain(self.words);
        let Err(error) = git.check_ready() else { return Ok(()) };
        let paths: Vec<String> = changes.iter().map(|change| change.path.clone()).collect();
        // Taking a rebase back sets every file that git knows to what it was before.
        if error.reason.starts_with("rebase") && changes.iter().any(|change| change.before.is_some()) {
            return Err(failed(error));
        }
        if error.trouble == Trouble::HalfDone && git.is_merging(&paths).map_err(failed)? {
            Err(failed(error))
        } else {
            Ok(())
        }
    }

    /// What was changed by hand in the files of an action has a commit of its own.
    fn commit_apart(&self, git: &Git, changes: &[Change]) -> Result<(), Failure> {
        let paths: Vec<String> =
            changes.iter().filter(|change| change.before.is_some()).map(|change| change.path.clone()).collect();
        let message = self.words.get("commit-hand-edits");
        match git.commit_hand_edits_of(&paths, &message) {
            // That git refuses is said once, by the action itself.
            Err(error)
                if [Trouble::Ignored, Trouble::HalfDone, Trouble::Detached, Trouble::Refused, Trouble::Other]
                    .contains(&error.trouble) =>
            {
                Ok(())
            }
            done => done.map_err(|error| error.explain(self.words)),
        }
    }

    /// The repository of the book, or why there is none.
    pub fn git(&self) -> Result<Git, GitError> {
        let fault = self
            .read
            .faults
            .iter()
            .find(|fault| fault.fault == Fault::NotPlain)
            .map(|fault| fault.place.path.to_string());
        if let Some(path) = fault.or_else(|| load::pipes::find(&self.root)) {
            return Err(GitError::new("git", Trouble::Pipe, &path));
        }
        let owner = &self.book().settings.owner;
        Git::open(&self.root, owner.name.clone().zip(owner.email.clone()))
    }

    /// The same for what needs a history.
    pub fn history_git(&self) -> Result<Git, Failure> {
        self.git().map_err(|error| match error.trouble {
            Trouble::NoGit | Trouble::NoRepository => Failure::world(self.words, "err-no-history", &[]),
            _ => error.explain(self.words),
        })
    }

    /// Tells git of the last change. What is saved stays saved when git refuses: a hook, a lock, a
    /// full disk; the next command tries again.
    pub fn commit(&self, git: &Git, wish: &Wish) -> Result<(), Failure> {
        let told = self.tell_git(git, wish, false);
        self.mention_cleared(git);
        if !git.is_trusted() && !trust::hooks(git.common()).is_empty() {
            self.terminal.say(&self.words.get("hooks-not-run"));
        }
        if let Some(error) = told.err() {
            if error.trouble == Trouble::Ignored {
                journal::uncommitted(&self.root)
                    .iter()
                    .try_for_each(journal::Uncommitted::done)
                    .map_err(|error| error.explain(self.words))?;
            }
            return Err(self.not_committed(error));
        }
        for one in journal::uncommitted(&self.root).into_iter().filter(|one| one.wish == *wish) {
            one.done().map_err(|error| error.explain(self.words))?;
        }
        Ok(())
    }

    fn tell_git(&self, git: &Git, wish: &Wish, again: bool) -> Result<(), GitError> {
        match wish {
            Wish::Commit { paths, message, action, trailers } if again => {
                git.finish_commit(paths, message, action, trailers)
            }
            Wish::Commit { paths, message, action, trailers } => git.commit(paths, message, action, trailers),
            Wish::Advance { from, to, paths } => git.advance(from, to, paths),
        }
    }

    /// Where git has words of its own they are shown; where we know what they mean, the remedy.
    fn not_committed(&self, error: GitError) -> Failure {
        let reason = if error.reason.is_empty() { self.words.get("git-no-reason") } else { error.reason.clone() };
        let own =
            [Trouble::Other, Trouble::Refused].contains(&error.trouble).then(|| format!("{}: {reason}", error.command));
        let passes = own.is_some() || [Trouble::Locked, Trouble::NoSpace].contains(&error.trouble);
        let known = error.explain(self.words);
        let failure =
            Failure::world(self.words, "err-not-committed", &[("reason", own.unwrap_or(known.message).into())]);
        if passes { failure } else { Failure { hint: known.hint, ..failure } }
    }

    /// A book of a newer program, or whose settings cannot be read, is not changed.
    pub fn check_writable(&self) -> Result<(), Failure> {
        let format = self.book().settings.format;
        if format > FORMAT {
            let args = [("format", format.to_string().into()), ("known", FORMAT.to_string().into())];
            return Err(Failure::usage(self.words, "err-newer-format", &args));
        }
        let unread = [Fault::NotUtf8, Fault::TooLarge, Fault::Unreadable, Fault::Symlink, Fault::NotPlain];
        let settings =
            self.read.faults.iter().find(|fault| &*fault.place.path == load::SETTINGS && unread.contains(&fault.fault));
        if let Some(fault) = settings {
            let reason = crate::wording::fault::message(self.words, fault);
            return Err(Failure::world(self.words, "err-settings-unread", &[("reason", reason.into())]));
        }
        Ok(())
    }
}

/// The commit of an action: its files, and the customers they belong to as trailers.
pub fn commit_wish(changes: &[Change], action: &str, message: &str, mut trailers: Vec<(String, String)>) -> Wish {
    let paths: Vec<String> = changes.iter().map(|change| change.path.clone()).collect();
    let mut ids: Vec<&str> = paths.iter().filter_map(|path| record::customer_of(path)).collect();
    ids.dedup();
    trailers.extend(ids.iter().take(20).map(|id| ("Clientbook-Customer".to_owned(), (*id).to_owned())));
    Wish::Commit { paths, message: message.to_owned(), action: action.to_owned(), trailers }
}
