//! Reads days with or without a time, from TOML values and from text.

use toml::value::Datetime;

use super::day;
use crate::book::{Day, Moment, Time};

/// Converts a local date or date-time of TOML. `None` for one with an offset, and for a time without a date.
pub fn from_toml(datetime: &Datetime) -> Option<Moment> {
    if datetime.offset.is_some() {
        return None;
    }
    let date = datetime.date?;
    let day = Day::new(i16::try_from(date.year).ok()?, date.month as i8, date.day as i8).ok()?;
    let time = match datetime.time {
        Some(time) => Some(Time::new(time.hour as i8, time.minute as i8, 0, 0).ok()?),
        None => None,
    };
    Some(Moment { day, time })
}

/// Reads `2026-12-01`, `2026年12月1日`, `2026-12-01T10:30` or `2026-12-01 10:30`.
pub fn from_text(text: &str) -> Option<Moment> {
    let Some((day, time)) = text.split_once(['T', ' ']) else {
        return Some(Moment { day: day::parse(text)?, time: None });
    };
    let (hour, minute) = time.split_once(':')?;
    let minute = minute.strip_suffix(":00").unwrap_or(minute);
    let time = Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    Some(Moment { day: day::parse(day)?, time: Some(time) })
}
