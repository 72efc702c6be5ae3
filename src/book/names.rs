//! Forms of names for searching and sorting: reading and initials.

use super::customer::CustomerKind;
use super::{Card, readings};

/// The pronunciation of the name on a card: `pinyin` of the card, or else the computed reading.
pub fn reading_of(card: &Card) -> String {
    let computed = || readings::reading(&card.name, card.kind() == CustomerKind::Person);
    card.pinyin.as_ref().map_or_else(computed, |pinyin| pinyin.to_lowercase().replace('ü', "v"))
}

/// The first letter of each syllable: `zw` for `zhang wei`.
pub fn initials(reading: &str) -> String {
    reading.split([' ', '-']).filter_map(|syllable| syllable.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_those_of_the_syllables() {
        assert_eq!(initials("zhang wei"), "zw");
        assert_eq!(initials("miller-machine"), "mm");
    }
}
