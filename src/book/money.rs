//! Amounts with their currency. Amounts in different currencies are listed separately and never added.

use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A code of ISO 4217, such as `CNY`.
pub type Currency = Arc<str>;

/// An amount in a currency.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// The amount; negative where the debt goes the other way.
    pub amount: Decimal,
    /// The currency of the amount.
    pub currency: Currency,
}

impl Money {
    /// An amount in a currency.
    pub fn new(amount: Decimal, currency: impl Into<Currency>) -> Money {
        Money { amount, currency: currency.into() }
    }

    /// This amount plus `amount` in the same currency.
    pub fn plus(&self, amount: Decimal) -> Money {
        Money { amount: self.amount + amount, currency: self.currency.clone() }
    }
}
