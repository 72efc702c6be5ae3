//! An own clock: something that is due again and again, or once, for some customers.

use super::audience::Audience;
use super::period::Period;

/// Counts from a dated field, from the last note that answered it, or from `since`.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What a note's `occasion` says to answer it.
    pub name: String,
    /// A field of `[custom]` that holds a day.
    pub field: Option<String>,
    /// Again each time this much has passed.
    pub every: Option<Period>,
    /// Once, this long after the field's day or `since`.
    pub after: Option<Period>,
    /// Days before it is due on which it comes up, the largest first.
    pub lead: Vec<u16>,
    /// The customers for whom the rule holds.
    pub audience: Audience,
}
