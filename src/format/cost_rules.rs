//! Reads what service costs: `[value]`.

use super::fields::Fields;
use super::source::Source;
use crate::book::cost_rules::CostRules;
use rust_decimal::Decimal;

/// Reads `hour`, an amount; `margin`, per cent; `thresholds`, a list of whole numbers.
pub fn read(fields: &mut Fields, source: &mut Source) -> CostRules {
    let margin = fields.number("margin", 1..=100, source);
    let hour = fields.amount("hour", source);
    let thresholds = fields.numbers("thresholds", 1..=1_000_000_000_000, source).unwrap_or_default();
    let mut thresholds: Vec<Decimal> = thresholds.into_iter().map(Decimal::from).collect();
    thresholds.sort_unstable();
    CostRules { hour, margin: margin.and_then(|number| u8::try_from(number).ok()), thresholds }
}
