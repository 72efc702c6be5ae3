//! Reads days in the forms that people type on the command line: `fri`, `+14d`, `+2w`, `周五`, `月底`.

use unicode_normalization::UnicodeNormalization;

use super::day;
use super::festival_day::MONTHS;
use super::weekday::WEEKDAYS;
use crate::book::Day;
use crate::book::day::{parse_iso, plus_days};
use crate::book::festival;
use crate::book::yearly_day::{Keeping, YearlyDay};
use crate::i18n::{self, Language};

/// Which day an incomplete one means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// The next one: a weekday after today, a day and month from today on.
    Future,
    /// The latest one up to today: a note is of what was.
    Past,
}

/// The day that `text` means if it is typed on the day `today`: the next one where it is incomplete. `last friday` is
/// the latest one before today, `上周五` the one in the week before, `this friday` and `本周五` the one of this week.
pub fn parse(text: &str, today: Day) -> Option<Day> {
    parse_toward(text, today, Toward::Future)
}

/// The same, with an incomplete day read as one to come or one that was.
pub fn parse_toward(text: &str, today: Day, toward: Toward) -> Option<Day> {
    let text = plain(text);
    near_today(&text, today).or_else(|| counted(&text, today, toward))
}

/// The day that `text` means for something of the day `from`: an incomplete day is the next one from then on, `+30d` and
/// `月底` count from then. Only `today`, `明天` and the like are as seen from `today`.
pub fn parse_from(text: &str, from: Day, today: Day) -> Option<Day> {
    let text = plain(text);
    near_today(&text, today).or_else(|| counted(&text, from, Toward::Future))
}

/// `today`, `明天` and the like, which mean one day whatever they are said of.
fn near_today(text: &str, today: Day) -> Option<Day> {
    let days = match text {
        "today" | "今天" | "今日" => 0,
        "tomorrow" | "tmr" | "明天" | "明日" => 1,
        "后天" => 2,
        "大后天" => 3,
        "yesterday" | "昨天" | "昨日" => -1,
        "前天" => -2,
        _ => return None,
    };
    Some(plus_days(today, days))
}

fn counted(text: &str, today: Day, toward: Toward) -> Option<Day> {
    match text {
        "eom" | "month end" | "end of month" | "月底" | "月末" | "本月底" => return Some(today.last_of_month()),
        "下月底" => return Some(today.first_of_month().saturating_add(jiff::Span::new().months(1)).last_of_month()),
        "eoy" | "year end" | "年底" => return Some(today.last_of_year()),
        _ => {}
    }
    parse_iso(text)
        .or_else(|| offset(text, today))
        .or_else(|| weekday(text, today, toward))
        .or_else(|| whole_date(text))
        .or_else(|| short_date(text))
        .or_else(|| month_and_day(text, today, toward))
        .or_else(|| lunar_day(text, today, toward))
        .or_else(|| festival(text, today, toward))
}

/// A whole date in any of the forms in which people write it, with its year.
pub fn whole(text: &str) -> Option<Day> {
    whole_date(&plain(text))
}

/// A month and a day without a year: `8/15`, `aug 15`, `8月15日`, `八月十五日`. 29 February is one.
pub fn every_year(text: &str) -> Option<(i8, i8)> {
    yearless(&plain(text)).filter(|&(month, day)| Day::new(LEAP_YEAR, month, day).is_ok())
}

/// A year that has every day of every year.
const LEAP_YEAR: i16 = 2000;

/// The text in lower case and half-width characters.
fn plain(text: &str) -> String {
    text.trim().nfkc().collect::<String>().to_lowercase()
}

/// The day that `text` means counted from `from`, where it is a length of time ahead: `+1y`, `+30天`.
pub fn ahead(text: &str, from: Day) -> Option<Day> {
    let text = plain(text);
    offset(&text, from).filter(|_| text.starts_with('+'))
}

/// The yearly day that `text` means: in the form of the files, or as people say it: `sep 20, 1985`, `9/20`, `八月十五`.
pub fn parse_yearly(text: &str) -> Option<YearlyDay> {
    if let Ok(day) = day::parse_yearly(text) {
        return Some(day);
    }
    let text = plain(text);
    let solar = |year, month: i8, day: i8| YearlyDay::Solar { year, month: month as u8, day: day as u8 };
    whole_date(&text)
        .map(|day| solar(Some(day.year()), day.month(), day.day()))
        .or_else(|| every_year(&text).map(|(month, day)| solar(None, month, day)))
        .or_else(|| day::lunar_spoken(&text))
}

