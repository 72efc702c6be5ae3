//! The words of the program, in both languages.
//!
//! In: the id of a message and its arguments. Out: a text. The messages are in `en.ftl` and `zh-CN.ftl`. This module
//! does not depend on the modules that use it.

mod calendar;
mod counts;
pub mod marked;
mod money;
pub mod stops;
pub mod visible;

use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

pub use counts::Counts;
pub use fluent_bundle::FluentValue as Arg;
pub use money::{decimals, grouped, symbol};

/// The languages that the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English: `en`.
    #[default]
    English,
    /// Simplified Chinese: `zh-CN`.
    Chinese,
}

impl Language {
    /// The words for the languages in the files and on the command line.
    pub const WORDS: &'static [&'static str] = &["en", "zh-CN"];

    /// The language of a word in [`Language::WORDS`].
    pub fn from_word(word: &str) -> Option<Language> {
        match word {
            "en" => Some(Language::English),
            "zh-CN" => Some(Language::Chinese),
            _ => None,
        }
    }

    /// The word for the language in the files.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// The language of a locale such as `zh_CN.UTF-8`.
    pub fn of_locale(locale: &str) -> Language {
        if locale.to_lowercase().starts_with("zh") { Language::Chinese } else { Language::English }
    }
}

/// The messages of one language.
pub struct Words {
    /// The language of the messages.
    pub language: Language,
    bundle: FluentBundle<FluentResource>,
    /// The texts of the messages without arguments, which are most of a page, formatted once.
    plain: HashMap<String, String>,
}

const ENGLISH: &str = include_str!("en.ftl");
const CHINESE: &str = include_str!("zh-CN.ftl");

/// The words of a language. They are read only once.
pub fn words(language: Language) -> &'static Words {
    static WORDS: [OnceLock<Words>; 2] = [OnceLock::new(), OnceLock::new()];
    WORDS[language as usize].get_or_init(|| Words::read(language))
}

impl Words {
    fn read(language: Language) -> Words {
        let (text, tag) = match language {
            Language::English => (ENGLISH, "en"),
            Language::Chinese => (CHINESE, "zh-CN"),
        };
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let tag = tag.parse().expect("the tags of the two languages are well-formed");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        let mut words = Words { language, bundle, plain: HashMap::new() };
        words.plain = words.plain_messages().into_iter().collect();
        words
    }

    /// Whether this is Chinese.
    pub fn is_chinese(&self) -> bool {
        self.language == Language::Chinese
    }

    /// Whether there is a message (or `message.attribute`) of this id.
    pub fn has(&self, id: &str) -> bool {
        self.pattern(id).is_some()
    }

    /// The ids and texts of all messages without arguments. Templates get them as `words`.
    pub fn plain_messages(&self) -> Vec<(String, String)> {
        let text = match self.language {
            Language::English => ENGLISH,
            Language::Chinese => CHINESE,
        };
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(resource, _)| resource);
        let ids = resource.body.into_iter().filter_map(|entry| match entry {
            fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        });
        ids.filter_map(|id| {
            let mut errors = Vec::new();
            let text = self.bundle.format_pattern(self.pattern(&id)?, None, &mut errors).into_owned();
            errors.is_empty().then_some((id, text))
        })
        .collect()
    }

    fn pattern(&self, id: &str) -> Option<&fluent_syntax::ast::Pattern<&str>> {
        match id.split_once('.') {
            Some((id, attribute)) => Some(self.bundle.get_message(id)?.get_attribute(attribute)?.value()),
            None => self.bundle.get_message(id)?.value(),
        }
    }

    /// The text of a message. For a message that does not exist it is the id in angle quotes; a test checks that no
    /// message is missing.
    pub fn say(&self, id: &str, args: &[(&str, Arg)]) -> String {
        let Some(pattern) = self.pattern(id) else { return format!("‹{id}›") };
        let args: FluentArgs = args.iter().map(|(name, value)| (*name, ended(value))).collect();
        stops::settle(self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    }

    /// The text of a message that takes no arguments, borrowed; `None` where there is no such message.
    pub fn borrowed(&self, id: &str) -> Option<&str> {
        self.plain.get(id).map(String::as_str)
    }

    /// The text of a message that takes no arguments.
    pub fn get(&self, id: &str) -> String {
        self.plain.get(id).cloned().unwrap_or_else(|| self.say(id, &[]))
    }

    /// The text of the message `group-word`, or `word` itself where there is no such message. For words that users may
    /// invent, such as the relation of a family member.
    pub fn known_or(&self, group: &str, word: &str) -> String {
        let id = format!("{group}-{}", word.replace(['_', '.'], "-"));
        if self.has(&id) { self.get(&id) } else { word.to_owned() }
    }

    /// The hint that belongs to a message: its attribute `.hint`.
    pub fn hint(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.part(id, "hint", args)
    }

    /// The attribute `name` of the message `id`.
    pub fn part(&self, id: &str, name: &str, args: &[(&str, Arg)]) -> String {
        self.say(&format!("{id}.{name}"), args)
    }

    /// Words joined as a list: `a, b` or `甲、乙`.
    pub fn list(&self, items: impl IntoIterator<Item = impl AsRef<str>>) -> String {
        let mut list = String::new();
        for item in items {
            if !list.is_empty() {
                list += self.between_items();
            }
            list += item.as_ref();
        }
        list
    }

    /// What stands between the items of a list.
    pub fn between_items(&self) -> &'static str {
        if self.is_chinese() { "、" } else { ", " }
    }

    /// Texts joined as a list of clauses.
    pub fn clauses(&self, clauses: impl IntoIterator<Item = String>) -> String {
        let clauses: Vec<String> = clauses.into_iter().filter(|clause| !clause.is_empty()).collect();
        clauses.join(self.between_clauses())
    }

    /// What stands between clauses.
    pub fn between_clauses(&self) -> &'static str {
        if self.is_chinese() { "；" } else { "; " }
    }
}

/// An argument whose stop at its end is marked.
fn ended<'a>(value: &Arg<'a>) -> Arg<'a> {
    match value {
        Arg::String(text) => stops::mark(text).map_or_else(|| value.clone(), Arg::from),
        value => value.clone(),
    }
}

/// `say!(words, "message-id", name = value, …)`: the text of a message.
#[macro_export]
macro_rules! say {
    ($words:expr, $id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $words.say($id, &[$((stringify!($name), $crate::i18n::Arg::from($value))),*])
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn ids(text: &str) -> BTreeSet<String> {
        let resource = fluent_syntax::parser::parse(text).expect("the messages parse");
        let mut ids = BTreeSet::new();
        for entry in resource.body {
            if let fluent_syntax::ast::Entry::Message(message) = entry {
                let id = message.id.name;
                assert!(ids.insert(id.to_owned()), "{id} stands twice");
                ids.extend(message.attributes.iter().map(|attribute| format!("{id}.{}", attribute.id.name)));
            }
        }
        ids
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        let (english, chinese) = (ids(ENGLISH), ids(CHINESE));
        assert_eq!(english.difference(&chinese).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in zh-CN.ftl");
        assert_eq!(chinese.difference(&english).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in en.ftl");
    }

    #[test]
    fn plurals_are_right() {
        let words = words(Language::English);
        assert_eq!(say!(words, "days", n = 1), "1 day");
        assert_eq!(say!(words, "days", n = 2), "2 days");
    }
}
