//! Days as the columns of other programs write them.
//!
//! `3/4/2026` is a day of March or of April. Which one, the other days of the column tell: one with a 13 or more in the
//! first place settles it for all.

use super::time_of_day::{half_width, without_seconds};
use crate::book::day::days_between;
use crate::book::{Day, YearlyDay};
use crate::format::{day as day_format, spoken_day, spoken_moment};

/// The longest text that may be a day, in bytes.
const LONGEST: usize = 100;

/// Whether the month or the day stands first where the year stands last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// `12/31/2026`, as in the United States.
    MonthFirst,
    /// `31/12/2026`.
    DayFirst,
}

/// What the days of a column have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DayColumn {
    /// The order of month and day.
    pub order: Order,
    /// Whether some day may be two, and no other one tells.
    pub is_open: bool,
    /// Whether days that stand as numbers count from 1904.
    pub is_1904: bool,
}

/// What is read of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found<T> {
    /// A value.
    Value(T),
    /// It says that there is none: `0/0/00`.
    Nothing,
    /// It cannot be read.
    Unread,
}

impl DayColumn {
    /// Looks through the cells of a column.
    pub fn of<'t>(cells: impl Iterator<Item = &'t str>, is_1904: bool) -> DayColumn {
        let (mut month_first, mut day_first, mut open) = (false, false, false);
        for text in cells {
            if text.len() > LONGEST {
                continue;
            }
            let plain = plain(text);
            let Some([first, second, _]) = triple(&plain).filter(|parts| parts[0].len() <= 2) else { continue };
            let number = |text: &str| text.parse::<u8>().unwrap_or_default();
            match (number(first), number(second)) {
                // With points the day stands first everywhere.
                _ if plain.contains('.') => {}
                (13..=31, 1..=12) => day_first = true,
                (1..=12, 13..=31) => month_first = true,
                (first @ 1..=12, second @ 1..=12) if first != second => open = true,
                _ => {}
            }
        }
        let order = if day_first && !month_first { Order::DayFirst } else { Order::MonthFirst };
        DayColumn { order, is_open: open && month_first == day_first, is_1904 }
    }

    /// A day with its year.
    pub fn day(&self, text: &str, today: Day) -> Found<Day> {
        if text.len() > LONGEST {
            return Found::Unread;
        }
        let plain = plain(text);
        if is_no_day(&plain) {
            return Found::Nothing;
        }
        let pivot = today.year() % 100 + 10;
        let century = |year: i16| Some(if year <= pivot { 2000 + year } else { 1900 + year });
        let read = self.whole(&plain, century);
        // `26-11-02` is of this year, not of 2002.
        let recent = year_first(&plain).filter(|day| days_between(*day, today).abs() <= RECENT);
        let read = match (read, recent) {
            (Some(far), Some(near)) if days_between(far, today).abs() > LONG_AGO => Some(near),
            (read, recent) => read.or(recent),
        };
        read.map_or(Found::Unread, Found::Value)
    }

    /// A day of every year, in the lunar calendar where the column or the cell says so.
    pub fn yearly(&self, text: &str, today: Day, is_lunar: bool) -> Found<YearlyDay> {
        if text.len() > LONGEST {
            return Found::Unread;
        }
        let plain = plain(text);
        if is_no_day(&plain) {
            return Found::Nothing;
        }
        let found = if is_lunar || is_lunar_text(&plain) { self.lunar(&plain) } else { self.solar(&plain, today) };
        found.map_or(Found::Unread, Found::Value)
    }

    fn solar(&self, plain: &str, today: Day) -> Option<YearlyDay> {
        let made = |year, month: i8, day: i8| YearlyDay::Solar { year, month: month as u8, day: day as u8 };
        // Nobody whose birthday is kept is a hundred: 85 is 1985, but 22 may be two years.
        let century = |year: i16| (year > today.year() % 100).then_some(1900 + year);
        if let Some(day) = self.whole(plain, century) {
            // 1604 is how Apple and Google write that there is no year.
            return Some(made(Some(day.year()).filter(|&year| year != 1604), day.month(), day.day()));
        }
        if let Some([first, second]) = pair(plain) {
            let (month, day) = self.ordered(plain, first.parse().ok()?, second.parse().ok()?);
            return Day::new(2000, month, day).ok().map(|_| made(None, month, day));
        }
        let yearless =
            plain.strip_prefix("--").filter(|rest| rest.len() == 4).and_then(|rest| rest.split_at_checked(2));
        if let Some((month, day)) = yearless {
            return day_format::parse_yearly(&format!("--{month}-{day}")).ok();
        }
        day_format::parse_yearly(plain).ok().or_else(|| spoken_day::parse_yearly(plain))
    }

    fn lunar(&self, plain: &str) -> Option<YearlyDay> {
        let bare = ["农历", "阴历", "旧历", "lunar", "(农)", "(阴)", "农", "阴", "()"]
            .iter()
            .fold(plain.to_owned(), |text, word| text.replace(word, ""));
        let bare = bare.trim();
        let is_leap = bare.contains(['闰', '閏']);
        let digits = match (triple(bare), pair(bare)) {
            (Some([year, month, day]), _) if year.len() == 4 => Some((format!("{year}-"), month, day)),
            (None, Some([month, day])) => Some(("--".to_owned(), month, day)),
            _ => None,
        };
        let text = match digits.filter(|_| !is_leap) {
            Some((year, month, day)) => format!("lunar {year}{month}-{day}"),
            None => format!("农历{}", bare.replace('號', "号")),
        };
        day_format::parse_yearly(&text).ok()
    }

    /// A day with its year in any form; `century` makes a whole year of two digits.
    fn whole(&self, plain: &str, century: impl Fn(i16) -> Option<i16>) -> Option<Day> {
        if let Some(day) = self.of_number(plain) {
            return Some(day);
        }
        if let Some((month, day, year)) = with_month_word(plain) {
            return Day::new(full_year(&year, &century)?, month, day).ok();
        }
        let Some([first, second, third]) = triple(plain) else { return spoken_day::whole(plain) };
        if first.len() == 4 || first.len() == 2 && first.parse::<u8>().is_ok_and(|first| first > 31) {
            return Day::new(full_year(first, &century)?, second.parse().ok()?, third.parse().ok()?).ok();
        }
        let (month, day) = self.ordered(plain, first.parse().ok()?, second.parse().ok()?);
        Day::new(full_year(third, &century)?, month, day).ok()
    }

    /// Month and day. A number over 12 is the day wherever it stands.
    fn ordered(&self, plain: &str, first: i8, second: i8) -> (i8, i8) {
        let is_day_first = plain.contains('.') && plain.matches('.').count() >= 2 || self.order == Order::DayFirst;
        match (first, second) {
            (13.., _) => (second, first),
            (_, 13..) => (first, second),
            _ if is_day_first => (second, first),
            _ => (first, second),
        }
    }

    /// `20260131`, and the number by which a workbook counts the day.
    fn of_number(&self, plain: &str) -> Option<Day> {
        let whole = plain.split('.').next().unwrap_or_default();
        if !plain.bytes().all(|b| b.is_ascii_digit() || b == b'.') || plain.matches('.').count() > 1 {
            return None;
        }
        match whole.len() {
            8 if whole == plain => {
                Day::new(plain[..4].parse().ok()?, plain[4..6].parse().ok()?, plain[6..].parse().ok()?).ok()
            }
            5 => {
                let number: i32 = whole.parse().ok().filter(|number| (10_000..80_000).contains(number))?;
                // Excel counts 29 February 1900, which was none.
                let first = if self.is_1904 { Day::constant(1904, 1, 1) } else { Day::constant(1899, 12, 30) };
                Some(crate::book::day::plus_days(first, number))
            }
            _ => None,
        }
    }
}

