//! When customers bought last, how often and for how much: the eight classes of RFM.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::earned::{Days, entries};
use super::loyalty::year_until;
use crate::book::day::days_between;
use crate::book::{Book, CustomerIndex, Day};

choices! {
    /// The eight classes; each says whether a customer bought lately, often and for much, against the mean of all who buy.
    pub enum RfmClass shown "rfm" {
        /// Lately, often, for much (重要价值客户).
        Champion = "champion",
        /// Lately and for much, not often (重要发展客户).
        Promising = "promising",
        /// Often and for much, not lately (重要保持客户).
        Slipping = "slipping",
        /// For much, neither lately nor often (重要挽留客户).
        AlmostLost = "almost-lost",
        /// Lately and often, for little (一般价值客户).
        Regular = "regular",
        /// Lately, for little (一般发展客户).
        New = "new",
        /// Often, for little, not lately (一般保持客户).
        Fading = "fading",
        /// Neither lately, nor often, nor for much (一般挽留客户).
        Sleeping = "sleeping",
    }
}

/// What a customer bought up to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rfm {
    /// The customer.
    pub at: CustomerIndex,
    /// Days since the last purchase.
    pub recency: i32,
    /// Days of the last year on which something was bought.
    pub frequency: usize,
    /// What was bought within the last year, in the book's currency.
    pub money: Decimal,
}

/// What each customer bought who did so within the two years up to a day.
pub fn buyers(book: &Book, today: Day) -> Vec<Rfm> {
    let year = year_until(today);
    let both = Days { from: year.year_before().from, to: today };
    let one = |(at, customer): (CustomerIndex, &crate::book::Customer)| {
        let bought: Vec<(Day, Decimal)> = entries(customer, book.settings.counted, today)
            .filter(|(day, money)| both.has(*day) && *money.currency == *book.settings.currency)
            .map(|(day, money)| (day, money.amount))
            .collect();
        let is_purchase = |(_, amount): &&(Day, Decimal)| *amount > Decimal::ZERO;
        let last = bought.iter().filter(is_purchase).map(|(day, _)| *day).max()?;
        let days: BTreeSet<Day> =
            bought.iter().filter(is_purchase).map(|(day, _)| *day).filter(|day| year.has(*day)).collect();
        let money = bought.iter().filter(|(day, _)| year.has(*day)).map(|(_, amount)| *amount).sum();
        Some(Rfm { at, recency: days_between(last, today), frequency: days.len(), money })
    };
    book.customers.iter().enumerate().filter_map(one).collect()
}

/// The class of each of these, against the means of all of them.
pub fn classes(buyers: &[Rfm]) -> Vec<RfmClass> {
    let count = Decimal::from(buyers.len().max(1));
    let mean = |sum: Decimal| sum / count;
    let recency = mean(buyers.iter().map(|one| Decimal::from(one.recency)).sum());
    let frequency = mean(buyers.iter().map(|one| Decimal::from(one.frequency)).sum());
    let money = mean(buyers.iter().map(|one| one.money).sum());
    let class = |one: &Rfm| {
        let lately = Decimal::from(one.recency) <= recency;
        let often = Decimal::from(one.frequency) >= frequency;
        match (one.money >= money, lately, often) {
            (true, true, true) => RfmClass::Champion,
            (true, true, false) => RfmClass::Promising,
            (true, false, true) => RfmClass::Slipping,
            (true, false, false) => RfmClass::AlmostLost,
            (false, true, true) => RfmClass::Regular,
            (false, true, false) => RfmClass::New,
            (false, false, true) => RfmClass::Fading,
            (false, false, false) => RfmClass::Sleeping,
        }
    };
    buyers.iter().map(class).collect()
}
