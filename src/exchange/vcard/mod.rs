//! vCards, in and out: the cards of phones, mail programs and address books.
//!
//! In: the bytes of a file, as [`IncomingList`](super::incoming::IncomingList). Out: customers, as the text of a file.
//! Never: a link is followed, a disk is read, a clock is asked.
//!
//! ```text
//! bytes --lines--> unfolded lines --cards--> cards of properties --line--> Unicode --read--> Incoming
//! ```

mod accounts;
mod address;
mod android;
mod cards;
mod contact;
mod days;
mod encoding;
mod extra;
mod group;
mod labels;
mod line;
mod lines;
mod names;
mod output;
mod own;
mod people;
mod persons;
mod pictures;
mod property;
mod quoted;
mod read;
mod reading;
mod relations;
mod special_days;
mod version;
mod write;

pub(in crate::exchange) use lines::{Lines, end_of_head};
pub use own::is_own_key;
pub use pictures::MOST_PICTURE;
pub use read::read;
pub use version::VcardVersion;
pub use write::{OutgoingCard, note_of, write};
