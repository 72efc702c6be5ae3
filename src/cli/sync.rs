//! `sync`: commits, fetches, merges, checks and pushes, so that two devices share one book.

use std::cell::RefCell;
use std::process::ExitCode;

use clap::Args;

use super::sync_place::PlaceOnTrial;
use super::{ChangeSession, Failure, Session, Terminal, check, clock, questions, sync_branch};
use crate::book::settings::{CommitWhen, HandEdits};
use crate::diagnostic::Fault;
use crate::disk::named;
use crate::git::remote::Remote;
use crate::git::sync::{MergePlan, MergedFile, RemovedRecords};
use crate::git::{Git, GitError, Trouble};
use crate::i18n::Words;
use crate::load;
use crate::merge::sides::Notice;
use crate::say;
use crate::store::Saved;
use crate::wording::failure::Explain;
use crate::wording::fault;
use crate::write::journal::GitTask;
use crate::write::{Change, stamp};

#[derive(Args, Debug)]
pub struct SyncArgs {
    #[arg(value_name = "PLACE")]
    place: Option<String>,
    #[arg(long, short)]
    yes: bool,
}

/// Most rounds of fetching and merging, when others push at the same time.
const ROUNDS: usize = 5;

/// Removing more records than this needs the user's consent; so does removing more than a fifth of the book.
const MANY: usize = 10;

/// Syncs the book with its place, in as many rounds as needed.
pub fn run(args: &SyncArgs, session: ChangeSession) -> Result<ExitCode, Failure> {
    let words = session.words;
    session.writer().check_writable()?;
    let git = session.git().map_err(|error| error.explain(words))?;
    let place = PlaceOnTrial { terminal: session.terminal, words, place: RefCell::default() };
    let sync = Sync { terminal: session.terminal, words, git, yes: args.yes, place };
    sync.check_ready()?;
    if let Some(place) = &args.place {
        sync.place.begin(&sync.git, place).map_err(sync.failed())?;
    }
    let done = sync.rounds(session);
    if done.is_err() {
        sync.place.put_back(&sync.git);
    }
    done
}

/// How a round ended.
enum Round<'t> {
    Done(ExitCode),
    /// The other place received new commits in the meantime.
    Behind(Session<'t>),
}

struct Sync<'t> {
    terminal: &'t Terminal,
    words: &'static Words,
    git: Git,
    yes: bool,
    place: PlaceOnTrial<'t>,
}

impl<'t> Sync<'t> {
    fn say(&self, text: &str) {
        self.terminal.say(text);
    }

    fn failed(&self) -> impl Fn(GitError) -> Failure {
        let words = self.words;
        move |error| error.explain(words)
    }

    /// Reports what prevents a sync before anything is done.
    fn check_ready(&self) -> Result<(), Failure> {
        self.git.check_ready().map_err(self.failed())?;
        self.git.branch().map_err(self.failed())?;
        self.git.check_not_ignored().map_err(self.failed())?;
        if self.git.set_up_driver().map_err(self.failed())? {
            self.say(&self.words.get("sync-driver"));
        }
        Ok(())
    }

    /// Commits what was changed by hand, then fetches, merges and pushes until nothing new comes in between.
    fn rounds(&self, session: ChangeSession<'t>) -> Result<ExitCode, Failure> {
        self.commit(&session)?;
        let remote = self.git.remote().map_err(self.failed())?;
        self.tell_scope(&remote);
        let mut session = session.release();
        for _ in 0..ROUNDS {
            match self.round(session, &remote)? {
                Round::Done(code) => return Ok(code),
                Round::Behind(again) => session = again,
            }
        }
        Err(Failure::world(self.words, "err-git-behind", &[]))
    }

