//! `undo`: takes back the program's last change, as a new commit.

use std::process::ExitCode;

use clap::Args;

use super::moving;
use super::{ChangeSession, Failure};
use crate::book::record;
use crate::book::settings::CommitWhen;
use crate::git::undo::{Undoable, Version};
use crate::git::{Git, GitError};
use crate::say;
use crate::store::Saved;
use crate::wording::failure::Explain;

#[derive(Args, Debug)]
pub struct UndoArgs {
    #[arg(value_name = "COMMIT")]
    commit: Option<String>,
    #[arg(long, short)]
    yes: bool,
}

/// Shows what would be taken back, and does it.
pub fn run(args: &UndoArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let words = session.words;
    let git = session.history_git()?;
    let failed = |error: GitError| error.explain(words);
    let hash = args.commit.clone().unwrap_or_default();
    let refuse = |id: &str| Err(Failure::usage(words, id, &[("hash", hash.as_str().into())]));
    if args.commit.as_ref().is_some_and(|commit| commit.trim().is_empty()) {
        return refuse("err-undo-unknown");
    }
    if args.commit.is_none() {
        check_committed(session, &git)?;
    }
    let commit = match git.undoable(args.commit.as_deref()).map_err(failed)? {
        Undoable::Commit(commit) => commit,
        Undoable::Nothing => return refuse("err-nothing-to-undo"),
        Undoable::Unknown => return refuse("err-undo-unknown"),
        Undoable::ByHand => return refuse("err-undo-by-hand"),
        Undoable::Merge => return refuse("err-undo-merge"),
        Undoable::Already => return refuse("err-undo-already"),
    };
    let (subject, day) = (commit.subject.as_str(), commit.day.as_str());
    session.terminal.out(&say!(words, "undo-what", subject = subject, day = day, hash = &commit.hash[..8]));
    let versions = git.versions(&commit).map_err(failed)?;
    check_unnamed(session, subject, &versions)?;
    for version in &versions {
        session.terminal.say(&format!("  {}", version.path));
    }
    if !args.yes {
        if !session.terminal.can_ask() {
            session.terminal.warn(&words.get("undo-needs-yes"));
            return Ok(ExitCode::from(2));
        }
        if !session.terminal.ask(&words.get("undo-confirm")) {
            session.terminal.say(&words.get("not-changed"));
            return Ok(ExitCode::SUCCESS);
        }
    }
    let saved = session.writer().undo(&git, &commit, &versions)?;
    session.terminal.changed(&saved.paths);
    session.tell_saved(Saved { paths: Vec::new(), ..saved })?;
    let hash = git.head().unwrap_or_default();
    session.terminal.out(&say!(words, "undone", hash = hash.get(..8).unwrap_or_default()));
    Ok(ExitCode::SUCCESS)
}

/// Where commands do not commit at once, their changes are in no history yet: an older one would be taken back instead.
fn check_committed(session: &ChangeSession, git: &Git) -> Result<(), Failure> {
    if session.book().settings.git.commit == CommitWhen::Each {
        return Ok(());
    }
    let waiting = git.uncommitted().map_err(|error| error.explain(session.words))?;
    match waiting.first() {
        Some(path) => Err(Failure::world(session.words, "err-undo-uncommitted", &[("path", path.as_str().into())])),
        None => Ok(()),
    }
}

/// Refuses to take away a customer whom other files name.
fn check_unnamed(session: &ChangeSession, subject: &str, versions: &[Version]) -> Result<(), Failure> {
    let gone = versions.iter().filter(|version| version.before.is_none() && record::is_card(&version.path));
    for id in gone.filter_map(|version| record::customer_of(&version.path)) {
        // A name that no file has: what would change names the customer.
        let own: Vec<usize> = session.book().find(id).into_iter().collect();
        let edits = moving::references(session, (id, "\u{1}"), &own)?;
        let is_other = |path: &str| !versions.iter().any(|version| version.path == path);
        if let Some(edit) = edits.iter().find(|edit| is_other(&edit.path)) {
            let args = [("subject", subject.into()), ("path", edit.path.as_str().into()), ("id", id.into())];
            return Err(Failure::world(session.words, "err-undo-named", &args));
        }
    }
    Ok(())
}
