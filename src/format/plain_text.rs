//! Markdown as plain text: its first line, its sections, and what is searched.
//!
//! The signs of Markdown are left out, and the fields of tasks do not stand between the words.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::cjk_emphasis::Prepared;
use super::task_field::{self, TaskField, TaskWord};
use crate::book::letters;

/// Without these, Markdown has no meaning inside of a line.
const SIGNS: [char; 9] = ['*', '_', '[', '`', '<', '&', '\\', '~', '|'];

/// A paragraph, an item or a heading as plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainBlock {
    /// What is read in it. Its lines are those of the source.
    pub text: String,
    /// It is an item of a list.
    pub is_item: bool,
    /// Whether its box is ticked, where it is a task.
    pub ticked: Option<bool>,
    /// The fields of the task.
    pub fields: Vec<TaskField>,
    /// The number of the footnote, where it belongs to one.
    pub note: Option<usize>,
}

/// The part of a text below one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainSection {
    /// The heading; `None` for what stands before the first one.
    pub heading: Option<String>,
    /// Its blocks, with the footnotes that are named in it at the end.
    pub blocks: Vec<PlainBlock>,
}

/// The first line of the first paragraph, list item or heading that has words.
pub fn first_line(body: &str) -> String {
    if let Some(line) = plain_line(body) {
        return line.to_owned();
    }
    let mut first = String::new();
    walk(body, Detail::Words, |block| {
        let Part::Block(block) = block else { return true };
        first = block.text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().to_owned();
        first.is_empty()
    });
    first
}

/// The whole text in lines, as it is searched: tasks with their box before and what their fields say behind their words,
/// addresses of links behind theirs. A text without signs of Markdown is given as it is.
pub fn searched(body: &str) -> Cow<'_, str> {
    if !body.contains(SIGNS) {
        return Cow::Borrowed(body);
    }
    let mut lines: Vec<String> = Vec::new();
    walk(body, Detail::Addresses, |part| {
        lines.push(match part {
            Part::Block(block) => {
                let mark = block.ticked.map_or("", |is_ticked| if is_ticked { "[x] " } else { "[ ] " });
                let values: Vec<String> = block.fields.iter().filter_map(value).collect();
                let values = if values.is_empty() { String::new() } else { format!(" · {}", values.join(" · ")) };
                format!("{mark}{}{values}", block.text.trim())
            }
            Part::Heading(text) => text,
        });
        true
    });
    Cow::Owned(lines.join("\n"))
}

/// What a field says without its key, in the form of the files.
fn value(field: &TaskField) -> Option<String> {
    match field {
        TaskField::Due(day) | TaskField::Done(day) => Some(day.to_string()),
        TaskField::Amount(amount) => Some(amount.normalize().to_string()),
        TaskField::Invoice(no) => Some(no.clone()),
        TaskField::By(_) => None,
    }
}

/// The sections of a text. A footnote is told in each section that names it, as `[1]`.
pub fn plain_sections(body: &str) -> Vec<PlainSection> {
    let (mut sections, mut notes) = (vec![PlainSection::default()], Vec::<PlainBlock>::new());
    walk(body, Detail::Notes, |part| {
        match part {
            Part::Heading(text) => sections.push(PlainSection { heading: Some(text), blocks: Vec::new() }),
            Part::Block(mut block) => {
                block.text = letters::one_line(&block.text);
                let last = sections.last_mut().expect("the first is there");
                if block.note.is_some() { notes.push(block) } else { last.blocks.push(block) }
            }
        }
        true
    });
    let names = |blocks: &[PlainBlock], mark: &str| blocks.iter().any(|block| block.text.contains(mark));
    for section in &mut sections {
        let named = notes.iter().filter_map(|note| {
            let mark = format!("[{}]", note.note?);
            let text = format!("{mark} {}", note.text);
            names(&section.blocks, &mark).then_some(PlainBlock { text, is_item: true, ..note.clone() })
        });
        let named: Vec<PlainBlock> = named.collect();
        section.blocks.extend(named);
    }
    sections.retain(|section| section.heading.is_some() || !section.blocks.is_empty());
    sections
}

/// What is wanted beside the words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// Nothing.
    Words,
    /// The addresses of links.
    Addresses,
    /// These and the numbers of footnotes.
    Notes,
}

/// A part of a text.
enum Part {
    Heading(String),
    Block(PlainBlock),
}

