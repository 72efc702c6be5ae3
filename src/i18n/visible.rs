//! Makes text from other people safe to print on a terminal or to write into a commit.

use std::borrow::Cow;

/// Whether a character controls a terminal or changes the order of the text: the control characters of ASCII and C1,
/// those of Unicode's bidirectional algorithm (property `Bidi_Control`), and the separators of lines and paragraphs.
pub fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character takes no room and shows nothing, so that two texts look the same and are not: the property
/// `Default_Ignorable_Code_Point` of Unicode, and the blanks of Hangul, Braille and Khmer.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether such a character has its proper place after `last`: the joiners and variation selectors of emoji and of
/// scripts that need them (Arabic, those of India, Mongolian), the tags in a flag.
fn is_in_place(c: char, last: Option<char>) -> bool {
    let Some(last) = last else { return false };
    match c {
        '\u{200c}' | '\u{200d}' => {
            matches!(last, '\u{600}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
        }
        '\u{fe00}'..='\u{fe0f}' => {
            last.is_ascii_digit()
                || matches!(last, '#' | '*' | '\u{a9}' | '\u{ae}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{9fff}'
                    | '\u{1f000}'..='\u{1faff}')
                    && !is_unseen(last)
        }
        '\u{180b}'..='\u{180f}' => matches!(last, '\u{1800}'..='\u{18af}'),
        '\u{e0100}'..='\u{e01ef}' => matches!(last, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}'),
        '\u{e0020}'..='\u{e007f}' => matches!(last, '\u{1f3f4}' | '\u{e0020}'..='\u{e007e}'),
        _ => false,
    }
}

/// Replaces each character that steers or is unseen by visible text: a control character of ASCII by its picture in
/// Unicode (`␛`), any other by its number (`<U+202E>`). Line ends stay, and a tab becomes spaces.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.bytes().any(|byte| byte != b'\n' && byte.is_ascii_control())
        || !text.chars().any(|c| c != '\n' && (steers(c) || is_unseen(c)))
    {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut last = None;
    for c in text.chars() {
        match c {
            '\n' => shown.push('\n'),
            '\t' => shown.push_str("    "),
            '\0'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7f}' => shown.push('␡'),
            c if steers(c) || is_unseen(c) && !is_in_place(c, last) => shown += &format!("<U+{:04X}>", u32::from(c)),
            c => shown.push(c),
        }
        last = Some(c);
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

    #[test]
    fn what_is_unseen_is_seen_but_where_a_script_needs_it() {
        assert_eq!(visible("A\u{200b}na \u{feff}Bo\u{ad}b\u{2060}"), "A<U+200B>na <U+FEFF>Bo<U+00AD>b<U+2060>");
        assert_eq!(visible("A\u{200d}B 张\u{3164}伟\u{e0041}"), "A<U+200D>B 张<U+3164>伟<U+E0041>");
        for text in ["👨‍👩‍👧 ❤️ 1️⃣", "می\u{200c}خواهم", "葛\u{e0100}城", "🏴\u{e0067}\u{e0062}\u{e007f}"]
        {
            assert_eq!(visible(text), text);
        }
    }
}
