//! What service costs, what of the revenue is left, and which sizes of a figure matter.

use rust_decimal::Decimal;

/// The other keys of `[value]` in the settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CostRules {
    /// What an hour of one's own time costs, in the book's currency; `None` where time is not counted.
    pub hour: Option<Decimal>,
    /// What of the revenue is left after the goods are paid, in per cent; `None` where the whole revenue counts.
    pub margin: Option<u8>,
    /// The sizes of a figure at which a customer changes class, the smallest first.
    pub thresholds: Vec<Decimal>,
}
