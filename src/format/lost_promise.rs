//! What looks like a task or a promise and is none: reported, because a promise must not be lost silently.

use std::ops::Range;

use super::source::Source;
use super::task::{RunningText, Texts, Verbatim};
use super::task_field::{self, TaskField, TaskWord};
use crate::diagnostic::Fault;

/// Reports boxes that are no tasks, and fields outside of tasks, in the body that begins at the byte `base` of the
/// file. A line gets one fault.
pub fn report(source: &mut Source, base: usize, texts: &Texts) {
    let mut told: Vec<Range<usize>> = Vec::new();
    report_boxes(source, base, texts, &mut told);
    report_verbatim(source, base, texts);
    for running in texts.running.iter().filter(|running| running.task.is_none()) {
        for (at, word) in running.words() {
            let Some((key, inside)) = stray_field(word) else { continue };
            let span = running.source_of(at + inside..at + word.len());
            if told.iter().any(|line| line.contains(&span.start)) {
                continue;
            }
            told.push(line_of(&source.text[base..], span.start));
            let fault = source.fault(Fault::LostPromise, base + span.start..base + span.end);
            source.report(fault.with("field", &word[inside..]).with("key", key));
        }
    }
}

/// Reports fields in HTML, which the pages show as text, comments too; and in fenced code those of boxes, which look like
/// promises.
fn report_verbatim(source: &mut Source, base: usize, texts: &Texts) {
    for Verbatim { range, is_html } in &texts.verbatim {
        let block = &source.text[base..][range.clone()];
        let (mut start, mut found) = (range.start, Vec::new());
        for line in block.split_inclusive('\n') {
            let words = line.split_whitespace().filter(|_| *is_html || looks_like_a_box(line).is_some());
            if let Some((word, (key, inside))) = words.filter_map(|word| Some((word, stray_field(word)?))).next() {
                let field = word[inside..].trim_end_matches('>').trim_end_matches('-');
                let at = start + (word.as_ptr() as usize - line.as_ptr() as usize) + inside;
                let fault = source.fault(Fault::LostPromise, base + at..base + at + field.len());
                found.push(fault.with("field", field).with("key", key).hint("hint-verbatim-promise"));
            }
            start += line.len();
        }
        found.into_iter().for_each(|fault| source.report(fault));
    }
}

/// The line around a byte.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    start..end.max(start + 1)
}

/// A `due` or `amount` with a value; the key, and where it begins in the word.
fn stray_field(word: &str) -> Option<(&'static str, usize)> {
    match task_field::read(word) {
        TaskWord::Field(TaskField::Due(_)) => Some(("due", 0)),
        TaskWord::Field(TaskField::Amount(_)) => Some(("amount", 0)),
        TaskWord::Bad { key: key @ ("due" | "amount"), value, .. } if !value.is_empty() => Some((key, 0)),
        TaskWord::Hidden { key, at, .. } => Some((key, at)),
        TaskWord::Field(_) | TaskWord::Bad { .. } | TaskWord::Text => None,
    }
}

fn report_boxes(source: &mut Source, base: usize, texts: &Texts, told: &mut Vec<Range<usize>>) {
    let body = &source.text[base..];
    let is_task =
        |at: usize| texts.running.iter().any(|text: &RunningText| text.task.is_some_and(|task| task.at == at));
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        let Some(found) = looks_like_a_box(line) else { continue };
        let at = range.start + found.start;
        if !is_task(at) && !texts.verbatim.iter().any(|verbatim| verbatim.range.contains(&at)) {
            let fault = source.fault(Fault::BadBox, base + at..base + range.start + found.end);
            source.report(fault.with("box", &line[found]));
            told.push(range);
        }
    }
}