/// So many days from now a day is recent.
const RECENT: i32 = 2 * 366;

/// So many days from now nobody writes the year with two digits and puts it last.
const LONG_AGO: i32 = 10 * 366;

/// Three small numbers as year, month and day of this century.
fn year_first(plain: &str) -> Option<Day> {
    let parts: Vec<&str> = plain.split(['-', '/', '.']).collect();
    let [year, month, day] = parts[..] else { return None };
    let year: i16 = Some(year).filter(|year| year.len() == 2)?.parse().ok()?;
    Day::new(2000 + year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The text in half-width characters and lower case, without a time and without the zone.
fn plain(text: &str) -> String {
    let plain = without_seconds(half_width(text));
    let day = match plain.split_once('t') {
        Some((day, time)) if day.ends_with(|c: char| c.is_ascii_digit()) && time.contains(':') => day,
        _ => plain.as_str(),
    };
    let day = match spoken_moment::at_the_end(day) {
        Some((at, _)) if at > 0 => day[..at].trim_end().trim_end_matches(" at"),
        _ => day,
    };
    let day = match day.find(':').and_then(|colon| day[..colon].rfind(char::is_whitespace)) {
        Some(space) => &day[..space],
        None => day,
    };
    day.trim().to_owned()
}

fn is_no_day(plain: &str) -> bool {
    !plain.contains(|c: char| c.is_alphabetic() || ('1'..='9').contains(&c))
}

fn is_lunar_text(plain: &str) -> bool {
    let words = ["农", "阴", "旧历", "lunar", "闰", "腊", "正月", "冬月", "初", "廿", "卅"];
    words.iter().any(|word| plain.contains(word))
        || plain.contains('月') && !plain.ends_with(['日', '号', '月']) && !plain.contains(|c: char| c.is_ascii_digit())
}

/// The numbers of a text of numbers alone, divided by signs.
fn numbers(plain: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = plain.split(['-', '/', '.', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let is_number = |part: &&str| part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    parts.iter().all(is_number).then_some(parts)
}

fn triple(plain: &str) -> Option<[&str; 3]> {
    numbers(plain)?.try_into().ok()
}

fn pair(plain: &str) -> Option<[&str; 2]> {
    let pair: [&str; 2] = numbers(plain)?.try_into().ok()?;
    pair.iter().all(|part| part.len() <= 2).then_some(pair)
}

fn full_year(text: &str, century: impl Fn(i16) -> Option<i16>) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 => century(year),
        _ => None,
    }
}

/// `jan 2 2026`, `2-jan-26`, `friday, january 2, 2026`: month, day and year.
fn with_month_word(plain: &str) -> Option<(i8, i8, String)> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let words: Vec<&str> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if !plain.is_ascii() || words.len() > 5 {
        return None;
    }
    let month = words.iter().find_map(|word| MONTHS.iter().position(|month| word.starts_with(month)))? as i8 + 1;
    let digits = |word: &&&str| word.starts_with(|c: char| c.is_ascii_digit());
    let numbers: Vec<&str> = words.iter().filter(digits).copied().collect();
    let [first, second] = numbers[..] else { return None };
    let number = |word: &str| word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<i16>().ok();
    if first.len() == 4 {
        return Some((month, number(second)? as i8, first.to_owned()));
    }
    let day = number(first).filter(|day| (1..=31).contains(day))?;
    Some((month, day as i8, second.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TODAY: Day = Day::constant(2026, 11, 28);

    fn column(cells: &[&str]) -> DayColumn {
        DayColumn::of(cells.iter().copied(), false)
    }

    #[test]
    fn days_in_many_forms() {
        for (text, expect) in [
            ("2026-01-02", "2026-01-02"),
            ("2026/1/2", "2026-01-02"),
            ("2026年1月2日", "2026-01-02"),
            ("２０２６．１．２", "2026-01-02"),
            ("2026-01-02 10:30:00", "2026-01-02"),
            ("2026-01-02T10:30:00Z", "2026-01-02"),
            ("2026/1/2 下午 3:05", "2026-01-02"),
            ("1/2/2026", "2026-01-02"),
            ("31/1/2026", "2026-01-31"),
            ("1.2.2026", "2026-02-01"),
            ("Jan 2 2026", "2026-01-02"),
            ("02 Jan 2026", "2026-01-02"),
            ("7-Feb-22", "2022-02-07"),
            ("Friday, January 2nd, 2026", "2026-01-02"),
            ("1/2/26", "2026-01-02"),
            ("20260102", "2026-01-02"),
            ("46024", "2026-01-02"),
            ("46024.4375", "2026-01-02"),
            ("2026-1-2 8:00 AM", "2026-01-02"),
        ] {
            let expect: Day = expect.parse().unwrap();
            assert_eq!(column(&[]).day(text, TODAY), Found::Value(expect), "{text}");
        }
        for none in ["0/0/00", "0000-00-00", "--"] {
            assert_eq!(column(&[]).day(none, TODAY), Found::Nothing, "{none}");
        }
        for bad in ["soon", "2026-02-30", "13/13/2026", "1.38E+10", "明天"] {
            assert_eq!(column(&[]).day(bad, TODAY), Found::Unread, "{bad}");
        }
    }

    #[test]
    fn a_column_decides_what_one_day_does_not() {
        let of = |cells: &[&str]| (column(cells).order, column(cells).is_open);
        assert_eq!(of(&["3/4/2026", "25/12/2026"]), (Order::DayFirst, false));
        assert_eq!(of(&["3/4/2026", "12/25/2026"]), (Order::MonthFirst, false));
        assert_eq!(of(&["3/4/2026", "5/5/2026"]), (Order::MonthFirst, true));
        assert_eq!(of(&["25/12/2026", "12/25/2026", "3/4/2026"]), (Order::MonthFirst, true));
        assert_eq!(of(&["2026/3/4", "3.4.2026"]), (Order::MonthFirst, false));
    }

    #[test]
    fn birthdays_with_and_without_their_year() {
        let column = column(&[]);
        for (text, is_lunar, expect) in [
            ("1978-08-15", false, "1978-08-15"),
            ("8/15/85", false, "1985-08-15"),
            ("8月15日", false, "--08-15"),
            ("08-15", false, "--08-15"),
            ("--0815", false, "--08-15"),
            ("1604-08-15", false, "--08-15"),
            ("8月", false, "--08"),
            ("农历七月十二", false, "lunar --07-12"),
            ("七月十二", false, "lunar --07-12"),
            ("1978-7-12(农历)", false, "lunar 1978-07-12"),
            ("1978-07-12", true, "lunar 1978-07-12"),
            ("7.12", true, "lunar --07-12"),
            ("腊月廿三", true, "lunar --12-23"),
            ("1979年闰六月初三", true, "lunar 1979 leap 6-03"),
            ("28717", false, "1978-08-15"),
        ] {
            let found = match column.yearly(text, TODAY, is_lunar) {
                Found::Value(day) => day.to_string(),
                other => format!("{other:?}"),
            };
            assert_eq!(found, expect, "{text}");
        }
        assert_eq!(column.yearly("8/15/22", TODAY, false), Found::Unread);
    }

    proptest! {
        #[test]
        fn any_text_is_a_day_or_none(text in "[0-9/.年月日农历 T:-]{0,16}", is_lunar in any::<bool>()) {
            column(&[&text]).yearly(&text, TODAY, is_lunar);
            column(&[&text]).day(&text, TODAY);
        }
    }
}
