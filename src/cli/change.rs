//! What commands that change the book share: reading it alone, writing edits, and reporting what happened.

use std::ops::Deref;

use super::session::{find_root, wait_for_turn};
use super::{Failure, Global, Session, Terminal};
use crate::edit::FileEdit;
use crate::i18n::{self, Language};
use crate::load;
use crate::say;
use crate::store::{self, LockedBook, Notice, Recovered, Saved, Writer};
use crate::wording::failure::Explain;
use crate::write::journal;

/// An open book that only this command may change.
pub struct ChangeSession<'t> {
    session: Session<'t>,
    locked: LockedBook,
}

/// The most files that are named one by one.
const MOST_TOLD: usize = 40;

impl<'t> Deref for ChangeSession<'t> {
    type Target = Session<'t>;

    fn deref(&self) -> &Session<'t> {
        &self.session
    }
}

impl<'t> ChangeSession<'t> {
    /// Waits until no other command changes the book, takes back an action that was cut short, and reads the book.
    pub fn open(global: &Global, terminal: &'t Terminal, guessed: Language) -> Result<ChangeSession<'t>, Failure> {
        let guessed_words = i18n::words(guessed);
        let root = find_root(global, guessed_words)?;
        if !load::is_book(&root) {
            return Err(load::LoadError::NotABook(root).explain(guessed_words));
        }
        let lock = wait_for_turn(&root, terminal, guessed_words)?;
        let failed = |error: load::LoadError| error.explain(guessed_words);
        let is_cut_short = journal::is_open(&root);
        let locked = LockedBook::read(lock).map_err(failed)?;
        let session = Session::of(root.clone(), locked.book().clone(), global, terminal)?;
        if !is_cut_short {
            return Ok(ChangeSession { session, locked });
        }
        let locked = session.recover(locked)?;
        let session = Session::of(root, locked.book().clone(), global, terminal)?;
        Ok(ChangeSession { session, locked })
    }

    /// The writer for the book's files.
    pub fn writer(&self) -> Writer<'_> {
        self.locked.writer(self.session.words)
    }

    /// The text of a file of the book, for an edit.
    pub fn text(&self, path: &str) -> Result<String, Failure> {
        self.writer().text(path)
    }

    /// Refuses edits that would bring an error into a file. [`save`](Self::save) does that too; a command that shows
    /// what it will do asks before it shows it.
    pub fn check(&self, edits: &[FileEdit]) -> Result<(), Failure> {
        self.writer().check(edits).map(drop)
    }

    /// Writes edits and commits them; reports what was saved only after it is. `action` is the command,
    /// `message` the text for the history.
    pub fn save(&self, edits: &[FileEdit], action: &str, message: &str) -> Result<(), Failure> {
        let saved = self.writer().save(edits, action, message)?;
        if saved.paths.is_empty() {
            self.terminal.say(&self.words.get("nothing-to-do"));
        }
        self.tell_saved(saved)
    }

    /// The same for a change that the command tells itself: `told` is printed once the files are written, so that
    /// nothing is told of a change that could not be written.
    pub fn save_and_tell(&self, edits: &[FileEdit], action: &str, message: &str, told: &str) -> Result<(), Failure> {
        let saved = self.writer().save(edits, action, message)?;
        if !told.is_empty() {
            self.terminal.out(told);
        }
        self.tell_saved(saved)
    }

    /// The same for many files of one kind, which the command counts itself.
    pub fn save_quietly(&self, edits: &[FileEdit], action: &str, message: &str) -> Result<(), Failure> {
        let saved = self.writer().save(edits, action, message)?;
        self.terminal.changed(&saved.paths);
        self.tell_saved(Saved { paths: Vec::new(), ..saved })
    }

    /// Reports what was saved and what else happened; fails when git has no commit of it.
    pub fn tell_saved(&self, saved: Saved) -> Result<(), Failure> {
        self.terminal.changed(&saved.paths);
        for path in saved.paths.iter().take(MOST_TOLD) {
            self.terminal.say(&say!(self.words, "saved", path = path.as_str()));
        }
        if saved.paths.len() > MOST_TOLD {
            self.terminal.say(&say!(self.words, "saved-more", n = saved.paths.len() - MOST_TOLD));
        }
        self.session.tell(&saved.notices);
        saved.not_committed.map_or(Ok(()), Err)
    }

    /// Lets others change the book while this command waits for a network. What was read may be outdated afterwards.
    pub fn release(self) -> Session<'t> {
        self.session
    }
}

impl<'t> Session<'t> {
    /// Waits until this command may change the book again, and reads it again.
    pub fn lock(self) -> Result<ChangeSession<'t>, Failure> {
        let lock = wait_for_turn(&self.root, self.terminal, self.words)?;
        let mut locked = LockedBook::read(lock).map_err(|error| error.explain(self.words))?;
        if journal::is_open(&self.root) {
            locked = self.recover(locked)?;
        }
        Ok(ChangeSession { session: Session { read: locked.book().clone(), ..self }, locked })
    }

    /// Takes back an action that was cut short, reports it, and reads the book again.
    fn recover(&self, locked: LockedBook) -> Result<LockedBook, Failure> {
        journal::check_ours(&self.root).map_err(|error| error.explain(self.words))?;
        self.tell_recovered(&store::recover(&locked, self.words)?);
        locked.read_again().map_err(|error| error.explain(self.words))
    }

    /// Reports what was taken back or committed for an earlier command.
    pub fn tell_recovered(&self, recovered: &Recovered) {
        self.tell(&recovered.notices);
        if let Some(failure) = &recovered.failure {
            self.terminal.failure(failure);
        }
    }

    fn tell(&self, notices: &[Notice]) {
        for notice in notices {
            for line in notice.lines(self.words) {
                match notice {
                    Notice::HooksNotRun => self.terminal.say(&line),
                    _ => self.terminal.warn(&line),
                }
            }
        }
    }
}
