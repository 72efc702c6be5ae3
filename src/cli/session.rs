//! What a command works with: the book as it was read, the day, the words.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Failure, Global, Terminal, clock};
use crate::book::day::{Moment, days_between, parse_iso};
use crate::book::find::{self, FindResult};
use crate::book::{Book, CustomerIndex, Day, Time};
use crate::derive::{self, Overview};
use crate::format::near;
use crate::format::spoken_moment;
use crate::format::typed_day::{self, DayError, ELEVEN_MONTHS, HALF_A_YEAR};
use crate::git::{Git, GitError, Trouble};
use crate::i18n::{self, Language, Words};
use crate::load;
use crate::pipeline::{self, LoadedBook};
use crate::say;
use crate::store::{self, LockedBook};
use crate::wording::failure::Explain;
use crate::wording::reason::Telling;
use crate::write::{journal, lock};

/// Seconds that a command waits for another that changes the book.
const WAIT: u32 = 30;

/// An open book.
pub struct Session<'t> {
    /// The book's folder.
    pub root: PathBuf,
    /// Where the command prints.
    pub terminal: &'t Terminal,
    /// The words of `--lang`, else of the book's language.
    pub words: &'static Words,
    /// The day that counts as today: `--today`, else the settings' fixed day, else the clock's.
    pub today: Day,
    /// The time of day, for the names of new notes.
    pub time: Time,
    /// The book with its faults, as it was read.
    pub read: Arc<LoadedBook>,
}

impl<'t> Session<'t> {
    /// Finds and reads the book.
    pub fn open(global: &Global, terminal: &'t Terminal, guessed: Language) -> Result<Session<'t>, Failure> {
        let guessed_words = i18n::words(guessed);
        let root = find_root(global, guessed_words)?;
        // An action that was cut short is finished or taken back first; one that another command is doing
        // is left alone.
        let lock = if journal::is_open(&root) { lock::try_lock(&root) } else { None };
        let failed = |error: load::LoadError| error.explain(guessed_words);
        let Some(lock) = lock else {
            let read = pipeline::load(&root).map_err(failed)?;
            return Session::of(root, Arc::new(read), global, terminal);
        };
        let locked = LockedBook::read(lock).map_err(failed)?;
        let session = Session::of(root, locked.book().clone(), global, terminal)?;
        match store::recover(&locked, session.words) {
            Ok(recovered) => {
                session.tell_recovered(&recovered);
                if !recovered.changed_files {
                    return Ok(session);
                }
            }
            // Reading goes on: only a change must wait.
            Err(failure) => {
                session.terminal.failure(&failure);
                return Ok(session);
            }
        }
        let locked = locked.read_again().map_err(failed)?;
        Session::of(session.root, locked.book().clone(), global, terminal)
    }

    /// What a command works with in the book of `root`, which was read.
    pub(super) fn of(
        root: PathBuf,
        read: Arc<LoadedBook>,
        global: &Global,
        terminal: &'t Terminal,
    ) -> Result<Session<'t>, Failure> {
        let words = words_of(global, read.book.settings.language);
        let now = clock::now();
        let wished = today_of(global, words)?;
        let today = wished.map(|wished| wished.day).or(read.book.settings.today).unwrap_or(now.date());
        let time = wished.and_then(|wished| wished.time).unwrap_or(now.time());
        Ok(Session { root, terminal, words, today, time, read })
    }

    /// The book as it was read.
    pub fn book(&self) -> &Book {
        &self.read.book
    }

    /// What follows from the book today, looking `days` ahead.
    pub fn overview(&self, days: i32) -> Overview {
        derive::derive(self.book(), self.today, days)
    }

