//! Changes to the book that a file from another program suggests.

use rust_decimal::Decimal;

use crate::book::{CustomerIndex, Day};
use crate::derive::report::Phrase;

/// One suggestion: what it says, and what it would change. Without a change the user must check it.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The suggestion in a line.
    pub line: Phrase,
    /// What it would change, and for whom.
    pub change: Option<(CustomerIndex, ProposedChange)>,
}

/// A change to the account of a customer.
#[derive(Clone, Debug, PartialEq)]
pub enum ProposedChange {
    /// Money that came in for an invoice.
    Payment {
        /// The number of the invoice.
        no: String,
        /// How much.
        amount: Decimal,
        /// As the invoice names it.
        currency: Option<String>,
        /// The earliest day of the payment: an invoice is not paid before its own day.
        not_before: Option<Day>,
    },
    /// An invoice that the book does not have.
    Invoice {
        /// Its number.
        no: String,
        /// Its day, where the file says it.
        date: Option<Day>,
        /// Its due day; by the terms of the account where the file is silent.
        due: Option<Day>,
        /// Its amount.
        amount: Decimal,
        /// Its currency, where the file says it.
        currency: Option<String>,
    },
}
