//! Days in the form in which people read them.

use jiff::civil::{Date, Time, Weekday};

use super::Words;
use crate::say;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const DIGITS: [&str; 11] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

impl Words {
    /// `Nov 3`, `11-03`; with the year if it differs from that of `today`.
    pub fn day(&self, day: Date, today: Date) -> String {
        if day.year() == today.year() { self.day_of_year(day) } else { self.day_and_year(day) }
    }

    /// `Nov 3`, `11-03`.
    pub fn day_of_year(&self, day: Date) -> String {
        if self.is_chinese() {
            format!("{:02}-{:02}", day.month(), day.day())
        } else {
            format!("{} {}", MONTHS[day.month() as usize - 1], day.day())
        }
    }

    /// `Nov 3, 2026`, `2026-11-03`.
    pub fn day_and_year(&self, day: Date) -> String {
        if self.is_chinese() { day.to_string() } else { format!("{}, {}", self.day_of_year(day), day.year()) }
    }

    /// `Saturday, November 21`, `11月21日 星期六`.
    pub fn day_in_full(&self, day: Date) -> String {
        let weekday = self.weekday(day.weekday());
        if self.is_chinese() {
            format!("{}月{}日 {weekday}", day.month(), day.day())
        } else {
            format!("{weekday}, {} {}", MONTH_NAMES[day.month() as usize - 1], day.day())
        }
    }

    /// `Sat, Nov 21`, `11-21 六`.
    pub fn day_of_week(&self, day: Date) -> String {
        let weekday = self.weekday_short(day.weekday());
        if self.is_chinese() {
            format!("{} {weekday}", self.day_of_year(day))
        } else {
            format!("{weekday}, {}", self.day_of_year(day))
        }
    }

    /// `Saturday, November 21`, `11月21日（星期六）`: for the midst of a sentence.
    pub fn day_in_sentence(&self, day: Date) -> String {
        if self.is_chinese() {
            format!("{}月{}日（{}）", day.month(), day.day(), self.weekday(day.weekday()))
        } else {
            self.day_in_full(day)
        }
    }

    /// `November 21, 2026`, `2026年11月21日`: the date of a letter.
    pub fn day_of_letter(&self, day: Date) -> String {
        if self.is_chinese() {
            format!("{}年{}月{}日", day.year(), day.month(), day.day())
        } else {
            format!("{} {}, {}", MONTH_NAMES[day.month() as usize - 1], day.day(), day.year())
        }
    }

    /// `Thursday, January 21, 2027`, `2027年1月21日 星期四`.
    pub fn day_in_full_and_year(&self, day: Date) -> String {
        let told = self.day_in_full(day);
        if self.is_chinese() { format!("{}年{told}", day.year()) } else { format!("{told}, {}", day.year()) }
    }

    /// `November 2026`, `2026年11月`.
    pub fn month(&self, year: i16, month: i8) -> String {
        if self.is_chinese() {
            format!("{year}年{month}月")
        } else {
            format!("{} {year}", MONTH_NAMES[month as usize - 1])
        }
    }

    /// `November`, `11月`.
    pub fn month_of_year(&self, month: i8) -> String {
        if self.is_chinese() { format!("{month}月") } else { MONTH_NAMES[month as usize - 1].to_owned() }
    }

    /// `the 4th Thursday of November`, `11月第四个星期四`. Of the weekdays Monday is 1; the last of a month is -1.
    pub fn nth_weekday(&self, nth: i8, weekday: u8, month: i8) -> String {
        let weekday = Weekday::from_monday_one_offset(weekday as i8).map(|weekday| self.weekday(weekday));
        let (weekday, month) = (weekday.unwrap_or_default(), self.month_of_year(month));
        say!(self, "nth-weekday", nth = i32::from(nth), weekday = weekday, month = month)
    }

