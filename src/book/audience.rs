//! The customers for whom a festival or a rule is meant: those of some tiers who also fit a filter.

use super::filter::Filter;

/// Customers of these tiers who fit the filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// The names of the tiers. `None`: all customers, with or without a tier; empty: nobody.
    pub tiers: Option<Vec<String>>,
    /// Conditions that a customer must also meet.
    pub filter: Filter,
}

impl Audience {
    /// All customers of these tiers.
    pub fn of_tiers(tiers: &[&str]) -> Audience {
        Audience { tiers: Some(tiers.iter().map(|&tier| tier.to_owned()).collect()), filter: Filter::default() }
    }

    /// Whether no customer can belong to the audience, because its list of tiers is empty.
    pub fn is_nobody(&self) -> bool {
        self.tiers.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether a customer's tier (`None` where they have none) belongs to the audience.
    pub fn has_tier(&self, tier: Option<&str>) -> bool {
        let among = |tiers: &Vec<String>| tier.is_some_and(|tier| tiers.iter().any(|one| one == tier));
        self.tiers.as_ref().is_none_or(among)
    }
}
