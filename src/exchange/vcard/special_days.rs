//! Birthdays, anniversaries and other days.

use crate::book::YearlyDay;
use crate::derive::report::Phrase;
use crate::exchange::incoming::{IncomingEntry, Said};

use super::days;
use super::line::Line;
use super::own;
use super::reading::Reading;

/// Takes a line about a day; `false` for any other. Birthdays are read by [`birthday`], when all of them are known.
pub(super) fn take<'p>(reading: &mut Reading<'p>, line: &Line<'p>) -> bool {
    match line.name() {
        "BDAY" | "X-ALTBDAY" | own::BIRTHDAY => {}
        "ANNIVERSARY"
        | "X-ANNIVERSARY"
        | "X-MS-ANNIVERSARY"
        | "X-EVOLUTION-ANNIVERSARY"
        | "X-KADDRESSBOOK-X-ANNIVERSARY" => {
            let name = reading.word("wedding anniversary", "结婚纪念日");
            date(reading, line, name);
        }
        "X-ABDATE" if reading.own_groups.contains(line.group()) => {}
        "X-ABDATE" => {
            let name = match reading.plain_label(line) {
                Some(label) if label == "anniversary" => reading.word("anniversary", "纪念日").to_owned(),
                Some(label) if label != "other" => label,
                _ => reading.word("date", "日子").to_owned(),
            };
            date(reading, line, &name);
        }
        "DEATHDATE" => reading.fact(reading.word("died", "去世"), line.one_line()),
        _ => return false,
    }
    true
}

/// Adds a date; one that cannot be read is a fact.
fn date(reading: &mut Reading, line: &Line, name: &str) {
    let text = line.one_line();
    match days::read(&text, line.parameter("X-APPLE-OMIT-YEAR")) {
        Some(day) => dated(reading, name, day),
        None => unread(reading, name, &text),
    }
}

/// Adds a date of the card.
pub(super) fn dated(reading: &mut Reading, name: &str, day: YearlyDay) {
    let said = vec![Said::one("on", day.to_string())];
    reading.entry(IncomingEntry { table: "date", name: name.to_owned(), said });
}

fn unread(reading: &mut Reading, name: &str, text: &str) {
    if !text.is_empty() {
        reading.doubts.push(Phrase::new("vcard-day").with("text", text));
        reading.fact(name, text);
    }
}

/// Says the birthday. Of a solar and a lunar one that are the same day, the lunar one is said, because somebody took the
/// trouble to enter it; of two different ones the lunar one becomes a date.
pub(super) fn birthday(reading: &mut Reading) {
    let (mut solar, mut lunar) = (None, None);
    for line in reading.lines {
        let text = line.one_line();
        let scale = line.parameter("CALSCALE").unwrap_or_default().to_lowercase();
        let is_lunar = ["chinese", "dangi"].contains(&scale.as_str());
        match line.name() {
            "BDAY" if is_lunar => lunar = lunar.or_else(|| days::read_chinese(&text)),
            "BDAY" => {
                if let Some(time) = days::time(&text) {
                    reading.doubts.push(Phrase::new("vcard-birthday-time").with("text", time));
                }
                match days::read(&text, line.parameter("X-APPLE-OMIT-YEAR")) {
                    Some(day) => solar = solar.or(Some(day)),
                    None => {
                        unread(reading, "birthday", &text);
                        reading.keep_too(line);
                    }
                }
            }
            "X-ALTBDAY" if is_lunar || scale.is_empty() => match days::read_apple(&text) {
                Some(day) => lunar = lunar.or(Some(day)),
                None => {
                    unread(reading, "birthday", &text);
                    reading.keep_too(line);
                }
            },
            "X-ALTBDAY" => reading.keep(line),
            // Ours is as exact as the card was.
            own::BIRTHDAY => lunar = crate::format::day::parse_yearly(&text).ok().or(lunar),
            _ => {}
        }
    }
    let is_same = |one: YearlyDay, other: YearlyDay| {
        one == other || one.first().is_some_and(|first| other.first() == Some(first))
    };
    match (solar, lunar) {
        (Some(solar), Some(lunar)) if solar.is_lunar() || is_same(solar, lunar) => said(reading, lunar),
        (Some(solar), Some(lunar)) => {
            said(reading, solar);
            let name = reading.word("lunar birthday", "农历生日");
            dated(reading, name, lunar);
        }
        (solar, lunar) => {
            if let Some(day) = solar.or(lunar) {
                said(reading, day);
            }
        }
    }
}

fn said(reading: &mut Reading, day: YearlyDay) {
    reading.say("birthday", 1, None, day.to_string());
}
