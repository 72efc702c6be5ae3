//! A fast parser for the front matter of most notes: lines of `key = value` with plain values.
//!
//! It gives the same table as the full TOML parser, or `None` for anything that is not plain: tables, escapes, dotted
//! keys, duplicate keys, and everything that could be a fault. The caller then uses the full parser. A property test
//! checks that both give the same result.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};
use toml::value::Datetime;

type Value<'i> = Spanned<DeValue<'i>>;

/// The table of a text; `None` where any part of it is not plain.
pub fn parse(text: &str) -> Option<DeTable<'_>> {
    let mut table = DeTable::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.is_empty() {
            continue;
        }
        let (key, value) = pair(line, start)?;
        if table.insert(key, value).is_some() {
            return None;
        }
    }
    Some(table)
}

fn pair(line: &str, start: usize) -> Option<(Spanned<Cow<'_, str>>, Value<'_>)> {
    let equals = memchr::memchr(b'=', line.as_bytes())?;
    let (key, value) = (line[..equals].strip_suffix(' ')?, line[equals + 1..].strip_prefix(' ')?);
    let bare = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    if key.is_empty() || !key.bytes().all(bare) {
        return None;
    }
    let value_at = start + key.len() + 3;
    Some((Spanned::new(start..start + key.len(), Cow::Borrowed(key)), value_of(value, value_at)?))
}

fn value_of(text: &str, at: usize) -> Option<Value<'_>> {
    let span: Range<usize> = at..at + text.len();
    let value = match text.as_bytes().first()? {
        b'"' => DeValue::String(Cow::Borrowed(plain_string(text)?)),
        b'[' => DeValue::Array(list(text, at)?),
        b't' if text == "true" => DeValue::Boolean(true),
        b'f' if text == "false" => DeValue::Boolean(false),
        b'1'..=b'9' if text.len() == 10 => {
            crate::book::day::parse_iso(text)?;
            DeValue::Datetime(text.parse::<Datetime>().ok()?)
        }
        b'1'..=b'9' if text.len() < 10 && text.bytes().all(|b| b.is_ascii_digit()) => return integer(text, at),
        _ => return None,
    };
    Some(Spanned::new(span, value))
}

/// The text between the quotes, if it has no escapes or other characters with a meaning.
fn plain_string(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    let plain = |b: u8| b != b'"' && b != b'\\' && b >= b' ' && b != 0x7f;
    inner.bytes().all(plain).then_some(inner)
}

fn integer(text: &str, at: usize) -> Option<Value<'_>> {
    let value = DeValue::parse(text).ok()?.into_inner();
    Some(Spanned::new(at..at + text.len(), value))
}

/// `["one", "two"]`: plain strings with `, ` between them.
fn list(text: &str, at: usize) -> Option<DeArray<'_>> {
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    let mut array = DeArray::default();
    let mut item_at = at + 1;
    for item in inner.split(", ").filter(|_| !inner.is_empty()) {
        let value = DeValue::String(Cow::Borrowed(plain_string(item)?));
        array.push(Spanned::new(item_at..item_at + item.len(), value));
        item_at += item.len() + 2;
    }
    Some(array)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// If the fast parser gives a table, it is the same as that of the full parser.
    fn check(text: &str) -> bool {
        let (full, errors) = DeTable::parse_recoverable(text);
        match parse(text) {
            Some(quick) => {
                assert!(errors.is_empty(), "{text:?} has faults");
                assert_eq!(format!("{quick:?}"), format!("{:?}", full.into_inner()), "{text:?}");
                true
            }
            None => false,
        }
    }

    #[test]
    fn plain_front_matter_takes_the_quick_way() {
        assert!(check(
            "channel = \"visit\"\nwith = [\"李敏\", \"Bob\"]\nnext = 2026-12-01\nprivate = true\nminutes = 45\n"
        ));
        assert!(check(""));
        assert!(check("also = []\r\ngift = \"茶叶, 两盒\"\r\n"));
    }

    #[test]
    fn all_else_is_left_to_the_parser() {
        for text in [
            "a = 1 # c\n",
            "a.b = 1\n",
            "[a]\n",
            "a = \"\\n\"\n",
            "a = 1\na = 2\n",
            "a = 2026-02-30\n",
            "a = 1.5\n",
            "a = 01\n",
        ] {
            assert!(!check(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn both_ways_agree(lines in prop::collection::vec(("[a-c._-]{1,3}", " ?= ?", prop_oneof![
            "\"[a-z\\\\\"é, ]{0,4}\"", "[0-9]{1,10}", "[0-9]{4}-[0-9]{2}-[0-9]{2}", "(true|false|tru)",
            "\\[(\"[a-z,]{0,2}\"(, )?){0,3}\\]", "[a-z]{0,3}",
        ]), 0..4)) {
            let text: String = lines.into_iter().map(|(key, equals, value)| format!("{key}{equals}{value}\n")).collect();
            check(&text);
        }
    }
}
