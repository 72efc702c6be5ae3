//! What git is to do after a change is on the disk.

use serde::{Deserialize, Serialize};

use crate::disk::names;

/// What git is to do after a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GitTask {
    /// Commits these paths and nothing else.
    Commit {
        /// Paths relative to the book.
        paths: Vec<String>,
        /// The subject of the commit.
        message: String,
        /// The command that made the change.
        action: String,
        /// More trailers of the commit: key and value.
        trailers: Vec<(String, String)>,
    },
    /// Moves the branch from one commit to another, whose files are already in place.
    Advance {
        /// The hash of the commit on which the branch must still stand.
        from: String,
        /// The hash of the commit to which it moves.
        to: String,
        /// Paths of the files that changed.
        paths: Vec<String>,
    },
}

impl GitTask {
    /// Whether git may be asked for it, wherever it came from.
    pub(super) fn is_sound(&self) -> bool {
        let is_id = |id: &String| [40, 64].contains(&id.len()) && id.bytes().all(|b| b.is_ascii_hexdigit());
        match self {
            GitTask::Commit { paths, .. } => paths.iter().all(|path| names::is_safe_here(path)),
            GitTask::Advance { from, to, paths } => {
                is_id(from) && is_id(to) && paths.iter().all(|path| names::is_safe_here(path))
            }
        }
    }
}
