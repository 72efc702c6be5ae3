//! The words that people write for something that has its own word in the files.
//!
//! What the program shows can be typed: a choice such as `message` is shown as `微信`, so `微信` is read as `message`. The
//! words are the messages of both languages, and their attribute `.also` with more words, divided by `|`. The program
//! itself always writes the word of the format.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::i18n::{Language, words};

/// What each word means, by its folded form.
pub struct Aliases<T>(HashMap<String, Option<T>>);

impl<T: Copy> Aliases<T> {
    /// What a word means; `None` where it means nothing, or more than one thing.
    pub fn get(&self, text: &str) -> Option<T> {
        *self.0.get(&fold(text))?
    }
}

impl<T: Copy + PartialEq> Aliases<T> {
    /// For each value, the word of the format and the ids of the messages that show it.
    pub fn new(values: impl IntoIterator<Item = (T, &'static str, Vec<String>)>) -> Aliases<T> {
        let mut aliases = Aliases(HashMap::new());
        for (value, word, messages) in values {
            aliases.add(word, value);
            for words in [Language::English, Language::Chinese].map(words) {
                let ids = messages.iter().flat_map(|id| [id.clone(), format!("{id}.also")]);
                for id in ids.filter(|id| words.has(id)) {
                    words.get(&id).split('|').for_each(|word| aliases.add(word, value));
                }
            }
        }
        aliases
    }

    /// A word that already means something else is ambiguous, and then means nothing.
    fn add(&mut self, word: &str, value: T) {
        let entry = self.0.entry(fold(word)).or_insert(Some(value));
        if *entry != Some(value) {
            *entry = None;
        }
    }
}

/// The form in which written words are compared: without regard to case, to the width of the letters, and to whether a
/// space, `-` or `_` stands between two parts.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.trim().nfkc().flat_map(char::to_lowercase) {
        let c = if c.is_whitespace() || c == '_' { '-' } else { c };
        if c != '-' || !folded.ends_with('-') {
            folded.push(c);
        }
    }
    folded
}

/// Whether two written words are the same.
pub fn is_same(a: &str, b: &str) -> bool {
    a == b || fold(a) == fold(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::customer::{CustomerKind, Gender, Secrecy};
    use crate::book::{Channel, Choice};

    #[test]
    fn words_are_read_in_both_languages_and_any_width() {
        for text in ["message", "Message", "微信", "ＭＥＳＳＡＧＥ", " 短信 ", "WeChat", "by message"] {
            assert_eq!(Channel::of_written(text), Some(Channel::Message), "{text}");
        }
        assert_eq!(Secrecy::of_written("top secret"), Some(Secrecy::TopSecret));
        assert_eq!(Secrecy::of_written("Top_Secret"), Some(Secrecy::TopSecret));
        assert_eq!(Gender::of_written("女"), Some(Gender::Female));
        assert_eq!(CustomerKind::of_written("企业"), Some(CustomerKind::Company));
        assert_eq!(Channel::of_written("鸽子"), None);
    }

    #[test]
    fn a_word_of_two_meanings_means_nothing() {
        let aliases = Aliases::new([(1, "one", vec![]), (2, "two", vec![]), (3, "ONE", vec![])]);
        assert_eq!((aliases.get("one"), aliases.get("Two")), (None, Some(2)));
    }
}
