//! Answers to reminders.

use rust_decimal::Decimal;
use toml_edit::{Table, Value};

use super::FileEdit;
use crate::book::visit::Outcome;
use crate::book::{Channel, Customer, Day, Moment, Settings, letters};
use crate::derive::promise_ref::PromiseRef;
use crate::derive::reminder::Source;
use crate::derive::{Kind, Reminder};
use crate::format::document::{Document, NotEditable};
use crate::format::task_field::{self, TaskField, TaskWord};
use crate::format::toml_value::{day as day_value, moment};
use crate::format::visit_writer::NewVisit;

/// What the book needs so that a reminder disappears.
#[derive(Debug)]
pub enum Answer {
    /// A note: of a contact with the customer, or one that names an occasion, whether or not anybody was contacted.
    Note(NoteAnswer),
    /// A tick in front of a promise.
    Tick(PromiseRef),
    /// The day on which a plan was done: the plan's position.
    PlanDone(usize),
    /// A payment; nothing else answers the reminder.
    NeedsPayment,
    /// Money that was paid ahead must be applied to invoices.
    NeedsApplying,
    /// A new credit review.
    NeedsReview,
    /// A new date in the card.
    NeedsDate,
    /// The resolution of a complaint: its position.
    NeedsResolution(usize),
}

/// A note that answers a reminder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteAnswer {
    /// The occasion that it names; `None` where only a contact answers.
    pub occasion: Option<String>,
    /// The channel without which the note is no answer; `None` where any will do.
    pub channel: Option<Channel>,
}

impl NoteAnswer {
    /// Whether it takes more than was said: a note that answers as a contact says how that was or what was said, and
    /// only a meeting answers where one is asked for.
    pub fn needs_more(&self, channel: Option<Channel>, text: &str) -> bool {
        let says_nothing = channel.is_none() && text.is_empty();
        let is_too_little = self.channel.is_some() && channel.is_some_and(|channel| !channel.in_person());
        self.occasion.is_none() && (says_nothing || is_too_little)
    }

    /// The note, with what the user said about the contact: its channel, where there was one, and words. A note that
    /// names an occasion is not a contact unless a channel is given.
    pub fn note(self, channel: Option<Channel>, text: &str) -> NewVisit {
        let channel = channel.or(self.channel);
        let is_contact = channel.is_some() || self.occasion.is_none();
        NewVisit {
            channel,
            outcome: (!is_contact).then_some(Outcome::NoContact),
            occasion: self.occasion.into_iter().collect(),
            text: text.to_owned(),
            ..NewVisit::default()
        }
    }
}

/// What answers a reminder.
pub fn answer(settings: &Settings, reminder: &Reminder) -> Answer {
    let named = |occasion: &str| Answer::Note(NoteAnswer { occasion: Some(occasion.to_owned()), channel: None });
    let contact = |channel| Answer::Note(NoteAnswer { occasion: None, channel });
    match &reminder.source {
        Source::Occasion(occasion) | Source::Sample { occasion, .. } => named(occasion),
        Source::Rhythm(channel) => contact(Some(*channel).filter(|channel| channel.in_person())),
        Source::Rule(at) => match &settings.rules[*at] {
            rule if rule.field.is_some() => Answer::NeedsDate,
            rule => named(&rule.name),
        },
        Source::Plan(at) => Answer::PlanDone(*at),
        Source::Promise(_) if reminder.kind == Kind::PaymentPromise => Answer::NeedsPayment,
        Source::Promise(place) => Answer::Tick(*place),
        Source::Complaint(at) => Answer::NeedsResolution(*at),
        Source::Invoice(_) | Source::CreditLimit => Answer::NeedsPayment,
        Source::Payment(_) => contact(None),
        Source::PaidAhead => Answer::NeedsApplying,
        Source::CreditReview => Answer::NeedsReview,
        Source::Product { .. } => Answer::NeedsDate,
    }
}

/// The file that contains a promise.
pub fn promise_path(customer: &Customer, place: PromiseRef) -> String {
    place.record(customer).path(&customer.id)
}

/// Ticks a promise: one character, and `done:` at the end of its line, in place of that of a former time. `mark_at` is a position of the composed text.
pub fn tick(path: String, text: &str, mark_at: usize, day: Day) -> Option<FileEdit> {
    let mark_at = letters::place_in_written(text, mark_at.checked_sub(1)?)? + 1;
    if text.get(mark_at - 1..mark_at + 2)? != "[ ]" {
        return None;
    }
    let line_end = text[mark_at..].find(['\r', '\n']).map_or(text.len(), |end| mark_at + end);
    let line = text[mark_at + 1..line_end].trim_end();
    // A backslash at the end of the line is a line break.
    let (line, line_break) = line.strip_suffix('\\').map_or((line, ""), |line| (line.trim_end(), "\\"));
    let line = without_done(line);
    let after = format!("{}x{line} done:{day}{line_break}{}", &text[..mark_at], &text[line_end..]);
    Some(FileEdit { path, before: Some(text.to_owned()), after })
}

/// The line of a task without its `done:`.
fn without_done(line: &str) -> String {
    let is_done = |word: &&str| matches!(task_field::read(word), TaskWord::Field(TaskField::Done(_)));
    let Some(done) = line.split_whitespace().find(is_done) else { return line.to_owned() };
    let at = done.as_ptr() as usize - line.as_ptr() as usize;
    format!("{}{}", line[..at].trim_end(), &line[at + done.len()..])
}

