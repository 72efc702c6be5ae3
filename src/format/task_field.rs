//! The fields of a task: `due:2026-11-28`, `done:2026-11-27`, `by:customer`, `amount:58000`, `for:INV-1032`.

use rust_decimal::Decimal;

use super::{day, money};
use crate::book::visit::Party;
use crate::book::{Choice, Day};

/// A field of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskField {
    /// The day by which it is promised.
    Due(Day),
    /// The day on which it was kept.
    Done(Day),
    /// Who promised.
    By(Party),
    /// The amount of a promise to pay.
    Amount(Decimal),
    /// The number of the invoice that it is for.
    Invoice(String),
}

/// How a word of a task is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskWord<'w> {
    /// A word of the text.
    Text,
    /// A field.
    Field(TaskField),
    /// A field that cannot be read, and is left out of the text.
    Bad {
        /// The key.
        key: &'static str,
        /// What follows the colon.
        value: &'w str,
        /// Whether the colon is a full-width one.
        is_full_width: bool,
    },
    /// A word of the text that holds a field which is not read: other characters touch it, or it has capital letters.
    Hidden {
        /// The key as it should be written.
        key: &'static str,
        /// The first byte of the key in the word.
        at: usize,
        /// What follows the colon.
        value: &'w str,
    },
}

const KEYS: [&str; 5] = ["due", "done", "by", "amount", "for"];

/// Reads a word of a task.
pub fn read(word: &str) -> TaskWord<'_> {
    let Some((written, value)) = word.split_once([':', '：']) else { return TaskWord::Text };
    let Some(key) = KEYS.into_iter().find(|key| *key == written) else { return hidden(word) };
    let is_full_width = word[key.len()..].starts_with('：');
    let field = match key {
        // A full-width colon is a typing error. It is reported, because otherwise the promise would be lost silently.
        _ if is_full_width => None,
        "due" => day::parse(value).map(TaskField::Due),
        "done" => day::parse(value).map(TaskField::Done),
        "amount" => money::parse(value).filter(Decimal::is_sign_positive).map(TaskField::Amount),
        "for" => (!value.is_empty()).then(|| TaskField::Invoice(value.to_owned())),
        _ => Party::of_written(value).map(TaskField::By),
    };
    match field {
        Some(field) => TaskWord::Field(field),
        // `for:` and `by:` are words of sentences too.
        None if ["for", "by"].contains(&key) && (is_full_width || value.is_empty()) => TaskWord::Text,
        None => TaskWord::Bad { key, value, is_full_width },
    }
}

/// A `due:` or `amount:` inside of a word. The word before it must not be longer: `overdue:` is none.
fn hidden(word: &str) -> TaskWord<'_> {
    if word.contains("://") {
        return TaskWord::Text;
    }
    let lower = word.to_ascii_lowercase();
    for key in ["due", "amount"] {
        for (at, _) in lower.match_indices(key) {
            let is_whole = !lower[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
            let value = word[at + key.len()..].strip_prefix([':', '：']);
            if let Some(value) = value.filter(|value| is_whole && value.starts_with(|c: char| c.is_ascii_digit())) {
                return TaskWord::Hidden { key, at, value };
            }
        }
    }
    TaskWord::Text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_fields_or_faults_or_text() {
        assert_eq!(read("due:2026-11-30"), TaskWord::Field(TaskField::Due(Day::constant(2026, 11, 30))));
        assert_eq!(read("due:soon"), TaskWord::Bad { key: "due", value: "soon", is_full_width: false });
        assert_eq!(read("due：2026-11-30"), TaskWord::Bad { key: "due", value: "2026-11-30", is_full_width: true });
        assert_eq!(read("汇款due:2026"), TaskWord::Hidden { key: "due", at: 6, value: "2026" });
        assert_eq!(read("Amount：5"), TaskWord::Hidden { key: "amount", at: 0, value: "5" });
        for text in ["overdue:2026", "note:10:30", "for:", "https://a.b/?due:2026", "Due:"] {
            assert_eq!(read(text), TaskWord::Text, "{text}");
        }
    }
}
