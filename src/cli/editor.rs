//! A new file in the user's editor: what the editor saved is committed, not the template.

use std::process::{Command, ExitCode, ExitStatus};

use super::{ChangeSession, Failure, faults};
use crate::disk::Folder;
use crate::edit::FileEdit;
use crate::i18n::Words;
use crate::say;
use crate::wording::io_reason::io_reason;

/// A new file from a template, before it is filled in.
pub(super) struct Draft {
    /// The file as the template has it.
    pub(super) edit: FileEdit,
    /// The text for the history.
    pub(super) message: String,
    /// Whether the file is only kept where something was written in it.
    pub(super) must_change: bool,
}

/// The editor that the user names in `$VISUAL` or `$EDITOR`, with its options.
pub(super) fn wanted() -> Option<String> {
    let named = ["VISUAL", "EDITOR"].into_iter().find_map(|name| std::env::var(name).ok());
    named.filter(|program| !program.trim().is_empty())
}

/// How the editor ended, in words.
fn ending(words: &Words, status: ExitStatus) -> String {
    status.code().map_or_else(|| words.get("editor-killed"), |code| say!(words, "editor-code", code = code.to_string()))
}

/// Opens the file in the editor and commits what the editor saved. Where the editor fails, or where nothing was
/// written in a note, no file is left.
pub(super) fn fill_in(session: ChangeSession, draft: &Draft, program: &str) -> Result<ExitCode, Failure> {
    let path = draft.edit.path.as_str();
    session.writer().place(&draft.edit)?;
    // Other commands may change the book while the editor is open.
    let session = session.release();
    let mut parts = program.split_whitespace();
    let mut command = Command::new(parts.next().unwrap_or_default());
    let ended = command.args(parts).arg(session.root.join(path)).status();
    let session = session.lock()?;
    let words = session.words;
    let now = Folder::open(&session.root).and_then(|book| book.read(path)).ok();
    let is_changed = now.as_deref().is_some_and(|now| now != draft.edit.after.as_bytes());
    let failure = match &ended {
        Ok(status) if status.success() => None,
        Ok(status) => Some(("err-editor-failed", ending(words, *status))),
        Err(error) => Some(("err-editor-missing", io_reason(words, error))),
    };
    if now.is_none() || (!is_changed && (failure.is_some() || draft.must_change)) {
        if now.is_some() {
            session.writer().remove_placed(&draft.edit)?;
        }
        if let Some((id, reason)) = failure {
            return Err(Failure::world(words, id, &[("editor", program.into()), ("reason", reason.into())]));
        }
        session.terminal.say(&words.get("editor-nothing"));
        return Ok(ExitCode::SUCCESS);
    }
    if let Some((_, reason)) = failure {
        session.terminal.warn(&say!(words, "editor-failed-saved", editor = program, reason = reason));
    }
    session.tell_saved(session.writer().save_placed(path, "new", &draft.message)?)?;
    session.terminal.out(path);
    let found: Vec<_> = session.read.faults.iter().filter(|fault| &*fault.place.path == path).cloned().collect();
    if !found.is_empty() {
        session.terminal.warn(&faults::render(words, &found, false));
    }
    Ok(ExitCode::SUCCESS)
}
