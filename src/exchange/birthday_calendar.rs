//! A calendar of birthdays: events of other programs that come back every year and are named after somebody.

use std::borrow::Cow;

use super::incoming::{Incoming, IncomingList, Origin, Refused, Said};
use super::vcard::{Lines, end_of_head};
use crate::book::{Day, YearlyDay, letters, lunar};
use crate::derive::report::Phrase;

/// A year is that of the birth where the event began at least so many years ago: programs that do not know it begin with
/// the present one, or a few years back.
const YOUNGEST: i16 = 12;

/// The years that programs write where they do not know the year: Apple's, and the first of Unix, Excel and Outlook.
const NO_YEAR: [i16; 5] = [1600, 1601, 1604, 1900, 1970];

/// The longest name.
const MOST_NAME: usize = 200;

/// Reads the birthdays of a calendar file. Other events are counted and left out.
pub fn read(bytes: &[u8], today: Day) -> IncomingList {
    let mut list = IncomingList::default();
    let mut others = 0;
    let mut event: Option<Event> = None;
    for line in Lines::new(bytes) {
        let text = decoded(&line.bytes);
        let Some(end) = end_of_head(text.as_bytes()) else { continue };
        let (head, value) = (&text[..end], &text[end + 1..]);
        let name = head.split(';').next().unwrap_or_default().to_uppercase();
        if name == "PRODID" && value.to_lowercase().contains("clientbook") {
            return own();
        }
        match (name.as_str(), value.trim().to_uppercase().as_str()) {
            ("BEGIN", "VEVENT") => event = Some(Event { line: line.number, ..Event::default() }),
            ("END", "VEVENT") => match event.take().map(|event| event.birthday(today)) {
                Some(Some(birthday)) => list.customers.push(Ok(birthday)),
                Some(None) => others += 1,
                None => {}
            },
            (name, _) => {
                if let Some(event) = &mut event {
                    event.take(name, value);
                }
            }
        }
    }
    if list.customers.is_empty() {
        let origin = Origin { line: 1, ..Origin::default() };
        let reason = Phrase::new("calendar-none").with("n", others);
        list.customers.push(Err(Refused { origin, name: String::new(), reason, cells: Vec::new() }));
    } else {
        list.about.push(Phrase::new("calendar-about").with("n", list.customers.len()));
        if others > 0 {
            list.about.push(Phrase::new("calendar-others").with("n", others));
        }
    }
    list
}

/// A calendar of this program: its days are the next ones, not those of birth, and the customers come better otherwise.
fn own() -> IncomingList {
    let origin = Origin { line: 1, ..Origin::default() };
    let reason = Phrase::new("calendar-own");
    let refused = Refused { origin, name: String::new(), reason, cells: Vec::new() };
    IncomingList { customers: vec![Err(refused)], ..IncomingList::default() }
}

/// A calendar file is UTF-8; some programs for Chinese write their own.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding_rs::GB18030.decode(bytes).0,
    }
}

/// An event as far as it was read.
#[derive(Default)]
struct Event {
    line: u64,
    uid: Option<String>,
    summary: String,
    /// `20260305`, as the first day is written.
    start: String,
    is_yearly: bool,
    /// The program itself says that it is a birthday.
    is_birthday: bool,
}

impl Event {
    fn take(&mut self, name: &str, value: &str) {
        match name {
            "UID" => self.uid = Some(value.trim().to_owned()).filter(|uid| !uid.is_empty()),
            "SUMMARY" => self.summary = plain(value),
            "DTSTART" => self.start = value.trim().to_owned(),
            "RRULE" => self.is_yearly = value.to_uppercase().contains("FREQ=YEARLY"),
            "CATEGORIES" => self.is_birthday |= is_word_for_birthday(value),
            _ => self.is_birthday |= name.starts_with("X-") && name.ends_with("BIRTHDAY"),
        }
    }