/// Gives the parts of a text in their order, as long as `wants` says so.
fn walk(body: &str, detail: Detail, mut wants: impl FnMut(Part) -> bool) {
    let prepared = Prepared::new(body);
    let mut walker = Walker { detail, open: Open::default(), is_heading: false, notes: Vec::new(), note: None };
    for event in prepared.events() {
        if let Some(part) = walker.take(event)
            && !wants(part)
        {
            return;
        }
    }
    if let Some(part) = walker.end() {
        wants(part);
    }
}

/// The part that is being read.
#[derive(Default)]
struct Open {
    block: PlainBlock,
    /// Where the text is code: a field there is none.
    code: Vec<Range<usize>>,
    /// Where the words of links begin, with the address that is to be told.
    links: Vec<(usize, Option<String>)>,
}

struct Walker {
    detail: Detail,
    open: Open,
    is_heading: bool,
    /// The names of the footnotes, by their numbers.
    notes: Vec<String>,
    /// The footnote whose text is being read.
    note: Option<usize>,
}

impl Walker {
    fn take(&mut self, event: Event) -> Option<Part> {
        let text = &mut self.open.block.text;
        match event {
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => text.push_str(&words),
            Event::Code(code) => {
                self.open.code.push(text.len()..text.len() + code.len());
                text.push_str(&code);
            }
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::End(TagEnd::TableCell) => text.push(' '),
            Event::TaskListMarker(is_ticked) => self.open.block.ticked = Some(is_ticked),
            Event::FootnoteReference(name) if self.detail == Detail::Notes => {
                let mark = format!("[{}]", self.number(&name));
                self.open.block.text += &mark;
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let is_told =
                    self.detail != Detail::Words && !matches!(link_type, LinkType::WikiLink { .. } | LinkType::Email);
                self.open.links.push((text.len(), is_told.then(|| dest_url.to_string())));
            }
            Event::End(TagEnd::Link) => {
                if let Some((start, Some(target))) = self.open.links.pop()
                    && text.get(start..) != Some(&target)
                {
                    *text += &format!(" ({target})");
                }
            }
            Event::Start(tag) => return self.start(&tag),
            Event::End(tag) => return self.close(&tag),
            _ => {}
        }
        None
    }

    fn start(&mut self, tag: &Tag) -> Option<Part> {
        match tag {
            Tag::Item => {
                let last = self.end();
                self.open.block.is_item = true;
                last
            }
            Tag::Heading { .. } => {
                let last = self.end();
                self.is_heading = true;
                last
            }
            Tag::FootnoteDefinition(name) => {
                let last = self.end();
                self.note = Some(self.number(name));
                last
            }
            _ => None,
        }
    }

    fn close(&mut self, tag: &TagEnd) -> Option<Part> {
        match tag {
            TagEnd::Heading(_) => {
                let text = std::mem::take(&mut self.open).block.text;
                self.is_heading = false;
                (self.detail == Detail::Notes || !text.trim().is_empty()).then(|| match self.detail {
                    Detail::Words => Part::Block(PlainBlock { text, ..PlainBlock::default() }),
                    Detail::Addresses | Detail::Notes => Part::Heading(text),
                })
            }
            TagEnd::FootnoteDefinition => {
                let last = self.end();
                self.note = None;
                last
            }
            TagEnd::Paragraph
            | TagEnd::Item
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock => self.end(),
            _ => None,
        }
    }

    /// Ends the block that is open, where it has words or fields.
    fn end(&mut self) -> Option<Part> {
        if self.is_heading || self.open.block.text.trim().is_empty() && self.open.block.ticked.is_none() {
            return None;
        }
        let Open { mut block, code, .. } = std::mem::take(&mut self.open);
        if block.ticked.is_some() {
            (block.text, block.fields) = without_fields(&block.text, &code);
        }
        block.note = self.note;
        (!block.text.trim().is_empty() || !block.fields.is_empty()).then_some(Part::Block(block))
    }

    fn number(&mut self, name: &str) -> usize {
        let known = self.notes.iter().position(|known| known == name);
        1 + known.unwrap_or_else(|| {
            self.notes.push(name.to_owned());
            self.notes.len() - 1
        })
    }
}

