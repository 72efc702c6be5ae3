//! What the template of the receivables sees.

use serde::Serialize;

use super::super::html::Html;

/// The page `receivables/index.html`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ReceivablesView {
    pub title: String,
    pub sentence_html: Html,
    pub as_of: String,
    /// What is promised for this week; none where nothing is.
    pub promised: Option<String>,
    /// One table for each currency.
    pub currencies: Vec<AgingTable>,
    /// What was promised and is not yet due or was broken.
    pub promises: Vec<PromiseRow>,
    /// What was given up or is over a year late.
    pub bad_debts: Vec<BadDebtRow>,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct BadDebtRow {
    pub name: String,
    pub href: String,
    pub invoice: String,
    pub written_off: String,
    pub open: String,
    pub recovered: String,
}

/// Aging in one currency.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AgingTable {
    pub currency: String,
    /// The labels of the buckets.
    pub buckets: Vec<String>,
    /// Those whose money is late, the most first; then the others.
    pub rows: Vec<AgingRow>,
    pub total: String,
    pub overdue: String,
    pub totals: Vec<String>,
    /// The totals as a drawing.
    pub drawing_html: Html,
    /// The money of the next weeks, as a drawing.
    pub expected_html: Html,
    /// What was owed at the ends of the last months, as a drawing.
    pub history_html: Html,
    /// The aging of those days, in numbers.
    pub history: Vec<HistoryRow>,
    /// The same money by region and by tier.
    pub groups: Vec<AgingGroup>,
    /// What the five largest owe, of all.
    pub largest: String,
    /// Money that belongs to no invoice yet.
    pub unallocated: Option<String>,
}

/// The aging at a month's end.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct HistoryRow {
    pub day: String,
    pub amounts: Vec<String>,
    pub open: String,
}

/// The aging of a region or a tier.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AgingGroup {
    pub name: String,
    pub amounts: Vec<String>,
    pub overdue: String,
    pub open: String,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct AgingRow {
    pub name: String,
    pub href: String,
    pub tier: Option<String>,
    pub open: String,
    pub overdue: Option<String>,
    /// `34 days late`.
    pub oldest: Option<String>,
    /// In the order of the buckets; empty where nothing is in one.
    pub amounts: Vec<String>,
    pub hold: bool,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct PromiseRow {
    pub name: String,
    pub href: String,
    pub day: String,
    pub amount: String,
    pub invoice: String,
    pub standing: String,
    pub broken: bool,
}
