//! Cuts a plain text into the paragraphs of which each is to become a note.

use super::task::Task;
use crate::book::letters;

/// What the program writes before a paragraph that it kept: why. It is left out when the text is read again.
pub const REASON_MARK: &str = "# clientbook:";

/// A paragraph as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// Its lines, without white space at their ends and without empty ones.
    pub text: String,
}

impl Paragraph {
    /// The first line, in which the customer is named.
    pub fn first_line(&self) -> &str {
        self.text.lines().next().unwrap_or_default()
    }

    /// What names it among others, as long as its text stays: 16 hexadecimal digits.
    pub fn key(&self) -> String {
        format!("{:016x}", xxhash_rust::xxh3::xxh3_64(self.text.as_bytes()))
    }
}

/// The paragraphs of a text: what stands between empty lines. Tasks after an empty line belong to the paragraph before
/// them; so does what follows a line that is only a head, as `is_head` says of two paragraphs.
pub fn paragraphs(text: &str, mut is_head: impl FnMut(&Paragraph, &Paragraph) -> bool) -> Vec<Paragraph> {
    let mut all: Vec<Paragraph> = Vec::new();
    for next in blocks(text) {
        match all.last_mut() {
            Some(last) if next.text.lines().all(|line| Task::of(line).is_some()) || is_head(last, &next) => {
                last.text.push('\n');
                last.text += &next.text;
            }
            _ => all.push(next),
        }
    }
    all
}

fn blocks(text: &str) -> Vec<Paragraph> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
    let (mut all, mut open) = (Vec::new(), Paragraph::default());
    for (at, line) in text.lines().enumerate() {
        if line.starts_with(REASON_MARK) {
            continue;
        }
        let line = line.trim_end();
        if line.is_empty() {
            if !open.text.is_empty() {
                all.push(std::mem::take(&mut open));
            }
        } else if open.text.is_empty() {
            open = Paragraph { line: at + 1, text: line.to_owned() };
        } else {
            open.text.push('\n');
            open.text += line;
        }
    }
    if !open.text.is_empty() {
        all.push(open);
    }
    all
}

/// The text of paragraphs that are kept, each under the reason.
pub fn kept_text<'p>(kept: impl IntoIterator<Item = (&'p Paragraph, &'p str)>) -> String {
    let one = |(paragraph, reason): (&Paragraph, &str)| {
        format!("{REASON_MARK} {}\n{}\n", letters::one_line(reason), paragraph.text)
    };
    kept.into_iter().map(one).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Vec<(usize, String)> {
        paragraphs(text, |_, _| false).into_iter().map(|one| (one.line, one.text)).collect()
    }

    #[test]
    fn a_paragraph_ends_at_an_empty_line_and_keeps_its_tasks() {
        let text = "\nAna called\r\nmore \n\n- [ ] send it\n \nBo\rmailed\n# clientbook: no customer fits\nLi\n";
        let expect = [(2, "Ana called\nmore\n- [ ] send it"), (7, "Bo\nmailed\nLi")];
        assert_eq!(of(text), expect.map(|(line, text)| (line, text.to_owned())));
        assert_eq!(of("- [ ] alone\n"), [(1, "- [ ] alone".to_owned())]);
    }

    proptest! {
        #[test]
        fn no_line_is_lost(text in "([a-z张 \\-\\[\\]]{0,6}\n){0,12}") {
            let lines = |text: &str| -> Vec<String> {
                let lines = text.lines().map(|line| line.trim_end().to_owned());
                lines.filter(|line| !line.is_empty()).collect()
            };
            let read: Vec<String> = of(&text).iter().flat_map(|(_, text)| lines(text)).collect();
            prop_assert_eq!(read, lines(&text));
        }

        #[test]
        fn what_is_kept_is_read_again(text in "([a-z张 ]{0,6}\n){0,12}") {
            let first = paragraphs(&text, |_, _| false);
            let kept = kept_text(first.iter().map(|one| (one, "no\ncustomer")));
            let again: Vec<String> = of(&kept).into_iter().map(|(_, text)| text).collect();
            prop_assert_eq!(again, first.into_iter().map(|one| one.text).collect::<Vec<_>>());
        }
    }
}
