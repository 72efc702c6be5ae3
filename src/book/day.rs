//! Days and moments.
//!
//! Days are local and have no zone. The text forms are read in `format::day`.

use std::fmt;

use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the civil calendar.
pub type Day = civil::Date;

/// A time of day, to the minute.
pub type Time = civil::Time;

/// Reads a day such as `2026-11-21`, with four, two and two digits. `None` for any other form, or where the calendar
/// has no such day.
pub fn parse_iso(text: &str) -> Option<Day> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| {
        bytes[range].iter().try_fold(0i16, |sum, &b| b.is_ascii_digit().then(|| sum * 10 + i16::from(b - b'0')))
    };
    Day::new(number(0..4)?, number(5..7)? as i8, number(8..10)? as i8).ok()
}

/// The days from `from` to `to`; negative where `to` is earlier.
pub fn days_between(from: Day, to: Day) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Moves `day` by `days`, but not beyond the ends of the calendar.
pub fn plus_days(day: Day, days: i32) -> Day {
    day.saturating_add(jiff::Span::new().days(days))
}

/// A day, with a time if one is known, as for an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub day: Day,
    /// The time on that day; `None` where only the day is known.
    pub time: Option<Time>,
}

/// As the files hold it: `2026-12-01`, `2026-12-01T10:30`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.time {
            Some(time) => write!(f, "{}T{:02}:{:02}", self.day, time.hour(), time.minute()),
            None => self.day.fmt(f),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        let text = String::deserialize(deserializer)?;
        let (day, time) = text.split_once('T').map_or((text.as_str(), None), |(day, time)| (day, Some(time)));
        let time = time.map(|time| time.parse().map_err(serde::de::Error::custom)).transpose()?;
        Ok(Moment { day: day.parse().map_err(serde::de::Error::custom)?, time })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_iso_days_are_days() {
        assert_eq!(parse_iso("2026-11-21"), Day::new(2026, 11, 21).ok());
        for bad in ["2026-02-30", "2026-1-1", "2026/01/01", "2026-11-2x", ""] {
            assert_eq!(parse_iso(bad), None, "{bad}");
        }
    }
}
