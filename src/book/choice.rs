//! The macro behind the words that a file may choose from (`channel = "visit"`).

use super::choice_alias::Aliases;

/// An enum whose variants are words of the file format: parsed, written and listed in one place.
///
/// `shown "channel" | "by"` behind the name says which messages show the choices to people: `channel-visit`, `by-visit`.
/// These words can also be typed; see [`choice_alias`](crate::book::choice_alias).
macro_rules! choices {
    ($(#[$meta:meta])* $vis:vis enum $name:ident $(shown $($group:literal)|+)?
        { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// The words of the format, in the order of the documentation.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word in the file.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl $crate::book::Choice for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),*];
            const WORDS: &'static [&'static str] = &[$($word),*];
            const SHOWN: &'static [&'static str] = &[$($($group),+)?];

            fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }

            fn of_written(text: &str) -> Option<Self> {
                static ALIASES: std::sync::OnceLock<$crate::book::choice_alias::Aliases<$name>> =
                    std::sync::OnceLock::new();
                Self::from_word(text).or_else(|| ALIASES.get_or_init($crate::book::choice::aliases).get(text))
            }

            fn word(self) -> &'static str {
                self.word()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = String::deserialize(deserializer)?;
                <$name as $crate::book::Choice>::from_word(&word)
                    .ok_or_else(|| serde::de::Error::unknown_variant(&word, Self::WORDS))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    };
}

/// A value that is one of a few words in a file.
pub trait Choice: Sized + Copy + PartialEq + 'static {
    /// All choices, in the order of their words.
    const ALL: &'static [Self];

    /// The words of the format, in the order of the documentation.
    const WORDS: &'static [&'static str];

    /// The groups of messages that show the choices to people; a message's id is `GROUP-WORD`. Empty where the choices
    /// have no other words than those of the format.
    const SHOWN: &'static [&'static str];

    /// The choice for a word; `None` where it is not one of [`Choice::WORDS`].
    fn from_word(word: &str) -> Option<Self>;

    /// The choice as people write it: the word of the format, or one of the words that show it in either language.
    /// Case, width and the characters between the parts of a word (`top secret`) do not matter.
    fn of_written(text: &str) -> Option<Self> {
        Self::from_word(text).or_else(|| aliases().get(text))
    }

    /// The word in the file.
    fn word(self) -> &'static str;
}

/// The words of a choice.
pub fn aliases<T: Choice>() -> Aliases<T> {
    let messages = |choice: T| T::SHOWN.iter().map(|group| format!("{group}-{}", choice.word())).collect();
    Aliases::new(T::ALL.iter().map(|&choice| (choice, choice.word(), messages(choice))))
}
