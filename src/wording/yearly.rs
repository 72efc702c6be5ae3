//! A yearly day in words: as it is kept, and when it comes next.

use crate::book::festival::FestivalDay;
use crate::book::solar_term::TERMS;
use crate::book::yearly_day::{Keeping, YearlyDay};
use crate::book::{Day, lunar};
use crate::i18n::Words;
use crate::say;

/// A yearly day as people say it: `Aug 15, 1978`, `1978 农历七月十二`.
pub fn in_words(words: &Words, on: YearlyDay) -> String {
    match on {
        YearlyDay::Solar { year: Some(year), month, day } => {
            Day::new(year, month as i8, day as i8).map(|day| words.day_and_year(day)).unwrap_or_default()
        }
        YearlyDay::Solar { year: None, month, day } => {
            Day::new(2000, month as i8, day as i8).map(|day| words.day_of_year(day)).unwrap_or_default()
        }
        YearlyDay::Month { year: Some(year), month } => words.month(year, month as i8),
        YearlyDay::Month { year: None, month } => words.month_of_year(month as i8),
        YearlyDay::Lunar { year, month, leap, day } => {
            let lunar = say!(words, "lunar-day", day = words.lunar(month, leap, day));
            year.map_or(lunar.clone(), |year| format!("{year} {lunar}"))
        }
    }
}

/// The same with its coming day where that says more: of a lunar day the solar one, of a solar
/// birth in a Chinese book the lunar day on which it was.
pub fn with_next(words: &Words, on: YearlyDay, today: Day, keeping: Keeping) -> String {
    let told = in_words(words, on);
    match on {
        YearlyDay::Lunar { .. } => match on.next(today, keeping) {
            Some(next) => say!(words, "lunar-next", day = told, next = words.day(next.day, today)),
            None => told,
        },
        YearlyDay::Solar { .. } if words.is_chinese() => match on.first() {
            Some(first) => {
                let lunar = lunar::from_solar(first);
                say!(words, "solar-and-lunar", day = told, lunar = words.lunar(lunar.month, lunar.leap, lunar.day))
            }
            None => told,
        },
        YearlyDay::Solar { .. } | YearlyDay::Month { .. } => told,
    }
}

/// The same for a day that may also be a solar term, a weekday of a month or Easter.
pub fn named_with_next(words: &Words, on: FestivalDay, today: Day, keeping: Keeping) -> String {
    let told = match on {
        FestivalDay::Yearly(on) => return with_next(words, on, today, keeping),
        FestivalDay::Term(term) => words.solar_term(TERMS[term]),
        FestivalDay::Weekday { nth, weekday, month } => words.nth_weekday(nth, weekday, month as i8),
        FestivalDay::Easter => words.festival("easter", None),
    };
    match on.next(today, keeping) {
        Some(next) => say!(words, "lunar-next", day = told, next = words.day(next, today)),
        None => told,
    }
}
