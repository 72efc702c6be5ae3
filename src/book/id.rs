//! Customer ids: folder names that work on every system and in every link.

use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::letters;
use crate::disk::names::DEVICES;

/// The id of a customer: the name of the folder under `customers/`.
pub type CustomerId = Arc<str>;

/// The longest id, in characters. Paths with it stay below the limit of Windows, 260 characters.
pub const MAX_CHARS: usize = 60;

/// Two more names that some versions of Windows reserve for devices.
const ALSO_KEPT: [&str; 2] = ["com0", "lpt0"];

/// Whether `name` may be the id of a customer.
pub fn is_valid(name: &str) -> bool {
    if is_plain(name) {
        return true;
    }
    let folded = fold(name);
    !name.is_empty()
        && name.chars().count() <= MAX_CHARS
        && name.chars().all(is_id_char)
        && is_nfc(name)
        && folded != "index"
        && !DEVICES.contains(&folded.as_str())
        && !ALSO_KEPT.contains(&folded.as_str())
}

/// A quick check that accepts most ids: lower-case ASCII, and longer than `index` and any name that Windows reserves.
fn is_plain(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
    (6..=MAX_CHARS).contains(&name.len()) && name.bytes().all(plain)
}

fn is_id_char(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '_'
}

/// The form in which ids are compared: NFC and lower case. Two ids with the same form would be the same folder on
/// some systems.
pub fn fold(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).collect()
}

/// A file name for a page about `name`. Characters that an id may not have become `-`. If that changes the name, a
/// short hash is added, so that different names get different pages.
pub fn page_name(name: &str) -> String {
    if is_valid(name) {
        return name.to_owned();
    }
    let kept: String = name.nfc().map(|c| if is_id_char(c) { c } else { '-' }).take(MAX_CHARS - 9).collect();
    format!("{}-{:08x}", kept.trim_matches('-'), xxhash_rust::xxh3::xxh3_64(name.as_bytes()) as u32)
}

/// Makes an id from `words` (pinyin or plain text): in lower case, without accents, joined by `-`. Empty where no
/// character may be part of an id.
pub fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in letters::searchable(words).nfc() {
        if is_id_char(c) && c != '-' {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') && c != '\'' && c != '’' {
            slug.push('-');
        }
    }
    let slug: String = slug.trim_matches('-').chars().take(MAX_CHARS - 4).collect();
    let slug = slug.trim_matches('-').to_owned();
    if slug.is_empty() || is_valid(&slug) { slug } else { format!("{slug}-1") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_hold_letters_of_any_script_and_no_devices() {
        assert!(is_valid("zhang-wei") && is_valid("张伟") && is_valid("a_1"));
        for bad in ["", "a b", "index", "Index", "con", "LPT1", "a/b", "e\u{301}", &"x".repeat(61)] {
            assert!(!is_valid(bad), "{bad:?}");
        }
    }

    #[test]
    fn page_names_are_ids_and_differ_where_names_differ() {
        assert_eq!(page_name("Dayton"), "Dayton");
        let (a, b) = (page_name("Ohio/Dayton"), page_name("Ohio-Dayton"));
        assert!(is_valid(&a) && a != b);
        assert!(is_valid(&page_name("///")[1..]));
    }

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("Miller Machine Co."), "miller-machine-co");
        assert_eq!(slug("O'Brien  & Sons"), "obrien-sons");
        assert_eq!(slug("CON"), "con-1");
        assert_eq!(slug("Müller & José"), "muller-jose");
        assert_eq!(slug("ＡＢＣ　Ｃｏ."), "abc-co");
    }
}