/// Marks a plan as done.
pub fn plan_done(path: String, text: &str, day: Day, result: Option<&str>) -> Result<FileEdit, NotEditable> {
    let mut document = Document::of_markdown(text)?;
    document.set("done", day_value(day));
    if let Some(result) = result {
        document.set("result", result.into());
    }
    Ok(FileEdit { path, before: Some(text.to_owned()), after: document.text() })
}

/// Moves a plan to another day.
pub fn plan_moved(path: String, text: &str, due: Moment) -> Result<FileEdit, NotEditable> {
    let mut document = Document::of_markdown(text)?;
    document.set("due", moment(due));
    Ok(FileEdit { path, before: Some(text.to_owned()), after: document.text() })
}

/// How a complaint ended.
#[derive(Clone, Debug)]
pub struct Resolution<'t> {
    /// When it was resolved.
    pub at: Moment,
    /// What was done about it.
    pub text: &'t str,
    /// How satisfied the customer is, 1 to 5.
    pub satisfaction: Option<u8>,
    /// What it cost.
    pub cost: Option<Decimal>,
}

/// Resolves a complaint; what was done about it is the last paragraph of its text.
pub fn resolve(path: String, text: &str, end: &Resolution) -> Result<FileEdit, NotEditable> {
    let mut document = Document::of_markdown(text)?;
    document.set("resolved", moment(end.at));
    if let Some(satisfaction) = end.satisfaction {
        document.set("satisfaction", i64::from(satisfaction).into());
    }
    if let Some(cost) = end.cost {
        document.set("cost", cost.to_string().into());
    }
    let resolved = document.text();
    let line_end = if resolved.contains("\r\n") { "\r\n" } else { "\n" };
    let said = end.text.lines().collect::<Vec<_>>().join(line_end);
    let after = format!("{}{line_end}{line_end}{said}{line_end}", resolved.trim_end());
    Ok(FileEdit { path, before: Some(text.to_owned()), after })
}

/// Lets a reminder rest: a dated `[[snooze]]` on the card; one for the same id is moved.
pub fn snooze(path: String, text: &str, id: &str, until: Day) -> Result<FileEdit, NotEditable> {
    let mut document = Document::of_markdown(text)?;
    let tables = document.toml.get_mut("snooze").and_then(|item| item.as_array_of_tables_mut());
    let known = tables.and_then(|tables| {
        tables.iter_mut().find(|table| {
            table.get("id").and_then(|known| known.as_str()).is_some_and(|known| letters::is_same(known, id))
        })
    });
    match known {
        Some(table) => {
            table.insert("until", toml_edit::Item::Value(day_value(until)));
        }
        None => {
            let mut table = Table::new();
            table.insert("id", toml_edit::Item::Value(Value::from(id)));
            table.insert("until", toml_edit::Item::Value(day_value(until)));
            table.decor_mut().set_prefix("\n");
            document.push_table("snooze", table);
        }
    }
    Ok(FileEdit { path, before: Some(text.to_owned()), after: document.text() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_changes_one_line() {
        let text = "Talk.\r\n\r\n- [ ] send it due:2026-11-28\r\n- [ ] other due:2026-12-01\r\n";
        let mark = text.find("[ ]").unwrap() + 1;
        let edit = tick("a.md".into(), text, mark, Day::constant(2026, 11, 21)).unwrap();
        let expect = text.replacen("[ ] send it due:2026-11-28", "[x] send it due:2026-11-28 done:2026-11-21", 1);
        assert_eq!(edit.after, expect);
        assert!(tick("a.md".into(), &expect, mark, Day::constant(2026, 11, 21)).is_none());
    }

    #[test]
    fn a_resolution_stands_in_the_front_matter_and_below_the_text() {
        let at = Moment { day: Day::constant(2026, 11, 21), time: None };
        let end = Resolution { at, text: "New parts sent.\nBob is content.", satisfaction: Some(4), cost: None };
        let of = |text: &str| resolve("a.md".into(), text, &end).unwrap().after;
        let expect = "+++\ncause = \"x\" # y\nresolved = 2026-11-21\nsatisfaction = 4\n+++\n\nHe called.\n\nNew parts sent.\nBob is content.\n";
        assert_eq!(of("+++\ncause = \"x\" # y\n+++\n\nHe called.\n\n"), expect);
        assert_eq!(of("+++\ncause = \"x\" # y\n+++\n"), expect.replace("He called.\n\n", ""));
    }

    #[test]
    fn a_second_snooze_moves_the_first() {
        let card = "+++\nname = \"Ana\"\n+++\n";
        let once = snooze("a.md".into(), card, "revisit:ana", Day::constant(2026, 12, 1)).unwrap().after;
        assert_eq!(once, "+++\nname = \"Ana\"\n\n[[snooze]]\nid = \"revisit:ana\"\nuntil = 2026-12-01\n+++\n");
        let twice = snooze("a.md".into(), &once, "revisit:ana", Day::constant(2026, 12, 9)).unwrap().after;
        assert_eq!(twice, once.replace("12-01", "12-09"));
    }
}
