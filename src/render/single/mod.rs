//! The phone edition: the whole book in one file, within a budget of bytes.

mod failure;
mod left_out;
mod links;
mod packing;
mod page;
mod sealed;
mod templates;

pub use failure::SingleError;
pub use left_out::{LeftOut, size_in_words};
pub use page::{Single, Wish, single};
pub use sealed::{Seal, sealed, sealed_size};

/// What stands in the head of every phone edition, by which it is known again.
pub const MARK: &str = "<meta name=\"generator\" content=\"clientbook phone edition\">";
