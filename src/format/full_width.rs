//! Full-width characters in TOML, as a Chinese input method types them: `＝`, `，`, `“`.

use std::borrow::Cow;
use std::ops::Range;

use toml::de::DeTable;

use crate::diagnostic::floor_char;

/// A full-width character that keeps a line from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FullWidth {
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// What must stand in its place.
    pub instead: char,
    /// Whether it was meant to close a text in quotes.
    is_closing: bool,
}

/// How often a text is parsed to find such characters: once for each of them on one line.
const MOST_PASSES: usize = 64;

/// On how many lines such characters are looked for: a text with more of them is not TOML at all.
const MOST_LINES: usize = 100;

/// A text of TOML with ordinary characters in the place of the full-width ones that keep it from being read, and these.
/// Spaces fill the bytes that are left over, so that places stay.
pub fn repaired(text: &str) -> (Cow<'_, str>, Vec<FullWidth>) {
    let mut repaired = Cow::Borrowed(text);
    let mut found: Vec<FullWidth> = Vec::new();
    for _ in 0..MOST_PASSES {
        let errors = DeTable::parse_recoverable(&repaired).1;
        let mut causes: Vec<FullWidth> =
            errors.iter().filter_map(|error| cause(&repaired, error.span()?.start)).collect();
        causes.sort_by_key(|one| one.span.start);
        causes.dedup();
        if causes.is_empty() || causes.len() > MOST_LINES {
            break;
        }
        for one in &causes {
            let spaces = " ".repeat(one.span.len() - 1);
            // Two brackets in a row stay together: `［［` is the `[[` of a table.
            let is_doubled = "[]".contains(one.instead)
                && repaired[one.span.end..]
                    .starts_with(|next| next == one.instead || ordinary(next) == Some(one.instead));
            let with = if one.is_closing || is_doubled {
                format!("{spaces}{}", one.instead)
            } else {
                format!("{}{spaces}", one.instead)
            };
            repaired.to_mut().replace_range(one.span.clone(), &with);
        }
        found.extend(causes);
    }
    found.sort_by_key(|one| one.span.start);
    (repaired, found)
}

/// The first full-width character on the line at the byte `at` that stands outside of texts in quotes and of comments. A
/// text whose closing quote is a Chinese one counts too.
fn cause(text: &str, at: usize) -> Option<FullWidth> {
    let at = floor_char(text, at);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = &text[start..];
    let line = &line[..line.find('\n').unwrap_or(line.len())];
    let has_equals = |until: usize| line[..until].contains(['=', '＝']);
    let mut open: Option<char> = None;
    // A full-width quote inside of a text that is not closed: it was meant to close it.
    let mut closing = None;
    let mut is_escaped = false;
    for (offset, c) in line.char_indices() {
        let span = start + offset..start + offset + c.len_utf8();
        let found = |instead| Some(FullWidth { span: span.clone(), instead, is_closing: false });
        match open {
            Some(_) if is_escaped => is_escaped = false,
            Some('"') if c == '\\' => is_escaped = true,
            Some(quote) if c == quote => (open, closing) = (None, None),
            Some(quote) if is_quote(c) && closing.is_none() => {
                closing = Some(FullWidth { span, instead: quote, is_closing: true });
            }
            Some(_) => {}
            None => match c {
                '"' | '\'' => open = Some(c),
                '#' => return None,
                '：' if !has_equals(offset) => return found('='),
                c => {
                    if let Some(instead) = ordinary(c) {
                        return found(instead);
                    }
                }
            },
        }
    }
    closing
}

fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '＂' | '‘' | '’' | '＇' | '「' | '」' | '『' | '』')
}

/// The ASCII character that a full-width one stands for.
fn ordinary(c: char) -> Option<char> {
    match c {
        '‘' | '’' | '＇' => Some('\''),
        c if is_quote(c) => Some('"'),
        '、' => Some(','),
        '。' => Some('.'),
        '【' => Some('['),
        '】' => Some(']'),
        '\u{3000}' => Some(' '),
        // The full-width forms of ASCII, in its order.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xff01 + 0x21),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, char)> {
        cause(text, 0).map(|found| (&text[found.span], found.instead))
    }

    #[test]
    fn the_first_full_width_character_is_the_cause() {
        assert_eq!(found("tier ＝ \"A\""), Some(("＝", '=')));
        assert_eq!(found("tier：\"A\""), Some(("：", '=')));
        assert_eq!(found("tier = “A”"), Some(("“", '"')));
        assert_eq!(found("tier = \"A”"), Some(("”", '"')));
        assert_eq!(found("tags = [\"甲\"，\"乙\"]"), Some(("，", ',')));
        assert_eq!(found("tags = ［\"甲\"]"), Some(("［", '[')));
        assert_eq!(found("cadence = １４"), Some(("１", '1')));
    }

    #[test]
    fn what_was_meant_is_read_at_its_place() {
        let text = "tags ＝ ［“甲”，'乙’］ # ＝\nregion = \"上海”\nname = \"张伟\"\n";
        let (repaired, found) = repaired(text);
        assert_eq!((repaired.len(), found.len()), (text.len(), 8), "{repaired}");
        let table: toml::Table = repaired.parse().unwrap();
        assert_eq!(table["tags"].as_array().map(Vec::len), Some(2), "{repaired}");
        assert_eq!(table["region"].as_str().map(str::trim), Some("上海"));
        for table in ["［［snooze］］", "[［snooze]］", "［[snooze］]", "【【snooze】】"] {
            let text = format!("name = \"Ana\"\n{table}\nid = \"x\"\n");
            let (repaired, found) = super::repaired(&text);
            assert!(repaired.len() == text.len() && !found.is_empty(), "{repaired}");
            let read: toml::Table = repaired.parse().unwrap_or_else(|error| panic!("{table}: {error}"));
            assert_eq!(read["snooze"].as_array().map(Vec::len), Some(1), "{repaired}");
        }
        assert!(matches!(super::repaired("a = 1\n"), (Cow::Borrowed(_), found) if found.is_empty()));
    }

    #[test]
    fn texts_and_comments_may_hold_them() {
        assert_eq!(found("name = \"“张伟”，总\" x"), None);
        assert_eq!(found("tier = A # ＝，"), None);
        assert_eq!(found("姓名 = 1"), None);
        assert_eq!(found(""), None);
    }
}
