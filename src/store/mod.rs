//! Changes of a book: under its lock, with a journal, committed, and taken back.
//!
//! ```text
//! lock --read--> edits --journal--> files in place --> commit --> Saved
//! ```
//!
//! In: a book as it was read under the lock, and edits. Out: what happened, as a value ([`Saved`],
//! [`Recovered`]); nothing here prints or asks. Without a [`Lock`] there is no [`LockedBook`], without that no
//! [`Writer`], and without a `Writer` nothing is changed.

mod locked_book;
mod notice;
mod recovery;
mod undo;
mod writer;

pub use locked_book::LockedBook;
pub use notice::{Notice, Recovered, Saved};
pub use recovery::recover;
pub use writer::{Writer, commit_of};

pub use crate::write::lock::{Lock, lock, try_lock};
