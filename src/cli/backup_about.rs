//! What a backup says of itself, and where its parts are.

use serde::{Deserialize, Serialize};

/// The description in a backup, written to the file [`ABOUT`].
#[derive(Debug, Serialize, Deserialize)]
pub struct About {
    /// The version of the backup's format.
    pub format: u32,
    /// The book's title.
    pub title: String,
    /// The day on which the backup was made, as `2026-11-21`.
    pub made: String,
    /// The book's folder in its repository: empty for the top folder, else ending in `/`.
    #[serde(default)]
    pub prefix: String,
    /// The current git branch; `None` without one.
    pub branch: Option<String>,
    /// The place that the book is synced with; `None` without one.
    pub address: Option<String>,
    /// Number of commits in the history.
    pub commits: usize,
    /// The first commit of the history, by which a book is known under any title; `None` without a history.
    #[serde(default)]
    pub first_commit: Option<String>,
}

/// The archive's entry with the description.
pub const ABOUT: &str = "clientbook-backup.json";
/// The archive's entry with the git history, a git bundle.
pub const HISTORY: &str = "history.bundle";
/// The archive's folder with the book's files.
pub const BOOK: &str = "book/";

/// The format that this program writes, and the highest one that it reads.
pub const FORMAT: u32 = 1;
