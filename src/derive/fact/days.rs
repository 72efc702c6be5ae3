//! Facts about days: silence, age, months of birthdays and anniversaries.

use super::subject::Subject;
use super::value::FactValue;
use crate::book::Day;
use crate::book::day::{days_between, plus_days};
use crate::book::festival_day::FestivalDay;
use crate::book::yearly_day::{Keeping, YearlyDay};

fn keeping(of: &Subject) -> Keeping {
    of.book.settings.calendar.keeping
}

/// The next time that a yearly day comes.
pub fn next(yearly: YearlyDay, of: &Subject) -> Option<Day> {
    yearly.next(of.today, keeping(of)).map(|occurrence| occurrence.day)
}

/// Days since the last contact, or else since the customer came into the book; endless where neither is known.
pub fn silent<'b>(of: &Subject) -> FactValue<'b> {
    let last = of.state.and_then(|state| state.contact.last).map(|last| last.day);
    match last.or(of.customer.entered(of.today)) {
        Some(day) => FactValue::Number(days_between(day, of.today).into()),
        None => FactValue::Endless,
    }
}

/// The age on the day, where the year of birth is known.
pub fn age(of: &Subject) -> Option<i16> {
    let next = of.customer.card.birthday?.next(plus_days(of.today, 1), keeping(of))?;
    next.years.map(|years| years - 1).filter(|&years| years >= 0)
}

/// The month of the birthday; of one by the moon, that in which it comes next.
pub fn birthday_month(of: &Subject) -> Option<u8> {
    month(FestivalDay::Yearly(of.customer.card.birthday?), of)
}

/// The months of the other days worth remembering that come every year, in order.
pub fn anniversary_months(of: &Subject) -> Vec<u8> {
    let yearly = of.customer.card.dates.iter().filter(|date| !date.once);
    let mut months: Vec<u8> = yearly.filter_map(|date| month(date.on, of)).collect();
    months.sort_unstable();
    months.dedup();
    months
}

fn month(on: FestivalDay, of: &Subject) -> Option<u8> {
    match on {
        FestivalDay::Yearly(YearlyDay::Solar { month, .. } | YearlyDay::Month { month, .. }) => Some(month),
        other => other.next(of.today, keeping(of)).and_then(|day| u8::try_from(day.month()).ok()),
    }
}
