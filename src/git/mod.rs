//! The book's history: the user's own git, by process.
//!
//! In: a book and paths in it. Out: commits, and what they say. Only git itself runs the user's hooks,
//! signs, and knows their credentials; so it is asked, never imitated. A book that is in no repository,
//! or on a machine without git, works as well and has no history. A repository that came from somebody
//! else is data: until its owner says otherwise nothing that it brings along is run ([`trust`]).

pub mod bundle;
pub mod changes;
pub mod commit;
pub mod driver;
mod failure;
pub mod head;
pub mod history;
pub mod ignored;
mod layout;
pub mod locks;
pub mod objects;
mod open;
pub mod place;
mod program;
mod record_times;
pub mod remote;
pub mod sync;
pub mod trouble;
pub mod trust;
pub mod undo;

pub use program::Git;
pub use trouble::{GitError, Trouble};

/// Every change by the program carries this trailer, with the command's name.
pub const ACTION: &str = "Clientbook-Action";

/// An undo names the commit that it takes back.
pub const UNDOES: &str = "Clientbook-Undoes";

/// The name of the remote where a book has none yet.
const ORIGIN: &str = "origin";
