//! Promises: task items with a due date in a Markdown body.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use rust_decimal::Decimal;

use super::lost_promise;
use super::source::{Referent, Source};
use super::task::{self, RunningText};
use super::task_field::{self, TaskField, TaskWord};
use crate::book::currency;
use crate::book::visit::Party;
use crate::book::{Day, Promise};
use crate::diagnostic::{Diagnostic, Fault};

/// The key of a promised amount among the references: it is in the customer's currency.
pub const PROMISED: &str = "amount:";

/// The promises in `source.text[body]`: tasks with `due:`. Words that are not fields are the text of the promise. What
/// looks like a promise and is none is reported.
pub fn parse_all(source: &mut Source, body: Range<usize>) -> Vec<Promise> {
    if !may_hold_tasks(&source.text[body.clone()]) {
        return Vec::new();
    }
    let texts = task::texts(&source.text[body.clone()]);
    lost_promise::report(source, body.start, &texts);
    let mut promises = Vec::new();
    for text in &texts.running {
        let Some(task) = text.task else { continue };
        let read = read_task(source, body.start, text);
        promises.extend(read.due.map(|due| Promise {
            kept: task.is_ticked,
            text: read.words.join(" "),
            due,
            done: read.done,
            by: read.by.unwrap_or(Party::Me),
            amount: read.amount,
            invoice: read.invoice,
            mark_at: body.start + task.at + 1,
        }));
    }
    promises
}

/// Whether a text has anything that could be a box or a field. Most notes have nothing and are not parsed.
fn may_hold_tasks(text: &str) -> bool {
    static WIDE: LazyLock<[Finder; 3]> = LazyLock::new(|| ["［", "【", "："].map(Finder::new));
    let [bracket, lenticular, colon] = &*WIDE;
    let bytes = text.as_bytes();
    // `due` and `amount` end with these letters.
    let is_key = |colon: usize| colon > 0 && b"eEtT".contains(&bytes[colon - 1]);
    // The first byte of full-width letters.
    let is_wide_key = |colon: usize| is_key(colon) || colon > 2 && bytes[colon - 3] == 0xEF;
    memchr::memchr(b'[', bytes).is_some()
        || memchr::memchr_iter(b':', bytes).any(is_key)
        || colon.find_iter(bytes).any(is_wide_key)
        || bracket.find(bytes).is_some()
        || lenticular.find(bytes).is_some()
}

/// What the words of a task say.
#[derive(Default)]
struct ReadTask<'t> {
    words: Vec<&'t str>,
    due: Option<Day>,
    done: Option<Day>,
    /// `None` for the owner of the book.
    by: Option<Party>,
    amount: Option<Decimal>,
    invoice: Option<String>,
}

impl ReadTask<'_> {
    /// Whether the task has a field of this kind. The first one counts.
    fn has(&self, field: &TaskField) -> bool {
        match field {
            TaskField::Due(_) => self.due.is_some(),
            TaskField::Done(_) => self.done.is_some(),
            TaskField::By(_) => self.by.is_some(),
            TaskField::Amount(_) => self.amount.is_some(),
            TaskField::Invoice(_) => self.invoice.is_some(),
        }
    }

    fn take(&mut self, field: TaskField) {
        match field {
            TaskField::Due(day) => self.due = Some(day),
            TaskField::Done(day) => self.done = Some(day),
            TaskField::By(party) => self.by = Some(party),
            TaskField::Amount(amount) => self.amount = Some(amount),
            TaskField::Invoice(no) => self.invoice = Some(no),
        }
    }
}

