//! Days and notes that several commands read from their options.

use rust_decimal::Decimal;

use super::{Failure, Session};
use crate::book::Choice;
use crate::format::money;

/// An option's value that must be one of the format's words.
pub fn choice<T: Choice + Clone + Send + Sync + 'static>(text: &str) -> Result<T, String> {
    T::from_word(text).ok_or_else(|| T::WORDS.join(", "))
}

/// An option's value that must be an amount.
pub fn amount(session: &Session, text: &str) -> Result<Decimal, Failure> {
    money::parse(text).ok_or_else(|| Failure {
        code: 2,
        ..Failure::usage(session.words, "fault-bad-money", &[("value", text.into()), ("key", "cost".into())])
    })
}
