//! Reads notes that were written on the road, as plain text:
//!
//! ```text
//! 张伟 周五 面谈 谈了续约，下周三给方案 next:+7d
//! - [ ] 发报价 due:周三
//! ```
//!
//! A paragraph is a note: the customer as people name them, where wished the day and the channel, and the text. What can
//! mean two things is not guessed: it is an [`Unclear`].

mod cuts;
mod paragraph;
mod same;
mod task;
mod token;

use std::collections::HashMap;

pub use paragraph::{Paragraph, kept_text};
pub use same::essence;

use crate::book::find::{FindResult, find};
use crate::book::{Book, Channel, Choice, CustomerIndex, Day, Moment, Time};
use crate::format::spoken_day;
use crate::format::spoken_moment;
use crate::format::typed_day::{self, DayError, ELEVEN_MONTHS, coming, recent};
use crate::format::visit_writer::NewVisit;
use cuts::cuts;
use task::Task;
use token::token;

/// The most words that a name is looked for in.
const NAME_WORDS: usize = 8;

/// The longest text that may name a customer, in bytes.
const LONGEST_NAME: usize = 200;

/// A note that was understood.
#[derive(Clone, Debug)]
pub struct RoadNote {
    /// The customer.
    pub customer: CustomerIndex,
    /// The day of the contact.
    pub day: Day,
    /// Whether the day was written with its year, so that it means the same whenever it is read.
    pub is_day_whole: bool,
    /// What is written into the note.
    pub note: NewVisit,
}

/// Why a paragraph cannot be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// It begins with these words, which name nobody.
    Nobody(String),
    /// The name fits several customers.
    Several(String, Vec<CustomerIndex>),
    /// It says nothing but a name, a day or a channel.
    NoText,
    /// A text that is not clearly a day.
    Day(String, DayError),
    /// The next contact is not after the day of the note.
    NotAhead(String),
}

/// Where a customer was named at the beginning of a line.
struct Named {
    typed: String,
    /// The first byte after the name.
    next: usize,
    found: FindResult,
}

/// A day as it was written.
#[derive(Clone, Copy)]
struct WrittenDay {
    day: Day,
    is_whole: bool,
}

/// The first words of a note.
#[derive(Default)]
struct Head {
    day: Option<WrittenDay>,
    channel: Option<Channel>,
}

/// Reads paragraphs for one book on one day.
pub struct InboxReader<'b> {
    book: &'b Book,
    today: Day,
    time: Time,
    /// What was looked up; a long text names the same customers again and again.
    known: HashMap<String, FindResult>,
}

