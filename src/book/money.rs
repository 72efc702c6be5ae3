//! Amounts with their currency. Amounts of different currencies stand side by side and are never added.

use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A code of ISO 4217, such as `CNY`.
pub type Currency = Arc<str>;

/// An amount in a currency.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// How much; negative where it is owed to the other side.
    pub amount: Decimal,
    /// In which currency.
    pub currency: Currency,
}

impl Money {
    /// An amount in a currency.
    pub fn new(amount: Decimal, currency: impl Into<Currency>) -> Money {
        Money { amount, currency: currency.into() }
    }

    /// So much more or less of the same currency.
    pub fn plus(&self, amount: Decimal) -> Money {
        Money { amount: self.amount + amount, currency: self.currency.clone() }
    }
}
