//! Days that come every year, by the solar or the lunar calendar.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::day::{Day, plus_days};
use super::lunar::{self, LunarDay};

/// How a yearly day is kept in a year that lacks it: `[calendar]` of the settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Keeping {
    /// A lunar day in a leap month always falls in the ordinary month of the same number, even in years that have the
    /// leap month.
    pub leap_in_ordinary: bool,
    /// In years without 29 February that day falls on 1 March, not on 28 February.
    pub feb_29_in_march: bool,
}

/// A day that comes every year: a birthday, an anniversary, a festival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum YearlyDay {
    /// A day of the solar calendar.
    Solar {
        /// The year of the first such day, such as the year of birth; `None` where it is unknown.
        year: Option<i16>,
        /// The month, 1 to 12.
        month: u8,
        /// The day of the month, 1 to 31.
        day: u8,
    },
    /// A month of the solar calendar whose day is not known.
    Month {
        /// The year of the first such month; `None` where it is unknown.
        year: Option<i16>,
        /// The month, 1 to 12.
        month: u8,
    },
    /// A day of the lunar calendar. A lunar year is named by the solar year in which it begins.
    Lunar {
        /// The lunar year of the first such day; `None` where it is unknown.
        year: Option<i16>,
        /// The lunar month, 1 to 12; a leap month has the number of the month before it.
        month: u8,
        /// Whether the day is in a leap month.
        leap: bool,
        /// The day of the lunar month, 1 to 30.
        day: u8,
    },
}

/// As the files hold it: `1978-08-15`, `--08-15`, `--08`, `lunar 1978-07-12`, `lunar leap 4-08`.
impl fmt::Display for YearlyDay {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match *self {
            YearlyDay::Solar { year: Some(year), month, day } => write!(f, "{year:04}-{month:02}-{day:02}"),
            YearlyDay::Solar { year: None, month, day } => write!(f, "--{month:02}-{day:02}"),
            YearlyDay::Month { year: Some(year), month } => write!(f, "{year:04}-{month:02}"),
            YearlyDay::Month { year: None, month } => write!(f, "--{month:02}"),
            YearlyDay::Lunar { year: Some(year), month, leap: false, day } => {
                write!(f, "lunar {year:04}-{month:02}-{day:02}")
            }
            YearlyDay::Lunar { year: None, month, leap: false, day } => write!(f, "lunar --{month:02}-{day:02}"),
            YearlyDay::Lunar { year: Some(year), month, leap: true, day } => {
                write!(f, "lunar {year:04} leap {month}-{day:02}")
            }
            YearlyDay::Lunar { year: None, month, leap: true, day } => write!(f, "lunar leap {month}-{day:02}"),
        }
    }
}

impl YearlyDay {
    /// The first such day, as a solar day: the day of birth. `None` where the year or the day is unknown.
    pub fn first(&self) -> Option<Day> {
        match *self {
            YearlyDay::Solar { year, month, day } => Day::new(year?, month as i8, day as i8).ok(),
            YearlyDay::Month { .. } => None,
            YearlyDay::Lunar { year, month, leap, day } => lunar::to_solar(LunarDay { year: year?, month, leap, day }),
        }
    }

    /// The year of the first such day, in the day's own calendar; `None` where it is unknown.
    pub fn year(&self) -> Option<i16> {
        match *self {
            YearlyDay::Solar { year, .. } | YearlyDay::Month { year, .. } | YearlyDay::Lunar { year, .. } => year,
        }
    }

    /// The same day in every year, since no year in particular.
    pub fn without_year(self) -> YearlyDay {
        match self {
            YearlyDay::Solar { month, day, .. } => YearlyDay::Solar { year: None, month, day },
            YearlyDay::Month { month, .. } => YearlyDay::Month { year: None, month },
            YearlyDay::Lunar { month, leap, day, .. } => YearlyDay::Lunar { year: None, month, leap, day },
        }
    }

    /// Whether the day belongs to the lunar calendar.
    pub fn is_lunar(&self) -> bool {
        matches!(self, YearlyDay::Lunar { .. })
    }

    /// Whether only the month is known.
    pub fn is_month(&self) -> bool {
        matches!(self, YearlyDay::Month { .. })
    }

    /// The solar day on which it falls in `year`, a year of its own calendar; of a month, its first day.
    fn kept_in(&self, year: i16, keeping: Keeping) -> Option<Day> {
        match *self {
            YearlyDay::Solar { month: 2, day: 29, .. } => {
                let (month, day) = if keeping.feb_29_in_march { (3, 1) } else { (2, 28) };
                Day::new(year, 2, 29).or_else(|_| Day::new(year, month, day)).ok()
            }
            YearlyDay::Solar { month, day, .. } => Day::new(year, month as i8, day as i8).ok(),
            YearlyDay::Month { month, .. } => Day::new(year, month as i8, 1).ok(),
            YearlyDay::Lunar { month, leap, day, .. } => {
                lunar::kept_on(year, month, leap && !keeping.leap_in_ordinary, day)
            }
        }
    }

