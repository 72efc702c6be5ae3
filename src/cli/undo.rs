//! `undo`: takes the last change of the program back, as a new commit.

use std::process::ExitCode;

use clap::Args;

use super::{Failure, Session};
use crate::say;

#[derive(Args, Debug)]
pub struct UndoArgs {
    #[arg(value_name = "COMMIT")]
    commit: Option<String>,
    #[arg(long, short)]
    yes: bool,
}

pub fn run(args: &UndoArgs, session: &Session) -> Result<ExitCode, Failure> {
    let words = session.words;
    let git = session.git().ok_or_else(|| Failure::world(words, "err-no-history", &[]))?;
    let failed = |error| Failure::git(words, error);
    let Some(commit) = git.undoable(args.commit.as_deref()).map_err(failed)? else {
        return Err(Failure::usage(words, "err-nothing-to-undo", &[]));
    };
    let (subject, day) = (commit.subject.as_str(), commit.day.as_str());
    session.terminal.out(&say!(words, "undo-what", subject = subject, day = day, hash = &commit.hash[..8]));
    for file in git.files(&commit).map_err(failed)? {
        session.terminal.say(&format!("  {file}"));
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
    // What was changed by hand becomes a commit of its own, so that only the program's is taken back.
    if git.is_dirty().map_err(failed)? {
        git.commit_hand_edits(&words.get("commit-hand-edits")).map_err(failed)?;
    }
    git.undo(&commit, &say!(words, "commit-undo", subject = subject)).map_err(|error| {
        Failure::world(words, "err-undo", &[("subject", subject.into()), ("reason", error.reason.into())])
    })?;
    session.terminal.out(&words.get("undone"));
    Ok(ExitCode::SUCCESS)
}
