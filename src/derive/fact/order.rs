//! The order of facts: what is not known comes last, whichever way a list is sorted.

use std::cmp::Ordering;

use super::value::FactValue;
use crate::book::Book;

impl FactValue<'_> {
    /// How this value stands to another one in a list. `is_down` puts the largest first.
    pub fn order(&self, other: &FactValue, book: &Book, is_down: bool) -> Ordering {
        match (self.is_unset(), other.is_unset()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Greater,
            (false, true) => Ordering::Less,
            (false, false) if is_down => other.ascending(self, book),
            (false, false) => self.ascending(other, book),
        }
    }

    fn ascending(&self, other: &FactValue, book: &Book) -> Ordering {
        use FactValue::{Customer, Day, Endless, Flag, Money, Months, Number, Text, Texts, Word};
        match (self, other) {
            (Text(a), Text(b)) => a.cmp(b),
            (Word(a), Word(b)) => a.cmp(b),
            (Customer(a), Customer(b)) => book.customers[*a].reading.cmp(&book.customers[*b].reading),
            (Texts(a), Texts(b)) => a.cmp(b),
            (Number(a), Number(b)) => a.cmp(b),
            (Endless, Endless) => Ordering::Equal,
            (Endless, _) => Ordering::Greater,
            (_, Endless) => Ordering::Less,
            // The first currencies by their names; amounts of different currencies have no order of their own.
            (Money(a), Money(b)) => a.iter().map(|(_, amount)| amount).cmp(b.iter().map(|(_, amount)| amount)),
            (Day(a), Day(b)) => a.cmp(b),
            (Months(a), Months(b)) => a.cmp(b),
            (Flag(a), Flag(b)) => a.cmp(b),
            _ => Ordering::Equal,
        }
    }
}
