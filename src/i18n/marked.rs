//! Sentences in which some words are emphasized, such as names and amounts.
//!
//! A sentence is made once; each output turns its marks into emphasis in its own way. Inside, marks are private
//! characters of Unicode. Text that is put into a sentence is escaped, so that it stays text even if a user wrote such
//! characters.

use super::{Arg, FluentArgs, Words, ended, stops};

const START: char = '\u{e000}';
const END: char = '\u{e001}';

/// The marks around words that count days from or to a day: before the day, between the day and the words, after them.
const DAY: char = '\u{e002}';
const DAY_TEXT: char = '\u{e003}';
const DAY_END: char = '\u{e004}';

/// The marks around words that must stay on one line, such as the number of an invoice.
const WHOLE: char = '\u{e006}';
const WHOLE_END: char = '\u{e007}';

/// The escape: the digit after it stands for one of these characters in text.
const ESCAPE: char = '\u{e005}';

/// A sentence with marks. Only this module can put a mark into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked(String);

/// A part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A character of text.
    Char(char),
    /// The beginning of emphasis.
    Strong,
    /// The end of emphasis.
    StrongEnd,
    /// The beginning of words that count days. Up to `CountText` the characters are the day and the way of counting.
    Count,
    /// The end of the day, and the beginning of the words that count.
    CountText,
    /// The end of the words that count.
    CountEnd,
    /// The beginning of words that stay on one line.
    Whole,
    /// The end of words that stay on one line.
    WholeEnd,
}

impl Marked {
    /// Text as a sentence without marks.
    pub fn text(text: &str) -> Marked {
        if !text.contains(|c| (START..=WHOLE_END).contains(&c)) {
            return Marked(text.to_owned());
        }
        let mut escaped = String::with_capacity(text.len() + 8);
        for c in text.chars() {
            match c {
                START..=WHOLE_END => {
                    escaped.extend([ESCAPE, char::from(b'0' + (u32::from(c) - u32::from(START)) as u8)])
                }
                c => escaped.push(c),
            }
        }
        Marked(escaped)
    }

    /// Text with emphasis.
    pub fn strong(text: &str) -> Marked {
        Marked(format!("{START}{}{END}", Marked::text(text).0))
    }

    /// Text that stays on one line, such as the number of an invoice.
    pub fn unbroken(text: &str) -> Marked {
        Marked(format!("{WHOLE}{}{WHOLE_END}", Marked::text(text).0))
    }

    /// Text that counts days from or to `day` (such as `2026-11-03`). With `day` and `class`, the way of counting, a
    /// page that is opened on a later day can count again.
    pub fn counting(class: &'static str, day: &str, text: &str) -> Marked {
        Marked(format!("{DAY}{day} {class}{DAY_TEXT}{}{DAY_END}", Marked::text(text).0))
    }

    /// Whether the sentence has no characters.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The sentence with a capital first letter, where the script has capitals. A first word that is no plain word in
    /// small letters, such as iPhone or x2, stays as it is.
    pub fn capitalized(&self) -> Marked {
        let word = self.0.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if !word.chars().all(char::is_lowercase) {
            return self.clone();
        }
        let mut chars = self.0.chars();
        Marked(chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default())
    }

    /// The sentence without white space at its end.
    pub fn trim_end(&self) -> Marked {
        Marked(self.0.trim_end().to_owned())
    }

    /// The parts of the sentence in order.
    pub fn pieces(&self) -> impl Iterator<Item = Piece> {
        let mut chars = self.0.chars();
        std::iter::from_fn(move || {
            Some(match chars.next()? {
                START => Piece::Strong,
                END => Piece::StrongEnd,
                DAY => Piece::Count,
                DAY_TEXT => Piece::CountText,
                DAY_END => Piece::CountEnd,
                WHOLE => Piece::Whole,
                WHOLE_END => Piece::WholeEnd,
                ESCAPE => {
                    let digit = chars.next().and_then(|c| c.to_digit(10)).unwrap_or(0);
                    Piece::Char(char::from_u32(u32::from(START) + digit).unwrap_or(START))
                }
                c => Piece::Char(c),
            })
        })
    }

    /// The sentence as plain text.
    pub fn plain(&self) -> String {
        self.with("", "")
    }