/// `+14d`, `-3d`, `+2w`, `+1m`, `+14`, `14天后`, `2周后`.
fn offset(text: &str, today: Day) -> Option<Day> {
    let (sign, rest) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
        (Some(rest), _) => (1, rest),
        (_, Some(rest)) => (-1, rest),
        _ if text.ends_with('后') => (1, text.trim_end_matches('后').trim_end_matches('以')),
        _ if text.ends_with('前') => (-1, text.trim_end_matches('前').trim_end_matches('以')),
        _ => (1, text.strip_prefix("in ")?),
    };
    let digits = rest.trim_start().bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = rest.trim_start().split_at(digits);
    let number = sign * number.parse::<i32>().ok().filter(|&number| number < 100_000)?;
    let span = match unit.trim() {
        "" | "d" | "day" | "days" | "天" | "日" => jiff::Span::new().days(number),
        "w" | "week" | "weeks" | "周" | "星期" | "个星期" => {
            jiff::Span::new().weeks(number.clamp(-10_000, 10_000))
        }
        "m" | "month" | "months" | "个月" | "月" => jiff::Span::new().months(number.clamp(-10_000, 10_000)),
        "y" | "year" | "years" | "年" => jiff::Span::new().years(number.clamp(-1_000, 1_000)),
        _ => return None,
    };
    today.checked_add(span).ok()
}

fn weekday(text: &str, today: Day, toward: Toward) -> Option<Day> {
    let now = i32::from(today.weekday().to_monday_zero_offset());
    let monday = plus_days(today, -now);
    let wanted = |name: &str| {
        let name = name.trim().trim_start_matches('个');
        WEEKDAYS.iter().position(|words| words.contains(&name)).map(|at| at as i32)
    };
    if let Some(name) = text.strip_prefix("next ").or_else(|| text.strip_prefix('下')) {
        return Some(plus_days(monday, 7 + wanted(name)?));
    }
    if let Some(name) = text.strip_prefix('上') {
        return Some(plus_days(monday, wanted(name)? - 7));
    }
    if let Some(name) = text.strip_prefix("last ") {
        return Some(plus_days(today, -((now - wanted(name)? + 6).rem_euclid(7) + 1)));
    }
    let this = ["this ", "本", "这"].iter().find_map(|prefix| text.strip_prefix(prefix));
    if let Some(name) = this {
        return Some(plus_days(monday, wanted(name)?));
    }
    Some(match toward {
        Toward::Future => plus_days(today, (wanted(text)? - now + 6).rem_euclid(7) + 1),
        Toward::Past => plus_days(today, -((now - wanted(text)?).rem_euclid(7))),
    })
}

/// `2027年9月30日`, `二〇二七年九月三十日`, `2027/9/30`, `2027.9.30`, `9/30/2027`, `sep 30, 2027`, `30 sep 2027`.
fn whole_date(text: &str) -> Option<Day> {
    if let Some((year, month, day)) = day::solar_spoken(text) {
        return Day::new(year?, month, day).ok();
    }
    let parts: Vec<&str> = text.split(DATE_MARKS).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts[..] else { return None };
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    if is_year(first) {
        return Day::new(first.parse().ok()?, second.parse().ok()?, third.parse().ok()?).ok();
    }
    let year = Some(third).filter(|year| is_year(year))?.parse().ok()?;
    let (month, day) = month_first(first, second)?;
    Day::new(year, month, day).ok()
}

/// `12/15/26`, as US forms have it: a day of this century. Days of birth need the whole year.
fn short_date(text: &str) -> Option<Day> {
    let parts: Vec<&str> = text.split('/').map(str::trim).collect();
    let [month, day, year] = parts[..] else { return None };
    let is_short = year.len() == 2 && year.bytes().all(|b| b.is_ascii_digit());
    is_short.then(|| whole_date(&format!("{month}/{day}/20{year}")))?
}

/// What stands between the parts of a date.
const DATE_MARKS: [char; 9] = ['-', '/', '.', ',', ' ', '年', '月', '日', '号'];

/// Month and day in either order where the month is a word, else the month first.
fn month_first(first: &str, second: &str) -> Option<(i8, i8)> {
    match (month_word(first), month_word(second)) {
        (Some(month), _) => Some((month, second.parse().ok()?)),
        (_, Some(month)) => Some((month, first.parse().ok()?)),
        _ => Some((first.parse().ok()?, second.parse().ok()?)),
    }
}

/// The month of an English name; the first three letters suffice.
fn month_word(text: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|month| text.len() >= 3 && month.starts_with(text));
    at.map(|at| at as i8 + 1)
}

/// `12-01`, `12/1`, `12月1日`, `十二月一日`, `dec 1`, `1 december`.
fn month_and_day(text: &str, today: Day, toward: Toward) -> Option<Day> {
    let (month, day) = yearless(text)?;
    let in_year = |year: i16| Day::new(year, month, day).ok();
    match toward {
        Toward::Future => (today.year()..=today.year() + 8).filter_map(in_year).find(|&found| found >= today),
        Toward::Past => (today.year() - 8..=today.year()).rev().filter_map(in_year).find(|&found| found <= today),
    }
}

