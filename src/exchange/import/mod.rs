//! Customers of another program become proposals: who is new, what changed, what is doubtful.
//!
//! In: what a file says ([`IncomingList`](super::incoming::IncomingList)), the book, and what was imported before. Out:
//! an [`ImportProposal`] for each customer of the file. Nothing is changed here.

pub mod compare;
pub mod exported;
pub mod flat;
pub mod imported;
mod inert;
mod joining;
mod known;
pub mod matching;
pub mod not_customers;
pub mod proposal;
mod proposal_text;
mod toml_file;
mod verdict;

pub use compare::{ChangeKind, FieldChange};
pub use imported::{Imported, ImportedFrom};
pub use matching::{Doubt, Who};

pub use crate::book::layout::NOT_CUSTOMERS;
pub use crate::exchange::incoming::own_uid;
pub use known::Known;
pub use not_customers::NotCustomers;
pub use proposal::propose;
pub use verdict::{Decision, ImportProposal, Verdict};
