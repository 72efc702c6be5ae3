//! The value of a fact, and whether a test holds for it.

use std::borrow::Cow;
use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::book::day::plus_days;
use crate::book::filter::{Side, Test, Wanted};
use crate::book::{Book, CustomerIndex, Day, letters, phone};
use crate::derive::sums::Sums;

/// What a fact is for a customer.
#[derive(Clone, Debug, PartialEq)]
pub enum FactValue<'b> {
    /// Nothing is known.
    Unset,
    /// A text.
    Text(Cow<'b, str>),
    /// A word of the format.
    Word(&'static str),
    /// Another customer of the book.
    Customer(CustomerIndex),
    /// Several texts, at least one.
    Texts(Vec<&'b str>),
    /// A number.
    Number(Decimal),
    /// More than any number.
    Endless,
    /// An amount for each currency; zero where there is none.
    Money(Sums),
    /// A day.
    Day(Day),
    /// Months of the year, in order.
    Months(Vec<u8>),
    /// Yes or no.
    Flag(bool),
}

impl<'b> FactValue<'b> {
    /// A reference to another customer; its text where it leads to nobody.
    pub(super) fn customer(found: Option<CustomerIndex>, id: &'b str) -> FactValue<'b> {
        found.map_or(FactValue::Text(id.into()), FactValue::Customer)
    }

    pub(super) fn texts(texts: impl Iterator<Item = &'b str>) -> FactValue<'b> {
        let texts: Vec<&str> = texts.collect();
        if texts.is_empty() { FactValue::Unset } else { FactValue::Texts(texts) }
    }

    /// Whether nothing is known, or the answer is no.
    pub fn is_unset(&self) -> bool {
        match self {
            FactValue::Unset | FactValue::Flag(false) => true,
            FactValue::Months(months) => months.is_empty(),
            FactValue::Money(sums) => sums.iter().all(|(_, amount)| amount.is_zero()),
            _ => false,
        }
    }

    /// Whether a test holds.
    pub fn passes(&self, test: &Test, how: Comparing) -> bool {
        match test {
            Test::Has => !self.is_unset(),
            Test::Lacks => self.is_unset(),
            Test::Is(wanted) if how.is_all => wanted.iter().all(|one| self.is(one, how)),
            Test::Is(wanted) => wanted.iter().any(|one| self.is(one, how)),
            Test::IsNot(wanted) => !wanted.iter().any(|one| self.is(one, how)),
            Test::Than(side, limit) => self.is_beyond(*side, limit, how.today),
        }
    }

    fn is(&self, wanted: &Wanted, how: Comparing) -> bool {
        let equals = |number: &Decimal| self.numbers().contains(number);
        match (self, wanted) {
            (FactValue::Flag(flag), Wanted::Flag(wanted)) => flag == wanted,
            (FactValue::Months(months), Wanted::Number(number)) => months.iter().any(|&month| *number == month.into()),
            (FactValue::Day(day), _) => day_of(wanted, how.today) == Some(*day),
            (FactValue::Word(word), Wanted::Text(wanted)) => word == wanted,
            (FactValue::Customer(at), Wanted::Text(wanted)) => {
                let customer = &how.book.customers[*at];
                is_same(&customer.id, wanted, false) || customer.names().any(|name| is_same(name, wanted, false))
            }
            (FactValue::Text(text), Wanted::Text(wanted)) => is_same(text, wanted, how.is_path),
            (FactValue::Texts(texts), Wanted::Text(wanted)) => {
                let is_phone = how.is_phone && phone::looks_like_one(wanted);
                texts.iter().any(|text| is_same(text, wanted, false) || is_phone && phone::is_same(text, wanted))
            }
            (_, Wanted::Number(number)) => equals(number),
            _ => false,
        }
    }

    /// Of amounts in several currencies one above the limit is enough; for one below it, all must be.
    fn is_beyond(&self, side: Side, limit: &Wanted, today: Day) -> bool {
        match (self, limit) {
            (FactValue::Day(day), _) => day_of(limit, today).is_some_and(|limit| side.holds(day.cmp(&limit))),
            (FactValue::Endless, _) => side.holds(Ordering::Greater),
            (FactValue::Months(months), Wanted::Number(limit)) => {
                months.iter().any(|&month| side.holds(Decimal::from(month).cmp(limit)))
            }
            (_, Wanted::Number(limit)) => {
                let mut numbers = self.numbers().into_iter().map(|number| side.holds(number.cmp(limit)));
                match side {
                    Side::More | Side::MoreOrEqual => numbers.any(|holds| holds),
                    Side::Less | Side::LessOrEqual => self.is_amount() && numbers.all(|holds| holds),
                }
            }
            _ => false,
        }
    }

    fn is_amount(&self) -> bool {
        matches!(self, FactValue::Number(_) | FactValue::Money(_))
    }

    fn numbers(&self) -> Vec<Decimal> {
        match self {
            FactValue::Number(number) => vec![*number],
            FactValue::Money(sums) if sums.is_empty() => vec![Decimal::ZERO],
            FactValue::Money(sums) => sums.iter().map(|(_, amount)| *amount).collect(),
            _ => Vec::new(),
        }
    }
}

/// How a fact is compared.
#[derive(Clone, Copy)]
pub struct Comparing<'b> {
    /// The book.
    pub book: &'b Book,
    /// The day from which days are counted.
    pub today: Day,
    /// All texts that are asked for must be there.
    pub is_all: bool,
    /// The text is a path, which lies in every beginning of it.
    pub is_path: bool,
    /// The texts are phone numbers.
    pub is_phone: bool,
}

fn day_of(wanted: &Wanted, today: Day) -> Option<Day> {
    match wanted {
        Wanted::Day(day) => Some(*day),
        Wanted::Ahead(days) => Some(plus_days(today, *days)),
        _ => None,
    }
}

/// Whether two texts are the same but for case, accents and width; a path is also in those above it.
fn is_same(text: &str, wanted: &str, is_path: bool) -> bool {
    let fits = |text: &str, wanted: &str| {
        text.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || is_path && rest.starts_with('/'))
    };
    fits(text, wanted) || fits(&letters::searchable(text), &letters::searchable(wanted))
}
