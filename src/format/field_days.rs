//! Reads days from a TOML table: bare or quoted, with a time, or yearly; and numbers of days ahead.

use toml::de::DeValue;

use super::fields::{Fields, Value};
use super::shape::Shape;
use super::source::{Referent, Source};
use super::{day, moment, spoken_day};
use crate::book::birth::Birth;
use crate::book::{Day, Moment, YearlyDay};
use crate::diagnostic::{Diagnostic, Fault};

/// The year that Apple's address book writes for a birthday without a year.
const NO_YEAR: i16 = 1604;

/// What has a birthday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearer {
    /// Somebody who lives.
    Person,
    /// A company, a marriage or a contract.
    Company,
}

impl Bearer {
    /// The first year that the birthday may have. Nobody who lives now was born before 1900; hardly a company is older
    /// than from 1200.
    fn oldest(self) -> i16 {
        match self {
            Bearer::Person => 1900,
            Bearer::Company => 1200,
        }
    }
}

/// Births from this year on, and those before the other, are compared with the day on which the book is read.
const LATE: i16 = 2020;
const EARLY: i16 = 1960;

impl Fields<'_, '_> {
    /// A day without a time, bare or quoted.
    pub fn day(&mut self, key: &'static str, source: &mut Source) -> Option<Day> {
        let value = self.take_or_record(key, source, || Shape::Day)?;
        let moment = self.moment_of(value, key, source)?;
        if moment.time.is_some() {
            self.wrong_type(value, key, "type-day", source);
            return None;
        }
        Some(moment.day)
    }

    /// A day, with or without a time.
    pub fn moment(&mut self, key: &'static str, source: &mut Source) -> Option<Moment> {
        let value = self.take_or_record(key, source, || Shape::Day)?;
        self.moment_of(value, key, source)
    }

    /// A list of days ahead, from 0 to `most`, the earliest first. A single number is a list of one.
    pub fn stages(&mut self, key: &'static str, most: i64, source: &mut Source) -> Option<Vec<u16>> {
        let numbers = self.numbers(key, 0..=most, source)?;
        let mut stages: Vec<u16> = numbers.into_iter().map(|days| days as u16).collect();
        stages.sort_unstable_by(|a, b| b.cmp(a));
        stages.dedup();
        Some(stages)
    }

    pub(super) fn moment_of(&self, value: &Value, key: &str, source: &mut Source) -> Option<Moment> {
        let moment = match value.get_ref() {
            DeValue::Datetime(datetime) => moment::from_toml(datetime),
            DeValue::String(text) => moment::from_text(text.trim()),
            _ => {
                self.wrong_type(value, key, "type-day", source);
                return None;
            }
        };
        if moment.is_none() {
            source.report(self.bad_day(value, key, source));
        }
        moment
    }

    fn bad_day(&self, value: &Value, key: &str, source: &Source) -> Diagnostic {
        let written = source.text.get(self.place(value)).unwrap_or_default().trim_matches('"').to_owned();
        let fault = source.fault(Fault::BadDay, self.place(value)).with("key", key).with("value", written.as_str());
        let looks_right = written.len() == 10 && written.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if looks_right {
            return fault.hint("hint-no-such-day");
        }
        // `11/20/2026` is not read in a file, since not everyone reads it alike, but it is known what is meant.
        match spoken_day::whole(&written) {
            Some(day) => fault.with("near", day.to_string()).hint("hint-did-you-mean"),
            None => fault,
        }
    }

    /// A list of days, such as holidays.
    pub fn days(&mut self, key: &'static str, source: &mut Source) -> Vec<Day> {
        let values = self.list(key, source, || Shape::Day).unwrap_or_default();
        values.into_iter().filter_map(|value| Some(self.moment_of(value, key, source)?.day)).collect()
    }

    /// A birthday. A year in which its bearer cannot have begun or one that only stands for an unknown year is reported and left out; a late
    /// or an early one is a reference, because what day it is today is not known here.
    pub fn birthday(&mut self, key: &'static str, bearer: Bearer, source: &mut Source) -> Option<YearlyDay> {
        let day = self.yearly_day(key, source)?;
        let Some(year) = day.year() else { return Some(day) };
        if year < bearer.oldest() || year == NO_YEAR {
            let fault = source.fault(Fault::OddYear, self.span_of(key)).with("key", key);
            source.report(fault.with("year", format!("{year:04}")).with("day", day.without_year().to_string()));
            return Some(day.without_year());
        }
        let is_odd = year >= LATE || year < EARLY && bearer == Bearer::Person;
        if let Some(birth) = Birth::of(&day).filter(|_| is_odd && key == "birthday") {
            source.refer(Referent::Birth, key, birth.to_string(), self.span_of(key));
        }
        Some(day)
    }

    /// A day that comes every year.
    pub fn yearly_day(&mut self, key: &'static str, source: &mut Source) -> Option<YearlyDay> {
        let value = self.take_or_record(key, source, || Shape::Yearly)?;
        if let DeValue::Datetime(_) = value.get_ref() {
            let day = self.moment_of(value, key, source)?.day;
            return Some(YearlyDay::Solar { year: Some(day.year()), month: day.month() as u8, day: day.day() as u8 });
        }
        let hint = if key == "birthday" { "hint-yearly-day" } else { "hint-festival-day" };
        let DeValue::String(text) = value.get_ref() else {
            source.report(self.bad_day(value, key, source).hint(hint));
            return None;
        };
        match day::parse_yearly(text) {
            // A reminder of a month is told as such for birthdays only.
            Ok(day) if day.is_month() && key != "birthday" => {
                source.report(self.bad_day(value, key, source).hint(hint));
                None
            }
            Ok(day) => Some(day),
            Err(fault) => {
                let report = self.bad_day(value, key, source);
                source.report(match fault {
                    day::YearlyFault::Form if report.hint.as_deref() == Some("hint-did-you-mean") => report,
                    day::YearlyFault::Form => match spoken_day::every_year(text) {
                        Some((month, day)) => {
                            report.with("near", format!("\"--{month:02}-{day:02}\"")).hint("hint-did-you-mean")
                        }
                        None => report.hint(hint),
                    },
                    day::YearlyFault::NoSuchDay => report,
                    day::YearlyFault::NotInLunarYear => Diagnostic { fault: Fault::BadLunarDay, ..report },
                });
                None
            }
        }
    }
}
