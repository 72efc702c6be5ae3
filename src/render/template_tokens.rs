//! Splits the inside of a template's tag into tokens, exactly as Tera does.

use Token::{Sign, Value, Word};

/// A token, as its text in the template.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token<'s> {
    /// A name or a keyword.
    Word(&'s str),
    /// A text in quotes or a number.
    Value(&'s str),
    /// An operator or a bracket.
    Sign(&'s str),
}

impl<'s> Token<'s> {
    /// Its text in the template.
    pub fn text(self) -> &'s str {
        match self {
            Word(text) | Value(text) | Sign(text) => text,
        }
    }
}

/// The tokens from `at` to the end of the tag, and where the tag ends. `end` is `%}` or `}}`.
pub fn tokens<'s>(source: &'s str, mut at: usize, end: &str) -> (Vec<Token<'s>>, usize) {
    let mut tokens = Vec::new();
    loop {
        at = source.len() - source[at..].trim_ascii_start().len();
        let rest = &source[at..];
        if rest.is_empty() {
            return (tokens, at);
        }
        if rest.starts_with(end) {
            return (tokens, at + end.len());
        }
        if rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(end)) {
            return (tokens, at + 1 + end.len());
        }
        let token = token(rest);
        at += token.text().len();
        tokens.push(token);
    }
}

/// The first token of a text that is not empty.
fn token(rest: &str) -> Token<'_> {
    const LONG: [&str; 10] = ["...", "//", "**", "==", "!=", ">=", "<=", "</", "?.", "?["];
    if let Some(sign) = LONG.iter().find(|sign| rest.starts_with(**sign)) {
        return Sign(&rest[..sign.len()]);
    }
    let bytes = rest.as_bytes();
    let length_of = |is: &dyn Fn(u8) -> bool| bytes.iter().take_while(|&&byte| is(byte)).count();
    match bytes[0] {
        quote @ (b'"' | b'\'' | b'`') => {
            let mut is_escaped = false;
            let inner = bytes[1..].iter().position(|&byte| {
                let ends = byte == quote && !is_escaped;
                is_escaped = byte == b'\\' && !is_escaped;
                ends
            });
            Value(&rest[..inner.map_or(rest.len(), |inner| inner + 2)])
        }
        b'0'..=b'9' => {
            let whole = length_of(&|byte| byte.is_ascii_digit());
            let tail = rest[whole..]
                .strip_prefix('.')
                .map_or(0, |tail| 1 + tail.bytes().take_while(u8::is_ascii_digit).count());
            Value(&rest[..whole + tail])
        }
        byte if byte == b'_' || byte.is_ascii_alphabetic() => {
            Word(&rest[..length_of(&|byte| byte == b'_' || byte.is_ascii_alphanumeric())])
        }
        _ => Sign(&rest[..rest.chars().next().map_or(1, char::len_utf8)]),
    }
}

const KEYWORDS: [&str; 14] =
    ["and", "or", "not", "in", "is", "if", "else", "none", "None", "null", "true", "True", "false", "False"];

/// Whether a word is a keyword or a literal, not a variable.
pub fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// Whether a token can end an operand, so that `<` after it compares.
pub fn can_end_operand(token: Token) -> bool {
    match token {
        Word(word) => {
            !is_keyword(word) || matches!(word, "true" | "True" | "false" | "False" | "none" | "None" | "null")
        }
        Value(_) => true,
        Sign(sign) => matches!(sign, ")" | "]" | "}"),
    }
}
