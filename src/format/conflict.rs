//! Questions in a file: different versions from two devices, until the user chooses one.
//!
//! They have the form of git's conflicts and contain only the lines that differ:
//!
//! ```text
//! <<<<<<< one device
//! tier = "A"
//! =======
//! tier = "B"
//! >>>>>>> another device
//! ```
//!
//! Until the question is answered, the first version counts (or the second, if the first is empty). The rest of the
//! file is read as usual. In a Markdown body both versions are shown.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::front_matter;

/// The line above the first version. The marks do not say which device is which: the file is read on both.
pub const OPEN: &str = "<<<<<<< one device";
/// The line between the versions.
pub const MIDDLE: &str = "=======";
/// The line below the last version.
pub const CLOSE: &str = ">>>>>>> another device";

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The bytes of the whole block with its marks.
    pub span: Range<usize>,
    /// The bytes of each version. A version is empty where the lines were removed.
    pub versions: Vec<Range<usize>>,
}

impl Question {
    /// The index of the version that counts until the question is answered.
    pub fn counts(&self) -> usize {
        self.versions.iter().position(|version| !version.is_empty()).unwrap_or(0)
    }
}

/// Whether the text could hold a question: a quick check, because most texts have none.
fn may_hold_one(text: &str) -> bool {
    static MARK: LazyLock<Finder> = LazyLock::new(|| Finder::new("<<<<<<< "));
    MARK.find(text.as_bytes()).is_some()
}

/// The questions in a text. A mark without its counterpart is ordinary text.
pub fn find(text: &str) -> Vec<Question> {
    if !may_hold_one(text) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut open: Option<(usize, usize, Vec<Range<usize>>)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        let mark = line.trim_end();
        if mark.starts_with("<<<<<<< ") {
            open = Some((start, end, Vec::new()));
        } else if let Some((begin, from, versions)) = &mut open {
            // With `diff3`, git writes the common ancestor between `|||||||` and `=======`.
            if mark == MIDDLE || mark.starts_with("||||||| ") || mark.starts_with(">>>>>>> ") {
                versions.push(*from..start);
                *from = end;
            }
            if mark.starts_with(">>>>>>> ") {
                let question = Question { span: *begin..end, versions: std::mem::take(versions) };
                found.extend((question.versions.len() > 1).then_some(question));
                open = None;
            }
        }
    }
    found
}

/// The text without marks, so that it can be read while its questions are open. Its length is the same, so that all
/// positions stay valid. In TOML the versions that do not count become comments; in a body only the marks become
/// spaces.
pub fn readable<'t>(text: &'t str, questions: &[Question], is_toml: bool) -> Cow<'t, str> {
    if questions.is_empty() {
        return Cow::Borrowed(text);
    }
    let toml = if is_toml { 0..text.len() } else { front_matter_of(text) };
    let mut bytes = text.as_bytes().to_vec();
    for question in questions {
        let in_toml = toml.contains(&question.span.start);
        let counts = &question.versions[question.counts()];
        let mut at = question.span.start;
        for line in text[question.span.clone()].split_inclusive('\n') {
            let span = at..at + line.trim_end_matches(['\n', '\r']).len();
            at += line.len();
            let is_version = question.versions.iter().any(|version| version.contains(&span.start));
            if in_toml && !counts.contains(&span.start) {
                comment_out(&mut bytes[span]);
            } else if !is_version {
                bytes[span].fill(b' ');
            }
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Replaces the first character by `#`, filled up with spaces to the same number of bytes.
fn comment_out(line: &mut [u8]) {
    if let Some(first) = line.first_mut() {
        *first = b'#';
        line[1..].iter_mut().take_while(|byte| **byte & 0xC0 == 0x80).for_each(|byte| *byte = b' ');
    }
}

/// The bytes of the TOML above a Markdown body; empty where there is none.
pub fn front_matter_of(text: &str) -> Range<usize> {
    front_matter::split(text).ok().and_then(|parts| parts.toml).unwrap_or(0..0)
}

/// The beginning of a comment that hides a line of a question while the TOML is edited.
const HIDDEN: &str = "#?clientbook? ";

/// Follows [`HIDDEN`] in place of the version that counts, with its number of lines. That version follows the block.
const HERE: &str = "@";

/// Turns each question into comments above the version that counts. Then the rest of the TOML can be edited, and
/// nothing new is inserted within a question. [`show`] undoes it.
pub fn hide(toml: &str) -> Cow<'_, str> {
    let questions = find(toml);
    if questions.is_empty() {
        return Cow::Borrowed(toml);
    }
    let mut out = String::with_capacity(toml.len() + 200);
    let mut from = 0;
    for question in &questions {
        out += &toml[from..question.span.start];
        from = question.span.end;
        let counts = question.versions[question.counts()].clone();
        let mut hide = |text: &str| text.split_inclusive('\n').for_each(|line| out += &format!("{HIDDEN}{line}"));
        hide(&toml[question.span.start..counts.start]);
        hide(&format!("{HERE}{}\n", toml[counts.clone()].lines().count()));
        hide(&toml[counts.end..question.span.end]);
        out += &toml[counts];
    }
    Cow::Owned(out + &toml[from..])
}

/// Undoes [`hide`].
pub fn show(toml: String) -> String {
    if !toml.contains(HIDDEN) {
        return toml;
    }
    let mut out = String::with_capacity(toml.len());
    let mut lines = toml.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let Some(first) = line.strip_prefix(HIDDEN) else {
            out += line;
            continue;
        };
        let mut block = vec![first];
        while !block.last().is_some_and(|line| line.starts_with(">>>>>>> ")) {
            let Some(line) = lines.next() else { break };
            block.push(line.strip_prefix(HIDDEN).unwrap_or(line));
        }
        let count = block.iter().find_map(|line| line.strip_prefix(HERE)?.trim().parse::<usize>().ok()).unwrap_or(0);
        let counts: String = lines.by_ref().take(count).collect();
        block.iter().for_each(|line| out += if line.starts_with(HERE) { &counts } else { line });
    }
    out
}

