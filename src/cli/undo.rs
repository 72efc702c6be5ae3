//! `undo`: takes the last change of the program back, as a new commit.

use std::process::ExitCode;

use clap::Args;

use super::store::commit_wish;
use super::{Failure, Session};
use crate::disk::Folder;
use crate::git::Git;
use crate::git::GitError;
use crate::git::history::Commit;
use crate::git::undo::{Undoable, Version};
use crate::merge::file;
use crate::say;
use crate::wording::failure::Explain;
use crate::write::Change;

#[derive(Args, Debug)]
pub struct UndoArgs {
    #[arg(value_name = "COMMIT")]
    commit: Option<String>,
    #[arg(long, short)]
    yes: bool,
}

pub fn run(args: &UndoArgs, session: &Session) -> Result<ExitCode, Failure> {
    let words = session.words;
    let git = session.history_git()?;
    let failed = |error: GitError| error.explain(words);
    let hash = args.commit.clone().unwrap_or_default();
    let refuse = |id: &str| Err(Failure::usage(words, id, &[("hash", hash.as_str().into())]));
    let commit = match git.undoable(args.commit.as_deref()).map_err(failed)? {
        Undoable::Commit(commit) => commit,
        Undoable::Nothing => return refuse("err-nothing-to-undo"),
        Undoable::Unknown => return refuse("err-undo-unknown"),
        Undoable::ByHand => return refuse("err-undo-by-hand"),
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
    session.check_writable()?;
    // What was changed by hand becomes a commit of its own, so that only the program's is taken back.
    let edits = git.hand_edits().map_err(failed)?;
    if !edits.is_empty() {
        git.commit_hand_edits(&edits, &words.get("commit-hand-edits")).map_err(failed)?;
    }
    let changes = versions.iter().map(|version| back(session, version, &commit)).collect::<Result<Vec<_>, _>>()?;
    let wish =
        commit_wish(&changes, "undo", &say!(words, "commit-undo", subject = subject), vec![Git::undoes(&commit)]);
    session.apply(&changes, Some(wish.clone()), false)?;
    session.commit(&git, &wish)?;
    session.terminal.out(&words.get("undone"));
    Ok(ExitCode::SUCCESS)
}

/// The file without what the commit did to it; refused where later changes stand in the same place.
fn back(session: &Session, version: &Version, commit: &Commit) -> Result<Change, Failure> {
    let path = session.root.join(&version.path);
    let refuse = || {
        let args = [("subject", commit.subject.as_str().into()), ("reason", version.path.as_str().into())];
        Failure::world(session.words, "err-undo", &args)
    };
    let now = match Folder::open(&session.root).and_then(|book| book.read(&version.path)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        read => Some(read.map_err(|error| Failure::io(session.words, &path, &error))?),
    };
    let after = if now == version.after {
        version.before.clone()
    } else {
        let text = |bytes: &Option<Vec<u8>>| bytes.clone().and_then(|bytes| String::from_utf8(bytes).ok());
        let (Some(known), Some(now), Some(before)) = (text(&version.after), text(&now), text(&version.before)) else {
            return Err(refuse());
        };
        let merged = file::merge(&version.path, Some(&known), &now, &before);
        if merged.questions > 0 {
            return Err(refuse());
        }
        Some(merged.text.into_bytes())
    };
    Ok(Change { path: version.path.clone(), before: now, after, executable: false })
}
