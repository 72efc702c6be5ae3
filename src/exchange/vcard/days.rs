//! Days as vCards write them, both ways.

use crate::book::YearlyDay;
use crate::format::spoken_day;

/// The year that stands for no year, by Apple's choice.
const NO_YEAR: i16 = 1604;

/// What a lunar year of Apple's adds up to: era 78 begins in 1984.
const ERA: i32 = 60;
const BEFORE_ERAS: i32 = 2697;

/// Reads a day: `1978-08-15`, `19780815`, `--0815`, `1978-08`, `1978-08-15T00:00:00Z`, or as people write it. `omitted`
/// is the year that stands for none.
pub(super) fn read(text: &str, omitted: Option<&str>) -> Option<YearlyDay> {
    let text = text.trim();
    let date = day_part(text);
    let day = digits(date).or_else(|| spoken_day::parse_yearly(date)).or_else(|| spoken_day::parse_yearly(text))?;
    let is_omitted =
        |year: i16| year == NO_YEAR || year == 0 || omitted.and_then(|text| text.parse().ok()) == Some(year);
    let day = if day.year().is_some_and(is_omitted) { day.without_year() } else { day };
    checked(day)
}

/// The text without a time behind the day.
fn day_part(text: &str) -> &str {
    match text.find(['T', ' ']) {
        Some(at) if text[..at].bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') && at >= 4 => &text[..at],
        _ => text,
    }
}

/// The time behind the day, where it is not midnight.
pub(super) fn time(text: &str) -> Option<&str> {
    let date = day_part(text.trim());
    let time = text.trim().get(date.len() + 1..)?.trim();
    let clock: String = time.chars().filter(char::is_ascii_digit).take(6).collect();
    (!clock.is_empty() && clock.bytes().any(|byte| byte != b'0')).then_some(time)
}

/// `19780815`, `1978-08-15`, `--0815`, `--08-15`, `1978-08`, `--08`.
fn digits(text: &str) -> Option<YearlyDay> {
    let (year, rest) = match text.strip_prefix("--") {
        Some(rest) => (None, rest),
        None => (Some(number(text.get(..4)?)?), text.get(4..)?),
    };
    let has_hyphen = rest.starts_with('-');
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let month = number(rest.get(..2)?)? as u8;
    let day = rest.get(2..)?;
    match day.strip_prefix('-').unwrap_or(day) {
        // `197808` is no month: it may be a day of vCard 2.1 with two digits for the year.
        "" if has_hyphen || year.is_none() => Some(YearlyDay::Month { year, month }),
        day if day.len() == 2 => Some(YearlyDay::Solar { year, month, day: number(day)? as u8 }),
        _ => None,
    }
}

fn number(text: &str) -> Option<i16> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// The day, if the calendar has it.
fn checked(day: YearlyDay) -> Option<YearlyDay> {
    crate::format::day::parse_yearly(&day.to_string()).ok()
}

/// Reads the lunar day of Apple's `X-ALTBDAY`: the era with four digits, the year in it with four, the month with two,
/// `L` for a leap month, the day with two; `-` for what is not known. `007800350813` is the 13th of the eighth month of
/// 2018.
pub(super) fn read_apple(text: &str) -> Option<YearlyDay> {
    let mut rest = text.trim();
    let mut take = |length: usize| -> Option<Option<i32>> {
        if let Some(after) = rest.strip_prefix('-') {
            rest = after;
            return Some(None);
        }
        let (digits, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(Some(i32::from(number(digits)?)))
    };
    let (era, year) = (take(4)?, take(4)?);
    let month = take(2)??;
    let is_leap = rest.strip_prefix('L');
    let leap = is_leap.is_some();
    let day = number(is_leap.unwrap_or(rest))?;
    let year = era.zip(year).map(|(era, year)| era * ERA + year - BEFORE_ERAS);
    let year = year.map(i16::try_from).transpose().ok()?;
    let day = u8::try_from(day).ok()?;
    checked(YearlyDay::Lunar { year, month: u8::try_from(month).ok()?, leap, day })
}

/// Writes a lunar day as Apple does; empty for any other day.
pub(super) fn write_apple(day: YearlyDay) -> String {
    let YearlyDay::Lunar { year, month, leap, day } = day else { return String::new() };
    let year = match year.map(|year| i32::from(year) + BEFORE_ERAS - 1) {
        Some(year) => format!("{:04}{:04}", year / ERA, year % ERA + 1),
        None => "--".to_owned(),
    };
    format!("{year}{month:02}{}{day:02}", if leap { "L" } else { "" })
}

/// Reads a lunar day of vCard 4.0 with `CALSCALE=chinese`: the year, month and day of the lunar calendar, `L` behind a
/// leap month.
pub(super) fn read_chinese(text: &str) -> Option<YearlyDay> {
    let leap = text.contains('L');
    match digits(&text.trim().replace('L', ""))? {
        YearlyDay::Solar { year, month, day } => checked(YearlyDay::Lunar { year, month, leap, day }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_every_form() {
        for (text, expect) in [
            ("1978-08-15", "1978-08-15"),
            ("19780815", "1978-08-15"),
            ("--0815", "--08-15"),
            ("--08-15", "--08-15"),
            ("1604-02-29", "--02-29"),
            ("1978-08-15T00:00:00Z", "1978-08-15"),
            ("19780815T160000Z", "1978-08-15"),
            ("1978-08-15 00:00:00", "1978-08-15"),
            ("1978-08", "1978-08"),
            ("--08", "--08"),
            ("1978/8/15", "1978-08-15"),
            ("1978年8月15日", "1978-08-15"),
            ("农历一九七八年七月十二", "lunar 1978-07-12"),
        ] {
            assert_eq!(read(text, None).map(|day| day.to_string()).as_deref(), Some(expect), "{text}");
        }
        for bad in ["", "1978", "197808", "---15", "circa 1800", "1978-13-01", "1978-02-30", "T10:00", "é978-08-15"] {
            assert_eq!(read(bad, None), None, "{bad}");
        }
        assert_eq!(read("1900-03-05", Some("1900")).map(|day| day.to_string()).as_deref(), Some("--03-05"));
    }

    #[test]
    fn lunar_days_of_apple_go_both_ways() {
        for (text, expect) in [
            ("007800350813", "lunar 2018-08-13"),
            ("00770056L0603", "lunar leap 6-03"),
            ("007700550712", "lunar 1978-07-12"),
            ("0077005606L03", "lunar 1979 leap 6-03"),
            ("007700600101", "lunar 1983-01-01"),
            ("007800010101", "lunar 1984-01-01"),
            ("--0712", "lunar --07-12"),
            ("--06L03", "lunar leap 6-03"),
        ] {
            let day = read_apple(text).map(|day| day.to_string());
            if text == "00770056L0603" {
                assert_eq!(day, None);
                continue;
            }
            assert_eq!(day.as_deref(), Some(expect), "{text}");
            assert_eq!(read_apple(text).map(write_apple).as_deref(), Some(text));
        }
        for bad in ["", "0078", "0078-0712x", "007700550631", "0077005607L12", "00770055071é"] {
            assert_eq!(read_apple(bad), None, "{bad}");
        }
        assert_eq!(read_apple("0078-0712").map(|day| day.to_string()).as_deref(), Some("lunar --07-12"));
    }
}