fn read_task<'t>(source: &mut Source, base: usize, text: &'t RunningText) -> ReadTask<'t> {
    let mut task = ReadTask::default();
    let (mut amount_at, mut invoice_at, mut has_faults) = (None, None, false);
    for (at, word) in text.words() {
        let mut read = task_field::read(word);
        if read == TaskWord::Text && !text.is_code(at) {
            read = task_field::misspelt(word, &text.plain[at..]);
        }
        let span = |part: Range<usize>| {
            let span = text.source_of(at + part.start..at + part.end);
            base + span.start..base + span.end
        };
        let whole = || span(0..word.len());
        match read {
            TaskWord::Text => task.words.push(word),
            TaskWord::Field(TaskField::Due(_) | TaskField::Amount(_)) | TaskWord::Bad { .. } if text.is_code(at) => {
                task.words.push(word);
                source.report(bad(source, whole()).hint("hint-code"));
                has_faults = true;
            }
            TaskWord::Field(_) if text.is_code(at) => task.words.push(word),
            TaskWord::Field(field) if task.has(&field) => report_second(source, whole(), field.key()),
            TaskWord::Field(field) => {
                match &field {
                    TaskField::Amount(amount) if amount.scale() > 0 => amount_at = Some((*amount, whole())),
                    TaskField::Invoice(_) => invoice_at = Some(whole()),
                    _ => {}
                }
                task.take(field);
            }
            TaskWord::Bad { is_full_width, .. } => {
                let fault = bad(source, whole());
                source.report(if is_full_width { fault.hint("hint-colon") } else { fault });
                has_faults = true;
            }
            TaskWord::Hidden { key, at: inside, value } => {
                task.words.push(word);
                let end = value.as_ptr() as usize - word.as_ptr() as usize + value.len();
                source.report(bad(source, span(inside..end)).with("key", key).hint("hint-spaces"));
                has_faults = true;
            }
        }
    }
    if let Some((amount, at)) = amount_at {
        let invoice = task.invoice.as_deref().unwrap_or_default();
        source.refer(Referent::Amount, PROMISED, format!(" {amount} {invoice}"), at);
    }
    if let (Some(invoice), Some(at), Some(_)) = (&task.invoice, invoice_at, task.due) {
        source.refer(Referent::Invoice, "for", invoice.clone(), at);
    }
    if task.amount.is_some() && task.due.is_none() && !has_faults {
        let at = base + text.task.map_or(0, |task| task.at);
        source.report(source.fault(Fault::NoDueDay, at..at + 3));
    }
    task
}

/// A field that cannot be read, as it stands in the file.
fn bad(source: &Source, span: Range<usize>) -> Diagnostic {
    let field = source.text[span.clone()].to_owned();
    let named = field.split_once([':', '：']).filter(|(key, _)| key.eq_ignore_ascii_case("amount"));
    let named = named.map(|(_, value)| value.trim().to_uppercase());
    let names_currency = named.is_some_and(|value| {
        let letters = |c: char| !c.is_ascii_digit() && c != '.' && c != ',';
        currency::is_known(value.trim_matches(|c: char| !letters(c)))
    });
    let fault = source.fault(Fault::BadPromise, span).with("field", field);
    if names_currency { fault.hint("hint-promise-currency") } else { fault }
}

