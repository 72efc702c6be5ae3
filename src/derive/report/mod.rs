//! Reports, a file each: title, columns, rows and totals as values.
//!
//! The page of a report, the terminal's table, `--json`, the list of `clientbook report` and the menu of the reports'
//! page follow from [`ALL`]. Words are message ids here; the sentences are made where a report is shown.

mod aging;
mod capacity;
mod changes;
mod contacts;
mod coverage;
mod news;
mod owners;
mod table;

pub use table::{Audience, Cell, Column, Nesting, Phrase, Remark, Section};

use super::Overview;
use crate::book::record_history::RecordHistory;
use crate::book::{Book, Day};

choices! {
    /// What a row of a report stands for.
    pub enum By shown "report-by" {
        /// A customer.
        Customer = "customer",
        /// A region.
        Region = "region",
        /// A tier.
        Tier = "tier",
    }
}

/// What a report is made of.
#[derive(Clone, Copy)]
pub struct Input<'b> {
    /// The book.
    pub book: &'b Book,
    /// What is derived from it for the day of the report.
    pub overview: &'b Overview,
    /// What the history says; empty without one.
    pub past: &'b RecordHistory,
    /// What a row stands for.
    pub by: By,
    /// The first day of what is new.
    pub since: Day,
}

/// What the command of a report can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportOption {
    /// `--as-of DATE`: the day of the report.
    AsOf,
    /// `--by WHAT`: what a row stands for.
    By,
    /// `--since DATE`: the first day of what is new. The report needs the history.
    Since,
}

/// Where the site shows a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportPlace {
    /// On the page of the reports, and on a page of its own.
    Index,
    /// On a page of its own.
    Page,
    /// On a page that shows more: its path below the site.
    Elsewhere(&'static str),
    /// Nowhere: its content depends on when it is asked for.
    Terminal,
}

/// All about one report.
#[derive(Debug)]
pub struct ReportKind {
    /// Its name on the command line and in the path of its page.
    pub name: &'static str,
    /// The message with its title.
    pub title: &'static str,
    /// The message that the terminal puts above it, with the day as `day`.
    pub dated: &'static str,
    /// The message for a report without rows.
    pub empty: &'static str,
    /// What its command can be told.
    pub options: &'static [ReportOption],
    /// Where the site shows it.
    pub place: ReportPlace,
    /// Lists that its `--json` always has, empty or not.
    pub lists: &'static [&'static str],
    /// Makes its sections.
    pub make: fn(&Input) -> Vec<Section>,
}

/// Every report, in the order of the menu.
pub const ALL: &[ReportKind] =
    &[coverage::KIND, capacity::KIND, contacts::KIND, aging::KIND, owners::KIND, changes::KIND];

/// The report with this name.
pub fn named(name: &str) -> Option<&'static ReportKind> {
    ALL.iter().find(|kind| kind.name == name)
}
