//! Faults of whole files, and of questions that a merge left open.

use std::ffi::OsStr;

use crate::book::letters;
use crate::book::record::Record;
use crate::diagnostic::{Diagnostic, Fault, Lines, Place};
use crate::disk::names;
use crate::format::conflict::{self, Question};
use crate::format::source::Source;

/// A fault that concerns a file as a whole.
pub fn file_fault(fault: Fault, path: &str) -> Diagnostic {
    Diagnostic::new(fault, Place::file(path))
}

/// The hint of a question that `clientbook set` can answer.
pub const FIELD_HINT: &str = "hint-question-field";

/// Reports open questions of a merge (two devices say different things) until the user answers them.
pub fn report_questions(source: &mut Source, text: &str, questions: &[Question]) {
    // Nearly every file.
    if questions.is_empty() {
        return;
    }
    let (lines, path) = (Lines::new(text), source.path.into());
    // `clientbook set` answers a field of a card, and nothing else.
    let card = Record::of_path(source.path).filter(|(_, record)| *record == Record::Card).map(|(id, _)| id);
    let fields = conflict::front_matter_of(text);
    for question in questions {
        let version = |range: &std::ops::Range<usize>| letters::one_line(&text[range.clone()]);
        let versions =
            question.versions.iter().map(version).map(|text| if text.is_empty() { "–".to_owned() } else { text });
        let versions: Vec<String> = versions.collect();
        let line = question.span.start
            ..text[question.span.start..].find('\n').map_or(text.len(), |end| question.span.start + end);
        let place = lines.place(&path, line);
        let fault = Diagnostic::new(Fault::Question, place);
        let fault = fault.with("ours", &*versions[0]).with("theirs", versions[1..].join(" · "));
        source.report(match card.filter(|_| fields.contains(&question.span.start)) {
            Some(customer) => fault.with("customer", customer).hint(FIELD_HINT),
            None => fault,
        });
    }
}

/// The fault of a name that is not UTF-8, which git and a backup cannot carry to another device.
pub fn encoding_fault(fault: Fault, shown: &str, name: &OsStr) -> Diagnostic {
    file_fault(fault, shown).with("id", names::readable(name)).hint("hint-name-encoding")
}
