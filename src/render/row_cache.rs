//! The rows of customers as HTML, each rendered once for all lists that show it.

use std::sync::{Arc, OnceLock};

use crate::book::CustomerIndex;

/// The template of a customer's row.
pub(super) const ROW: &str = "row.html";

/// The template of a customer's row in a list for a route: where and when to find them.
pub(super) const ROUTE_ROW: &str = "route-row.html";

/// The rows that were rendered so far.
#[derive(Debug)]
pub struct RowCache {
    htmls: Vec<OnceLock<Arc<str>>>,
}

impl RowCache {
    /// No row yet, for so many customers.
    pub fn new(customers: usize) -> RowCache {
        RowCache { htmls: std::iter::repeat_with(OnceLock::new).take(customers).collect() }
    }

    /// A customer's row, made by `make` when it is asked for first.
    pub fn get(&self, index: CustomerIndex, make: impl FnOnce() -> String) -> Arc<str> {
        self.htmls[index].get_or_init(|| make().into()).clone()
    }
}
