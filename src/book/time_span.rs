//! A year or a month of the calendar.

use std::fmt;

use super::Day;

/// A year, or one month of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeSpan {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12; `None` for the whole year.
    pub month: Option<i8>,
}

impl TimeSpan {
    /// Reads `2025` or `2025-11`.
    pub fn parse(text: &str) -> Option<TimeSpan> {
        let (year, month) = text.split_once('-').map_or((text, None), |(year, month)| (year, Some(month)));
        let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        let year = year.parse().ok().filter(|_| is_year)?;
        let Some(month) = month else { return Some(TimeSpan { year, month: None }) };
        let is_month = month.len() <= 2 && month.bytes().all(|b| b.is_ascii_digit());
        let month = month.parse().ok().filter(|month| is_month && (1..=12).contains(month))?;
        Some(TimeSpan { year, month: Some(month) })
    }

    /// Whether a day lies in it.
    pub fn has(self, day: Day) -> bool {
        day.year() == self.year && self.month.is_none_or(|month| day.month() == month)
    }
}

impl fmt::Display for TimeSpan {
    /// As it is read: `2025`, `2025-11`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.month {
            Some(month) => write!(out, "{:04}-{month:02}", self.year),
            None => write!(out, "{:04}", self.year),
        }
    }
}