/// Answers the questions about these keys with the version that counts.
pub fn answer_keys(text: &str, keys: &[&str]) -> String {
    let questions = find(text);
    let is_about = |question: &&Question| {
        let counts = &text[question.versions[question.counts()].clone()];
        let key = |line: &str| line.split_once('=').map(|(key, _)| key.trim().trim_matches('"').to_owned());
        counts
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'))
            .find_map(key)
            .is_some_and(|key| keys.contains(&key.as_str()))
    };
    let answers: Vec<(&Question, usize)> =
        questions.iter().filter(is_about).map(|question| (question, question.counts())).collect();
    answer(text, &answers)
}

/// A question with these versions. Each version is empty or ends with a line end. A version that is a question itself
/// contributes its own versions.
pub fn block(versions: &[String], line_end: &str) -> String {
    let mut all: Vec<String> = Vec::new();
    for version in versions {
        for one in alternatives(version) {
            if !all.contains(&one) {
                all.push(one);
            }
        }
    }
    if all.len() == 1 {
        return all.concat();
    }
    format!("{OPEN}{line_end}{}{CLOSE}{line_end}", all.join(&format!("{MIDDLE}{line_end}")))
}

/// The versions in a text that is a question. Any other text is its own only version.
fn alternatives(text: &str) -> Vec<String> {
    match &find(text)[..] {
        [question] if question.span == (0..text.len()) => {
            question.versions.iter().map(|version| text[version.clone()].to_owned()).collect()
        }
        // The underline of a Markdown heading could be taken for the mark. With a space before it, it is not, and it
        // has the same meaning in Markdown.
        _ => vec![
            text.split_inclusive('\n')
                .map(|line| if line.trim_end() == MIDDLE { format!(" {line}") } else { line.to_owned() })
                .collect(),
        ],
    }
}

/// Answers some questions, each by the version with the index given.
pub fn answer(text: &str, answers: &[(&Question, usize)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (question, version) in answers {
        out += &text[at..question.span.start];
        out += &text[question.versions[*version].clone()];
        at = question.span.end;
    }
    out + &text[at..]
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "+++\nname = \"A\"\n<<<<<<< one device\n客 = 1\n=======\n客 = 2\n>>>>>>> another device\n+++\n\n<<<<<<< x\none\n=======\ntwo\n>>>>>>> y\n";

    #[test]
    fn the_first_version_counts_and_places_stay() {
        let questions = find(TEXT);
        assert_eq!(questions.len(), 2);
        let read = readable(TEXT, &questions, false);
        assert_eq!(read.len(), TEXT.len());
        let lines: Vec<&str> = read.lines().map(str::trim_end).collect();
        assert_eq!(lines[3], "客 = 1");
        assert!(lines[2].starts_with('#') && lines[5].starts_with('#') && lines[6].starts_with('#'));
        assert_eq!(lines[9..], ["", "one", "", "two", ""]);
    }

    #[test]
    fn where_the_first_is_empty_the_other_counts() {
        let text = "a = 1\n<<<<<<< one device\n=======\nb = 2\n>>>>>>> another device\n";
        assert!(readable(text, &find(text), true).contains("\nb = 2\n"));
    }

    #[test]
    fn what_is_hidden_is_shown_again() {
        let toml = "a = 1\n<<<<<<< one device\nb = 1\n=======\nb = 2\n>>>>>>> another device\nc = 3\n";
        assert!(hide(toml).parse::<toml_edit::DocumentMut>().is_ok());
        assert_eq!(show(hide(toml).into_owned()), toml);
        // A new key is inserted after a question at the end.
        let last = "a = 1\n<<<<<<< one device\n=======\nb = 2\n>>>>>>> another device\n";
        let mut document = crate::format::document::Document::of_toml(last).unwrap();
        document.set("c", 3.into());
        assert_eq!(document.text(), format!("{last}c = 3\n"));
        assert_eq!(answer_keys(toml, &["b"]), "a = 1\nb = 1\nc = 3\n");
        assert_eq!(answer_keys(toml, &["c"]), toml);
    }

    #[test]
    fn a_question_about_a_question_asks_for_all_versions() {
        let (a, b, c) = ("A\n".to_owned(), "B\n".to_owned(), "C\n=======\n".to_owned());
        let first = block(&[a.clone(), b.clone()], "\n");
        let both = block(&[first, block(&[a.clone(), c], "\n")], "\n");
        let questions = find(&both);
        let versions: Vec<&str> = questions[0].versions.iter().map(|version| &both[version.clone()]).collect();
        assert_eq!((questions.len(), versions), (1, vec!["A\n", "B\n", "C\n =======\n"]));
    }

    #[test]
    fn a_mark_alone_is_text() {
        for text in ["<<<<<<< x\nno end\n", "=======\n", "<<<<<<< x\n>>>>>>> y\n"] {
            assert!(find(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn an_answer_takes_one_version() {
        let questions = find(TEXT);
        let text = answer(TEXT, &[(&questions[0], 1)]);
        assert!(text.starts_with("+++\nname = \"A\"\n客 = 2\n+++\n") && find(&text).len() == 1);
    }
}
