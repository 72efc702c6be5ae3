//! Reports, a file each: title, columns, rows and totals as values.
//!
//! The page of a report, the terminal's table, `--json`, the list of `clientbook report` and the menu of the reports'
//! page follow from [`ALL`]. Words are message ids here; the sentences are made where a report is shown.

mod aging;
mod capacity;
mod changes;
mod complaints;
mod contacts;
mod copies;
mod coverage;
mod kind;
mod news;
mod owners;
mod period;
mod pipeline;
mod pipeline_deal;
mod pipeline_ended;
mod products;
mod referrals;
mod share;
mod table;
mod targets;
mod touch;
mod value;

pub use kind::{By, Input, ReportKind, ReportOption, ReportPlace};
pub use table::{Audience, Cell, Column, Nesting, Phrase, Remark, Section};

/// Every report, in the order of the menu.
pub const ALL: &[ReportKind] = &[
    period::WEEK,
    period::MONTH,
    targets::KIND,
    value::KIND,
    pipeline::KIND,
    coverage::KIND,
    complaints::KIND,
    referrals::KIND,
    touch::KIND,
    capacity::KIND,
    contacts::KIND,
    aging::KIND,
    owners::KIND,
    products::KIND,
    changes::KIND,
    copies::KIND,
];

/// The report with this name.
pub fn named(name: &str) -> Option<&'static ReportKind> {
    ALL.iter().find(|kind| kind.name == name)
}
