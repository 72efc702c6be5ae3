//! Targets that the owner of the book sets for a month, a quarter or a year.

use rust_decimal::Decimal;

use super::Day;
use super::day::plus_days;

choices! {
    /// What is to be reached.
    pub enum TargetWhat shown "target-what" {
        /// Contacts.
        Contacts = "contacts",
        /// Contacts in person.
        Visits = "visits",
        /// Customers who are new.
        NewCustomers = "new-customers",
        /// What was earned, in the book's currency.
        Revenue = "revenue",
        /// What was paid, in the book's currency.
        Collected = "collected",
    }
}

choices! {
    /// For how long a target is set.
    pub enum TargetPeriod shown "target-per" {
        /// A calendar month.
        Month = "month",
        /// A quarter of the calendar year.
        Quarter = "quarter",
        /// A calendar year.
        Year = "year",
    }
}

/// A target.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What is to be reached.
    pub what: TargetWhat,
    /// For how long.
    pub per: TargetPeriod,
    /// How much of it: an amount in the book's currency, or a number; above zero.
    pub goal: Decimal,
}

impl TargetWhat {
    /// Whether it is an amount of money.
    pub fn is_money(self) -> bool {
        matches!(self, TargetWhat::Revenue | TargetWhat::Collected)
    }
}

impl TargetPeriod {
    /// The first and the last day of the period in which a day is.
    pub fn around(self, day: Day) -> (Day, Day) {
        let months = match self {
            TargetPeriod::Month => 1,
            TargetPeriod::Quarter => 3,
            TargetPeriod::Year => 12,
        };
        let first = (day.month() - 1) / months * months + 1;
        let from = Day::new(day.year(), first, 1).unwrap_or(day);
        let next = from.saturating_add(jiff::Span::new().months(i64::from(months)));
        (from, plus_days(next, -1))
    }

    /// The first and the last day of the period before that.
    pub fn before(self, day: Day) -> (Day, Day) {
        self.around(plus_days(self.around(day).0, -1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_those_of_the_calendar() {
        let day = Day::constant(2026, 11, 21);
        let shown = |(from, to): (Day, Day)| format!("{from} {to}");
        assert_eq!(shown(TargetPeriod::Month.around(day)), "2026-11-01 2026-11-30");
        assert_eq!(shown(TargetPeriod::Quarter.around(day)), "2026-10-01 2026-12-31");
        assert_eq!(shown(TargetPeriod::Year.around(day)), "2026-01-01 2026-12-31");
        assert_eq!(shown(TargetPeriod::Quarter.before(day)), "2026-07-01 2026-09-30");
        assert_eq!(shown(TargetPeriod::Month.before(Day::constant(2026, 1, 31))), "2025-12-01 2025-12-31");
        assert_eq!(shown(TargetPeriod::Month.around(Day::constant(2028, 2, 29))), "2028-02-01 2028-02-29");
        for per in [TargetPeriod::Month, TargetPeriod::Quarter, TargetPeriod::Year] {
            assert_eq!(plus_days(per.before(day).1, 1), per.around(day).0);
        }
    }
}