/// The words of a task, and its fields. What is code is a word.
fn without_fields(text: &str, code: &[Range<usize>]) -> (String, Vec<TaskField>) {
    let (mut lines, mut fields) = (Vec::new(), Vec::new());
    for line in text.lines() {
        let words = line.split_whitespace().filter(|word| {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            let is_code = code.iter().any(|code| code.contains(&at));
            let TaskWord::Field(field) = task_field::read(word) else { return true };
            fields.extend((!is_code).then_some(field));
            is_code
        });
        let words = words.collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            lines.push(words);
        }
    }
    (lines.join("\n"), fields)
}

/// The first line, if nothing in it has a meaning in Markdown. This is quick, and is so in most notes.
fn plain_line(body: &str) -> Option<&str> {
    let line = body.trim_start_matches(['\n', '\r']).lines().next()?;
    let next_is_underline = || {
        let next = body.trim_start_matches(['\n', '\r']).lines().nth(1).unwrap_or_default();
        next.trim_start().starts_with(['=', '-', '|', ':'])
    };
    let starts_plain = line.chars().next().is_some_and(|c| c.is_alphabetic());
    (starts_plain && !line.contains(SIGNS) && !next_is_underline()).then(|| line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_lines_are_plain() {
        for (body, expect) in [
            ("谈了续约。\n\n第二段", "谈了续约。"),
            ("\n\nWalked line 2.\nMore.", "Walked line 2."),
            ("- [ ] send *the* quote due:2026-01-01\n", "send the quote"),
            ("- [ ] due:2026-01-01\n- [ ] send it\n", "send it"),
            ("- [ ] read `due:2026-01-01` by:me\n", "read due:2026-01-01"),
            ("## Heading\ntext", "Heading"),
            ("See [[chen-jing|Jing]] & <b>bold</b>", "See Jing & <b>bold</b>"),
            ("Title\n=====\n", "Title"),
            ("", ""),
        ] {
            assert_eq!(first_line(body), expect, "{body:?}");
        }
    }

    #[test]
    fn what_is_searched_reads_as_text() {
        for (body, expect) in [
            ("**send** it\nto [[ada|A]] & [us](https://a.b)", "send it\nto A & us (https://a.b)"),
            ("- [ ] **send** the `drawing` due:2026-11-18 by:me\n", "[ ] send the drawing · 2026-11-18"),
            ("- [x] pays\n  amount:8420 for:INV-1 due:2026-11-18\n- b", "[x] pays · 8420 · INV-1 · 2026-11-18\nb"),
            ("## A*b*\n\ntext[^1]\n\n[^1]: note", "Ab\ntext\nnote"),
            ("- a\n- b", "- a\n- b"),
        ] {
            assert_eq!(searched(body), expect, "{body:?}");
        }
    }

    #[test]
    fn sections_are_read_without_the_signs_of_markdown() {
        let blocks = |body: &str| {
            let blocks = plain_sections(body).into_iter().flat_map(|section| section.blocks);
            blocks.map(|one| if one.is_item { format!("- {}", one.text) } else { one.text }).collect::<Vec<_>>()
        };
        assert_eq!(
            blocks(
                "Likes **green** _tea_,\nsee [the list](https://a.b/c) and [[chen-jing|Jing]].\n\n- `one`\n- [ ] two\n\nEnd <a@b.c>"
            ),
            ["Likes green tea, see the list (https://a.b/c) and Jing.", "- one", "- two", "End a@b.c"]
        );
        assert_eq!(blocks("| a | b |\n| - | - |\n| 1 | 2 |\n"), ["a b", "1 2"]);
        assert_eq!(blocks("<https://a.b>"), ["https://a.b"]);
        assert_eq!(blocks(""), Vec::<String>::new());
    }

    #[test]
    fn a_footnote_stands_in_the_section_that_names_it() {
        let sections =
            plain_sections("开头[^b]。\n\n## 需求\n\n机油[^a]\n\n## 其他\n\n[^a]: 牌号 40\n\n[^b]: 电话里说的\n");
        let read = |at: usize| {
            let texts: Vec<&str> = sections[at].blocks.iter().map(|block| block.text.as_str()).collect();
            (sections[at].heading.as_deref(), texts.join("|"))
        };
        assert_eq!(read(0), (None, "开头[1]。|[1] 电话里说的".to_owned()));
        assert_eq!(read(1), (Some("需求"), "机油[2]|[2] 牌号 40".to_owned()));
        assert_eq!(read(2), (Some("其他"), String::new()));
    }
}
