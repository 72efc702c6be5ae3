//! Which customers have a sheet of their own, and where it is.

use super::super::Site;
use crate::book::{Customer, id};

/// The file of the sheet of a core customer.
pub fn path(customer: &Customer) -> String {
    format!("core/{}.html", id::page_name(&customer.id))
}

/// Whether a customer is of the tier with the closest rhythm.
pub fn is_core(site: &Site, customer: &Customer) -> bool {
    let first = site.book.settings.tiers.iter().min_by_key(|(name, tier)| (tier.every, *name)).map(|(name, _)| name);
    first.is_some() && customer.card.tier.as_ref() == first && !customer.card.is_lost()
}

/// The sheet of a core customer, from the folder of the cards; `None` of others.
pub fn href(site: &Site, customer: &Customer) -> Option<String> {
    is_core(site, customer).then(|| format!("../{}", path(customer)))
}
