//! How closely words mean what was found.

/// The closest first. Within a rank the recent comes before the old.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The name or the id.
    Name,
    /// Another name.
    Alias,
    /// The reading of the name, or its first letters.
    Reading,
    /// The beginning of the name.
    Start,
    /// A part of the name.
    Part,
    /// A part of another name.
    AliasPart,
    /// Digits of a phone number.
    Phone,
    /// All of a field.
    Field,
    /// A part of a field.
    FieldPart,
    /// The text of the card.
    Card,
    /// A note, a plan or a complaint.
    Document,
}
