//! Promises: task items with a due date in a Markdown body.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use rust_decimal::Decimal;

use super::lost_promise;
use super::source::{Referent, Source};
use super::task::{self, RunningText};
use super::task_field::{self, TaskField, TaskWord};
use crate::book::visit::Party;
use crate::book::{Day, Promise};
use crate::diagnostic::Fault;

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
    memchr::memchr(b'[', bytes).is_some()
        || memchr::memchr_iter(b':', bytes).any(is_key)
        || colon.find_iter(bytes).any(is_key)
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

fn read_task<'t>(source: &mut Source, base: usize, text: &'t RunningText) -> ReadTask<'t> {
    let mut task = ReadTask::default();
    let (mut invoice_at, mut has_faults) = (None, false);
    for (at, word) in text.words() {
        let read = task_field::read(word);
        let span = |from: usize| {
            let span = text.source_of(at + from..at + word.len());
            base + span.start..base + span.end
        };
        let bad = |source: &Source, from: usize, key: &str, value: &str| {
            source.fault(Fault::BadPromise, span(from)).with("key", key).with("value", value)
        };
        match read {
            TaskWord::Text => task.words.push(word),
            TaskWord::Field(TaskField::Due(_) | TaskField::Amount(_)) | TaskWord::Bad { .. } if text.is_code(at) => {
                task.words.push(word);
                let (key, value) = word.split_once(':').unwrap_or_default();
                source.report(bad(source, 0, key, value).hint("hint-code"));
                has_faults = true;
            }
            TaskWord::Field(_) if text.is_code(at) => task.words.push(word),
            TaskWord::Field(TaskField::Due(day)) => task.due = Some(day),
            TaskWord::Field(TaskField::Done(day)) => task.done = Some(day),
            TaskWord::Field(TaskField::By(party)) => task.by = Some(party),
            TaskWord::Field(TaskField::Amount(amount)) => {
                if amount.scale() > 0 {
                    source.refer(Referent::Amount, PROMISED, format!(" {amount}"), span(0));
                }
                task.amount = Some(amount);
            }
            TaskWord::Field(TaskField::Invoice(no)) => {
                invoice_at = Some(span(0));
                task.invoice = Some(no);
            }
            TaskWord::Bad { key, value, is_full_width } => {
                let fault = bad(source, 0, key, value);
                source.report(if is_full_width { fault.hint("hint-colon") } else { fault });
                has_faults = true;
            }
            TaskWord::Hidden { key, at, value } => {
                task.words.push(word);
                source.report(bad(source, at, key, value).hint("hint-spaces"));
                has_faults = true;
            }
        }
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
        assert_eq!((promises.len(), faults), (0, 1));
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
}
