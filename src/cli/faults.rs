//! Faults on the terminal: place, line, reason, and how to fix them.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::style::mark_codes;
use crate::diagnostic::{Diagnostic, Severity};
use crate::i18n::Words;
use crate::i18n::visible::visible;
use crate::wording::fault::{hint, message, severity};

/// All faults as one text.
pub fn render(words: &Words, faults: &[Diagnostic], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for fault in faults {
        out += &one(words, fault, &renderer);
        out += "\n\n";
    }
    out.trim_end().to_owned()
}

fn one(words: &Words, fault: &Diagnostic, renderer: &Renderer) -> String {
    let (label, help) = (severity(words, fault), words.get("severity-help"));
    let (message, hint) = (visible(&message(words, fault)).into_owned(), visible(&hint(words, fault)).into_owned());
    let level = match fault.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let place = &fault.place;
    let path = visible(&place.path);
    let (excerpt, span) = visible_excerpt(&place.excerpt, place.marked());
    let title = level.with_name(label.as_str()).primary_title(message.as_str()).id(fault.fault.code());
    let help = Level::HELP.with_name(help.as_str()).message(hint.as_str());
    let group: Group = if place.line == 0 {
        title.element(Origin::path(&*path)).element(help)
    } else {
        let snippet = Snippet::source(excerpt.as_str())
            .line_start(place.line as usize)
            .annotation(AnnotationKind::Primary.span(span.clone()));
        // When the line was cut or control characters were made visible, the column in the output differs
        // from that in the file.
        if excerpt[..span.start].chars().count() + 1 == place.column as usize {
            title.element(snippet.path(&*path)).element(help)
        } else {
            let origin = Origin::path(&*path).line(place.line as usize).char_column(place.column as usize);
            title.element(origin).element(snippet).element(help)
        }
    };
    mark_codes(&renderer.render(&[group]))
}

/// The line as it is shown, and where the mark begins and ends in it.
fn visible_excerpt(excerpt: &str, marked: Range<usize>) -> (String, Range<usize>) {
    let part = |range: Range<usize>| visible(&excerpt[range]).into_owned();
    let (before, marked, after) = (part(0..marked.start), part(marked.clone()), part(marked.end..excerpt.len()));
    let span = before.len()..before.len() + marked.len();
    (before + &marked + &after, span)
}
