//! What happened while a book was changed.

use crate::diagnostic::Diagnostic;
use crate::git::Git;
use crate::i18n::Words;
use crate::say;
use crate::wording::failure::Failure;
use crate::wording::fault;

/// One thing that happened beside the change itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A lock that a dead git had left was removed, at this path.
    LockCleared(String),
    /// The repository has hooks that the user has not allowed: they did not run.
    HooksNotRun,
    /// The change is saved but not committed, because the repository cannot be used.
    WithoutCommit(Failure),
    /// An action that was cut short was taken back; its name, where it is known.
    TakenBack(Option<String>),
    /// A file of that action that was changed since, and was left alone.
    LeftAlone(String),
    /// The change brings what is probably not meant.
    Warning(Diagnostic),
}

/// Clearing a lock of a dead process is always reported.
pub(super) fn mention_cleared(git: &Git, notices: &mut Vec<Notice>) {
    notices.extend(git.cleared().into_iter().map(|path| Notice::LockCleared(path.display().to_string())));
}

impl Notice {
    /// The notice in words, a line each.
    pub fn lines(&self, words: &Words) -> Vec<String> {
        match self {
            Notice::LockCleared(path) => vec![say!(words, "lock-cleared", path = path.as_str())],
            Notice::HooksNotRun => vec![words.get("hooks-not-run")],
            Notice::WithoutCommit(failure) => {
                let told = say!(words, "not-committed", reason = failure.message.as_str());
                vec![told, format!("  {}", failure.hint)]
            }
            Notice::TakenBack(Some(what)) => vec![say!(words, "recovered", what = what.as_str())],
            Notice::TakenBack(None) => vec![words.get("recovered-unknown")],
            Notice::Warning(found) => {
                vec![
                    format!("{}: {}", fault::at(found), fault::message(words, found)),
                    format!("  {}", fault::hint(words, found)),
                ]
            }
            Notice::LeftAlone(path) => vec![say!(words, "recovered-left", path = path.as_str())],
        }
    }
}

/// A change that is saved in the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// The files that were written, relative to the book; empty where nothing changed.
    pub paths: Vec<String>,
    /// What happened beside it, in order.
    pub notices: Vec<Notice>,
    /// Why git has no commit of it yet; the next command tries again.
    pub not_committed: Option<Failure>,
}

/// The result of recovering interrupted actions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// Whether files of the book were restored.
    pub changed_files: bool,
    /// What happened, in order.
    pub notices: Vec<Notice>,
    /// Why git was not told of an action that is in the book.
    pub failure: Option<Failure>,
}
