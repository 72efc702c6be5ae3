//! What a user typed to name a customer.

use super::{letters, phone};

/// A typed text, in the forms in which it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub(super) text: String,
    pub(super) lower: String,
    /// See [`letters::key`].
    pub(super) key: String,
    /// The key without spaces.
    pub(super) close: String,
    /// The same with `ü` as `v`, as readings have it.
    pub(super) syllables: String,
    /// Whether it can be a part of a phone number.
    pub(super) is_phone: bool,
}

impl Typed {
    /// A text as it was typed.
    pub fn new(text: &str) -> Typed {
        let text = letters::composed(text.trim()).into_owned();
        let lower = text.to_lowercase();
        let key = letters::key(&text);
        let close = key.replace(' ', "");
        let syllables =
            if lower.contains('ü') { letters::key(&lower.replace('ü', "v")).replace(' ', "") } else { close.clone() };
        let is_phone = phone::looks_like_one(&text);
        Typed { text, lower, key, close, syllables, is_phone }
    }

    /// The text as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The letters and digits of it that are looked for in texts.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// As a reading: without spaces, `ü` as `v`.
    pub fn syllables(&self) -> &str {
        &self.syllables
    }

    /// Whether a phone number is meant by the whole of it or its end.
    pub fn is_number(&self, number: &str) -> bool {
        self.is_phone && phone::is_same(number, &self.text)
    }

    /// Whether a phone number has these digits, in a row.
    pub fn is_in_number(&self, number: &str) -> bool {
        self.is_phone && phone::holds(number, &self.text)
    }
}
