//! Breaks long lines, so that they fit a terminal of some columns. Chinese characters are two columns wide.

use unicode_width::UnicodeWidthChar;

use super::style::{Part, parts};
use crate::i18n::visible::visible;

/// A piece of a line that is not broken, and the number of spaces after it.
#[derive(Default)]
struct Word {
    text: String,
    width: usize,
    spaces: usize,
}

/// Punctuation that does not begin a line.
const NOT_FIRST: &str = "，。、；：！？）》」』】〉”’…—～·%‰";

/// Punctuation that does not end a line.
const NOT_LAST: &str = "（《「『【〈“‘";

/// The text with its lines broken to `width` columns; what follows in a line is indented by `indent` columns.
pub fn fold(text: &str, indent: usize, width: usize) -> String {
    let folded: Vec<String> = text.split('\n').map(|line| fold_line(line, indent, width)).collect();
    folded.join("\n")
}

fn fold_line(line: &str, indent: usize, width: usize) -> String {
    let room = width.saturating_sub(indent).max(8);
    let mut out = String::with_capacity(line.len() + 16);
    let (mut column, mut spaces, mut is_start) = (0, 0, true);
    for word in words(line, room) {
        if !is_start && column + spaces + word.width > width {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
        } else {
            out.push_str(&" ".repeat(spaces));
            column += spaces;
        }
        // Spaces at the beginning of the line belong to its first word.
        is_start &= word.width == 0;
        out.push_str(&word.text);
        column += word.width;
        spaces = word.spaces;
    }
    out
}

/// Cuts a line into words; one that is wider than `room` is cut too.
fn words(line: &str, room: usize) -> Vec<Word> {
    let mut words = vec![Word::default()];
    let mut last = ' ';
    for part in parts(line) {
        let text = match part {
            Part::Mark(mark) => {
                words.last_mut().into_iter().for_each(|word| word.text.push_str(mark));
                continue;
            }
            Part::Text(text) => visible(text),
        };
        for c in text.chars() {
            let Some(word) = words.last_mut() else { break };
            if c == ' ' {
                word.spaces += 1;
            } else {
                let width = c.width().unwrap_or(0);
                let breaks = word.spaces > 0 || may_break(last, c) || word.width + width > room;
                if breaks && (word.width > 0 || word.spaces > 0) {
                    words.push(Word { text: c.into(), width, spaces: 0 });
                } else {
                    word.text.push(c);
                    word.width += width;
                }
            }
            last = c;
        }
    }
    words
}

/// Whether a line may end between two characters: beside a Chinese one, but not before or after some punctuation.
fn may_break(last: char, next: char) -> bool {
    let is_wide = |c: char| c.width() == Some(2);
    next.width() != Some(0) && (is_wide(last) || is_wide(next)) && !NOT_FIRST.contains(next) && !NOT_LAST.contains(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::style::{Look, paint, shown};

    #[test]
    fn lines_break_at_spaces_and_between_chinese_characters() {
        assert_eq!(fold("one two three", 0, 8), "one two\nthree");
        assert_eq!(fold("late  one two three", 6, 14), "late  one two\n      three");
        assert_eq!(fold("欠一万元，逾期", 2, 10), "欠一万元，\n  逾期");
        assert_eq!(fold("欠一万元，逾期", 2, 9), "欠一万\n  元，逾\n  期");
        assert_eq!(fold("a\nabcdefghijklm", 0, 8), "a\nabcdefgh\nijklm");
    }

    #[test]
    fn styles_have_no_width() {
        let text = format!("{} two", paint(Look::Strong, "one"));
        assert_eq!(shown(&fold(&text, 0, 7)), "\u{1b}[1mone\u{1b}[0m two");
    }
}
