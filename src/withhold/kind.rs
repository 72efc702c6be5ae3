//! Kinds of values that are left out.

/// What a value is, which decides by what it is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A name of a customer or of a person.
    Name,
    /// A part of a person's name, which counts only as it is written.
    Part,
    /// Anything else.
    Value,
}
