//! What a user typed to name a customer.

use super::{letters, phone};

/// A typed text, in the forms in which it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub(super) text: String,
    pub(super) lower: String,
    /// See [`letters::searchable`].
    pub(super) plain: String,
    /// As a reading: without what stands between syllables, `ü` as `v`.
    pub(super) joined: String,
    pub(super) is_phone: bool,
}

impl Typed {
    /// A text as it was typed.
    pub fn new(text: &str) -> Typed {
        let text = letters::composed(text.trim()).into_owned();
        let lower = text.to_lowercase();
        let plain = Some(letters::searchable(&lower)).filter(|plain| !plain.is_empty());
        let joined = letters::searchable(&lower.replace('ü', "v")).split([' ', '-', '\'']).collect();
        let is_phone = phone::looks_like_one(&text);
        Typed { plain: plain.unwrap_or_else(|| lower.clone()), text, lower, joined, is_phone }
    }

    /// The text as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }
}