    /// The customer whose birthday it is; `None` for any other event.
    fn birthday(self, today: Day) -> Option<Incoming> {
        let found = whose(&self.summary);
        let named_only = || (self.is_yearly && self.is_birthday).then(|| (self.summary.clone(), false));
        let (name, is_lunar) = found.or_else(named_only)?;
        let name: String = name.chars().take(MOST_NAME).collect();
        let first = first_day(&self.start)?;
        let is_birth = first.year() <= today.year() - YOUNGEST && !NO_YEAR.contains(&first.year());
        let day = if is_lunar {
            let lunar = lunar::from_solar(first);
            YearlyDay::Lunar { year: None, month: lunar.month, leap: lunar.leap, day: lunar.day }
        } else {
            let year = is_birth.then(|| first.year());
            YearlyDay::Solar { year, month: first.month() as u8, day: first.day() as u8 }
        };
        Some(Incoming {
            origin: Origin { line: self.line, ..Origin::default() },
            name,
            uid: self.uid,
            said: vec![Said::one("birthday", day.to_string())],
            ..Incoming::default()
        })
    }
}

/// A text of a calendar without its escapes, on one line.
fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => text.push(chars.next().map_or(' ', |c| if c == 'n' || c == 'N' { ' ' } else { c })),
            c => text.push(c),
        }
    }
    letters::one_line(&text).trim().to_owned()
}

fn is_word_for_birthday(text: &str) -> bool {
    let text = text.to_lowercase();
    ["birthday", "生日"].iter().any(|word| text.contains(word))
}

/// The first day of an event: `20260305`, `20260305T090000Z`, `2026-03-05`.
fn first_day(start: &str) -> Option<Day> {
    let digits: String = start.chars().filter(char::is_ascii_digit).take(8).collect();
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i16>().ok();
    Day::new(number(0..4)?, number(4..6)? as i8, number(6..8)? as i8).ok()
}

/// Whose birthday a title names, and whether it is a lunar one: `Ana Stone's 40th birthday`, `Birthday: Bo`, `张伟的生日`,
/// `生日 张伟`, `张伟农历生日`.
fn whose(title: &str) -> Option<(String, bool)> {
    const WORDS: [&str; 6] = ["birthday", "生日", "生辰", "geburtstag", "anniversaire", "cumpleaños"];
    let cake = || {
        let name = title.trim().strip_prefix(['🎂', '🎁'])?.split('(').next()?;
        Some(("", name))
    };
    let (before, after) = WORDS.iter().find_map(|word| around(title, word)).or_else(cake)?;
    let is_lunar = ["农历", "阴历", "lunar"].iter().any(|word| around(title, word).is_some());
    let name = name_before(before);
    let is_empty = name.is_empty() || name.eq_ignore_ascii_case("happy");
    let name = if is_empty { name_after(after) } else { name };
    name.chars().any(char::is_alphabetic).then(|| (name.to_owned(), is_lunar))
}

/// What stands before and behind a word, whatever its case.
fn around<'t>(text: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    let bytes = text.as_bytes().windows(word.len());
    let at = bytes.into_iter().position(|part| part.eq_ignore_ascii_case(word.as_bytes()))?;
    Some((text.get(..at)?, text.get(at + word.len()..)?))
}

/// Signs that stand around a name and belong to none.
fn is_sign(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '.' | '\'' | '’' | '"')
}

/// A name without the age, the calendar and the `'s` behind it.
fn name_before(text: &str) -> &str {
    let mut name = text.trim_matches(is_sign);
    loop {
        let shorter =
            ["农历", "阴历", "公历", "阳历", "周岁", "岁", "的"].iter().find_map(|end| name.strip_suffix(end));
        let shorter = shorter.or_else(|| without_ordinal(name)).or_else(|| {
            let lunar = name.len().checked_sub(" lunar".len()).and_then(|at| name.split_at_checked(at));
            lunar.filter(|(_, end)| end.eq_ignore_ascii_case(" lunar")).map(|(start, _)| start)
        });
        match shorter {
            Some(shorter) => name = shorter.trim_matches(is_sign),
            None => break,
        }
    }
    let possessive = ["'s", "’s", "´s", "`s", "'S", "'", "’"].iter().find_map(|end| name.strip_suffix(end));
    possessive.unwrap_or(name).trim_matches(is_sign)
}

