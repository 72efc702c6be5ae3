//! The Chinese calendar, for 1901 to 2100.
//!
//! The days come from `icu_calendar`, which agrees with the tables by the national standard GB/T 33661-2017 of the
//! Purple Mountain Observatory. Sources disagree only about the month that begins in September 2057; there the
//! standard is followed.

use icu_calendar::Date;
use icu_calendar::Iso;
use icu_calendar::cal::ChineseTraditional;
use icu_calendar::types::Month;
use serde::Serialize;

use super::day::Day;

/// A day of the Chinese calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct LunarDay {
    /// The lunar year, by the solar year in which it begins.
    pub year: i16,
    /// The month, 1 to 12; a leap month has the number of the month before it.
    pub month: u8,
    /// Whether the month is a leap month.
    pub leap: bool,
    /// The day of the month, 1 to 30.
    pub day: u8,
}

/// The first and last lunar year that are known for certain.
pub const YEARS: std::ops::RangeInclusive<i16> = 1901..=2100;

/// The lunar day on which `day` falls.
pub fn from_solar(day: Day) -> LunarDay {
    let iso = Date::try_new_iso(day.year().into(), day.month() as u8, day.day() as u8)
        .expect("a day of the civil calendar is an ISO day");
    let lunar = iso.to_calendar(ChineseTraditional::new());
    let month = lunar.month().to_input();
    LunarDay {
        year: lunar.cyclic_year().related_iso as i16,
        month: month.number(),
        leap: month.is_leap(),
        day: lunar.day_of_month().0,
    }
}

/// The solar day of exactly this lunar day; `None` where the lunar year lacks the month or the day.
pub fn to_solar(lunar: LunarDay) -> Option<Day> {
    let month = if lunar.leap { Month::leap(lunar.month) } else { Month::new(lunar.month) };
    let date = Date::try_new_chinese_traditional(lunar.year.into(), month, lunar.day).ok()?;
    let iso = date.to_calendar(Iso);
    Day::new(i16::try_from(iso.year().extended_year()).ok()?, iso.month().number() as i8, iso.day_of_month().0 as i8)
        .ok()
}

/// The solar day on which a yearly lunar day is kept in the lunar year `year`. A day in a leap month falls in the
/// ordinary month of the same number if the year lacks the leap month. A 30th falls on the 29th in a month of 29 days.
pub fn kept_on(year: i16, month: u8, leap: bool, day: u8) -> Option<Day> {
    let months: &[bool] = if leap { &[true, false] } else { &[false] };
    months.iter().find_map(|&leap| {
        to_solar(LunarDay { year, month, leap, day })
            .or_else(|| (day == 30).then(|| to_solar(LunarDay { year, month, leap, day: 29 })).flatten())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::day::parse_iso;

    #[track_caller]
    fn check(lunar: (i16, u8, bool, u8), solar: &str) {
        let (year, month, leap, day) = lunar;
        assert_eq!(kept_on(year, month, leap, day), parse_iso(solar));
    }

    #[test]
    fn known_days() {
        check((2026, 1, false, 1), "2026-02-17");
        check((2026, 10, false, 13), "2026-11-21");
        check((2025, 6, true, 3), "2025-07-27");
        check((1954, 1, false, 1), "1954-02-03");
    }

    #[test]
    fn a_leap_month_falls_back_to_the_ordinary_one() {
        check((2026, 6, true, 3), "2026-07-16");
        assert_eq!(kept_on(2026, 6, false, 3), kept_on(2026, 6, true, 3));
    }

    #[test]
    fn a_thirtieth_falls_on_the_29th_of_a_short_month() {
        let short = (1..=12).find(|&m| to_solar(LunarDay { year: 2026, month: m, leap: false, day: 30 }).is_none());
        let month = short.expect("every year has a short month");
        assert_eq!(kept_on(2026, month, false, 30), kept_on(2026, month, false, 29));
    }

    #[test]
    fn both_directions_agree_on_every_day_of_two_years() {
        let mut day = Day::constant(2025, 1, 1);
        while day.year() < 2027 {
            assert_eq!(to_solar(from_solar(day)), Some(day));
            day = day.tomorrow().unwrap();
        }
    }
}
