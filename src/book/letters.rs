//! The letters of texts: the same however an editor, a keyboard or a disk composes them.
//!
//! Unicode writes `ü` as one character or as `u` with a combining mark. Every text that comes in becomes composed
//! ([`composed`]), so that names, tags and file names can be compared as they are.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The text in the composed form of Unicode (NFC). The form in a file or on a disk may be another one.
pub fn composed(text: &str) -> Cow<'_, str> {
    let is_composed = text.is_ascii() || text.chars().all(is_always_composed) || is_nfc(text);
    if is_composed { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Whether two texts have the same letters.
pub fn is_same(one: &str, other: &str) -> bool {
    one == other || composed(one) == composed(other)
}

/// The position in `written` of the character at a position of its composed form. It must be one of the ASCII
/// characters of which no other is made by composing, such as a bracket.
pub fn place_in_written(written: &str, at: usize) -> Option<usize> {
    let plain = composed(written);
    let sign = *plain.as_bytes().get(at)?;
    let number = plain.as_bytes()[..at].iter().filter(|&&byte| byte == sign).count();
    memchr::memchr_iter(sign, written.as_bytes()).nth(number)
}

/// A text for searching: in lower case, without accents, and with full-width letters as usual ones. The search box of
/// the site does the same (`site.js`).
pub fn searchable(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase).filter(|c| !is_accent(*c)) {
        match ONE_LETTER.iter().find(|(letter, _)| *letter == c) {
            Some((_, letters)) => plain.push_str(letters),
            None => plain.push(c),
        }
    }
    plain
}

/// Letters of European languages that do not decompose, and how people type them without their keys.
const ONE_LETTER: [(char, &str); 10] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ı', "i"),
    // A sigma at the end of a word.
    ('ς', "σ"),
];

/// The accents of European scripts: the block Combining Diacritical Marks. Marks of other scripts are letters.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether a character stays as it is in NFC, whatever stands beside it but a combining mark. This is a quick check
/// that knows the characters of most texts: Latin letters, punctuation, Chinese, and the syllables of Korean.
fn is_always_composed(c: char) -> bool {
    matches!(c,
        '\0'..='\u{2ff}'
        | '\u{2010}'..='\u{2027}'
        | '\u{3000}'..='\u{3029}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_and_widths_do_not_count_for_searching() {
        for (text, expect) in [
            ("Zoë Krüger", "zoe kruger"),
            ("Zoe\u{308}", "zoe"),
            ("ＡＢＣ１２", "abc12"),
            ("Łódź Straße", "lodz strasse"),
            ("İstanbul", "istanbul"),
            ("Ørsted", "orsted"),
            ("张伟", "张伟"),
        ] {
            assert_eq!(searchable(text), expect, "{text}");
        }
    }

    #[test]
    fn a_place_in_the_composed_text_is_found_in_the_written_one() {
        let written = "Gru\u{308}ße [a]\n- [ ] u\u{308} [x]";
        let plain = composed(written);
        for (at, _) in plain.match_indices('[') {
            let found = place_in_written(written, at).unwrap();
            assert_eq!(composed(&written[found..]), &plain[at..]);
        }
    }

    proptest! {
        #[test]
        fn composed_is_nfc(text in "([a-zü张·【】，。が\u{300}\u{308}\u{3099}가\u{1100}\u{1161}\u{11a8}\u{212b}\u{2000}\u{f900}]|\\PC){0,8}") {
            let expect: String = text.nfc().collect();
            prop_assert_eq!(composed(&text), expect);
        }
    }
}
