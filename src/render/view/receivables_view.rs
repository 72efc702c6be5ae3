//! What the template of the receivables sees.

use serde::Serialize;

use super::super::html::Html;
use super::Pair;

/// The page `receivables/index.html`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ReceivablesView {
    /// The page's title.
    pub title: String,
    /// What is open, what is late and who owes most, as one sentence.
    pub sentence_html: Html,
    /// The day of the figures, ready to read: `As of …`.
    pub as_of: String,
    /// What is promised until Sunday, ready to read; `None` when nothing is.
    pub promised: Option<String>,
    /// One table for each currency.
    pub currencies: Vec<AgingTable>,
    /// Promises of payment that are still open, by day: broken ones first.
    pub promises: Vec<PromiseRow>,
    /// Invoices that were written off or are more than a year late.
    pub bad_debts: Vec<BadDebtRow>,
}

/// An invoice that was written off or is more than a year late. Amounts are ready to read; a zero amount is empty.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct BadDebtRow {
    /// The customer's name.
    pub name: String,
    /// The customer's account, relative to the page's folder.
    pub href: String,
    /// The invoice's number.
    pub invoice: String,
    /// What was written off.
    pub written_off: String,
    /// What is still open.
    pub open: String,
    /// What was paid after the writing off.
    pub recovered: String,
}

/// Receivables by age in one currency. Amounts are ready to read.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AgingTable {
    /// The currency's code.
    pub currency: String,
    /// The labels of the age buckets, from not yet due to the oldest.
    pub buckets: Vec<String>,
    /// One row for each customer: those with late money that is not promised first, the oldest before.
    pub rows: Vec<AgingRow>,
    /// What is open in all.
    pub total: String,
    /// What is late in all.
    pub overdue: String,
    /// The total of each bucket, in the order of `buckets`.
    pub totals: Vec<String>,
    /// What of the total the customers dispute; `None` when nothing is disputed, and the table has no column for it.
    pub disputed: Option<String>,
    /// The bucket totals as bars.
    pub drawing_html: Html,
    /// The money expected in the next weeks, as bars.
    pub expected_html: Html,
    /// What was open at the ends of the last months, as bars.
    pub history_html: Html,
    /// The same months in numbers, by bucket.
    pub history: Vec<HistoryRow>,
    /// The same money by tier and then by region.
    pub groups: Vec<AgingGroup>,
    /// What the five largest debtors owe, and their share of the total; one sentence.
    pub largest: String,
    /// Payments not assigned to an invoice yet, ready to read; `None` when there are none.
    pub unallocated: Option<String>,
}

/// The aging at a month's end.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct HistoryRow {
    /// The last day of the month, ready to read.
    pub day: String,
    /// The amounts in the order of the buckets; a zero amount is empty.
    pub amounts: Vec<String>,
    /// What was open in all.
    pub open: String,
}

/// The aging of a region or a tier.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AgingGroup {
    /// The tier or region; a dash for customers without one.
    pub name: String,
    /// The amounts in the order of the buckets; a zero amount is empty.
    pub amounts: Vec<String>,
    /// What is late; empty when nothing is.
    pub overdue: String,
    /// What is open in all.
    pub open: String,
}

/// The receivables of one customer in one currency.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AgingRow {
    /// The customer's name.
    pub name: String,
    /// The customer's account, relative to the page's folder.
    pub href: String,
    /// The customer's tier; `None` when the card gives none.
    pub tier: Option<String>,
    /// What is open in all.
    pub open: String,
    /// What is late; `None` when nothing is.
    pub overdue: Option<String>,
    /// What of it the customer disputes; empty when nothing is disputed.
    pub disputed: String,
    /// How late the oldest invoice is: `34 days late`; `None` when none is late.
    pub oldest: Option<String>,
    /// The amounts in the order of the buckets; a zero amount is empty.
    pub amounts: Vec<String>,
    /// Sales on credit to this customer are stopped.
    pub hold: bool,
}

/// A promise of payment.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PromiseRow {
    /// The customer's name.
    pub name: String,
    /// The customer's card, relative to the page's folder.
    pub href: String,
    /// The promised day, ready to read.
    pub day: String,
    /// What is still missing of the promised amount, ready to read.
    pub amount: String,
    /// The number of the invoice it is for; empty when the promise does not name one.
    pub invoice: String,
    /// Whether it is pending or broken, ready to read.
    pub standing: String,
    /// What to do next, ready to read.
    pub next: String,
    /// The number of whoever pays, with its `tel:` link; `None` when the card has no number.
    pub phone: Option<Pair>,
    /// The day has passed and the money has not come.
    pub broken: bool,
}
