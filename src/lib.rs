//! clientbook: a salesperson's personal book of customers.
//!
//! Three flows, one writer:
//!
//! ```text
//! look      directory --load--> Book --derive(today)--> Overview --render(theme)--> Site --write--> files
//! change    directory --load--> Book --edit(wish)--> Vec<FileEdit> --write--> the user's files --> git commit
//! sync      two commits --merge--> files, and questions --write--> the user's files --> git
//! ```
//!
//! Rooms stand on floors, and arrows go down only:
//!
//! ```text
//! main > cli > serve > pipeline > write, git, archive > load, render, edit, merge > format, derive > book > diagnostic
//! ```
//!
//! `book`, `format`, `derive`, `edit` and `merge` take values and return values: they read no disk and
//! no clock. Only `disk` touches files, by paths that lead nowhere else; only `write` changes them. Only
//! `cli::terminal` prints, only `cli` asks what day it is. `i18n` holds the words of both languages and knows
//! none of the others.

pub mod archive;
#[macro_use]
pub mod book;
pub mod cli;
pub mod derive;
pub mod diagnostic;
pub mod disk;
pub mod edit;
pub mod exchange;
pub mod format;
pub mod git;
pub mod i18n;
pub mod load;
pub mod merge;
pub mod pipeline;
pub mod render;
pub mod serve;
pub mod store;
pub mod wording;
pub mod write;
