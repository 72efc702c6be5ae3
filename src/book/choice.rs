//! The macro behind the words that a file may choose from (`channel = "visit"`).

/// An enum whose variants are words of the file format: parsed, written and listed in one place.
macro_rules! choices {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
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

            fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
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
pub trait Choice: Sized + Copy + 'static {
    /// All choices, in the order of their words.
    const ALL: &'static [Self];

    /// The words of the format, in the order of the documentation.
    const WORDS: &'static [&'static str];

    /// The choice for a word; `None` where it is not one of [`Choice::WORDS`].
    fn from_word(word: &str) -> Option<Self>;

    /// The word in the file.
    fn word(self) -> &'static str;
}