    /// `Nov 2026`, `2026年11月`: the short form.
    pub fn month_short(&self, year: i16, month: i8) -> String {
        if self.is_chinese() { self.month(year, month) } else { format!("{} {year}", MONTHS[month as usize - 1]) }
    }

    /// `Saturday`, `星期六`.
    pub fn weekday(&self, weekday: Weekday) -> String {
        let names = self.get("weekdays");
        names.split('|').nth(weekday.to_monday_zero_offset() as usize).unwrap_or_default().to_owned()
    }

    /// `Sat`, `六`.
    pub fn weekday_short(&self, weekday: Weekday) -> String {
        let names = self.get("weekdays-short");
        names.split('|').nth(weekday.to_monday_zero_offset() as usize).unwrap_or_default().to_owned()
    }

    /// The name of a festival: `own` from the settings, or else the usual name in the language.
    pub fn festival(&self, id: &str, own: Option<&str>) -> String {
        own.map_or_else(|| self.known_or("festival", id), str::to_owned)
    }

    /// The name of a solar term by its pinyin: `清明`, `Qingming`.
    pub fn solar_term(&self, term: &str) -> String {
        self.known_or("term", term)
    }

    /// `10:30`; in English `10:30 a.m.`.
    pub fn time(&self, time: Time) -> String {
        if self.is_chinese() {
            return format!("{:02}:{:02}", time.hour(), time.minute());
        }
        let half = if time.hour() < 12 { "a.m." } else { "p.m." };
        format!("{}:{:02} {half}", (time.hour() + 11) % 12 + 1, time.minute())
    }

    /// `十月十三`; in English `lunar 10-13`.
    pub fn lunar(&self, month: u8, leap: bool, day: u8) -> String {
        if !self.is_chinese() {
            return format!("{}{month}-{day}", if leap { "leap " } else { "" });
        }
        let month_name = match month {
            1 => "正",
            11 => "冬",
            12 => "腊",
            month => DIGITS[usize::from(month)],
        };
        let day_name = match day {
            10 => "初十".to_owned(),
            20 => "二十".to_owned(),
            30 => "三十".to_owned(),
            1..10 => format!("初{}", DIGITS[usize::from(day)]),
            11..20 => format!("十{}", DIGITS[usize::from(day) - 10]),
            _ => format!("廿{}", DIGITS[usize::from(day) - 20]),
        };
        format!("{}{month_name}月{day_name}", if leap { "闰" } else { "" })
    }

    /// `3 days late`, `today`, `in 3 days`.
    pub fn lateness(&self, days: i32) -> String {
        match days {
            0 => self.get("late-today"),
            1 => self.get("late-tomorrow"),
            2.. => say!(self, "late-in", n = days),
            _ => say!(self, "late-by", n = -days),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Language, words};
    use jiff::civil::date;

    #[test]
    fn days_in_both_languages() {
        let (english, chinese) = (words(Language::English), words(Language::Chinese));
        let (day, today) = (date(2025, 11, 3), date(2026, 11, 21));
        assert_eq!((english.day(day, today), chinese.day(day, today)), ("Nov 3, 2025".into(), "2025-11-03".into()));
        assert_eq!(english.day_in_full(today), "Saturday, November 21");
        assert_eq!(chinese.day_in_full(today), "11月21日 星期六");
        assert_eq!(chinese.day_in_sentence(today), "11月21日（星期六）");
        assert_eq!(
            (english.day_of_letter(today), chinese.day_of_letter(today)),
            ("November 21, 2026".into(), "2026年11月21日".into())
        );
    }

    #[test]
    fn lunar_days_have_their_own_names() {
        let chinese = words(Language::Chinese);
        let names = [(1, false, 1), (10, false, 13), (12, false, 30), (6, true, 20), (11, false, 25)];
        let names = names.map(|(month, leap, day)| chinese.lunar(month, leap, day));
        assert_eq!(names, ["正月初一", "十月十三", "腊月三十", "闰六月二十", "冬月廿五"]);
    }
}