    /// Every occurrence from `from` to `to`, both included, in order. The first day itself is not an occurrence: the
    /// day of birth is no birthday.
    pub fn occurrences(&self, from: Day, to: Day, keeping: Keeping) -> Vec<Occurrence> {
        let first = self.first();
        let is_later = |year: i16| !self.is_month() || self.year().is_none_or(|born| year > born);
        // A lunar year reaches into the next solar year, so the search begins one year early.
        (from.year() - 1..=to.year())
            .filter_map(|year| {
                let day = self.kept_in(year, keeping)?;
                let years = self.year().map(|born| year - born);
                (day >= from && day <= to && first.is_none_or(|first| day > first) && is_later(year))
                    .then_some(Occurrence { day, years })
            })
            .collect()
    }

    /// The next occurrence on or after `day`.
    pub fn next(&self, day: Day, keeping: Keeping) -> Option<Occurrence> {
        self.occurrences(day, plus_days(day, 800), keeping).into_iter().next()
    }
}

/// One occurrence of a [`YearlyDay`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Occurrence {
    /// The solar day on which it falls.
    pub day: Day,
    /// The years since the first such day: at a birthday, the age (周岁). `None` where the year is unknown.
    pub years: Option<i16>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::day::parse_iso;

    fn day(text: &str) -> Day {
        parse_iso(text).unwrap()
    }

    #[track_caller]
    fn check(yearly: YearlyDay, from: &str, expect: &[(&str, Option<i16>)]) {
        let from = day(from);
        let got = yearly.occurrences(from, plus_days(from, 365), Keeping::default());
        let expect: Vec<_> = expect.iter().map(|&(d, years)| Occurrence { day: day(d), years }).collect();
        assert_eq!(got, expect);
    }

    #[test]
    fn a_solar_birthday_comes_once_a_year_with_the_age() {
        let born = YearlyDay::Solar { year: Some(1978), month: 8, day: 15 };
        check(born, "2026-01-01", &[("2026-08-15", Some(48))]);
        check(born, "1978-01-01", &[]);
    }

    #[test]
    fn the_29th_of_february_is_kept_on_the_28th() {
        let born = YearlyDay::Solar { year: None, month: 2, day: 29 };
        check(born, "2026-01-01", &[("2026-02-28", None)]);
        check(born, "2028-01-01", &[("2028-02-29", None)]);
    }

    #[test]
    fn the_twelfth_lunar_month_falls_in_the_next_solar_year() {
        let born = YearlyDay::Lunar { year: Some(1980), month: 12, leap: false, day: 8 };
        check(born, "2026-06-01", &[("2027-01-15", Some(46))]);
    }

    #[test]
    fn a_lunar_birthday_may_come_twice_in_a_solar_year() {
        let born = YearlyDay::Lunar { year: None, month: 12, leap: false, day: 1 };
        let days = born.occurrences(day("2022-01-01"), day("2022-12-31"), Keeping::default());
        assert_eq!(days.iter().map(|o| o.day).collect::<Vec<_>>(), [day("2022-01-03"), day("2022-12-23")]);
    }

    #[test]
    fn no_birthday_on_the_day_of_birth() {
        let born = YearlyDay::Lunar { year: Some(2026), month: 10, leap: false, day: 13 };
        check(born, "2026-11-21", &[("2027-11-10", Some(1))]);
    }

    #[test]
    fn the_settings_change_how_days_are_kept() {
        let keeping = Keeping { leap_in_ordinary: true, feb_29_in_march: true };
        let days = |yearly: YearlyDay, year: i16| {
            let days = yearly.occurrences(Day::constant(year, 1, 1), Day::constant(year, 12, 31), keeping);
            days.into_iter().map(|occurrence| occurrence.day).collect::<Vec<_>>()
        };
        assert_eq!(days(YearlyDay::Solar { year: None, month: 2, day: 29 }, 2027), [day("2027-03-01")]);
        assert_eq!(days(YearlyDay::Solar { year: None, month: 2, day: 29 }, 2028), [day("2028-02-29")]);
        let leap = YearlyDay::Lunar { year: None, month: 6, leap: true, day: 3 };
        assert_eq!(days(leap, 2025), [day("2025-06-27")]);
    }
}
