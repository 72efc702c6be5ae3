//! A task as a page shows it: its box, its words, and behind them its fields.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::html::escape;
use crate::book::Day;
use crate::book::visit::Party;
use crate::format::task_field::{self, TaskField, TaskWord};
use crate::i18n::Words;
use crate::wording;

/// A task whose text is being shown: whether its box is ticked, its day has passed, the customer promised it.
pub struct ShownTask {
    is_done: bool,
    is_late: bool,
    is_theirs: bool,
    /// Its fields, ready to read; they come after the text.
    fields: Vec<String>,
}

impl ShownTask {
    /// A task of which only the box was read.
    pub fn new(is_done: bool) -> ShownTask {
        ShownTask { is_done, is_late: false, is_theirs: false, fields: Vec::new() }
    }

    /// Whether something is to stand behind the text.
    pub fn has_fields(&self) -> bool {
        !self.fields.is_empty()
    }

    /// What stands behind the text; a promise whose day has passed is told as such.
    pub fn fields(self, words: &Words) -> String {
        let mut fields = self.fields;
        let is_broken = self.is_late && !self.is_done;
        if is_broken {
            fields.push(words.get(if self.is_theirs { "promise-broken" } else { "promise-late" }));
        }
        let class = if is_broken { " class=\"late\"" } else { "" };
        format!(" <small{class}>{}</small>", escape(&fields.join(" · ")))
    }

    /// A part of the text without the fields, which are kept for its end in readable form.
    pub fn without_fields(&mut self, text: &str, words: &Words, today: Day) -> String {
        let mut rest = String::with_capacity(text.len());
        let mut ends_with_field = false;
        for piece in text.split_inclusive(char::is_whitespace) {
            let TaskWord::Field(field) = task_field::read(piece.trim_end()) else {
                rest.push_str(piece);
                ends_with_field &= piece.trim().is_empty();
                continue;
            };
            match &field {
                TaskField::Due(day) => self.is_late = *day < today,
                TaskField::By(party) => self.is_theirs = *party == Party::Customer,
                TaskField::Done(_) | TaskField::Amount(_) | TaskField::Invoice(_) => {}
            }
            ends_with_field = true;
            self.fields.extend(wording::task::field(words, &field));
        }
        if ends_with_field {
            rest.truncate(rest.trim_end().len());
        }
        rest
    }
}

/// Whether an event ends the text of a task: the end of its paragraph or item, or the begin of a list inside.
pub fn ends(event: &Event) -> bool {
    match event {
        Event::End(tag) => matches!(tag, TagEnd::Item | TagEnd::Paragraph),
        Event::Start(tag) => matches!(
            tag,
            Tag::List(_) | Tag::Item | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Heading { .. }
        ),
        _ => false,
    }
}

/// The box.
pub fn mark(is_done: bool) -> &'static str {
    if is_done { "<span class=\"task done\">☑</span> " } else { "<span class=\"task\">☐</span> " }
}
