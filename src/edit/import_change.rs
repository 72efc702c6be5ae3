//! A change that a file makes, and whether a customer of it is a company.

use super::change::{Change, How};
use crate::book::letters;
use crate::exchange::import::flat::Flat;

/// A change of a key.
pub(super) fn one(key: &str, how: How, value: &str) -> Change {
    // A value of several lines has no place in a field.
    Change { key: key.to_owned(), how, value: letters::one_line(value) }
}

/// Whether the file says that this is a company.
pub(super) fn is_company(flat: &Flat) -> bool {
    flat.iter().any(|(key, values)| key == "kind" && values.iter().any(|value| value == "company"))
}

/// The changes by which somebody belongs to a customer, and to no other employer.
pub(super) fn at_company(id: &str) -> Vec<Change> {
    vec![one("company", How::Set, id), one("employer", How::Set, "")]
}

/// The changes by which somebody works for an employer who is no customer.
pub(super) fn at_employer(name: &str) -> Vec<Change> {
    vec![one("employer", How::Set, name), one("company", How::Set, "")]
}
