//! Sums by currency. Each currency has its own sum.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{CustomerState, Ledger};
use crate::book::{Currency, Money};

/// Amounts by currency; currencies with a sum of zero are left out.
pub type Sums = Vec<(String, Decimal)>;

/// The sum of one figure over a customer's ledgers, by currency.
pub fn total(state: &CustomerState, figure: impl Fn(&Ledger) -> Decimal) -> Sums {
    total_of(std::iter::once(state), figure)
}

/// The sum of one figure over many customers, by currency.
pub fn total_of<'s>(states: impl Iterator<Item = &'s CustomerState>, figure: impl Fn(&Ledger) -> Decimal) -> Sums {
    of_ledgers(states.flat_map(|state| &state.ledgers), figure)
}

/// The sum of one figure over ledgers, by currency.
pub fn of_ledgers<'s>(ledgers: impl IntoIterator<Item = &'s Ledger>, figure: impl Fn(&Ledger) -> Decimal) -> Sums {
    of_amounts(ledgers.into_iter().map(|ledger| Money::new(figure(ledger), ledger.currency.clone())))
}

/// The sums of amounts, by currency.
pub fn of_amounts(amounts: impl Iterator<Item = Money>) -> Sums {
    let mut sums: BTreeMap<Currency, Decimal> = BTreeMap::new();
    for money in amounts {
        *sums.entry(money.currency).or_default() += money.amount;
    }
    sums.into_iter().filter(|(_, sum)| !sum.is_zero()).map(|(currency, sum)| (currency.to_string(), sum)).collect()
}
