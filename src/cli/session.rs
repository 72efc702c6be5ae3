//! A command's view of the world: the book as read, the day, the words.

use std::path::{Path, PathBuf};

use super::{Failure, Global, Terminal, clock};
use crate::book::day::{Moment, parse_iso};
use crate::book::find::{self, Found};
use crate::book::settings::{CommitWhen, FORMAT};
use crate::git::{Git, GitError, Trouble};
use crate::diagnostic::Fault;
use crate::book::{Book, CustomerIndex, Day, Time};
use crate::derive::{self, Overview};
use crate::edit::FileEdit;
use crate::format::{near, spoken_day};
use crate::i18n::{self, Language, Words};
use crate::load;
use crate::pipeline::{self, Read};
use crate::render::reason::Telling;
use crate::say;
use crate::write::journal::{self, Wish};
use crate::write::{Change, apply, lock};

/// Seconds that a command waits for another that changes the book.
const WAIT: u32 = 30;

/// An open book.
pub struct Session<'t> {
    pub root: PathBuf,
    pub terminal: &'t Terminal,
    pub words: &'static Words,
    pub today: Day,
    /// For the names of new notes.
    pub time: Time,
    pub read: Read,
    /// Held by what changes the book.
    _lock: Option<lock::Lock>,
}

impl<'t> Session<'t> {
    /// Finds and reads the book.
    pub fn open(global: &Global, terminal: &'t Terminal, guessed: Language) -> Result<Session<'t>, Failure> {
        let guessed_words = i18n::words(guessed);
        let root = find_root(global, guessed_words)?;
        // An action that was cut short is never shown half done; one that is under way is not ours.
        let lock = if journal::is_open(&root) { lock::try_lock(&root) } else { None };
        let session = Session::open_at(root, global, terminal, guessed_words)?;
        if lock.is_none() {
            return Ok(session);
        }
        let took_back = session.recover();
        drop(lock);
        if took_back { Session::open_at(session.root, global, terminal, guessed_words) } else { Ok(session) }
    }

    /// The same for a command that changes the book: others wait until it is done, so that what it
    /// read is what it changes.
    pub fn open_to_change(global: &Global, terminal: &'t Terminal, guessed: Language) -> Result<Session<'t>, Failure> {
        let guessed_words = i18n::words(guessed);
        let root = find_root(global, guessed_words)?;
        if !root.join(load::SETTINGS).is_file() {
            return Err(Failure::load(guessed_words, load::LoadError::NotABook(root)));
        }
        let waiting = |process: u32| terminal.say(&say!(guessed_words, "lock-waiting", process = process.to_string()));
        let lock = lock::lock(&root, WAIT, &waiting).map_err(|error| Failure::write(guessed_words, error))?;
        if root.join(load::SETTINGS).is_file() && journal::is_open(&root) {
            Session::open_at(root.clone(), global, terminal, guessed_words)?.recover();
        }
        Ok(Session { _lock: Some(lock), ..Session::open_at(root, global, terminal, guessed_words)? })
    }

    /// Lets others change the book: before waiting for a network.
    pub fn unlock(&mut self) {
        self._lock = None;
    }

    /// Waits for the turn again.
    pub fn lock_again(&mut self) -> Result<(), Failure> {
        let waiting = |process: u32| self.terminal.say(&say!(self.words, "lock-waiting", process = process.to_string()));
        self._lock = Some(lock::lock(&self.root, WAIT, &waiting).map_err(|error| Failure::write(self.words, error))?);
        Ok(())
    }

    /// Takes back what was cut short, and tells git what it was not told. Whether any file changed.
    fn recover(&self) -> bool {
        let warn = |error: &Failure| self.terminal.failure(error);
        let taken = match journal::take_back(&self.root) {
            Ok(taken) => taken,
            Err(error) => {
                warn(&Failure::write(self.words, error));
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
                    let done = if is_over { one.done().map_err(|error| Failure::write(self.words, error)) } else { Ok(()) };
                    if let Err(error) = told.and(done) {
                        warn(&error);
                        break;
                    }
                }
                self.mention_cleared(&git);
            }
            Err(error) => warn(&Failure::git(self.words, error)),
        }
        took_back
    }

    /// Locks of dead processes are cleared in silence by nobody.
    fn mention_cleared(&self, git: &Git) {
        for path in git.cleared() {
            self.terminal.warn(&say!(self.words, "lock-cleared", path = path.display().to_string()));
        }
    }

    fn open_at(root: PathBuf, global: &Global, terminal: &'t Terminal, guessed_words: &'static Words) -> Result<Session<'t>, Failure> {
        let read = pipeline::load(&root).map_err(|error| Failure::load(guessed_words, error))?;
        let words = words_of(global, read.book.settings.language);
        let now = clock::now();
        let wished = today_of(global, words)?;
        let today = wished.map(|wished| wished.day).or(read.book.settings.today).unwrap_or(now.date());
        let time = wished.and_then(|wished| wished.time).unwrap_or(now.time());
        Ok(Session { root, terminal, words, today, time, read, _lock: None })
    }

