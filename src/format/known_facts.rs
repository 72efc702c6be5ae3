//! What a reader of filters must know of the book.

use std::collections::BTreeSet;

use crate::book::{Day, Settings};

/// What a reader of filters must know of the book.
#[derive(Clone, Copy)]
pub struct Known<'b> {
    /// The tiers and the fields of the user's own.
    pub settings: &'b Settings,
    /// The names of the figures in the accounts; `None` where they are not known yet, and any name may be one.
    pub figures: Option<&'b BTreeSet<&'b str>>,
    /// The day on which the filter was typed; `None` where it holds for every day.
    pub today: Option<Day>,
}
