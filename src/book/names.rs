//! The pronunciation of names, for sorting.

use super::customer::CustomerKind;
use super::{Card, letters, readings};

/// The pronunciation of the name on a card: `pinyin` of the card, or else the computed reading. Without accents and signs
/// at its beginning, and with full-width letters as usual ones: `Łukasz` stands among those with `L`.
pub fn reading_of(card: &Card) -> String {
    let computed = || readings::reading(&card.name, card.kind() == CustomerKind::Person);
    let reading = card.pinyin.as_ref().map_or_else(computed, |pinyin| pinyin.to_lowercase().replace('ü', "v"));
    let plain = letters::searchable(&reading);
    match plain.trim_start_matches(|c: char| !c.is_alphanumeric()) {
        "" => plain,
        from_first_letter => from_first_letter.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_by_plain_letters() {
        for (name, expect) in [
            ("Łukasz Żółć", "lukasz zolc"),
            ("ＡＢＣ贸易", "abc mao yi"),
            ("ﬁnance", "finance"),
            ("（苏州）华鑫", "su zhou ) hua xin"),
            ("\"Best\" Tools", "best\" tools"),
            ("…", "..."),
        ] {
            let card = Card { name: name.to_owned(), kind: Some(CustomerKind::Company), ..Card::default() };
            assert_eq!(reading_of(&card), expect, "{name}");
        }
    }
}
