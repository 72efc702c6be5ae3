//! The search: what a few typed words mean in a book, the closest first.
//!
//! `clientbook find` runs it on a [`Book`](crate::book::Book). The site carries the same names, fields and documents as
//! data, and `search.js` runs the same rules on them; a test compares the two.

mod document;
mod field;
mod fields;
mod fit;
mod found;
mod place;
mod query;
mod rank;
mod run;
mod snippet;

pub use document::{Document, Plain, documents, is_shown};
pub use field::{Field, Label};
pub use fields::of_customer;
pub use found::Found;
pub use place::Place;
pub use query::Query;
pub use run::{last_note, search};
pub use snippet::Snippet;