/// The month and the day of a text without a year.
fn yearless(text: &str) -> Option<(i8, i8)> {
    if let Some((year, month, day)) = day::solar_spoken(text) {
        return year.is_none().then_some((month, day));
    }
    let parts: Vec<&str> = text.split(DATE_MARKS).filter(|part| !part.is_empty()).collect();
    let [first, second] = parts[..] else { return None };
    month_first(first, second)
}

/// `正月初八`, `腊月廿三`, `农历八月十五`, `2020年八月十五`.
fn lunar_day(text: &str, today: Day, toward: Toward) -> Option<Day> {
    let yearly = day::lunar_spoken(text)?;
    if yearly.year().is_some() {
        return yearly.first();
    }
    let of = |from, to| yearly.occurrences(from, to, Keeping::default());
    match toward {
        Toward::Future => of(today, plus_days(today, 400)).first().map(|occurrence| occurrence.day),
        Toward::Past => of(plus_days(today, -400), today).last().map(|occurrence| occurrence.day),
    }
}

/// `除夕`, `中秋`, `christmas`: a festival that the program knows, by its name in either language.
fn festival(text: &str, today: Day, toward: Toward) -> Option<Day> {
    let wanted = text.replace('’', "'");
    let of = |language: Language| {
        let words = i18n::words(language);
        festival::known(language).into_iter().find(|festival| {
            let name = words.festival(&festival.id, None).to_lowercase().replace('’', "'");
            // 中秋节 is called 中秋 too, 春节 has no shorter name.
            let short = name.strip_suffix('节').filter(|short| short.chars().count() > 1);
            name == wanted || short == Some(wanted.as_str())
        })
    };
    let on = of(Language::Chinese).or_else(|| of(Language::English))?.on;
    match toward {
        Toward::Future => on.next(today, Keeping::default()),
        Toward::Past => on.days(plus_days(today, -800), today, Keeping::default()).pop(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let today = parse_iso("2026-11-21").unwrap();
        assert_eq!(parse(text, today).map(|day| day.to_string()).unwrap_or_default(), expect, "{text}");
    }

    #[test]
    fn days_as_people_say_them() {
        check("today", "2026-11-21");
        check("fri", "2026-11-27");
        check("周五", "2026-11-27");
        check("sat", "2026-11-28");
        check("+14d", "2026-12-05");
        check("+2w", "2026-12-05");
        check("＋14天", "2026-12-05");
        check("3天后", "2026-11-24");
        check("+1m", "2026-12-21");
        check("月底", "2026-11-30");
        check("下周三", "2026-11-25");
        check("last monday", "2026-11-16");
        check("上周一", "2026-11-09");
        check("12月1日", "2026-12-01");
        check("02-29", "2028-02-29");
        check("11-03", "2027-11-03");
        check("2026-12-24", "2026-12-24");
        check("本周五", "2026-11-20");
        check("这周一", "2026-11-16");
        check("this sat", "2026-11-21");
        check("this fri", "2026-11-20");
        check("下周五", "2026-11-27");
        check("2027年9月30日", "2027-09-30");
        check("2027/9/30", "2027-09-30");
        check("11/20/2026", "2026-11-20");
        check("Nov 20", "2027-11-20");
        check("dec 1, 2026", "2026-12-01");
        check("1 december", "2026-12-01");
        check("12/15/26", "2026-12-15");
        check("除夕", "2027-02-05");
        check("春节", "2027-02-06");
        check("中秋", "2027-09-15");
        check("中秋节", "2027-09-15");
        check("清明", "2027-04-05");
        check("Christmas", "2026-12-25");
        check("Thanksgiving", "2026-11-26");
        check("New Year's Eve", "2026-12-31");
        check("some day", "");
        assert_eq!(parse_toward("中秋", parse_iso("2026-11-21").unwrap(), Toward::Past), parse_iso("2026-09-25"));
        assert_eq!(parse_yearly("8/15/78"), None);
        check("正月初八", "2027-02-13");
        check("农历腊月廿三", "2027-01-30");
        check("june 3, 2027", "2027-06-03");
    }

    #[test]
    fn a_day_with_ri_or_hao_is_solar_in_characters_too() {
        for (text, expect) in [
            ("十二月一日", "2026-12-01"),
            ("十二月一号", "2026-12-01"),
            ("12月一日", "2026-12-01"),
            ("十二月1日", "2026-12-01"),
            ("12月1号", "2026-12-01"),
            ("一月五日", "2027-01-05"),
            ("二月二十九日", "2028-02-29"),
            ("2020年二月三日", "2020-02-03"),
            ("二〇二〇年2月3日", "2020-02-03"),
            ("二〇二〇年二月三日", "2020-02-03"),
            ("2020 年 2 月 3 日", "2020-02-03"),
        ] {
            check(text, expect);
        }
        let today = parse_iso("2026-11-21").unwrap();
        assert_eq!(parse_toward("十二月一日", today, Toward::Past), parse_iso("2025-12-01"));
    }

    #[test]
    fn a_lunar_day_has_a_word_of_that_calendar_or_no_ri() {
        for (text, expect) in [
            ("八月十五", "2027-09-15"),
            ("农历八月十五日", "2027-09-15"),
            ("八月廿三", "2027-09-23"),
            ("八月初五日", "2027-09-05"),
            ("腊月二十三日", "2027-01-30"),
            ("冬月十五", "2026-12-23"),
            ("农历2020年八月十五", "2020-10-01"),
            ("二〇二〇年八月十五", "2020-10-01"),
            ("2020年闰四月初一", "2020-05-23"),
        ] {
            check(text, expect);
        }
    }

    #[test]
    fn an_impossible_day_is_none_of_either_calendar() {
        for text in [
            "2月30日",
            "二月三十日",
            "2026年2月30日",
            "二〇二六年二月三十日",
            "十三月一日",
            "2月30",
            "二〇二六年闰四月初一",
        ] {
            check(text, "");
            assert_eq!(parse_yearly(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_counts_from_the_day_of_its_thing() {
        let from = |text: &str| {
            let day = parse_from(text, parse_iso("2026-09-01").unwrap(), parse_iso("2026-11-21").unwrap());
            day.map(|day| day.to_string()).unwrap_or_default()
        };
        for (text, expect) in [
            ("10/1", "2026-10-01"),
            ("9/1", "2026-09-01"),
            ("月底", "2026-09-30"),
            ("+30d", "2026-10-01"),
            ("十月一日", "2026-10-01"),
            ("8/31", "2027-08-31"),
            ("tomorrow", "2026-11-22"),
            ("今天", "2026-11-21"),
        ] {
            assert_eq!(from(text), expect, "{text}");
        }
    }

    #[test]
    fn a_note_is_of_what_was() {
        let past = |text: &str| {
            let today = parse_iso("2026-11-21").unwrap();
            parse_toward(text, today, Toward::Past).map(|day| day.to_string()).unwrap_or_default()
        };
        for (text, expect) in [
            ("fri", "2026-11-20"),
            ("sat", "2026-11-21"),
            ("周一", "2026-11-16"),
            ("11-03", "2026-11-03"),
            ("12/24", "2025-12-24"),
            ("nov 20", "2026-11-20"),
            ("八月十五", "2026-09-25"),
            ("+1d", "2026-11-22"),
        ] {
            assert_eq!(past(text), expect, "{text}");
        }
    }

    #[test]
    fn yearly_days_as_people_say_them() {
        for (text, expect) in [
            ("1985年9月20日", "1985-09-20"),
            ("1985/9/20", "1985-09-20"),
            ("sep 20, 1985", "1985-09-20"),
            ("9月20日", "--09-20"),
            ("9/20", "--09-20"),
            ("2/29", "--02-29"),
            ("aug 15", "--08-15"),
            ("八月十五", "lunar --08-15"),
            ("农历一九七八年七月十二", "lunar 1978-07-12"),
            ("一九七八年七月十二", "lunar 1978-07-12"),
            ("一九八五年九月二十日", "1985-09-20"),
            ("九月二十日", "--09-20"),
            ("二月二十九日", "--02-29"),
            ("腊月廿三", "lunar --12-23"),
            ("--08", "--08"),
            ("someday", ""),
        ] {
            assert_eq!(parse_yearly(text).map(|day| day.to_string()).unwrap_or_default(), expect, "{text}");
        }
    }

    #[test]
    fn a_length_of_time_counts_from_any_day() {
        let from = parse_iso("2026-12-31").unwrap();
        assert_eq!(ahead("+1y", from), parse_iso("2027-12-31"));
        assert_eq!(ahead("＋1年", from), parse_iso("2027-12-31"));
        assert_eq!((ahead("fri", from), ahead("-1d", from)), (None, None));
    }

    #[test]
    fn a_birthday_is_a_day_of_every_year() {
        for text in ["8/15", "08-15", "aug 15", "15 August", "8月15日", "八月十五日", "８/15"] {
            assert_eq!(every_year(text), Some((8, 15)), "{text}");
        }
        assert_eq!(every_year("2/29"), Some((2, 29)));
        for text in ["13/45", "8", "8/15/78", "soon"] {
            assert_eq!(every_year(text), None, "{text}");
        }
        assert_eq!(whole("Aug 15, 1978"), Some(Day::constant(1978, 8, 15)));
    }

    #[test]
    fn nonsense_is_no_day() {
        for text in ["", "soon", "+d", "+99999999999d", "13-45", "2026-02-30", "++3", "周八"] {
            check(text, "");
        }
    }
}
