//! What customers brought in: revenue, invoices or payments, by customer and time.

use rust_decimal::Decimal;

use super::ledger::counts;
use crate::book::account::PaymentKind;
use crate::book::counted::Counted;
use crate::book::{Customer, Day, Money};

/// A span of days, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

impl Days {
    /// From the first day of the year up to a day.
    pub fn of_year_until(to: Day) -> Days {
        Days { from: Day::new(to.year(), 1, 1).unwrap_or(to), to }
    }

    /// The same days a year before; February 29 becomes 28.
    pub fn year_before(self) -> Days {
        let back = |day: Day| day.saturating_sub(jiff::Span::new().years(1));
        Days { from: back(self.from), to: back(self.to) }
    }

    /// Whether a day is one of them.
    pub fn has(self, day: Day) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// What a customer brought in up to a day, as far as it is known on it: days and amounts, below zero for what was taken
/// back.
pub fn entries(customer: &Customer, counted: Counted, until: Day) -> impl Iterator<Item = (Day, Money)> {
    let account = customer.account.as_deref();
    let revenue = account.into_iter().flat_map(|account| &account.revenue).map(|one| (one.date, one.money.clone()));
    let invoices =
        account.into_iter().flat_map(|account| &account.invoices).filter(move |_| counted == Counted::Invoices);
    let invoices = invoices.map(|one| (one.date, one.money.clone()));
    let payments = account.into_iter().flat_map(|account| &account.payments);
    let payments = payments.filter(move |one| counts(one, until)).filter_map(move |one| {
        let sign = match (counted, one.kind) {
            (Counted::Payments, PaymentKind::Payment) => Decimal::ONE,
            (Counted::Payments, PaymentKind::Refund) | (Counted::Invoices, PaymentKind::CreditNote) => {
                Decimal::NEGATIVE_ONE
            }
            _ => return None,
        };
        Some((one.date, Money::new(one.money.amount * sign, one.money.currency.clone())))
    });
    revenue.chain(invoices).chain(payments).filter(move |(day, _)| *day <= until)
}

/// What a customer brought in within some days in a currency.
pub fn earned(customer: &Customer, counted: Counted, days: Days, currency: &str) -> Decimal {
    let ours =
        entries(customer, counted, days.to).filter(|(day, money)| days.has(*day) && *money.currency == *currency);
    ours.map(|(_, money)| money.amount).sum()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::book::{Card, CustomerFolder};
    use crate::format::account_file;
    use crate::format::source::Source;

    const ACCOUNT: &str = "[[invoice]]\nno = \"A\"\ndate = 2026-02-01\ndue = 2026-03-01\namount = \"100.00\"\n\
        [[invoice]]\nno = \"B\"\ndate = 2025-06-01\ndue = 2025-07-01\namount = \"40.00\"\n\
        [[invoice]]\nno = \"C\"\ndate = 2026-12-01\ndue = 2026-12-31\namount = \"7.00\"\n\
        [[payment]]\ndate = 2026-03-01\namount = \"90.00\"\n\
        [[payment]]\ndate = 2026-03-02\namount = \"10.00\"\nkind = \"credit-note\"\n\
        [[payment]]\ndate = 2026-03-03\namount = \"5.00\"\nkind = \"refund\"\n\
        [[payment]]\ndate = 2026-03-04\namount = \"3.00\"\nreturned = 2026-04-01\n\
        [[revenue]]\ndate = 2026-05-01\namount = \"8.50\"\n\
        [[revenue]]\ndate = 2026-05-02\namount = \"1.00\"\ncurrency = \"EUR\"\n";

    #[test]
    fn what_counts_is_a_choice_and_what_is_to_come_does_not() {
        let account = account_file::read(&mut Source::new("a", ACCOUNT), "USD");
        let folder = CustomerFolder { account: Some(Box::new(account)), ..CustomerFolder::new("ana", Card::default()) };
        let customer = Customer::new(Arc::new(folder), &"USD".into());
        let year = Days::of_year_until(Day::constant(2026, 11, 21));
        let sum = |counted, days, currency| earned(&customer, counted, days, currency).to_string();
        assert_eq!(sum(Counted::Invoices, year, "USD"), "98.50");
        assert_eq!(sum(Counted::Payments, year, "USD"), "93.50");
        assert_eq!(sum(Counted::Revenue, year, "USD"), "8.50");
        assert_eq!(sum(Counted::Revenue, year, "EUR"), "1.00");
        assert_eq!(sum(Counted::Invoices, year.year_before(), "USD"), "40.00");
        assert_eq!(sum(Counted::Payments, Days::of_year_until(Day::constant(2026, 3, 31)), "USD"), "88.00");
    }
}
