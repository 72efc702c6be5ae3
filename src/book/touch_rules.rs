//! How much customers are given, and how often one writes to them.

use rust_decimal::Decimal;

/// The limits of `[touch]` in the settings; many companies and the law set them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TouchRules {
    /// The most that gifts to one customer may cost in a calendar year, in the book's currency.
    pub gifts: Option<Decimal>,
    /// The most messages to many that one customer may get in 30 days.
    pub messages: Option<u16>,
}
