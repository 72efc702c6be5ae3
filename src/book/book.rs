//! A salesperson's book as a whole.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::birth::Birth;
use super::customer_in_book::{Customer, CustomerIndex};
use super::letters;
use super::links::Links;
use super::settings::{Settings, Tier};
use crate::diagnostic::Place;

/// A salesperson's book.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// The settings in `clientbook.toml`.
    pub settings: Arc<Settings>,
    /// A hash of the settings' text.
    pub settings_fingerprint: u64,
    /// The customers, sorted by id.
    pub customers: Vec<Customer>,
    /// Ids and names of the customers, for wikilinks.
    pub links: Links,
    /// Days of birth that may lie ahead or too long ago, and where they are written.
    pub odd_births: Vec<(Birth, Place)>,
    /// Something was left out of it: it is an edition, not what the files hold.
    pub is_edition: bool,
    /// The accounts were left out, too.
    pub hides_accounts: bool,
}

impl Book {
    /// The customer with exactly this id.
    pub fn find(&self, id: &str) -> Option<CustomerIndex> {
        let at = |id: &str| self.customers.binary_search_by(|customer| (*customer.id).cmp(id)).ok();
        // Of two folders of the same letters one keeps the name that it has on the disk.
        at(id).or_else(|| at(&letters::composed(id)))
    }

    /// The name of the organisation for which a customer works: the company that is a customer, else the employer on the
    /// card.
    pub fn employer<'b>(&'b self, customer: &'b Customer) -> Option<&'b str> {
        let company = customer.company.map(|company| self.customers[company].card.name.as_str());
        company.or(customer.card.employer.as_deref())
    }

    /// The names of the figures in the accounts.
    pub fn figure_names(&self) -> BTreeSet<&str> {
        let accounts = self.customers.iter().filter_map(|customer| customer.account.as_ref());
        accounts.flat_map(|account| &account.figures).map(|figure| figure.name.as_str()).collect()
    }

    /// The name of the customer's tier, and the tier. `None` where the card names none, or one that does not exist.
    pub fn tier(&self, customer: &Customer) -> Option<(&str, &Tier)> {
        let name = customer.card.tier.as_ref()?;
        self.settings.tiers.get_key_value(name).map(|(name, tier)| (name.as_str(), tier))
    }

    /// The cadence of a customer in days: its own, or that of its tier; `None` where both are missing.
    pub fn cadence(&self, customer: &Customer) -> Option<u16> {
        customer.card.cadence.or_else(|| self.tier(customer).map(|(_, tier)| tier.every))
    }
}