/// A text without a number at its end: `40`, `40th`.
fn without_ordinal(text: &str) -> Option<&str> {
    let plain = ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let shorter = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    (shorter.len() < plain.len()).then_some(shorter)
}

fn name_after(text: &str) -> &str {
    let text = text.trim_matches(is_sign);
    let of = ["of ", "for ", "von ", "de "].iter().find_map(|word| text.strip_prefix(word));
    of.unwrap_or(text).trim_matches(is_sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TODAY: Day = Day::constant(2026, 11, 28);

    fn event(summary: &str, start: &str, more: &str) -> String {
        format!("BEGIN:VEVENT\r\nUID:u1\r\nSUMMARY:{summary}\r\nDTSTART;VALUE=DATE:{start}\r\n{more}END:VEVENT\r\n")
    }

    fn read_one(text: &str) -> Option<(String, String)> {
        let list = read(format!("BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n").as_bytes(), TODAY);
        let one = list.customers.into_iter().next()?.ok()?;
        Some((one.name, one.said[0].values[0].text.clone()))
    }

    #[test]
    fn a_title_names_whose_birthday_it_is() {
        for (title, name) in [
            ("Ana Stone's birthday", "Ana Stone"),
            ("Ana Stone’s 40th Birthday", "Ana Stone"),
            ("Birthday: Bo Lee", "Bo Lee"),
            ("Birthday of Bo Lee", "Bo Lee"),
            ("Bo Lee - Birthday", "Bo Lee"),
            ("Bo Lee (Birthday)", "Bo Lee"),
            ("🎂 Bo Lee Birthday", "Bo Lee"),
            ("James's birthday", "James"),
            ("James' birthday", "James"),
            ("张伟的生日", "张伟"),
            ("张伟生日", "张伟"),
            ("🎂张伟 40岁生日", "张伟"),
            ("生日：张伟", "张伟"),
            ("张伟农历生日", "张伟"),
        ] {
            assert_eq!(whose(title).map(|(name, _)| name).as_deref(), Some(name), "{title}");
        }
        for title in ["Dentist", "生日", "birthday", "Birthday", "开会", ""] {
            assert_eq!(whose(title), None, "{title}");
        }
    }

    #[test]
    fn the_year_counts_where_it_can_be_that_of_the_birth() {
        let day = |summary: &str, start: &str| read_one(&event(summary, start, "RRULE:FREQ=YEARLY\r\n")).unwrap().1;
        assert_eq!(day("Bo's birthday", "19780815"), "1978-08-15");
        for start in ["20260815", "20200815T000000Z", "16040815", "19700815"] {
            assert_eq!(day("Bo's birthday", start), "--08-15");
        }
        assert_eq!(day("张伟农历生日", "20260925"), "lunar --08-15");
    }

    #[test]
    fn other_events_are_left_out_and_counted() {
        assert_eq!(read_one(&event("Bo Lee", "19780815", "")), None);
        let said = event("Bo Lee", "19780815", "RRULE:FREQ=YEARLY\r\nCATEGORIES:Birthday\r\n");
        assert_eq!(read_one(&said), Some(("Bo Lee".to_owned(), "1978-08-15".to_owned())));
        let list = read((event("Dentist", "20260101", "") + &event("A's birthday", "20260101", "")).as_bytes(), TODAY);
        assert_eq!((list.customers.len(), list.about.len()), (1, 2));
        let folded = event("Ana\r\n  Stone's birth\r\n day", "20260101", "");
        assert_eq!(read_one(&folded).map(|one| one.0).as_deref(), Some("Ana Stone"));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "(BEGIN|END|DTSTART|SUMMARY)[:;](VEVENT|.{0,20})\r\n") {
            read(&bytes, TODAY);
            read(&[b"BEGIN:VEVENT\r\n", text.as_bytes(), &bytes, b"\r\nEND:VEVENT\r\n"].concat(), TODAY);
        }
    }
}
