//! Days that come every year: by date, by solar term, by weekday, or by the moon.

use serde::{Deserialize, Serialize};

use super::day::plus_days;
use super::yearly_day::{Keeping, Occurrence, YearlyDay};
use super::{Day, solar_term};

/// When a festival falls, or another day that comes every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FestivalDay {
    /// The same solar or lunar day in every year.
    Yearly(YearlyDay),
    /// A solar term, by its index in [`solar_term::TERMS`].
    Term(usize),
    /// A weekday of a month, such as `4th thursday of november`.
    Weekday {
        /// Which of these weekdays in the month: 1 to 4, or -1 for the last.
        nth: i8,
        /// The weekday: Monday is 1, Sunday 7.
        weekday: u8,
        /// The month, 1 to 12.
        month: u8,
    },
    /// Easter Sunday of the Western churches.
    Easter,
}

impl FestivalDay {
    /// The days on which it falls from `from` to `to`, both included.
    pub fn days(&self, from: Day, to: Day, keeping: Keeping) -> Vec<Day> {
        self.occurrences(from, to, keeping).into_iter().map(|occurrence| occurrence.day).collect()
    }

    /// The same with the years since the first such day, where they are known.
    pub fn occurrences(&self, from: Day, to: Day, keeping: Keeping) -> Vec<Occurrence> {
        if let FestivalDay::Yearly(yearly) = self {
            return yearly.occurrences(from, to, keeping);
        }
        let days = (from.year()..=to.year()).filter_map(|year| self.in_year(year));
        days.filter(|&day| day >= from && day <= to).map(|day| Occurrence { day, years: None }).collect()
    }

    /// The next day on or after `day` on which it falls.
    pub fn next(&self, day: Day, keeping: Keeping) -> Option<Day> {
        self.days(day, plus_days(day, 800), keeping).into_iter().next()
    }

    /// The first such day; `None` where it is not known.
    pub fn first(&self) -> Option<Day> {
        match self {
            FestivalDay::Yearly(yearly) => yearly.first(),
            FestivalDay::Term(_) | FestivalDay::Weekday { .. } | FestivalDay::Easter => None,
        }
    }

    fn in_year(&self, year: i16) -> Option<Day> {
        match *self {
            FestivalDay::Yearly(_) => None,
            FestivalDay::Term(term) => solar_term::day_of(year, term),
            FestivalDay::Weekday { nth, weekday, month } => {
                let weekday = jiff::civil::Weekday::from_monday_one_offset(weekday as i8).ok()?;
                Day::new(year, month as i8, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
            }
            FestivalDay::Easter => easter(year),
        }
    }
}

/// Easter Sunday by the Gregorian computus (the anonymous algorithm in Meeus, Astronomical
/// Algorithms, chapter 8).
fn easter(year: i16) -> Option<Day> {
    let year_number = i32::from(year);
    let (golden, century, of_century) = (year_number % 19, year_number / 100, year_number % 100);
    let (leap_centuries, century_rest) = (century / 4, century % 4);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap_centuries - correction + 15) % 30;
    let weekday = (32 + 2 * century_rest + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    Day::new(year, (sum / 31) as i8, (sum % 31 + 1) as i8).ok()
}