impl<'b> InboxReader<'b> {
    /// A reader at a moment, from which days such as `周五` are counted.
    pub fn new(book: &'b Book, today: Day, time: Time) -> InboxReader<'b> {
        InboxReader { book, today, time, known: HashMap::new() }
    }

    /// The paragraphs of a text. A line that only names a customer, a day or a channel is the head of what follows, where
    /// that names nobody.
    pub fn paragraphs(&mut self, text: &str) -> Vec<Paragraph> {
        paragraph::paragraphs(text, |last, next| {
            !last.text.contains('\n') && self.is_only_head(&last.text) && self.named(next.first_line()).is_none()
        })
    }

    fn is_only_head(&mut self, line: &str) -> bool {
        let Some(named) = self.named(line) else { return false };
        self.head(&line[named.next..]).is_ok_and(|(_, rest)| rest.is_empty())
    }

    /// The note that a paragraph is. `chosen` is the customer whom a person chose where the text leaves it open.
    pub fn read(&mut self, paragraph: &Paragraph, chosen: Option<CustomerIndex>) -> Result<RoadNote, Unclear> {
        let first = paragraph.first_line();
        let named = self.named(first);
        let (customer, rest) = match (chosen, named) {
            (Some(chosen), named) => (chosen, named.map_or_else(|| self.unnamed(first), |named| &first[named.next..])),
            (None, Some(Named { found: FindResult::One(at), next, .. })) => (at, &first[next..]),
            (None, Some(Named { typed, found: FindResult::Several(all), .. })) => {
                return Err(Unclear::Several(typed, all));
            }
            (None, _) => return Err(Unclear::Nobody(self.typed_name(first))),
        };
        let (head, rest) = self.head(rest)?;
        let WrittenDay { day, is_whole: is_day_whole } =
            head.day.unwrap_or(WrittenDay { day: self.today, is_whole: false });
        // What was written on a day of the past means days from then on.
        let from = day.min(self.today);
        let mut note = NewVisit { channel: head.channel, ..NewVisit::default() };
        let mut text = Vec::new();
        for line in std::iter::once(rest).chain(paragraph.text.lines().skip(1)) {
            match Task::of(line) {
                Some(task) if task.is_ticked => text.push(format!("- [x] {}", self.with_due(task.text, from)?)),
                Some(task) => note.promises.push(self.with_due(task.text, from)?),
                None => text.push(self.without_next(line, from, &mut note.next)?),
            }
        }
        note.text = text.join("\n").trim().to_owned();
        if note.text.is_empty() && note.promises.is_empty() {
            return Err(Unclear::NoText);
        }
        Ok(RoadNote { customer, day, is_day_whole, note })
    }

    /// The longest beginning of a line that names a customer.
    fn named(&mut self, line: &str) -> Option<Named> {
        let mut longest = None;
        for cut in cuts(line, NAME_WORDS) {
            let typed = line[..cut.end].trim();
            if typed.len() > LONGEST_NAME {
                break;
            }
            match self.find(typed) {
                // A longer text is part of a name only where a shorter one is. Parts of a phone number are none.
                FindResult::Nobody if typed.chars().any(char::is_alphabetic) => break,
                FindResult::Nobody => {}
                found => longest = Some(Named { typed: typed.to_owned(), next: cut.next, found }),
            }
        }
        longest
    }

    fn find(&mut self, typed: &str) -> FindResult {
        if let Some(known) = self.known.get(typed) {
            return known.clone();
        }
        let found = find(self.book, typed);
        self.known.insert(typed.to_owned(), found.clone());
        found
    }

    /// What follows a name that the book does not know: from the first day or channel on, else the whole line.
    fn unnamed<'l>(&self, line: &'l str) -> &'l str {
        let rests = cuts(line, NAME_WORDS).into_iter().map(|cut| &line[cut.next..]);
        let is_head = |rest: &&str| self.head(rest).is_ok_and(|(head, _)| head.day.is_some() || head.channel.is_some());
        rests.into_iter().find(is_head).unwrap_or(line)
    }

    /// What stands where a name should.
    fn typed_name(&self, line: &str) -> String {
        let rest = self.unnamed(line);
        let cuts = cuts(line, NAME_WORDS);
        let mut before = cuts.iter().filter(|cut| cut.next + rest.len() <= line.len());
        let end = if rest.len() < line.len() { before.next_back() } else { cuts.first() }.map_or(0, |cut| cut.end);
        line[..end].chars().take(40).collect()
    }

    /// The day and the channel at the beginning of a text, in either order, and what follows them.
    fn head<'l>(&self, line: &'l str) -> Result<(Head, &'l str), Unclear> {
        let (mut head, mut rest) = (Head::default(), line);
        loop {
            if head.day.is_none()
                && let Some((day, next)) = self.day(rest)?
            {
                (head.day, rest) = (Some(day), &rest[next..]);
            } else if head.channel.is_none()
                && let Some((channel, next)) = channel(rest)
            {
                (head.channel, rest) = (Some(channel), &rest[next..]);
            } else {
                return Ok((head, rest));
            }
        }
    }

    /// The day that a text begins with, whether it is whole, and where the rest begins. A day to come is text: what was
    /// said may be about it.
    fn day(&self, text: &str) -> Result<Option<(WrittenDay, usize)>, Unclear> {
        for cut in cuts(text, 4).into_iter().rev().filter(|cut| is_like_a_day(&text[..cut.end])) {
            let typed = &text[..cut.end];
            match recent(typed, self.today) {
                Ok(day) if day <= self.today => {
                    let is_whole = spoken_day::whole(typed).is_some();
                    return Ok(Some((WrittenDay { day, is_whole }, cut.next)));
                }
                Ok(_) | Err(DayError::NoDay) => {}
                Err(error) => return Err(Unclear::Day(typed.to_owned(), error)),
            }
        }
        Ok(None)
    }

    /// A task with the day by which it is due as the files hold it.
    fn with_due(&self, text: &str, from: Day) -> Result<String, Unclear> {
        let due = token(text, "due", |value| coming(value, from, ELEVEN_MONTHS));
        let Some(due) = due.map_err(|(value, error)| Unclear::Day(value, error))? else { return Ok(text.to_owned()) };
        Ok(without(text, &due.at) + &format!(" due:{}", due.value))
    }

    /// A line without its `next:`, which becomes the next contact.
    fn without_next(&self, line: &str, from: Day, next: &mut Option<Moment>) -> Result<String, Unclear> {
        let parse = |today| move |value: &str| spoken_moment::parse(value, today, self.time);
        let found = token(line, "next", |value| {
            let moment = parse(from)(value).ok_or(DayError::NoDay)?;
            typed_day::check_year(moment.day, from, ELEVEN_MONTHS, |today| Some(parse(today)(value)?.day))?;
            Ok(moment)
        });
        let found = found.map_err(|(value, error)| Unclear::Day(value, error))?;
        let Some(found) = found.filter(|_| next.is_none()) else { return Ok(line.to_owned()) };
        let moment = found.value;
        let is_ahead = match moment.time {
            Some(time) if from == self.today => (moment.day, time) > (self.today, self.time),
            _ => moment.day > from,
        };
        if !is_ahead {
            return Err(Unclear::NotAhead(line[found.at].to_owned()));
        }
        *next = Some(moment);
        Ok(without(line, &found.at))
    }
}

