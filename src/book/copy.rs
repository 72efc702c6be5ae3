//! What left the book: exports, editions, backups.

use serde::{Deserialize, Serialize};

choices! {
    /// What kind of copy was made.
    pub enum CopyKind {
        /// The site of an edition.
        Site = "site",
        /// The phone edition, in one file.
        Single = "single",
        /// A calendar.
        Calendar = "calendar",
        /// A table of customers.
        Table = "table",
        /// The whole book as JSON.
        Json = "json",
        /// Contacts for a phone.
        Contacts = "contacts",
        /// Customers who were handed over to a colleague.
        Handover = "handover",
        /// A backup of the whole book.
        Backup = "backup",
    }
}

/// A copy that a command made of the book or of a part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copy {
    /// The day and the time: `2026-11-21 14:32`.
    pub at: String,
    /// What kind of copy it is, by the word of [`CopyKind`]; a newer program may know more kinds.
    pub kind: String,
    /// The profile by which it was made.
    pub profile: String,
    /// How many customers it holds.
    pub customers: usize,
}
