//! The letters of texts: the same however an editor, a keyboard or a disk composes them.
//!
//! Unicode writes `ü` as one character or as `u` with a combining mark. Every text that comes in becomes composed
//! ([`composed`]), so that names, tags and file names can be compared as they are.

use std::borrow::Cow;

use unicode_normalization::char::decompose_compatible;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The text in the composed form of Unicode (NFC). The form in a file or on a disk may be another one.
pub fn composed(text: &str) -> Cow<'_, str> {
    let is_composed = text.is_ascii() || is_plainly_composed(text) || is_nfc(text);
    if is_composed { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// The text on one line, with one space between its words.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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

/// A text for searching: in lower case, without accents, and with full-width letters as usual ones. Each character
/// becomes the same whatever stands beside it. The search of the site does the same (`search.js`).
pub fn searchable(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut plain = String::with_capacity(text.len());
    text.chars().for_each(|c| fold(c, &mut |c| plain.push(c)));
    plain
}

/// Hands on what a character is for searching.
fn fold(c: char, push: &mut impl FnMut(char)) {
    if c.is_ascii() {
        return push(c.to_ascii_lowercase());
    }
    if is_chinese(c) {
        return push(c);
    }
    decompose_compatible(c, |part| {
        for c in part.to_lowercase().filter(|c| !is_accent(*c)) {
            match ONE_LETTER.iter().find(|(letter, _)| *letter == c) {
                Some((_, letters)) => letters.chars().for_each(&mut *push),
                None => push(c),
            }
        }
    });
}

/// The key of a text, in which words are looked for: [`searchable`] letters and digits alone. What stands between two
/// words of letters becomes one space where there is any; Chinese and numbers are written together, however they are
/// broken.
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    keyed(text, |c, _| key.push(c));
    key
}

/// Hands on each character of a text's key, with the number of the byte in the text that it comes from.
pub fn keyed(text: &str, mut push: impl FnMut(char, usize)) {
    let (mut gap, mut last) = (None, None);
    for (at, c) in text.char_indices() {
        fold(c, &mut |c| {
            // The table of letters is long; most letters are told by their place.
            if c.is_ascii_alphanumeric() || is_chinese(c) || !c.is_ascii() && c.is_alphanumeric() {
                match (gap.take(), last) {
                    (Some(gap), Some(last)) if stand_apart(last, c) => push(' ', gap),
                    _ => {}
                }
                push(c, at);
                last = Some(c);
            } else if c.is_whitespace() {
                gap = gap.or(Some(at));
            }
        });
    }
}

/// Whether it is one of most Chinese characters, all of which are letters that stay as they are.
fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether a space between two characters means anything.
fn stand_apart(one: char, other: char) -> bool {
    let is_glued = |c: char| ('\u{3000}'..='\u{9fff}').contains(&c) || c > '\u{ffff}';
    !(is_glued(one) || is_glued(other) || one.is_ascii_digit() && other.is_ascii_digit())
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

/// Whether each character of a text is one that [`is_always_composed`]. Only the characters whose first byte does not
/// say so are decoded: in a Chinese text that is its punctuation.
fn is_plainly_composed(text: &str) -> bool {
    let bytes = text.as_bytes();
    // ASCII, the inner bytes of characters, and the first bytes of U+5000 to U+9FFF.
    let says_so = |byte: &u8| *byte < 0xc0 || (0xe5..=0xe9).contains(byte);
    let mut at = 0;
    while let Some(more) = bytes[at..].iter().position(|byte| !says_so(byte)) {
        at += more;
        match text[at..].chars().next() {
            Some(c) if is_always_composed(c) => at += c.len_utf8(),
            _ => return false,
        }
    }
    true
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

    proptest! {
        #[test]
        fn a_text_is_plainly_composed_where_each_character_is(text in "[a-zé\u{300}\u{2014}、。々が\u{3099}㐀䷀一开龥한，\u{fb1d}😀]{0,12}") {
            prop_assert_eq!(is_plainly_composed(&text), text.chars().all(is_always_composed));
        }
    }

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
    fn a_key_holds_what_people_type() {
        for (text, expect) in [
            ("Walked line 2, then\n left.", "walked line 2 then left"),
            ("谈了 **续约**，\n月底答复", "谈了续约月底答复"),
            ("ERP 项目 B2", "erp项目b2"),
            ("INV-1040, ask 138-0000 4821", "inv1040 ask 13800004821"),
            ("  It’s ", "its"),
            ("……", ""),
        ] {
            assert_eq!(key(text), expect, "{text}");
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
