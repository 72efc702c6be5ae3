//! Days of birth of people who cannot live.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Day;
use super::day::parse_iso;
use super::yearly_day::YearlyDay;

/// The most years that a person lives.
const OLDEST: i16 = 120;

/// A day of birth, and how its birthday is written without the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Birth {
    /// The day.
    pub day: Day,
    /// `--11-22`, `lunar --07-12`.
    pub birthday: String,
}

impl Birth {
    /// The birth of a birthday with its year; of a month the first day.
    pub fn of(birthday: &YearlyDay) -> Option<Birth> {
        let of_month = || match *birthday {
            YearlyDay::Month { year, month } => Day::new(year?, month as i8, 1).ok(),
            YearlyDay::Solar { .. } | YearlyDay::Lunar { .. } => None,
        };
        let day = birthday.first().or_else(of_month)?;
        Some(Birth { day, birthday: birthday.without_year().to_string() })
    }

    /// Reads what [`Display`](fmt::Display) wrote.
    pub fn parse(text: &str) -> Option<Birth> {
        let (day, birthday) = text.split_once(' ')?;
        Some(Birth { day: parse_iso(day)?, birthday: birthday.to_owned() })
    }

    /// Whether nobody can have been born then who lives on the day `today`.
    pub fn is_odd(&self, today: Day) -> bool {
        let age = today.year()
            - self.day.year()
            - i16::from((today.month(), today.day()) < (self.day.month(), self.day.day()));
        self.day > today || age > OLDEST
    }
}

impl fmt::Display for Birth {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} {}", self.day, self.birthday)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_older_than_a_hundred_and_twenty_or_unborn() {
        let today = Day::constant(2026, 11, 21);
        for (day, is_odd) in [
            (Day::constant(1905, 11, 21), true),
            (Day::constant(1905, 11, 22), false),
            (Day::constant(1900, 1, 1), true),
            (Day::constant(2026, 11, 21), false),
            (Day::constant(2026, 11, 22), true),
        ] {
            let birth = Birth { day, birthday: String::new() };
            assert_eq!(birth.is_odd(today), is_odd, "{day}");
        }
    }
}