    /// Turns reminders and notes into sentences in the session's language.
    pub fn telling(&self) -> Telling<'_> {
        Telling { words: self.words, today: self.today, home: &self.book().settings.currency }
    }

    /// The customer that was named, by id, name, phone tail, pinyin, initials or a part.
    pub fn customer(&self, text: &str) -> Result<CustomerIndex, Failure> {
        match find::find(self.book(), text) {
            FindResult::One(index) => Ok(index),
            FindResult::Several(indices) => Err(self.several_customers(text, &indices)),
            FindResult::Nobody => {
                let names =
                    self.book().customers.iter().flat_map(|customer| [&*customer.id, customer.card.name.as_str()]);
                let near = near::nearest(text, names);
                let id = if near.is_some() { "err-nobody-near" } else { "err-nobody" };
                Err(Failure::usage(self.words, id, &[("name", text.into()), ("near", near.unwrap_or_default().into())]))
            }
        }
    }

    /// The customers that a text may mean, with the ids that tell them apart.
    pub fn several_customers(&self, text: &str, found: &[CustomerIndex]) -> Failure {
        let ids = found.iter().take(12).map(|&at| self.book().customers[at].id_and_name());
        let args = [("name", text.into()), ("ids", self.words.list(ids).into())];
        Failure::usage(self.words, "err-several", &args)
    }

    /// A day, a time that is to come, or both, as people type it.
    pub fn moment(&self, text: &str) -> Result<Moment, Failure> {
        let parse = |today| spoken_moment::parse(text, today, self.time);
        let moment = parse(self.today).ok_or_else(|| Failure::bad_day(self.words, text))?;
        let year = typed_day::check_year(moment.day, self.today, ELEVEN_MONTHS, |today| Some(parse(today)?.day));
        year.map_err(|error| (text, error).explain(self.words))?;
        Ok(moment)
    }

    /// A day that is to come, as people type it. A day and month without a year that have just passed need their year.
    pub fn coming_day(&self, text: &str) -> Result<Day, Failure> {
        typed_day::coming(text, self.today, ELEVEN_MONTHS).map_err(|error| (text, error).explain(self.words))
    }

    /// A day of the near future, as people type it. A day and month of the last half year need their year.
    pub fn near_day(&self, text: &str) -> Result<Day, Failure> {
        typed_day::coming(text, self.today, HALF_A_YEAR).map_err(|error| (text, error).explain(self.words))
    }

    /// A day of the past as people type it: `fri` is the last one.
    pub fn past_day(&self, text: &str) -> Result<Day, Failure> {
        typed_day::past(text, self.today).map_err(|error| (text, error).explain(self.words))
    }

    /// A day on which money moved, as people type it: one of the past. A day and month that were longer ago than half a
    /// year may mean the one to come, so they need their year.
    pub fn recent_day(&self, text: &str) -> Result<Day, Failure> {
        typed_day::recent(text, self.today).map_err(|error| (text, error).explain(self.words))
    }

    /// The book's git repository, or why there is none.
    pub fn git(&self) -> Result<Git, GitError> {
        pipeline::git_of(&self.root, &self.read)
    }

    /// The same for commands that need a history.
    pub fn history_git(&self) -> Result<Git, Failure> {
        self.git().map_err(|error| match error.trouble {
            Trouble::NoGit | Trouble::NoRepository => Failure::world(self.words, "err-no-history", &[]),
            _ => error.explain(self.words),
        })
    }

    /// Reports the number of faults, if there are any; called once, at the end of a command that reads.
    pub fn mention_faults(&self) {
        self.mention(self.read.faults.len() + pipeline::faults_of_day(&self.root, self.book(), self.today).len());
    }

    /// The same for a number of faults that the caller counted.
    pub fn mention(&self, count: usize) {
        if count > 0 {
            self.terminal.say(&say!(self.words, "faults-hint", n = count));
        }
    }
}

/// The lock for changing the book; when it must wait, it reports for which command.
pub(super) fn wait_for_turn(root: &Path, terminal: &Terminal, words: &Words) -> Result<lock::Lock, Failure> {
    let waiting = |process: u32| terminal.say(&say!(words, "lock-waiting", process = process.to_string()));
    lock::lock(root, WAIT, &waiting).map_err(|error| error.explain(words))
}

/// The words of `--lang`, else of the book.
pub fn words_of(global: &Global, book: Language) -> &'static Words {
    i18n::words(global.lang.unwrap_or(book))
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
    let day = parse_iso(day).map_or_else(|| meant_day(day, words), Ok)?;
    Ok(Some(Moment { day, time }))
}

/// A day that is to count as today. `11/20` on 28 November is that of this year: where both years are far away, it needs
/// its year.
fn meant_day(text: &str, words: &Words) -> Result<Day, Failure> {
    let today = clock::now().date();
    match typed_day::either(text, today) {
        Ok(day) => Ok(day),
        Err(DayError::WhichYear { past, next }) if days_between(past, next) < HALF_A_YEAR => Ok(next),
        Err(DayError::NoDay) => Err(Failure::bad_day(words, text)),
        Err(error) => Err((text, error).explain(words)),
    }
}
