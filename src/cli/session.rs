//! A command's view of the world: the book as read, the day, the words.

use std::path::{Path, PathBuf};

use super::{Failure, Global, Terminal, clock};
use crate::book::day::{Moment, parse_iso};
use crate::book::find::{self, Found};
use crate::book::settings::{CommitWhen, FORMAT};
use crate::git::Git;
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
use crate::write::{apply, lock};

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
        Session::open_at(find_root(global, guessed_words)?, global, terminal, guessed_words)
    }

    /// The same for a command that changes the book: others wait until it is done, so that what it
    /// read is what it changes.
    pub fn open_to_change(global: &Global, terminal: &'t Terminal, guessed: Language) -> Result<Session<'t>, Failure> {
        let guessed_words = i18n::words(guessed);
        let root = find_root(global, guessed_words)?;
        if !root.join(load::SETTINGS).is_file() {
            return Err(Failure::load(guessed_words, load::LoadError::NotABook(root)));
        }
        let lock = lock::lock(&root).map_err(|error| Failure::write(guessed_words, error))?;
        Ok(Session { _lock: Some(lock), ..Session::open_at(root, global, terminal, guessed_words)? })
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
        let git = self.git_to_commit();
        let written = self.write_apart(git.as_ref(), edits)?;
        if written.is_empty() {
            self.terminal.say(&self.words.get("nothing-to-do"));
        }
        for path in &written {
            self.terminal.say(&say!(self.words, "saved", path = path.as_str()));
        }
        self.commit(git.as_ref(), &written, action, message)
    }

    /// The same for many files of one kind, which the command counts itself.
    pub fn save_quietly(&self, edits: &[FileEdit], action: &str, message: &str) -> Result<(), Failure> {
        let git = self.git_to_commit();
        let written = self.write_apart(git.as_ref(), edits)?;
        self.commit(git.as_ref(), &written, action, message)
    }

    /// The repository, where each action is to be a commit.
    fn git_to_commit(&self) -> Option<Git> {
        (self.book().settings.git.commit == CommitWhen::Each).then(|| self.git()).flatten()
    }

    /// Writes edits after what was changed by hand in the same files has a commit of its own.
    fn write_apart(&self, git: Option<&Git>, edits: &[FileEdit]) -> Result<Vec<String>, Failure> {
        let old = edits.iter().filter(|edit| edit.before.is_some() && edit.changes());
        let paths: Vec<String> = old.map(|edit| edit.path.clone()).collect();
        if let Some(git) = git.filter(|_| !paths.is_empty()) {
            let message = self.words.get("commit-hand-edits");
            git.commit_hand_edits_of(&paths, &message).map_err(|error| Failure::git(self.words, error))?;
        }
        self.write(edits)
    }

    /// The repository of the book, if it is in one.
    pub fn git(&self) -> Option<Git> {
        let owner = &self.book().settings.owner;
        Git::open(&self.root, owner.name.clone().zip(owner.email.clone()))
    }

    /// One commit for each action, where the settings want it. What is saved stays saved when git
    /// refuses: a hook, a lock, a full disk.
    fn commit(&self, git: Option<&Git>, written: &[String], action: &str, message: &str) -> Result<(), Failure> {
        let Some(git) = git.filter(|_| !written.is_empty()) else { return Ok(()) };
        let ids = written.iter().filter_map(|path| path.strip_prefix("customers/")?.split('/').next());
        let mut ids: Vec<&str> = ids.collect();
        ids.dedup();
        let trailers: Vec<(&str, String)> = ids.iter().take(20).map(|id| ("Clientbook-Customer", (*id).to_owned())).collect();
        git.commit(written, message, action, &trailers).map_err(|error| {
            Failure::world(self.words, "err-not-committed", &[("command", error.command.into()), ("reason", error.reason.into())])
        })
    }

    /// Gives the paths that were written.
    fn write(&self, edits: &[FileEdit]) -> Result<Vec<String>, Failure> {
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
        apply::apply(&self.root, edits).map_err(|error| Failure::write(self.words, error))
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
