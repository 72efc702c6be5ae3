//! The keys of front matter in YAML and the text of their values.
//!
//! Values are taken as they are written: `0138` is a phone number and no octal one. Aliases are not followed, so that a
//! short text cannot become a long one.

use saphyr_parser::{Event, Parser};

/// A key with its values. Keys of a table below stand behind its own, with a space between: `address city`.
pub(super) type Key = (String, Vec<String>);

/// Why a text is no YAML: the line in it, counted from 1, and what the parser says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BadYaml {
    pub line: u64,
    pub reason: String,
}

/// How deep tables and lists may stand in each other.
const DEEPEST: usize = 8;

/// The most values of a text.
const MOST_VALUES: usize = 1000;

/// What is open while a text is read.
enum Open {
    /// A table; the key whose value comes next.
    Table(Option<String>),
    List,
}

/// The keys of a text, in its order.
pub(super) fn keys(text: &str) -> Result<Vec<Key>, BadYaml> {
    let mut found: Vec<Key> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut values = 0;
    for event in Parser::new_from_str(text) {
        let (event, span) =
            event.map_err(|error| BadYaml { line: error.marker().line() as u64, reason: error.info().to_owned() })?;
        let too_much = |reason: &str| BadYaml { line: span.start.line() as u64, reason: reason.to_owned() };
        match event {
            Event::MappingStart(..) => open.push(Open::Table(None)),
            Event::SequenceStart(..) => open.push(Open::List),
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                value_ends(&mut open);
            }
            Event::Alias(_) => value_ends(&mut open),
            Event::Scalar(text, ..) => match open.last_mut() {
                Some(Open::Table(key @ None)) => *key = Some(text.trim().to_owned()),
                _ => {
                    add(&mut found, &open, &text);
                    values += 1;
                    value_ends(&mut open);
                }
            },
            // What follows the first document is none of the front matter.
            Event::DocumentEnd => break,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) => {}
        }
        if open.len() > DEEPEST || values > MOST_VALUES {
            return Err(too_much("it nests too deeply or holds too much"));
        }
    }
    Ok(found)
}

/// The value of a key of the innermost table has ended.
fn value_ends(open: &mut [Open]) {
    if let Some(Open::Table(key)) = open.last_mut() {
        *key = None;
    }
}

/// Adds a value under the keys that are open.
fn add(found: &mut Vec<Key>, open: &[Open], text: &str) {
    let keys = open.iter().filter_map(|one| if let Open::Table(Some(key)) = one { Some(key.as_str()) } else { None });
    let key = keys.collect::<Vec<_>>().join(" ");
    let text = text.trim();
    if key.is_empty() || text.is_empty() || ["~", "null", "Null", "NULL"].contains(&text) {
        return;
    }
    match found.iter_mut().find(|(known, _)| *known == key) {
        Some((_, values)) => values.push(text.to_owned()),
        None => found.push((key, vec![text.to_owned()])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expect: &[(&str, &[&str])]) {
        let found = keys(text).unwrap();
        let found: Vec<(&str, Vec<&str>)> =
            found.iter().map(|(key, values)| (key.as_str(), values.iter().map(String::as_str).collect())).collect();
        let expect: Vec<(&str, Vec<&str>)> = expect.iter().map(|(key, values)| (*key, values.to_vec())).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn values_are_taken_as_they_are_written() {
        check(
            "name: Ana Stone\nphone: 0138\nborn: 1985-09-20\n",
            &[("name", &["Ana Stone"]), ("phone", &["0138"]), ("born", &["1985-09-20"])],
        );
        check("姓名: 张伟\n电话:\n  - '138'\n  - \"139\"\n", &[("姓名", &["张伟"]), ("电话", &["138", "139"])]);
        check("tags: [golf, wine]\nempty:\nnothing: ~\n", &[("tags", &["golf", "wine"])]);
        check("address:\n  city: Bonn\n  zip: 53113\n", &[("address city", &["Bonn"]), ("address zip", &["53113"])]);
        check(
            "phones:\n  - {label: work, number: 1}\n  - {number: 2}\n",
            &[("phones label", &["work"]), ("phones number", &["1", "2"])],
        );
        check("a: |\n  one\n  two\nb: \"[[Acme]]\"\n", &[("a", &["one\ntwo"]), ("b", &["[[Acme]]"])]);
    }

    #[test]
    fn what_is_no_yaml_is_told_with_its_line() {
        assert_eq!(keys("a: 1\nb: [1\nc: 2\n").unwrap_err().line, 3);
        assert!(keys(&"[".repeat(100)).is_err());
        assert!(keys(&format!("a: {}", "[".repeat(100_000))).is_err());
        let bomb = "a: &a [1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]\n";
        assert_eq!(keys(bomb).unwrap().len(), 1);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "([a-z]{1,3}: ?|- |\\[|\\]|\\{|\\}|\"|'|\\||>|&a |\\*a|#|\n  |\n|张){0,40}") {
            if let Ok(found) = keys(&text) {
                prop_assert!(found.iter().all(|(key, values)| !key.is_empty() && !values.is_empty()));
            }
        }
    }
}
