//! The fields of a task: `due:2026-11-28`, `done:2026-11-27`, `by:customer`, `amount:58000`, `for:INV-1032`.

use rust_decimal::Decimal;

use super::{day, money, spoken_day};
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

impl TaskField {
    /// What stands before the colon.
    pub fn key(&self) -> &'static str {
        match self {
            TaskField::Due(_) => "due",
            TaskField::Done(_) => "done",
            TaskField::By(_) => "by",
            TaskField::Amount(_) => "amount",
            TaskField::Invoice(_) => "for",
        }
    }
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
    /// A word of the text that holds a field which is not read: other characters touch it, it has capital or full-width
    /// letters, or its colon is another mark.
    Hidden {
        /// The key as it should be written.
        key: &'static str,
        /// The first byte of the key in the word.
        at: usize,
        /// What follows the colon, or what stands for it.
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
    found(word, word, |after| after.strip_prefix([':', '：']))
}

/// The misspelt `due` or `amount` in a word of a task that is none of the fields: `due=2026-12-01`, `due : 2026-12-01`.
/// `rest` is the text of the task from the word on.
pub fn misspelt<'w>(word: &'w str, rest: &'w str) -> TaskWord<'w> {
    const SPACES: [char; 3] = [' ', '\t', '\u{3000}'];
    found(word, rest, |after| {
        let mark = after.trim_start_matches(SPACES);
        // A semicolon with a space behind it is one of the sentence.
        let value = mark.strip_prefix([':', '：', '=', '＝']).map(|value| value.trim_start_matches(SPACES));
        value.or_else(|| mark.strip_prefix([';', '；']))
    })
}

/// What people write for `due:` and `amount:`, with what follows it: `截止：2026-11-18`, `deu:2026-11-18`,
/// `due 2026-11-18`. In a sentence the same words are no fields, so this counts only where a task lacks the field. The
/// key is that which was meant; `rest` is the text of the task from the word on.
pub fn meant<'w>(word: &str, rest: &'w str) -> Option<(&'static str, &'w str)> {
    let (written, value) = match word.split_once([':', '：']) {
        Some((written, "")) => (written, rest[word.len()..].split_whitespace().next()?),
        Some((written, value)) => (written, &rest[word.len() - value.len()..word.len()]),
        None if word.eq_ignore_ascii_case("due") => (word, rest[word.len()..].split_whitespace().next()?),
        None => return None,
    };
    let value = value.trim_end_matches(|c: char| c.is_ascii_punctuation() || ['。', '，', '；'].contains(&c));
    let written: String = written.chars().map(ordinary).collect::<String>().to_lowercase();
    let is_day = || spoken_day::whole(value).is_some() || spoken_day::every_year(value).is_some();
    if is_meant(&written, "due", &DUE_WORDS) && is_day() {
        return Some(("due", value));
    }
    (is_meant(&written, "amount", &AMOUNT_WORDS) && money::parse(value).is_some()).then_some(("amount", value))
}

/// Whether a word stands for a key: the key itself with a slip of the fingers, or another word for it.
fn is_meant(written: &str, key: &str, others: &[&str]) -> bool {
    let is_slip = written.chars().next() == key.chars().next() && strsim::osa_distance(written, key) <= 1;
    is_slip || others.contains(&written)
}

/// Other words for `due`.
const DUE_WORDS: [&str; 10] =
    ["deadline", "until", "ude", "截止", "截至", "截止日", "截止日期", "到期", "到期日", "期限"];

/// Other words for `amount`.
const AMOUNT_WORDS: [&str; 1] = ["金额"];

/// The `due` or `amount` in a word before a value that begins with a digit. `value_after` finds the value in what stands
/// after the key.
fn found<'w>(word: &'w str, rest: &'w str, value_after: impl Fn(&'w str) -> Option<&'w str>) -> TaskWord<'w> {
    if word.contains("://") {
        return TaskWord::Text;
    }
    let mut before = ' ';
    for (at, c) in word.char_indices() {
        // `?` and `&` stand before the names in an address.
        let is_whole = !before.is_ascii_alphanumeric() && !['?', '&'].contains(&before);
        before = ordinary(c);
        for key in ["due", "amount"].into_iter().filter(|_| is_whole) {
            let value = after_key(&rest[at..], key).and_then(&value_after);
            let is_value = |value: &&str| value.chars().next().is_some_and(|c| ordinary(c).is_ascii_digit());
            if let Some(value) = value.filter(is_value).and_then(|value| value.split_whitespace().next()) {
                return TaskWord::Hidden { key, at, value };
            }
        }
    }
    TaskWord::Text
}

/// What stands after a key at the beginning of a text, in letters of any case and width.
fn after_key<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let mut chars = text.chars();
    let is_key = key.chars().all(|letter| chars.next().is_some_and(|c| ordinary(c).to_ascii_lowercase() == letter));
    is_key.then_some(chars.as_str())
}

/// The ASCII character for a full-width one, any other as it is.
fn ordinary(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
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

    #[test]
    fn misspelt_fields_are_found() {
        for (text, value) in [
            ("due=2026-12-01 by:me", "2026-12-01"),
            ("due;2026-12-01", "2026-12-01"),
            ("due；2026-12-01", "2026-12-01"),
            ("due : 2026-12-01", "2026-12-01"),
            ("due :2026-12-01", "2026-12-01"),
            ("Due: 2026-12-01", "2026-12-01"),
            ("（due＝２０２６-12-01", "２０２６-12-01"),
            ("amount = 500", "500"),
            ("ａｍｏｕｎｔ＝500", "500"),
        ] {
            let word = text.split_whitespace().next().unwrap();
            let TaskWord::Hidden { value: found, .. } = misspelt(word, text) else { panic!("{text}") };
            assert_eq!(found, value, "{text}");
        }
        assert_eq!(read("ｄｕｅ：2026"), TaskWord::Hidden { key: "due", at: 0, value: "2026" });
        for text in [
            "deu:2026-11-18",
            "Due: 2026-11-18.",
            "due 2026-11-18",
            "due: 11月18日",
            "截止：2026-11-18",
            "截止日期： 2026年11月18日。",
            "deadline: 11/18",
        ] {
            let word = text.split_whitespace().next().unwrap();
            assert!(matches!(meant(word, text), Some(("due", _))), "{text}");
        }
        assert_eq!(meant("amuont:500", "amuont:500"), Some(("amount", "500")));
        assert_eq!(meant("金额：500，", "金额：500，"), Some(("amount", "500")));
        for text in ["due soon", "due 2 boxes", "call 2026-11-18", "account:500", "sue:2026-11-18", "due", "amount 500"]
        {
            let word = text.split_whitespace().next().unwrap();
            assert_eq!(meant(word, text), None, "{text}");
        }
        for text in ["overdue=2026", "due 2026", "amount; 3 pieces", "due = soon", "a.b/?due=2026", "due"] {
            let word = text.split_whitespace().next().unwrap();
            assert_eq!(misspelt(word, text), TaskWord::Text, "{text}");
        }
    }
}
