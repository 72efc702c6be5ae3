//! What TOML's parser says about a line, in words.
//!
//! The parser speaks English: `duplicate key`, or `key with no value, expected `=``. The table below leads from what it
//! says to the message of the program; what the table does not know is shown as it is.

use crate::i18n::Words;
use crate::say;

/// What the parser says, and the message that says the same.
const REASONS: &[(&str, &str)] = &[
    ("`_` may only go between digits", "toml-digits"),
    ("cannot extend value of type {} with a dotted key", "toml-extend"),
    ("cannot recurse further; max recursion depth met", "toml-depth"),
    ("carriage return must be followed by newline", "toml-carriage"),
    ("duplicate key", "toml-duplicate"),
    ("extra `=`", "toml-extra-equals"),
    ("extra assignment between key-value pairs", "toml-extra-assignment"),
    ("extra comma in array", "toml-extra-comma"),
    ("extra comma in inline table", "toml-extra-comma-table"),
    ("integers with a radix cannot be signed", "toml-radix-sign"),
    ("invalid comment character", "toml-comment"),
    ("invalid key-value pair", "toml-pair"),
    ("invalid inline table element", "toml-element"),
    ("invalid unquoted key", "toml-unquoted-key"),
    ("invalid value", "toml-value"),
    ("key with no value", "toml-no-value"),
    ("keys cannot be multi-line basic strings", "toml-multi-line-key"),
    ("keys cannot be multi-line literal strings", "toml-multi-line-key-literal"),
    ("missing array opening", "toml-array-opening"),
    ("missing assignment between key-value pairs", "toml-assignment"),
    ("missing comma between array elements", "toml-comma"),
    ("missing comma between key-value pairs", "toml-comma-table"),
    ("missing comment start", "toml-comment-start"),
    ("missing escaped value", "toml-escape"),
    ("missing inline table opening", "toml-table-opening"),
    ("missing key for inline table element", "toml-key-in-table"),
    ("missing opening quote", "toml-quote"),
    ("missing table open", "toml-header-opening"),
    ("missing value for key", "toml-value-of-key"),
    ("missing value", "toml-missing-value"),
    ("radix must be lowercase", "toml-radix-case"),
    ("redundant integer number prefix", "toml-prefix"),
    ("redundant numeric sign", "toml-sign"),
    ("string values must be quoted", "toml-quoted"),
    ("too few unicode value digits", "toml-unicode"),
    ("unclosed array table", "toml-array-table"),
    ("unclosed array", "toml-array"),
    ("unclosed inline table", "toml-inline-table"),
    ("unclosed table", "toml-header"),
    ("unexpected `=` in array", "toml-equals-in-array"),
    ("unexpected content between comment and newline", "toml-after-comment"),
    ("unexpected content", "toml-content"),
    ("unexpected key or value", "toml-key-or-value"),
    ("unexpected leading zero", "toml-zero"),
    ("unexpected sign", "toml-unexpected-sign"),
    ("unquoted keys cannot be empty", "toml-empty-key"),
    ("invalid basic string", "toml-basic"),
    ("invalid literal string", "toml-literal"),
    ("invalid multi-line basic string", "toml-multi-basic"),
    ("invalid multi-line literal string", "toml-multi-literal"),
    ("invalid integer number", "toml-number"),
    ("invalid floating-point number", "toml-float"),
    ("invalid datetime", "toml-datetime"),
    ("invalid date", "toml-datetime"),
    ("invalid date-time", "toml-datetime"),
    ("invalid time", "toml-time"),
    ("invalid offset", "toml-time"),
    ("invalid float", "toml-number"),
    ("invalid mantissa", "toml-number"),
    ("invalid fraction", "toml-number"),
    ("invalid exponent", "toml-number"),
    ("invalid hexadecimal number", "toml-number"),
    ("invalid octal number", "toml-number"),
    ("invalid binary number", "toml-number"),
    ("invalid boolean", "toml-boolean"),
    ("invalid string", "toml-basic"),
];

/// The reason of the parser in words. What it expected is told where that is nothing but characters, in backticks.
pub fn toml_reason(words: &Words, reason: &str) -> String {
    let (what, expected) = reason.split_once(", expected ").unwrap_or((reason, ""));
    let Some(id) = id_of(what) else { return reason.to_owned() };
    let told = words.get(id);
    let expected: Vec<&str> = expected.split(", ").collect();
    let is_told = |part: &&str| part.starts_with('`') && !told.contains(*part);
    let expected = if expected.iter().all(is_told) { words.list(expected) } else { String::new() };
    if expected.is_empty() { told } else { say!(words, "toml-expected", reason = told, expected = expected) }
}

fn id_of(what: &str) -> Option<&'static str> {
    // The parser puts the type of the value into this one.
    let what =
        if what.starts_with("cannot extend value") { "cannot extend value of type {} with a dotted key" } else { what };
    REASONS.iter().find(|(reason, _)| *reason == what).map(|(_, id)| *id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, words};

    #[test]
    fn every_reason_has_its_message_in_both_languages() {
        for (_, id) in REASONS {
            assert!(words(Language::English).has(id) && words(Language::Chinese).has(id), "{id}");
        }
    }

    /// What the parser of this version says about the usual slips is known.
    #[test]
    fn the_usual_slips_are_told_in_chinese() {
        let slips = [
            "a",
            "a = ",
            "a = x",
            "a = \"x",
            "a = 1\na = 2",
            "a = [1 2]",
            "a = [1,,2]",
            "[a",
            "[[a]",
            "a = {x = 1",
            "a == 1",
            "a = 1 b = 2",
            "a: 1",
            "= 1",
            "a = 01",
            "a = 2026-13-45",
            "a = \"\\q\"",
            "a = 1_",
            "a = 0X1",
            "a.b = 1\na = 2",
            "姓名 = 1",
            "a = 1.",
            "a = 'x",
            "a = [1",
            "a = { x }",
            "a = ]",
            "a = 1\n[a]\nb = 1",
        ];
        for slip in slips {
            let error = slip.parse::<toml::Table>().expect_err(slip);
            let told = toml_reason(words(Language::Chinese), error.message());
            assert!(!told.is_empty() && !told.contains("expected"), "{slip}: {} {told}", error.message());
            assert!(!told.chars().next().is_some_and(|c| c.is_ascii_alphabetic()), "{slip}: {told}");
        }
    }

    #[test]
    fn what_is_not_known_is_shown_as_it_is() {
        let words = words(Language::Chinese);
        assert_eq!(toml_reason(words, "the moon is full, expected sun"), "the moon is full, expected sun");
        assert_eq!(toml_reason(words, "key with no value, expected `=`"), "这一项没有内容，应有 `=`");
    }
}
