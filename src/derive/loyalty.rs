//! Whether a customer is satisfied and stays: grades from notes and complaints, and the signs of loyalty.

use rust_decimal::Decimal;

use super::earned::{Days, entries};
use crate::book::day::{days_between, plus_days};
use crate::book::{Customer, Day, Settings};

choices! {
    /// Satisfied or not, loyal or not (the quadrants of customer satisfaction in sales training).
    pub enum Standing shown "standing" {
        /// Satisfied and loyal.
        Loyal = "loyal",
        /// Satisfied, with few signs of loyalty.
        Satisfied = "satisfied",
        /// Stays although not satisfied: for want of another choice.
        Captive = "captive",
        /// Neither satisfied nor loyal.
        AtRisk = "at-risk",
    }
}

/// From this mean grade on a customer counts as satisfied; grades go from 1 to 5.
const SATISFIED: u8 = 4;

/// So many of the four signs of loyalty make a customer loyal.
const LOYAL: usize = 2;

/// Days as a customer after which one is an old one: three years.
const OLD: i32 = 3 * 365;

/// The grades that a customer gave within some days, each with its day.
pub fn grades(customer: &Customer, days: Days) -> Vec<(Day, u8)> {
    let notes = customer.visits.iter().filter_map(|visit| Some((visit.day, visit.satisfaction?)));
    let complaints = customer.complaints.iter();
    let complaints = complaints.filter_map(|complaint| Some((complaint.resolved?.day, complaint.satisfaction?)));
    let mut grades: Vec<(Day, u8)> = notes.chain(complaints).filter(|(day, _)| days.has(*day)).collect();
    grades.sort_unstable();
    grades
}

/// The mean of grades; `None` where there is none.
pub fn mean(grades: &[(Day, u8)]) -> Option<Decimal> {
    let sum: u32 = grades.iter().map(|(_, grade)| u32::from(*grade)).sum();
    (!grades.is_empty()).then(|| Decimal::from(sum) / Decimal::from(grades.len()))
}

/// The year up to a day.
pub fn year_until(day: Day) -> Days {
    Days { from: plus_days(day.saturating_sub(jiff::Span::new().years(1)), 1), to: day }
}

/// The signs of loyalty that a customer shows on a day, of four: bought in this year and the one before, a customer for
/// three years, brought somebody, holds two products or more. `introduced` is the number of those whom the customer
/// brought by then.
pub fn signs(customer: &Customer, settings: &Settings, introduced: usize, today: Day) -> usize {
    let year = year_until(today);
    let bought_within = |days: Days| {
        let mut all = entries(customer, settings.counted, days.to);
        all.any(|(day, money)| days.has(day) && money.amount > Decimal::ZERO)
    };
    let bought_again = bought_within(year) && bought_within(year.year_before());
    let since = customer.card.since.is_some_and(|since| days_between(since, today) >= OLD);
    let held = customer.card.products.iter();
    let is_held = |day: Option<Day>| day.is_none_or(|since| since <= today);
    let products = held.filter(|one| is_held(one.since) && one.expires.is_none_or(|last| last >= today)).count();
    [bought_again, since, introduced > 0, products >= 2].into_iter().filter(|sign| *sign).count()
}

impl Standing {
    /// Where a customer stands with this mean grade and so many signs of loyalty.
    pub fn of(mean: Decimal, signs: usize) -> Standing {
        match (mean >= Decimal::from(SATISFIED), signs >= LOYAL) {
            (true, true) => Standing::Loyal,
            (true, false) => Standing::Satisfied,
            (false, true) => Standing::Captive,
            (false, false) => Standing::AtRisk,
        }
    }
}

/// Whether a customer is lost by a day, as far as the card names it.
pub fn is_lost(customer: &Customer, today: Day) -> bool {
    customer.card.is_lost() && customer.card.lost.as_ref().and_then(|lost| lost.on).is_none_or(|on| on <= today)
}
