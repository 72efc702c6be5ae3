//! How tiers follow from what customers bring in: `[grading]` of the settings.

/// From which share of the whole each tier begins. Sales training calls it the ABC analysis: few customers make most of
/// it, and get most of the care.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradingRules {
    /// The shares, in per cent, that the customers of the first tier make together, of the first two, and so on; the last
    /// tier has the rest.
    pub shares: Vec<u8>,
    /// How much of what those bring in whom a customer introduced counts for the customer, in per cent.
    pub referred: u8,
}

impl Default for GradingRules {
    fn default() -> GradingRules {
        GradingRules { shares: vec![50, 80, 95], referred: 20 }
    }
}

impl GradingRules {
    /// The place of the tier, from 0, where those before make this share, in per cent, of `tiers` tiers.
    pub fn tier(&self, before: rust_decimal::Decimal, tiers: usize) -> usize {
        let place = self.shares.iter().position(|share| before < rust_decimal::Decimal::from(*share));
        place.unwrap_or(self.shares.len()).min(tiers.saturating_sub(1))
    }
}