    pub fn book(&self) -> &Book {
        &self.read.book
    }

    pub fn overview(&self, days: i32) -> Overview {
        derive::derive(self.book(), self.today, days)
    }

    pub fn telling(&self) -> Telling<'_> {
        Telling { words: self.words, today: self.today, home: &self.book().settings.currency }
    }

    /// The customer that was named, by id, name, phone tail, pinyin, initials or a part.
    pub fn customer(&self, text: &str) -> Result<CustomerIndex, Failure> {
        match find::find(self.book(), text) {
            Found::One(index) => Ok(index),
            Found::Several(indices) => {
                let ids: Vec<String> = indices
                    .iter()
                    .take(12)
                    .map(|&at| &self.book().customers[at])
                    .map(|customer| format!("{} ({})", customer.id, customer.card.name))
                    .collect();
                let args = [("name", text.into()), ("ids", ids.join(", ").into())];
                Err(Failure::usage(self.words, "err-several", &args))
            }
            Found::Nobody => {
                let names = self.book().customers.iter().flat_map(|customer| [&*customer.id, customer.card.name.as_str()]);
                let near = near::nearest(text, names);
                let id = if near.is_some() { "err-nobody-near" } else { "err-nobody" };
                Err(Failure::usage(self.words, id, &[("name", text.into()), ("near", near.unwrap_or_default().into())]))
            }
        }
    }

    /// A day as people type it.
    pub fn day(&self, text: &str) -> Result<Day, Failure> {
        spoken_day::parse(text, self.today).ok_or_else(|| Failure::bad_day(self.words, text))
    }

    /// The text of a file of the book, for an edit.
    pub fn text(&self, path: &str) -> Result<String, Failure> {
        let full = self.root.join(path);
        std::fs::read_to_string(&full).map_err(|error| Failure::io(self.words, &full, &error))
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
        let written = apply::apply(&self.root, changes, wish).map_err(|error| Failure::write(self.words, error))?;
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
            Err(error) if [Trouble::NotTrusted, Trouble::Foreign, Trouble::Bare].contains(&error.trouble) => {
                let failure = Failure::git(self.words, error);
                self.terminal.warn(&say!(self.words, "not-committed", reason = failure.message));
                self.terminal.warn(&format!("  {}", failure.hint));
                None
            }
            found => Some(found),
        }
    }

    /// What was changed by hand in the files of an action has a commit of its own.
    fn commit_apart(&self, git: &Git, changes: &[Change]) -> Result<(), Failure> {
        let paths: Vec<String> = changes.iter().filter(|change| change.before.is_some()).map(|change| change.path.clone()).collect();
        let message = self.words.get("commit-hand-edits");
        match git.commit_hand_edits_of(&paths, &message) {
            // That git refuses is said once, by the action itself.
            Err(error) if [Trouble::Ignored, Trouble::HalfDone, Trouble::Refused, Trouble::Other].contains(&error.trouble) => Ok(()),
            done => done.map_err(|error| Failure::git(self.words, error)),
        }
    }

    /// The repository of the book, or why there is none.
    pub fn git(&self) -> Result<Git, GitError> {
        let owner = &self.book().settings.owner;
        Git::open(&self.root, owner.name.clone().zip(owner.email.clone()))
    }

    /// The same for what needs a history.
    pub fn history_git(&self) -> Result<Git, Failure> {
        self.git().map_err(|error| match error.trouble {
            Trouble::NoGit | Trouble::NoRepository => Failure::world(self.words, "err-no-history", &[]),
            _ => Failure::git(self.words, error),
        })
    }

    /// Tells git of the last change. What is saved stays saved when git refuses: a hook, a lock, a
    /// full disk; the next command tries again.
    pub fn commit(&self, git: &Git, wish: &Wish) -> Result<(), Failure> {
        let told = self.tell_git(git, wish, false);
        self.mention_cleared(git);
        if let Some(error) = told.err() {
            if error.trouble == Trouble::Ignored {
                journal::uncommitted(&self.root).iter().try_for_each(journal::Uncommitted::done).map_err(|error| Failure::write(self.words, error))?;
            }
            return Err(self.not_committed(error));
        }
        for one in journal::uncommitted(&self.root).into_iter().filter(|one| one.wish == *wish) {
            one.done().map_err(|error| Failure::write(self.words, error))?;
        }
        Ok(())
    }

    fn tell_git(&self, git: &Git, wish: &Wish, again: bool) -> Result<(), GitError> {
        match wish {
            Wish::Commit { paths, message, action, trailers } if again => git.finish_commit(paths, message, action, trailers),
            Wish::Commit { paths, message, action, trailers } => git.commit(paths, message, action, trailers),
            Wish::Advance { from, to, paths } => git.advance(from, to, paths),
        }
    }

    /// Where git has words of its own they are shown; where we know what they mean, the remedy.
    fn not_committed(&self, error: GitError) -> Failure {
        let own = [Trouble::Other, Trouble::Refused].contains(&error.trouble).then(|| format!("{}: {}", error.command, error.reason));
        let passes = own.is_some() || [Trouble::Locked, Trouble::NoSpace].contains(&error.trouble);
        let known = Failure::git(self.words, error);
        let failure = Failure::world(self.words, "err-not-committed", &[("reason", own.unwrap_or(known.message).into())]);
        if passes { failure } else { Failure { hint: known.hint, ..failure } }
    }

    /// A book of a newer program, or whose settings cannot be read, is not changed.
    pub fn check_writable(&self) -> Result<(), Failure> {
        let format = self.book().settings.format;
        if format > FORMAT {
            let args = [("format", format.to_string().into()), ("known", FORMAT.to_string().into())];
            return Err(Failure::usage(self.words, "err-newer-format", &args));
        }
        let unread = [Fault::NotUtf8, Fault::TooLarge, Fault::Unreadable];
        let settings = self.read.faults.iter().find(|fault| &*fault.place.path == load::SETTINGS && unread.contains(&fault.fault));
        if let Some(fault) = settings {
            let reason = crate::render::view::faults::message(self.words, fault);
            return Err(Failure::world(self.words, "err-settings-unread", &[("reason", reason.into())]));
        }
        Ok(())
    }

    /// A word about faults, where there are any; once, at the end of a look.
    pub fn mention_faults(&self) {
        self.mention(self.read.faults.len());
    }

    /// The same for a number of faults that was counted elsewhere.
    pub fn mention(&self, count: usize) {
        if count > 0 {
            self.terminal.say(&say!(self.words, "faults-hint", n = count));
        }
    }
}