    /// Commits what was changed by hand, if the settings allow it.
    fn commit(&self, session: &ChangeSession) -> Result<(), Failure> {
        let (words, settings) = (self.words, &session.book().settings.git);
        let edits = self.git.hand_edits().map_err(self.failed())?;
        for link in &edits.links {
            self.terminal.warn(&say!(words, "sync-link", path = link.as_str()));
        }
        for path in &edits.unnamed {
            self.terminal.warn(&say!(words, "sync-name-encoding", path = path.as_str()));
        }
        if let Some(path) = edits.nested() {
            return Err(Failure::world(words, "err-sync-nested", &[("path", path.into())]));
        }
        let count = edits.changed.len() + edits.gone.len();
        if edits.is_empty() || (settings.hand_edits == HandEdits::Leave && settings.commit != CommitWhen::Sync) {
            return Ok(());
        }
        if settings.commit == CommitWhen::Never {
            self.say(&say!(words, "sync-left", n = count));
            return Ok(());
        }
        let all = settings.commit == CommitWhen::Sync;
        if !edits.gone.is_empty() {
            self.ask_before(
                self.git.gone_by_hand().map_err(self.failed())?,
                ["sync-gone-by-hand", "err-sync-gone-by-hand"],
            )?;
        }
        let message = words.get(if all { "commit-since-sync" } else { "commit-hand-edits" });
        let count = self.git.commit_hand_edits(&edits, &message).map_err(self.failed())?;
        if count > 0 {
            self.say(&say!(words, if all { "sync-committed-all" } else { "sync-committed" }, n = count));
        }
        Ok(())
    }

    /// Reports that the whole repository is synced when the book is only a part of it.
    fn tell_scope(&self, remote: &Remote) {
        if !self.git.prefix().is_empty() {
            let top = self.git.top().display().to_string();
            self.say(&say!(self.words, "sync-whole-branch", branch = remote.local.as_str(), path = top));
        }
    }

