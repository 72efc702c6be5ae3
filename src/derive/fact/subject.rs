//! A customer of whom a fact is asked.

use crate::book::{Book, Customer, Day};
use crate::derive::CustomerState;

/// A customer of whom a fact is asked.
#[derive(Clone, Copy)]
pub struct Subject<'b> {
    /// The book.
    pub book: &'b Book,
    /// The customer.
    pub customer: &'b Customer,
    /// What follows from the records; `None` where only the card is known, and facts that need more are unset.
    pub state: Option<&'b CustomerState>,
    /// The day.
    pub today: Day,
}