/// The bytes of what looks like a box at the beginning of a line or of an item.
fn looks_like_a_box(line: &str) -> Option<Range<usize>> {
    let rest = line.trim_start_matches([' ', '\t', '>', '\u{3000}']);
    let item = rest.strip_prefix(['-', '*', '+', '－', '–', '—', '•', '·']).or_else(|| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.strip_prefix(['.', ')', '、', '．'])
    });
    let rest = item.unwrap_or(rest).trim_start_matches([' ', '\t', '\u{3000}']);
    let inside = rest.strip_prefix(['[', '［', '【'])?;
    let end = inside.find([']', '］', '】'])?;
    let content = &inside[..end];
    if content.chars().count() > 3 || !content.chars().all(|c| " \u{3000}\txX×✓✔√vV".contains(c)) {
        return None;
    }
    let after = &inside[end..];
    let after = &after[after.chars().next()?.len_utf8()..];
    let is_link = after.starts_with(['(', '[', ':']);
    (!is_link && !after.trim().is_empty()).then(|| {
        let start = line.len() - rest.len();
        start..line.len() - after.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::task;

    fn faults(text: &str) -> Vec<(Fault, u32)> {
        let mut source = Source::new("note.md", text);
        report(&mut source, 0, &task::texts(text));
        source.faults.into_iter().map(|fault| (fault.fault, fault.place.line)).collect()
    }

    #[test]
    fn boxes_that_are_no_tasks_are_told() {
        for text in [
            "-[ ] a\n",
            "- [] a\n",
            "- [  ] a\n",
            "- [ ]a\n",
            "- ［ ］a\n",
            "- 【x】 a\n",
            "- [　] a\n",
            "[ ] a\n",
            "－ [ ] a\n",
            "Talk.\n\n    - [ ] a\n",
            "- [√] a\n",
        ] {
            assert_eq!(faults(text).iter().map(|(fault, _)| *fault).collect::<Vec<_>>(), [Fault::BadBox], "{text}");
        }
    }

    #[test]
    fn tasks_links_and_code_are_not_told() {
        for text in [
            "- [ ] a\n- [x] b\n",
            "> - [ ] a\n",
            "[x](https://a.b)\n",
            "[x]: https://a.b\n",
            "- [[x]] came\n",
            "- [ ]\n",
            "```\n-[ ] a\ndue:2026-11-30\n```\n",
            "<!-- [ ] a, when due -->\n",
            "1. [ ] a\n",
            "is due: 2026-11-30, overdue:5\n",
        ] {
            assert_eq!(faults(text), [], "{text}");
        }
    }

    #[test]
    fn a_field_outside_of_a_task_is_told_once_a_line() {
        assert_eq!(faults("Talk.\n\npays due:2026-11-30 amount:5\n"), [(Fault::LostPromise, 3)]);
        assert_eq!(faults("| who | what |\n| - | - |\n| a | [ ] pays amount:840 |\n"), [(Fault::LostPromise, 3)]);
        assert_eq!(faults("- [ ] a due:2026-11-30\n\n  amount:5\n"), [(Fault::LostPromise, 3)]);
        assert_eq!(faults("```\n- [ ] a due:2026-11-30 amount:5\n```\n"), [(Fault::LostPromise, 2)]);
        assert_eq!(faults("<div>\n- [ ] a amount:5\n</div>\n"), [(Fault::LostPromise, 2)]);
        assert_eq!(faults("<!-- due:2026-11-30 -->\n"), [(Fault::LostPromise, 1)]);
        assert_eq!(faults("<!--\n- [ ] a due:2026-11-30\n-->\n"), [(Fault::LostPromise, 2)]);
        assert_eq!(faults("- [ ] a <!--due:2026-11-30--> b\n"), [(Fault::LostPromise, 1)]);
        assert_eq!(faults("<!-- open\n- [ ] a due:2026-11-30\n"), [(Fault::LostPromise, 2)]);
        assert_eq!(faults("`due:2026-11-30`\n"), [(Fault::LostPromise, 1)]);
        assert_eq!(faults("- []汇款 due:2026-11-30\n"), [(Fault::BadBox, 1)]);
    }
}
