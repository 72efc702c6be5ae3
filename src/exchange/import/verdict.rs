//! What becomes of a customer of a file.

use super::compare::FieldChange;
use super::flat::Flat;
use super::matching::{Doubt, Who};
use crate::book::CustomerIndex;
use crate::exchange::incoming::{Incoming, Refused};

/// A customer of a file, with what becomes of it.
#[derive(Clone, Debug)]
pub struct ImportProposal {
    /// Its number in the file, counted from 1.
    pub number: usize,
    /// What the file says of it.
    pub incoming: Incoming,
    /// The same as keys and values.
    pub flat: Flat,
    /// What becomes of it.
    pub verdict: Verdict,
}

/// What becomes of a customer of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It comes into the book.
    New,
    /// It is this customer, of whom the file says something else.
    Changed(CustomerIndex, Vec<FieldChange>),
    /// It is this customer, and the file says nothing new.
    Same(CustomerIndex),
    /// It is not clear who it is.
    Doubtful(Doubt, Vec<Who>),
    /// It is the same as this one of the file, which takes what it says.
    Joined(usize),
    /// It was said before that this is no customer.
    NotACustomer,
    /// Somebody said to leave it out.
    Left,
    /// It cannot be read.
    Refused(Box<Refused>),
}

/// What somebody says of a customer of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is this customer.
    Is(CustomerIndex),
    /// It is somebody new.
    New,
    /// It is left out.
    Leave,
}