/// Reports a field of a kind that the task has already. A line gets one fault.
fn report_second(source: &mut Source, span: Range<usize>, key: &str) {
    let field = source.text[span.clone()].to_owned();
    let fault = source.fault(Fault::SecondField, span).with("field", field).with("key", key);
    let is_told = |last: &Diagnostic| last.fault == fault.fault && last.place.line == fault.place.line;
    if !source.faults.last().is_some_and(is_told) {
        source.report(fault);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Vec<Promise>, usize) {
        let mut source = Source::new("note.md", text);
        let promises = parse_all(&mut source, 0..text.len());
        (promises, source.faults.len())
    }

    #[test]
    fn a_promise_has_its_fields_and_its_text() {
        let (promises, faults) = parse("Talk.\n\n- [ ] 汇款 due:2026-11-30 by:customer amount:58,000 for:INV-1032\n");
        let promise = &promises[0];
        assert_eq!((promise.text.as_str(), promise.by, faults), ("汇款", Party::Customer, 0));
        assert_eq!(promise.amount.unwrap().to_string(), "58000");
        assert_eq!(promise.invoice.as_deref(), Some("INV-1032"));
    }

    #[test]
    fn the_mark_stands_between_the_brackets() {
        let text = "- [x] send due:2026-11-05 done:2026-11-04\n";
        let (promises, _) = parse(text);
        assert!(promises[0].kept);
        assert_eq!(&text[promises[0].mark_at..promises[0].mark_at + 1], "x");
    }

    #[test]
    fn tasks_without_a_day_and_code_are_no_promises() {
        let (promises, faults) = parse("- [ ] think about due: dates\n\n```\n- [ ] x due:2026-01-01\n```\n");
        // That the task in the code is none is told too.
        assert_eq!((promises.len(), faults), (0, 2));
    }

    #[test]
    fn a_field_that_sticks_to_a_word_is_a_fault() {
        for text in ["- [ ] 汇款，due:2026-11-30\n", "- [ ] pay (due:2026-11-30)\n", "- [ ] pay Due:2026-11-30\n"] {
            let (promises, faults) = parse(text);
            assert_eq!((promises.len(), faults), (0, 1), "{text}");
        }
    }

    #[test]
    fn a_bad_field_is_a_fault_and_the_rest_is_used() {
        let (promises, faults) = parse("- [ ] pay due:2026-11-30 amount:many note:10:30\n");
        assert_eq!((promises[0].text.as_str(), faults), ("pay note:10:30", 1));
    }

    #[test]
    fn fields_stand_on_any_line_of_the_task() {
        let text = "- [ ] Ada pays what is left\n  when she can, by:customer amount:840 due:2026-11-18\n- [ ] send **due:2026-11-20**\\\n  for:A\n";
        let (promises, faults) = parse(text);
        let read = |one: &Promise| (one.text.clone(), one.due.day(), one.by, one.amount.is_some());
        let expected =
            [("Ada pays what is left when she can,", 18, Party::Customer, true), ("send", 20, Party::Me, false)];
        assert_eq!(
            promises.iter().map(read).collect::<Vec<_>>(),
            expected.map(|(text, day, by, sum)| (text.to_owned(), day, by, sum))
        );
        assert_eq!(faults, 0);
    }

    #[test]
    fn an_amount_without_a_day_and_a_field_in_code_are_faults() {
        assert_eq!(parse("- [ ] pays amount:840\n"), (vec![], 1));
        assert_eq!(parse("- [ ] pays `due:2026-11-30`\n"), (vec![], 1));
    }

    #[test]
    fn the_first_field_of_a_kind_counts_and_a_second_one_is_a_fault() {
        for (text, day) in [
            ("- [ ] call Bob due:2026-11-27\nsend quote due:2026-12-09 by:me\n", 27),
            ("- [ ] call due:2026-11-27 due:2026-12-09\n", 27),
            ("- [ ] pays due:2026-11-20 amount:500 amount:900\n", 20),
            ("- [ ] pays due:2026-11-20 for:A for:B\n", 20),
        ] {
            let (promises, faults) = parse(text);
            assert_eq!((promises[0].due.day(), promises.len(), faults), (day, 1, 1), "{text}");
        }
        let (promises, _) = parse("- [ ] pays due:2026-11-20 amount:500 amount:900\n");
        assert_eq!(promises[0].amount.unwrap().to_string(), "500");
    }

    #[test]
    fn a_misspelt_field_is_a_fault() {
        for field in ["ｄｕｅ：2026-11-25", "due : 2026-12-01", "due;2026-12-01", "due=2026-12-01", "due: 2026-12-01"]
        {
            assert_eq!(parse(&format!("- [ ] send it {field} by:me\n")), (vec![], 1), "{field}");
        }
        for field in ["ａｍｏｕｎｔ：500", "amount : 500", "amount;500", "amount=500"] {
            let (promises, faults) = parse(&format!("- [ ] pays due:2026-12-01 {field}\n"));
            assert_eq!((promises.len(), faults), (1, 1), "{field}");
        }
        assert_eq!(parse("- [ ] read `due=2026-12-01`\n\n```\n- [ ] due=2026-12-01\n```\n"), (vec![], 0));
    }
}
