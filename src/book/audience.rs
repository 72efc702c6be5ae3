//! For whom a festival or a rule is: some tiers, and a filter.

use super::filter::Filter;

/// Customers of these tiers who fit the filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// `None`: of every tier and of none; empty: nobody.
    pub tiers: Option<Vec<String>>,
    /// Conditions that a customer must also meet.
    pub filter: Filter,
}

impl Audience {
    /// Everyone of these tiers.
    pub fn of_tiers(tiers: &[&str]) -> Audience {
        Audience { tiers: Some(tiers.iter().map(|&tier| tier.to_owned()).collect()), filter: Filter::default() }
    }

    /// Whether the audience is empty whatever the filter says: its list of tiers is empty.
    pub fn is_nobody(&self) -> bool {
        self.tiers.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether the tier is among those meant.
    pub fn has_tier(&self, tier: Option<&str>) -> bool {
        let among = |tiers: &Vec<String>| tier.is_some_and(|tier| tiers.iter().any(|one| one == tier));
        self.tiers.as_ref().is_none_or(among)
    }
}