    /// The sentence as text with `start` and `end` around emphasis, such as the codes for bold on a terminal.
    pub fn with(&self, start: &str, end: &str) -> String {
        let mut text = String::with_capacity(self.0.len());
        let mut in_day = false;
        for piece in self.pieces() {
            match piece {
                Piece::Strong => text.push_str(start),
                Piece::StrongEnd => text.push_str(end),
                Piece::Count => in_day = true,
                Piece::CountText => in_day = false,
                Piece::Char(c) if !in_day => text.push(c),
                Piece::Char(_) | Piece::CountEnd | Piece::Whole | Piece::WholeEnd => {}
            }
        }
        text
    }

    /// Joins sentences, with the text `between` in between.
    pub fn join(parts: impl IntoIterator<Item = Marked>, between: &str) -> Marked {
        let parts: Vec<String> = parts.into_iter().map(|part| part.0).collect();
        Marked(parts.join(&Marked::text(between).0))
    }
}

impl std::ops::Add<&Marked> for Marked {
    type Output = Marked;

    fn add(mut self, other: &Marked) -> Marked {
        self.0.push_str(&other.0);
        self
    }
}

impl std::ops::AddAssign<&Marked> for Marked {
    fn add_assign(&mut self, other: &Marked) {
        self.0.push_str(&other.0);
    }
}

/// A value that can fill a placeholder in a sentence.
pub trait Told {
    /// The value as an argument of a message; text is escaped.
    fn told(self) -> Arg<'static>;
}

impl Told for Marked {
    fn told(self) -> Arg<'static> {
        self.0.into()
    }
}

impl Told for &Marked {
    fn told(self) -> Arg<'static> {
        self.0.clone().into()
    }
}

impl Told for &str {
    fn told(self) -> Arg<'static> {
        Marked::text(self).told()
    }
}

impl Told for String {
    fn told(self) -> Arg<'static> {
        Marked::text(&self).told()
    }
}

macro_rules! told_as_numbers {
    ($($number:ty),*) => { $(impl Told for $number {
        fn told(self) -> Arg<'static> {
            self.into()
        }
    })* };
}

told_as_numbers!(i16, i32, u8, u16, u32, usize);

impl Words {
    /// The text of a message as a sentence with marks. See [`crate::tell`].
    pub fn tell(&self, id: &str, args: Vec<(&'static str, Arg<'static>)>) -> Marked {
        let Some(pattern) = self.pattern(id) else { return Marked::text(&format!("‹{id}›")) };
        let args: FluentArgs = args.into_iter().map(|(name, value)| (name, ended(&value))).collect();
        Marked(stops::settle(self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()))
    }

    /// The text of a message that takes no arguments, as a sentence.
    pub fn told(&self, id: &str) -> Marked {
        Marked::text(&self.get(id))
    }

    /// Sentences joined as a list of clauses.
    pub fn marked_clauses(&self, clauses: impl IntoIterator<Item = Marked>) -> Marked {
        Marked::join(clauses.into_iter().filter(|clause| !clause.is_empty()), self.between_clauses())
    }
}

/// `tell!(words, "message-id", name = value, …)`: the text of a message as a sentence with marks. Values that are
/// text are escaped.
#[macro_export]
macro_rules! tell {
    ($words:expr, $id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $words.tell($id, vec![$((stringify!($name), $crate::i18n::marked::Told::told($value))),*])
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, words};

    #[test]
    fn marks_become_what_the_place_shows() {
        let marked = Marked::text("owes ") + &Marked::strong("58,000.00") + &Marked::text(" <now>");
        assert_eq!(marked.plain(), "owes 58,000.00 <now>");
        assert_eq!(marked.with("*", "*"), "owes *58,000.00* <now>");
        assert_eq!(Marked::counting("ago", "2026-11-03", "18 days ago").plain(), "18 days ago");
    }

    proptest::proptest! {
        #[test]
        fn text_stays_text(text in "[a\u{e000}-\u{e006}<>0-9]{0,12}") {
            for marked in [Marked::text(&text), Marked::strong(&text), Marked::counting("ago", "2026-11-03", &text)] {
                proptest::prop_assert_eq!(&marked.plain(), &text);
                let marks = marked.pieces().filter(|piece| !matches!(piece, Piece::Char(_))).count();
                proptest::prop_assert!(marks <= 3);
            }
            let told = crate::tell!(words(Language::English), "why-plan", title = text.as_str());
            proptest::prop_assert!(told.plain().contains(&text));
            proptest::prop_assert!(told.pieces().all(|piece| matches!(piece, Piece::Char(_))));
        }
    }
}
