//! Lists that the settings keep: which customers, which facts about them, in which order.

use super::fact::Fact;
use super::filter::Filter;

/// A list of the settings: `[[list]]`.
#[derive(Clone, Debug)]
pub struct SavedList {
    /// Its name.
    pub name: String,
    /// Who is on it.
    pub filter: Filter,
    /// What it shows of each customer, after the name; empty for the usual columns.
    pub columns: Vec<Fact>,
    /// By what it is sorted, the most important first; empty for the name.
    pub sort: Vec<SortBy>,
}

/// A fact by which a list is sorted. Customers without it come last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortBy {
    /// The fact.
    pub fact: Fact,
    /// The largest first.
    pub is_down: bool,
}
