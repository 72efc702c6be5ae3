//! `undo`: takes back the program's last change, as a new commit.

use std::process::ExitCode;

use clap::Args;

use super::{ChangeSession, Failure};
use crate::git::GitError;
use crate::git::undo::Undoable;
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
