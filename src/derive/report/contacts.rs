//! The contacts of each of the last twelve months.

use std::collections::BTreeMap;

use super::{Cell, Column, Drawn, Input, ReportKind, ReportOption, ReportPlace, Section};
use crate::book::Day;

/// The report on contacts by month: its name, messages and place.
pub const KIND: ReportKind = ReportKind {
    name: "contacts",
    title: "reports-months",
    dated: "report-as-of",
    empty: "reports-months-none",
    options: &[ReportOption::AsOf],
    place: ReportPlace::Index,
    lists: &["months"],
    make,
};

/// How many months the report goes back, the current one included.
const MONTHS: i64 = 12;

fn make(input: &Input) -> Vec<Section> {
    let today = input.overview.today;
    let back = |months: i64| today.first_of_month().saturating_sub(jiff::Span::new().months(months));
    let mut counts: BTreeMap<Day, usize> = (0..MONTHS).map(|months| (back(months), 0)).collect();
    for customer in &input.book.customers {
        for visit in customer.visits.iter().filter(|visit| visit.is_contact() && visit.day <= today) {
            counts.entry(visit.day.first_of_month()).and_modify(|count| *count += 1);
        }
    }
    if counts.values().all(|&count| count == 0) {
        return Vec::new();
    }
    let mut section =
        Section::new("months", vec![Column::new("month", "column-month"), Column::new("contacts", "rail-contacts")]);
    section.drawn = Some(Drawn::Bars(1));
    section.rows = counts.into_iter().map(|(month, count)| vec![Cell::Month(month), count.into()]).collect();
    vec![section]
}
