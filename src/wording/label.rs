//! What the keys of the files are called.

use crate::i18n::Words;
use crate::wording::reason::capitalized;

/// The name of a key of the program, as it stands in a sentence: the message `key-KEY`. A key without one is its own
/// name.
pub fn key_name(words: &Words, key: &str) -> String {
    words.known_or("key", key).replace('_', " ")
}

/// The label of a field of the card, as it begins a line.
pub fn field_label(words: &Words, key: &str) -> String {
    capitalized(&key_name(words, key))
}

#[cfg(test)]
mod tests {
    use super::key_name;
    use crate::book::Card;
    use crate::book::field::key_of_written;
    use crate::i18n::{Language, words};

    #[test]
    fn every_field_of_the_card_has_a_name_in_both_languages() {
        for language in [Language::English, Language::Chinese] {
            for field in Card::FIELDS {
                let id = format!("key-{}", field.key.replace('_', "-"));
                assert!(words(language).has(&id), "{id} is missing in {}", language.word());
                let shown = key_name(words(language), field.key);
                assert_eq!(key_of_written(&shown), Some(field.key), "{shown} can be typed");
            }
        }
    }
}
