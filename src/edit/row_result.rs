//! What becomes of a row of a table of records.

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowResult {
    /// It is a new record.
    New,
    /// The book has it.
    Same,
    /// It cannot be taken: the message, with the value at fault.
    Refused(&'static str, String),
}
