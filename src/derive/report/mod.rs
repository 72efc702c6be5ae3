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
mod loyalty;
mod loyalty_kept;
mod loyalty_stages;
mod network;
mod news;
mod owners;
mod period;
mod pipeline;
mod pipeline_deal;
mod pipeline_ended;
mod products;
mod referrals;
mod service;
mod share;
mod table;
mod targets;
mod touch;
mod touch_kept;
mod value;
mod value_classes;
mod value_cost;
mod value_figures;
mod value_time;

pub use kind::{By, Input, ReportKind, ReportOption, ReportPlace};
pub use table::{Audience, Cell, Column, Drawn, Nesting, Net, NetTie, Phrase, Remark, Section};

/// Every report, in the order of the menu.
pub const ALL: &[ReportKind] = &[
    period::WEEK,
    period::MONTH,
    targets::KIND,
    value::KIND,
    pipeline::KIND,
    coverage::KIND,
    complaints::KIND,
    service::KIND,
    loyalty::KIND,
    referrals::KIND,
    network::KIND,
    touch::KIND,
    capacity::KIND,
    contacts::KIND,
    aging::KIND,
    owners::KIND,
    products::KIND,
    changes::KIND,
    copies::KIND,
];

/// The reports of which the front page says a sentence each, what asks for something to be done first; so many of them as
/// there is room for.
pub const FRONT: [&str; 8] =
    ["aging", "complaints", "targets", "pipeline", "value", "loyalty", "coverage", "referrals"];

/// How many sentences the front page has.
pub const FRONT_SENTENCES: usize = 5;

/// The sentence that says how the subject of a report stands.
pub fn headline(sections: &[Section]) -> Option<&Remark> {
    sections.iter().find_map(|section| section.headline.as_ref().or(section.lead.as_ref()))
}

/// The report with this name.
pub fn named(name: &str) -> Option<&'static ReportKind> {
    ALL.iter().find(|kind| kind.name == name)
}
