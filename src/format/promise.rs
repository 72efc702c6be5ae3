//! Promises: task items with a due date in a Markdown body.

use std::ops::Range;

use pulldown_cmark::{Event, Parser};

use super::markdown;
use super::money;
use super::source::{Referent, Source};
use crate::book::Promise;
use crate::book::day::parse_iso;
use crate::book::visit::Party;
use crate::diagnostic::Fault;

/// The promises in `source.text[body]`: GFM task items with `due:`. Words that are not fields are the text of the
/// promise.
pub fn parse_all(source: &mut Source, body: Range<usize>) -> Vec<Promise> {
    let text = &source.text[body.clone()];
    let has = |needle: &str| memchr::memmem::find(text.as_bytes(), needle.as_bytes()).is_some();
    if !["ue:", "ue：", "UE:", "UE："].into_iter().any(has) {
        return Vec::new();
    }
    let items = task_items(text);
    items.into_iter().filter_map(|item| parse_item(source, body.start, &item)).collect()
}

struct TaskItem {
    kept: bool,
    /// The position of the opening bracket, in bytes of the body.
    mark: usize,
    /// The bytes of the rest of the line after the brackets.
    line: Range<usize>,
}

fn task_items(text: &str) -> Vec<TaskItem> {
    let mut items = Vec::new();
    for (event, range) in Parser::new_ext(text, markdown::OPTIONS).into_offset_iter() {
        if let Event::TaskListMarker(kept) = event {
            let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
            items.push(TaskItem { kept, mark: range.start, line: range.end..end });
        }
    }
    items
}

fn parse_item(source: &mut Source, base: usize, item: &TaskItem) -> Option<Promise> {
    let line_at = base + item.line.start;
    let line = &source.text[line_at..base + item.line.end];
    let mut words = Vec::new();
    let mut found = Found::default();
    let mut at = 0;
    for word in line.split_whitespace() {
        let start = line[at..].find(word).map_or(at, |offset| at + offset);
        at = start + word.len();
        if !found.take(word) {
            words.push(word);
            if let Some((offset, value)) = hidden_due(word) {
                let fault = source.fault(Fault::BadPromise, line_at + start + offset..line_at + at);
                source.report(fault.with("key", &word[offset..offset + 3]).with("value", value).hint("hint-spaces"));
            }
            continue;
        }
        if let Some((key, value)) = found.bad.take() {
            let fault = source.fault(Fault::BadPromise, line_at + start..line_at + at);
            let fault = fault.with("key", key).with("value", value);
            source.report(if std::mem::take(&mut found.full_width) { fault.hint("hint-colon") } else { fault });
        }
    }
    if let (Some(invoice), Some(_)) = (&found.invoice, found.due) {
        let at = line.find(&format!("for:{invoice}")).unwrap_or_default();
        source.refer(Referent::Invoice, "for", invoice.clone(), line_at + at..line_at + at + invoice.len() + 4);
    }
    Some(Promise {
        kept: item.kept,
        text: words.join(" "),
        due: found.due?,
        done: found.done,
        by: found.by,
        amount: found.amount,
        invoice: found.invoice,
        mark_at: base + item.mark + 1,
    })
}

/// A `due:` with a day that is not read as a field, because there is no space before it or it has a capital letter.
/// Returns its position in the word and its value.
fn hidden_due(word: &str) -> Option<(usize, &str)> {
    let at = memchr::memmem::find(word.to_ascii_lowercase().as_bytes(), b"due")?;
    let value = word[at + 3..].strip_prefix([':', '：'])?;
    value.starts_with(|c: char| c.is_ascii_digit()).then_some((at, value))
}

struct Found {
    due: Option<crate::book::Day>,
    done: Option<crate::book::Day>,
    by: Party,
    amount: Option<rust_decimal::Decimal>,
    invoice: Option<String>,
    bad: Option<(&'static str, String)>,
    /// Whether the colon of `due` was a full-width one.
    full_width: bool,
}

impl Default for Found {
    fn default() -> Found {
        Found { due: None, done: None, by: Party::Me, amount: None, invoice: None, bad: None, full_width: false }
    }
}

impl Found {
    /// Returns whether `word` is a field. A field that cannot be read is stored in `bad`.
    fn take(&mut self, word: &str) -> bool {
        let Some((key, value)) = word.split_once([':', '：']) else { return false };
        // A full-width colon is a typing error. It is reported, because otherwise the promise would be lost silently.
        if key == "due" && word.contains('：') {
            self.bad = Some(("due", value.to_owned()));
            self.full_width = true;
            return true;
        }
        let good = match key {
            "due" => set(&mut self.due, parse_iso(value)),
            "done" => set(&mut self.done, parse_iso(value)),
            "amount" => set(&mut self.amount, money::parse(value).filter(|amount| amount.is_sign_positive())),
            "for" => set(&mut self.invoice, (!value.is_empty()).then(|| value.to_owned())),
            "by" => match value {
                "me" => true,
                "customer" => {
                    self.by = Party::Customer;
                    true
                }
                _ => false,
            },
            _ => return false,
        };
        if !good {
            let keys = ["due", "done", "amount", "for", "by"];
            let key = keys.into_iter().find(|&known| known == key).unwrap_or("due");
            self.bad = Some((key, value.to_owned()));
        }
        true
    }
}

fn set<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let good = value.is_some();
    if good {
        *slot = value;
    }
    good
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
        let (promises, faults) =
            parse("- [ ] think about due: dates\n\n```\n- [ ] x due:2026-01-01\n```\n\ndue:2026-01-01\n");
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
}
