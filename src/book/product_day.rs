//! The days of a product for which reminders come.

use super::Day;
use super::customer::Product;

choices! {
    /// A day of a product for which a reminder comes; the words are the keys of the card.
    pub enum ProductDay {
        /// The last day of a policy or contract.
        Expires = "expires",
        /// The last day of the warranty.
        Warranty = "warranty",
        /// The day of the next check or service.
        Check = "check",
    }
}

impl ProductDay {
    /// The day on the card.
    pub fn of(self, product: &Product) -> Option<Day> {
        match self {
            ProductDay::Expires => product.expires,
            ProductDay::Warranty => product.warranty,
            ProductDay::Check => product.check,
        }
    }
}
