//! Changes of a book: under its lock, with a journal, committed, and taken back.
//!
//! ```text
//! lock --read--> edits --journal--> files in place --> commit --> Saved
//! ```
//!
//! In: a book as it was read under the lock, and edits. Out: what happened, as a value ([`Saved`],
//! [`Recovered`]); nothing here prints or asks. Without the [`Lock`] there is no [`Writer`], and without a `Writer`
//! nothing is changed.

mod notice;
mod recovery;
mod undo;
mod writer;

pub use notice::{Notice, Recovered, Saved};
pub use recovery::recover;
pub use writer::{Writer, commit_of};

pub use crate::write::lock::{Lock, lock, try_lock};
