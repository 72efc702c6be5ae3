//! What a report is: its name, its words, what it is made of, and the function that makes its sections.

use super::table::Section;
use crate::book::copy::Copy;
use crate::book::record_history::RecordHistory;
use crate::book::{Book, Day};
use crate::derive::Overview;

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
    /// What left the book; empty where it is not asked for.
    pub copies: &'b [Copy],
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
