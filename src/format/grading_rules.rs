//! Reads how tiers follow from what customers bring in.

use super::fields::Fields;
use super::source::Source;
use crate::book::grading_rules::GradingRules;

/// Reads `[grading]`: `shares` in per cent, which rise, and `referred` in per cent.
pub fn read(fields: &mut Fields, source: &mut Source) -> GradingRules {
    let default = GradingRules::default();
    let shares: Option<Vec<u8>> = fields.numbers("shares", 1..=100, source).map(|shares| {
        let mut shares: Vec<u8> = shares.into_iter().map(|share| share as u8).collect();
        shares.sort_unstable();
        shares
    });
    let referred = fields.number("referred", 0..=100, source).and_then(|number| u8::try_from(number).ok());
    GradingRules {
        shares: shares.filter(|shares| !shares.is_empty()).unwrap_or(default.shares),
        referred: referred.unwrap_or(default.referred),
    }
}