    /// One round of fetching, merging and pushing.
    fn round(&self, session: Session<'t>, remote: &Remote) -> Result<Round<'t>, Failure> {
        let words = self.words;
        let done = Ok(Round::Done(ExitCode::SUCCESS));
        // Other commands may change the book while this one waits for the network.
        let Some(other) = self.reached(remote, self.git.other_branch(remote))? else { return done };
        if let Some(theirs) = other {
            return Err(sync_branch::refused(&self.git, words, remote, &theirs));
        }
        let Some(theirs) = self.reached(remote, self.git.fetch(remote))? else { return done };
        let session = session.lock()?;
        match theirs {
            None => self.say(&say!(words, "sync-first", place = remote.url.as_str())),
            Some(theirs) => {
                let joined = self.git.join(&theirs, &words.get("commit-sync")).map_err(self.failed())?;
                let to = joined.as_ref().map_or("HEAD", |joined| &joined.to);
                self.ask_before(
                    self.git.gone(&theirs, to).map_err(self.failed())?,
                    ["sync-gone-there", "err-sync-gone-there"],
                )?;
                match joined {
                    None => self.say(&words.get("sync-nothing-new")),
                    Some(joined) => self.take(&session, &joined)?,
                }
            }
        }
        if self.terminal.can_ask() {
            questions::ask(&session, &self.git)?;
        }
        let waiting = self.git.waiting(remote);
        let session = session.release();
        let pushed = self.git.push(remote);
        if pushed.as_ref().is_err_and(|error| error.trouble == Trouble::Behind) {
            return Ok(Round::Behind(session));
        }
        let Some(()) = self.reached(remote, pushed)? else { return done };
        self.place.keep();
        self.git.tidy();
        let _ = stamp::write(&session.root, stamp::PUSH, clock::now().date());
        self.say(&say!(words, "sync-pushed", n = waiting, place = remote.url.as_str()));
        self.check(&session)?;
        done
    }

    /// What the place answered; `None` where it is out of reach, which is no failure.
    fn reached<T>(&self, remote: &Remote, answer: Result<T, GitError>) -> Result<Option<T>, Failure> {
        match answer {
            Err(error) if [Trouble::Offline, Trouble::Gone].contains(&error.trouble) => {
                self.place.out_of_reach(&self.git, remote, error).map(|()| None)
            }
            answer => answer.map(Some).map_err(self.failed()),
        }
    }

    /// Puts the other device's changes in place.
    fn take(&self, session: &ChangeSession, joined: &MergePlan) -> Result<(), Failure> {
        let words = self.words;
        self.ask_before(joined.gone, ["sync-gone-here", "err-sync-gone-here"])?;
        let change = |file: &MergedFile| Change {
            path: file.path.clone(),
            before: file.before.clone(),
            after: file.after.clone(),
            executable: file.executable,
        };
        let changes: Vec<Change> = joined.files.iter().map(change).collect();
        let paths = changes.iter().map(|change| change.path.clone()).collect();
        let task = GitTask::Advance { from: joined.from.clone(), to: joined.to.clone(), paths };
        let up = self.git.prefix().matches('/').count();
        let saved = session.writer().save_in(&self.git, up, &changes, &task).map_err(|error| self.not_taken(error))?;
        session.tell_saved(Saved { paths: Vec::new(), ..saved })?;
        self.say(&say!(words, "sync-taken", n = changes.len()));
        for note in &joined.notes {
            let text = match note {
                Notice::Questions { .. } => continue,
                Notice::Joined { gone, into } => say!(words, "sync-joined", gone = &**gone, into = &**into),
                Notice::EditKept { path } => say!(words, "sync-edit-kept", path = path.as_str()),
                Notice::TwoPeople { id, name, other, new_id } => {
                    say!(
                        words,
                        "sync-two-people",
                        id = id.as_str(),
                        name = name.as_str(),
                        other = other.as_str(),
                        new = new_id.as_str()
                    )
                }
                Notice::Beside { path, other } => {
                    say!(words, "sync-beside", path = path.as_str(), other = other.as_str())
                }
                Notice::RenamedTwice { path, other } => {
                    say!(words, "sync-renamed-twice", path = path.as_str(), other = other.as_str())
                }
            };
            self.terminal.warn(&text);
        }
        Ok(())
    }

    /// A file that differs from its commit: changed by hand, or by git's conversion of line ends.
    fn not_taken(&self, error: crate::write::WriteError) -> Failure {
        use crate::write::WriteError;
        if let WriteError::ChangedMeanwhile(path) = &error {
            let converts = named::read(path).is_ok_and(|bytes| memchr::memmem::find(&bytes, b"\r\n").is_some());
            let path = path.display().to_string();
            if converts && self.git.converts_line_ends(&path) {
                return Failure::world(self.words, "err-git-line-ends", &[("reason", path.into())]);
            }
            return Failure::world(self.words, "err-sync-changed", &[("path", path.into())]);
        }
        error.explain(self.words)
    }

    /// The last step: reports new faults in the book, and questions that wait for an answer.
    fn check(&self, session: &Session) -> Result<(), Failure> {
        let words = self.words;
        let (_, found) = load::load(&session.root).map_err(|error| error.explain(words))?;
        let (questions, others): (Vec<_>, Vec<_>) = found.iter().partition(|fault| fault.fault == Fault::Question);
        if !questions.is_empty() {
            self.terminal.warn(&say!(words, "sync-questions", n = questions.len()));
            let any_field = questions.iter().any(|question| question.hint.is_some());
            for question in questions {
                let place = format!("{}:{}", question.place.path, question.place.line);
                self.terminal.warn(&format!("  {place}: {}", fault::message(words, question)));
            }
            self.say(&words.get(if any_field { "sync-answer-field" } else { "sync-answer" }));
        }
        session.mention(others.len());
        check::tell_left_out(&self.git, self.terminal, words);
        Ok(())
    }

    /// Asks before many records are removed; the ids are the messages of the question and of the refusal.
    fn ask_before(&self, gone: RemovedRecords, [id, error_id]: [&str; 2]) -> Result<(), Failure> {
        let words = self.words;
        let RemovedRecords { count, of } = gone;
        if self.yes || (count <= MANY && count * 5 <= of) {
            return Ok(());
        }
        self.terminal.warn(&say!(words, id, n = count, of = of));
        if self.terminal.can_ask() && self.terminal.ask(&words.get("sync-confirm")) {
            return Ok(());
        }
        // The command to type again names a place that is not remembered yet.
        let place = self.place.named().map_or_else(String::new, |url| format!(" {url}"));
        Err(Failure::usage(words, error_id, &[("n", count.into()), ("place", place.into())]))
    }
}
