//! Makes text from other people safe to print on a terminal or to write into a commit.

use std::borrow::Cow;

/// Whether a character controls a terminal or changes the order of the text: the control characters of ASCII and C1,
/// those of Unicode's bidirectional algorithm (property `Bidi_Control`), and the separators of lines and paragraphs.
pub fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// Replaces each such character by visible text: a control character of ASCII by its picture in Unicode (`␛`), any
/// other by its number (`<U+202E>`). Line ends stay, and a tab becomes spaces.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c != '\n' && steers(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' => shown.push('\n'),
            '\t' => shown.push_str("    "),
            '\0'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7f}' => shown.push('␡'),
            c if steers(c) => shown += &format!("<U+{:04X}>", u32::from(c)),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// The same as [`visible`], but on one line.
pub fn visible_line(text: &str) -> String {
    visible(&text.replace('\n', " ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_seen() {
        assert_eq!(visible("plain 张伟\n👨‍👩‍👧"), "plain 张伟\n👨‍👩‍👧");
        assert_eq!(visible("\u{1b}[31m\u{7}\r\u{8}\u{7f}"), "␛[31m␇␍␈␡");
        assert_eq!(visible("\u{9b}2J\u{202e}evil\u{2028}"), "<U+009B>2J<U+202E>evil<U+2028>");
        assert_eq!(visible_line("a\nb"), "a b");
    }
}
