//! Splits a Markdown file into front matter and body.

use std::ops::Range;

/// The two parts of a file, as ranges of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The TOML between the `+++` lines; `None` where the file has no front matter.
    pub toml: Option<Range<usize>>,
    /// The Markdown below the front matter.
    pub body: Range<usize>,
}

/// The error for front matter without a closing `+++`. The range is that of the opening `+++`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclosed(pub Range<usize>);

/// Splits a file. It may begin with a byte order mark and have CRLF line ends.
pub fn split(text: &str) -> Result<Parts, Unclosed> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let Some(opening) = fence_line(text, start) else {
        return Ok(Parts { toml: None, body: start..text.len() });
    };
    let mut from = opening;
    for at in memchr::memmem::find_iter(&text.as_bytes()[opening..], b"+++") {
        let at = opening + at;
        if at >= from && text.as_bytes()[at - 1] == b'\n' {
            if let Some(end) = fence_line(text, at) {
                return Ok(Parts { toml: Some(opening..at), body: end..text.len() });
            }
            from = at + 3;
        }
    }
    Err(Unclosed(start..start + 3))
}

/// The opening `---` of front matter in YAML: with a key and a closing `---` below it. A horizontal rule does not
/// count.
pub fn yaml(text: &str) -> Option<Range<usize>> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = text[start..].lines();
    let opens = lines.next()?.trim_end() == "---";
    let keys = lines.take_while(|line| line.trim_end() != "---");
    let has_key =
        |line: &str| line.split_once([':', '=']).is_some_and(|(key, _)| !key.is_empty() && !key.contains(' '));
    let closed = text[start..].contains("\n---");
    (opens && closed && keys.take(1).any(has_key)).then_some(start..start + 3)
}

/// The start of the next line, if the line at `at` is only `+++`.
fn fence_line(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].strip_prefix("+++")?;
    let line = rest.find('\n').map_or(rest, |end| &rest[..end]);
    line.trim().is_empty().then(|| (at + 3 + line.len() + 1).min(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, toml: Option<&str>, body: &str) {
        let parts = split(text).unwrap();
        assert_eq!(parts.toml.map(|range| &text[range]), toml);
        assert_eq!(&text[parts.body], body);
    }

    #[test]
    fn fences_of_every_kind() {
        check("+++\na = 1\n+++\nbody\n", Some("a = 1\n"), "body\n");
        check("\u{feff}+++\r\na = 1\r\n+++\r\nbody", Some("a = 1\r\n"), "body");
        check("+++\n+++", Some(""), "");
        check("no fence\n+++\n", None, "no fence\n+++\n");
        check("", None, "");
    }

    #[test]
    fn a_fence_of_another_program_is_known() {
        assert_eq!(yaml("---\nname: Ana\n---\nbody"), Some(0..3));
        assert_eq!(yaml("---\n\nA rule, and text: more.\n\n---\n"), None);
        assert_eq!(yaml("---\nname: Ana\n"), None);
        for short in ["", "a", "ok", "--", "---", "\u{feff}a", "好"] {
            assert_eq!(yaml(short), None, "{short}");
        }
    }

    #[test]
    fn an_open_fence_is_a_fault() {
        assert_eq!(split("+++\na = 1\n"), Err(Unclosed(0..3)));
        assert_eq!(split("+++\na = '+++'\n"), Err(Unclosed(0..3)));
    }
}