/// A line without a part of it, and without the space or comma that stood before that.
fn without(line: &str, part: &std::ops::Range<usize>) -> String {
    let (before, after) = (&line[..part.start], line[part.end..].trim_start());
    let before = before.trim_end_matches([' ', '\u{3000}', ',', '，']);
    [before, after].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a text can be a day: neither a bare number nor one with decimals.
fn is_like_a_day(text: &str) -> bool {
    !text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || c == '.') || text.matches('.').count() == 2
}

/// The channel that a text begins with, and where the rest begins.
fn channel(text: &str) -> Option<(Channel, usize)> {
    let cuts = cuts(text, 2);
    cuts.into_iter().rev().find_map(|cut| Some((Channel::of_written(&text[..cut.end])?, cut.next)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::book::{Card, Customer, CustomerFolder};

    fn book() -> Book {
        let customer = |(id, name, aliases): (&str, &str, &[&str])| {
            let aliases = aliases.iter().map(|&alias| alias.into()).collect();
            let card = Card { name: name.into(), aliases, ..Card::default() };
            Customer::new(Arc::new(CustomerFolder::new(id, card)), &"CNY".into())
        };
        let all: [(&str, &str, &[&str]); 5] = [
            ("chen-jing", "陈静", &[]),
            ("li-1", "李明", &[]),
            ("li-2", "李明", &[]),
            ("miller", "Miller Machine Co., Ltd.", &[]),
            ("zhang-wei", "张伟", &["张总"]),
        ];
        let customers = all.into_iter().map(customer).collect();
        Book { customers, ..Book::default() }
    }

    /// What is understood of a text on Saturday, 21 November 2026: each note in a line.
    fn read(text: &str) -> Vec<String> {
        let book = book();
        let mut reader = InboxReader::new(&book, Day::constant(2026, 11, 21), Time::constant(14, 32, 0, 0));
        let one = |(paragraph, reader): (Paragraph, &mut InboxReader)| match reader.read(&paragraph, None) {
            Ok(RoadNote { customer, day, note, .. }) => {
                let channel = note.channel.map_or("-", |channel| channel.word());
                let next = note.next.map_or_else(|| "-".to_owned(), |next| next.to_string());
                let text = note.text.replace('\n', "/");
                format!("{} {day} {channel} {next} {text} {:?}", book.customers[customer].id, note.promises)
            }
            Err(unclear) => format!("{unclear:?}"),
        };
        reader.paragraphs(text).into_iter().map(|paragraph| one((paragraph, &mut reader))).collect()
    }

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        assert_eq!(read(text), expect, "{text}");
    }

    #[test]
    fn a_paragraph_is_a_note() {
        check(
            "张伟 周五 面谈 谈了续约，下周三给方案 next:+7d\n- [ ] 发报价 due:周三\n",
            &["zhang-wei 2026-11-20 visit 2026-11-27 谈了续约，下周三给方案 [\"发报价 due:2026-11-25\"]"],
        );
        // Written on Wednesday: the Friday of that week.
        check(
            "miller 2026-11-18 call fine next:+2d\n- [ ] send it due:fri",
            &["miller 2026-11-18 call 2026-11-20 fine [\"send it due:2026-11-20\"]"],
        );
        check("张总：电话，昨天，说好了", &["zhang-wei 2026-11-20 call - 说好了 []"]);
        check("Miller Machine Co., Ltd. 11/19 call: fine", &["miller 2026-11-19 call - fine []"]);
        check("miller said fine\nand more", &["miller 2026-11-21 - - said fine/and more []"]);
    }

    #[test]
    fn a_day_to_come_and_a_number_are_text() {
        check("张伟 下周三 给方案", &["zhang-wei 2026-11-21 - - 下周三 给方案 []"]);
        check("miller 5 12 boxes", &["miller 2026-11-21 - - 5 12 boxes []"]);
        check("miller 1.5 million", &["miller 2026-11-21 - - 1.5 million []"]);
    }

    #[test]
    fn a_head_and_what_follows_it_are_one_note() {
        check(
            "张伟 2026-11-20 面谈\n\n谈了续约\n\n- [ ] 发报价",
            &["zhang-wei 2026-11-20 visit - 谈了续约 [\"发报价\"]"],
        );
        check("张伟\n\n陈静 电话 好", &["NoText", "chen-jing 2026-11-21 call - 好 []"]);
    }

    #[test]
    fn what_is_not_clear_is_not_guessed() {
        check("李明 来电", &["Several(\"李明\", [1, 2])"]);
        check("张伟强 来电", &["Nobody(\"张伟强\")"]);
        check("王 伟强 周五 来电", &["Nobody(\"王 伟强\")"]);
        check("nobody known was here", &["Nobody(\"nobody\")"]);
        check("张伟", &["NoText"]);
        check("张伟 好\n- [ ] 发 due:某天", &["Day(\"某天\", NoDay)"]);
        check("张伟 好 next:昨天", &["NotAhead(\"next:昨天\")"]);
        check("张伟 好 next:soon", &["Day(\"soon\", NoDay)"]);
        let read = read("张伟 3/1 好");
        assert!(read[0].starts_with("Day(\"3/1\", WhichYear"), "{read:?}");
    }

    #[test]
    fn a_chosen_customer_leaves_day_and_channel_readable() {
        let book = book();
        let mut reader = InboxReader::new(&book, Day::constant(2026, 11, 21), Time::constant(14, 32, 0, 0));
        let paragraph = Paragraph { line: 1, text: "张威 周五 面谈 好".into() };
        let note = reader.read(&paragraph, Some(4)).unwrap();
        assert_eq!((note.day, note.note.text.as_str()), (Day::constant(2026, 11, 20), "好"));
        let paragraph = Paragraph { line: 1, text: "谈了很多".into() };
        assert_eq!(reader.read(&paragraph, Some(4)).unwrap().note.text, "谈了很多");
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_no_word_is_lost(text in "([张伟陈静a-z周五 ，:.\\-\\[\\]]{0,12}\n){0,6}") {
            let book = book();
            let mut reader = InboxReader::new(&book, Day::constant(2026, 11, 21), Time::constant(14, 32, 0, 0));
            for paragraph in reader.paragraphs(&text) {
                let Ok(read) = reader.read(&paragraph, None) else { continue };
                let written = read.note.text.clone() + &read.note.promises.join(" ");
                let words = paragraph.text.lines().skip(1).flat_map(str::split_whitespace);
                let lost = words.filter(|word| !word.contains(['[', ']', '-'])).find(|word| !written.contains(word));
                prop_assert_eq!(lost, None, "{}", written);
            }
        }
    }
}
