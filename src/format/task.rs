//! The running texts of a Markdown body, and which of them are tasks.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use unicode_width::UnicodeWidthChar;

use super::cjk_emphasis::Prepared;

/// The text of one paragraph, item, heading or cell, as a reader sees it: without marks of emphasis, links and code.
#[derive(Debug, Default)]
pub struct RunningText {
    /// The box, where the text is a task.
    pub task: Option<TaskBox>,
    /// The text. A line break between two wide characters is left out, any other is a line break.
    pub plain: String,
    /// The parts of which the text is made, in their order.
    parts: Vec<Part>,
    has_break: bool,
}

/// The box of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskBox {
    /// Whether it is ticked.
    pub is_ticked: bool,
    /// The position of the opening bracket, in bytes of the body.
    pub at: usize,
}

#[derive(Debug)]
struct Part {
    /// Where the part begins in the plain text.
    at: usize,
    /// The bytes of the body that it comes from.
    source: Range<usize>,
    is_code: bool,
}

impl RunningText {
    fn push(&mut self, text: &str, source: Range<usize>, is_code: bool) {
        let is_wide = |c: char| c.width() == Some(2);
        if std::mem::take(&mut self.has_break) && !self.plain.is_empty() {
            let joins = self.plain.ends_with(is_wide) && text.starts_with(is_wide);
            self.plain.push_str(if joins { "" } else { "\n" });
        }
        self.parts.push(Part { at: self.plain.len(), source, is_code });
        self.plain.push_str(text);
    }

    /// The words, each with its first byte in the plain text.
    pub fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        let at = |word: &str| word.as_ptr() as usize - self.plain.as_ptr() as usize;
        self.plain.split_whitespace().map(move |word| (at(word), word))
    }

    fn part_at(&self, at: usize) -> Option<&Part> {
        let next = self.parts.partition_point(|part| part.at <= at);
        self.parts[..next].last()
    }

    /// Whether the character at a byte of the plain text is code.
    pub fn is_code(&self, at: usize) -> bool {
        self.part_at(at).is_some_and(|part| part.is_code)
    }

    /// The bytes of the body from which a part of the plain text comes.
    pub fn source_of(&self, plain: Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let part = self.part_at(at)?;
            Some((part.source.start + at - part.at).min(part.source.end.saturating_sub(1)))
        };
        let start = place(plain.start).unwrap_or_default();
        let end = place(plain.end.saturating_sub(1)).map_or(start, |last| last + 1);
        start..end.max(start)
    }
}

/// What a body is made of.
#[derive(Debug, Default)]
pub struct Texts {
    /// The running texts, in their order.
    pub running: Vec<RunningText>,
    /// The bytes of fenced code and of HTML, which nobody takes for a task.
    pub verbatim: Vec<Verbatim>,
}

/// A part of a body that is no running text.
#[derive(Debug)]
pub struct Verbatim {
    /// Its bytes in the body.
    pub range: Range<usize>,
    /// Whether it is HTML, comments too, and not code.
    pub is_html: bool,
}

/// Finds the running texts of a body. An indented code block counts as one: most are a slip of the space bar.
pub fn texts(body: &str) -> Texts {
    let mut texts = Texts::default();
    let mut open: Option<RunningText> = None;
    let mut is_verbatim = false;
    for (event, range) in Prepared::new(body).events_with_places() {
        match event {
            Event::TaskListMarker(is_ticked) => {
                texts.running.extend(open.take());
                open = Some(RunningText { task: Some(TaskBox { is_ticked, at: range.start }), ..Default::default() });
            }
            Event::Text(_) if is_verbatim => {}
            Event::Text(text) => open.get_or_insert_default().push(&text, range, false),
            Event::Code(text) => {
                // Without the backticks, as the text is.
                let inner = body[range.clone()].find(&*text).map_or(range.start, |at| range.start + at);
                open.get_or_insert_default().push(&text, inner..range.end, true);
            }
            Event::SoftBreak | Event::HardBreak => open.get_or_insert_default().has_break = true,
            Event::Start(tag @ (Tag::CodeBlock(CodeBlockKind::Fenced(_)) | Tag::HtmlBlock)) => {
                texts.running.extend(open.take());
                texts.verbatim.push(Verbatim { range, is_html: tag == Tag::HtmlBlock });
                is_verbatim = true;
            }
            Event::InlineHtml(text) => {
                texts.verbatim.push(Verbatim { range: range.clone(), is_html: true });
                // A tag is shown as text, as on the page of the note; no field is read in it.
                if !text.starts_with("<!--") {
                    open.get_or_insert_default().push(&text, range, true);
                }
            }
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => {
                texts.running.extend(open.take());
                is_verbatim = false;
            }
            Event::Start(tag) if is_inline(&tag.to_end()) => {}
            Event::End(tag) if is_inline(&tag) => {}
            // The box of a task may come before its paragraph begins.
            Event::Start(Tag::Paragraph) if open.as_ref().is_some_and(|text| text.plain.is_empty()) => {}
            Event::Start(_) | Event::End(_) => texts.running.extend(open.take()),
            _ => {}
        }
    }
    texts.running.extend(open);
    texts
}

fn is_inline(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tasks(body: &str) -> Vec<String> {
        let texts = texts(body).running;
        texts.into_iter().filter(|text| text.task.is_some()).map(|text| text.plain).collect()
    }

    #[test]
    fn a_task_reads_as_its_reader_sees_it() {
        assert_eq!(tasks("- [ ] 把**样品**给[[zhou|敏姐]]\n  看 `PO-7`\n"), ["把样品给敏姐看 PO-7"]);
        assert_eq!(tasks("- [ ] one\\\n  two\n- [x] three\n\n  four\n"), ["one\ntwo", "three"]);
        assert_eq!(tasks("> 1. [ ] quoted\n"), ["quoted"]);
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let body = "- [ ] a **b** &amp; `due:1`\n  c\n";
        let texts = texts(body).running;
        let found: Vec<(&str, &str, bool)> = texts[0]
            .words()
            .map(|(at, word)| (word, &body[texts[0].source_of(at..at + word.len())], texts[0].is_code(at)))
            .collect();
        assert_eq!(
            found,
            [("a", "a", false), ("b", "b", false), ("&", "&", false), ("due:1", "due:1", true), ("c", "c", false)]
        );
    }

    #[test]
    fn fenced_code_is_verbatim_and_indented_code_is_not() {
        let texts = texts("```\n- [ ] a\n```\n\n    - [ ] b\n");
        assert_eq!((texts.verbatim.len(), texts.running.len()), (1, 1));
        assert_eq!(texts.running[0].plain.trim(), "- [ ] b");
    }
}