/// The commit of an action: its files, and the customers they belong to as trailers.
pub fn commit_wish(changes: &[Change], action: &str, message: &str, mut trailers: Vec<(String, String)>) -> Wish {
    let paths: Vec<String> = changes.iter().map(|change| change.path.clone()).collect();
    let mut ids: Vec<&str> = paths.iter().filter_map(|path| path.strip_prefix("customers/")?.split('/').next()).collect();
    ids.dedup();
    trailers.extend(ids.iter().take(20).map(|id| ("Clientbook-Customer".to_owned(), (*id).to_owned())));
    Wish::Commit { paths, message: message.to_owned(), action: action.to_owned(), trailers }
}

/// The words of `--lang`, else of the book.
pub fn words_of(global: &Global, book: Language) -> &'static Words {
    i18n::words(global.lang.as_deref().and_then(Language::from_word).unwrap_or(book))
}

/// `--book`, else the nearest book at or above the working folder.
pub fn find_root(global: &Global, words: &Words) -> Result<PathBuf, Failure> {
    if let Some(book) = &global.book {
        return Ok(book.clone());
    }
    let here = std::env::current_dir().map_err(|error| Failure::io(words, Path::new("."), &error))?;
    load::find_root(&here).ok_or_else(|| Failure::usage(words, "err-no-book", &[]))
}

/// `--today`: a day, or a day with a time (`2026-11-21T14:32`).
pub fn today_of(global: &Global, words: &Words) -> Result<Option<Moment>, Failure> {
    let Some(text) = &global.today else { return Ok(None) };
    let bad = || Failure::bad_day(words, text);
    let (day, time) = match text.split_once('T') {
        Some((day, time)) => (day, Some(time.parse::<Time>().map_err(|_| bad())?)),
        None => (text.as_str(), None),
    };
    let day = parse_iso(day).or_else(|| spoken_day::parse(day, clock::now().date())).ok_or_else(bad)?;
    Ok(Some(Moment { day, time }))
}
