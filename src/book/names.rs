//! The pronunciation of names, for sorting.

use super::customer::CustomerKind;
use super::{Card, readings};

/// The pronunciation of the name on a card: `pinyin` of the card, or else the computed reading.
pub fn reading_of(card: &Card) -> String {
    let computed = || readings::reading(&card.name, card.kind() == CustomerKind::Person);
    card.pinyin.as_ref().map_or_else(computed, |pinyin| pinyin.to_lowercase().replace('ü', "v"))
}
