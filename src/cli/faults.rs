//! Faults on the terminal: place, line, reason, mend.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::i18n::Words;
use crate::render::view::faults::{hint, message, severity_id};

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
    let (label, help) = (words.get(severity_id(fault)), words.get("severity-help"));
    let (message, hint) = (message(words, fault), hint(words, fault));
    let level = match fault.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let place = &fault.place;
    let title = level.with_name(label.as_str()).primary_title(message.as_str()).id(fault.fault.code());
    let help = Level::HELP.with_name(help.as_str()).message(hint.as_str());
    let group: Group = if place.line == 0 {
        title.element(Origin::path(&*place.path)).element(help)
    } else {
        let (from, to) = place.mark;
        let snippet = Snippet::source(place.excerpt.as_str())
            .line_start(place.line)
            .annotation(AnnotationKind::Primary.span(from..to));
        // The column in a line that was cut is not that in the excerpt.
        if place.excerpt[..from].chars().count() + 1 == place.column {
            title.element(snippet.path(&*place.path)).element(help)
        } else {
            let origin = Origin::path(&*place.path).line(place.line).char_column(place.column);
            title.element(origin).element(snippet).element(help)
        }
    };
    renderer.render(&[group])
}
