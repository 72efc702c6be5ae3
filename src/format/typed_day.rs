//! Days that people type without a year, read as the thing needs them that they are typed for: a note is of what was,
//! an appointment of what comes. Where a year would be guessed, none is.

use super::spoken_day::{Toward, parse, parse_toward};
use crate::book::Day;
use crate::book::day::{days_between, plus_days};

/// Days after which a day and month without a year may mean the one to come.
pub const HALF_A_YEAR: i32 = 182;

/// In days.
pub const ELEVEN_MONTHS: i32 = 334;

/// The longest year.
const DAYS_OF_A_YEAR: i32 = 366;

/// Why a text is not read as a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayError {
    /// It is none.
    NoDay,
    /// It may be either of these.
    WhichYear {
        /// The day of this year or the last.
        past: Day,
        /// The day to come.
        next: Day,
    },
}

/// A day that is to come, at most `most` days ahead where the year is missing: what has just passed needs its year.
pub fn coming(text: &str, today: Day, most: i32) -> Result<Day, DayError> {
    let next = parse(text, today).ok_or(DayError::NoDay)?;
    check_year(next, today, most, |today| parse(text, today))?;
    Ok(next)
}

/// Refuses a day without a year that is more than `most` days ahead because it has just passed this year. `parse`
/// reads the same text as of another day: a whole date and a length of time do not become a day of the past then.
pub fn check_year(next: Day, today: Day, most: i32, parse: impl Fn(Day) -> Option<Day>) -> Result<(), DayError> {
    let passed = || parse(plus_days(today, most - DAYS_OF_A_YEAR)).filter(|&past| past < today);
    match passed().filter(|_| days_between(today, next) > most) {
        None => Ok(()),
        Some(past) => Err(DayError::WhichYear { past, next }),
    }
}

/// A day of the past.
pub fn past(text: &str, today: Day) -> Result<Day, DayError> {
    parse_toward(text, today, Toward::Past).ok_or(DayError::NoDay)
}

/// A day of the past half year: one that was longer ago may mean the one to come, so it needs its year.
pub fn recent(text: &str, today: Day) -> Result<Day, DayError> {
    let past = past(text, today)?;
    let next = parse(text, today).ok_or(DayError::NoDay)?;
    if next != past && days_between(past, today) > HALF_A_YEAR {
        return Err(DayError::WhichYear { past, next });
    }
    Ok(past)
}

/// A day of which nobody knows whether it was or is to come: the nearer one, where the other is about a year away.
pub fn either(text: &str, today: Day) -> Result<Day, DayError> {
    let past = past(text, today)?;
    let next = parse(text, today).ok_or(DayError::NoDay)?;
    match (days_between(past, today), days_between(today, next)) {
        _ if past == next => Ok(next),
        (_, ahead) if ahead > ELEVEN_MONTHS => Ok(past),
        (ago, _) if ago > ELEVEN_MONTHS => Ok(next),
        _ => Err(DayError::WhichYear { past, next }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_without_a_year_is_the_one_that_the_thing_needs() {
        let today = Day::constant(2026, 11, 21);
        let which = |past, next| Err(DayError::WhichYear { past, next });
        let day = Day::constant;
        assert_eq!(coming("11/20", today, ELEVEN_MONTHS), which(day(2026, 11, 20), day(2027, 11, 20)));
        assert_eq!(coming("12/1", today, ELEVEN_MONTHS), Ok(day(2026, 12, 1)));
        assert_eq!(past("11/20", today), Ok(day(2026, 11, 20)));
        assert_eq!(past("12/1", today), Ok(day(2025, 12, 1)));
        assert_eq!(recent("3/1", today), which(day(2026, 3, 1), day(2027, 3, 1)));
        assert_eq!(either("11/20", today), Ok(day(2026, 11, 20)));
        assert_eq!(either("12/1", today), Ok(day(2026, 12, 1)));
        assert_eq!(either("5/3", today), which(day(2026, 5, 3), day(2027, 5, 3)));
        assert_eq!(either("2027-05-03", today), Ok(day(2027, 5, 3)));
        assert_eq!(either("soon", today), Err(DayError::NoDay));
    }
}
