//! The data of the site's search, as scripts that the pages load when they need them; `search.js` reads them.
//!
//! Everything is divided so that a change of the book changes few files: names and facts by a hash of the id, notes by
//! their days. What a file holds depends on the book alone.
//!
//! ```text
//! search/index.js        which of the others there are
//! search/names-0.js …    names, other names, numbers
//! search/fields-0.js …   facts about the customers
//! search/cards-0.js …    the texts of the cards
//! search/2026.js …       notes, plans and complaints of a year, a month or some days
//! search/2026-signs.js … for each file of texts, which pairs of letters are in it
//! ```

mod customer_files;
mod field_script;
mod index_file;
mod name_script;
mod parts;
mod readings_table;
mod script;
mod segment;
mod signs;
mod text_files;

pub use customer_files::{FieldFiles, NameFiles};
pub use index_file::IndexFile;
pub use parts::Parts;
pub use segment::{Segment, TextPlace, segments};
pub use signs::has_word;
pub use text_files::{SignFiles, TextFiles};
