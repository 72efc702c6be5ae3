//! Facts about money: what is owed, what was sold, figures.

use rust_decimal::Decimal;

use super::subject::Subject;
use super::value::FactValue;
use crate::book::choice_alias::is_same;
use crate::book::{Currency, Customer, Day};
use crate::derive::earned::entries;
use crate::derive::{Ledger, sums};

/// One amount.
pub fn one<'b>(amount: Decimal, currency: &Currency) -> FactValue<'b> {
    FactValue::Money(vec![(currency.to_string(), amount)])
}

/// A sum of the ledgers, by currency.
pub fn of_ledgers<'b>(of: &Subject, figure: impl Fn(&Ledger) -> Decimal) -> FactValue<'b> {
    of.state.map_or(FactValue::Unset, |state| FactValue::Money(sums::total(state, figure)))
}

/// What was earned on the days that count and have come.
pub fn revenue<'b>(of: &Subject, counts: impl Fn(Day) -> bool) -> FactValue<'b> {
    let all = entries(of.customer, of.book.settings.counted, of.today).filter(|(day, _)| counts(*day));
    FactValue::Money(sums::of_amounts(all.map(|(_, money)| money)))
}

/// The latest figure of a name up to the day.
pub fn figure(customer: &Customer, name: &str, today: Day) -> Option<Decimal> {
    let figures = customer.account.as_ref()?.figures.iter();
    let own = figures.filter(|figure| figure.date <= today && is_same(&figure.name, name));
    own.max_by_key(|figure| figure.date).map(|figure| figure.amount)
}
