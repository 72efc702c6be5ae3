//! Who is kept in touch with: of each tier, how many are within their cadence, and who is not.

use std::collections::BTreeMap;

use super::{Cell, Column, Input, Phrase, Remark, ReportKind, ReportOption, ReportPlace, Section};
use crate::book::Day;
use crate::derive::CustomerState;

/// The report on customers within their cadence: its name, messages and place.
pub const KIND: ReportKind = ReportKind {
    name: "coverage",
    title: "reports-coverage",
    dated: "report-as-of",
    empty: "reports-coverage-none",
    options: &[ReportOption::AsOf],
    place: ReportPlace::Index,
    lists: &["tiers", "late"],
    make,
};

/// How many customers of a tier stand how.
#[derive(Default)]
struct Counts {
    customers: usize,
    within: usize,
    late: usize,
    never: usize,
}

fn make(input: &Input) -> Vec<Section> {
    let mut tiers: BTreeMap<&str, Counts> = BTreeMap::new();
    for (customer, state) in input.book.customers.iter().zip(&input.overview.customers) {
        let Some(tier) = customer.card.tier.as_deref().filter(|_| !customer.card.is_lost()) else { continue };
        if input.book.cadence(customer).is_some() {
            tiers.entry(tier).or_default().count(state, input.overview.today);
        }
    }
    let (within, all) =
        tiers.values().fold((0, 0), |(within, all), counts| (within + counts.within, all + counts.customers));
    let mut section = Section::new(
        "tiers",
        vec![
            Column::new("tier", "reports-tier"),
            Column::new("customers", "reports-customers"),
            Column::new("within", "reports-within"),
            Column { is_alarming: true, ..Column::new("late", "reports-late") },
            Column::new("never", "reports-never"),
        ],
    );
    section.lead = Some(Remark::new(match all {
        0 => Phrase::new("reports-coverage-none"),
        _ => Phrase::new("reports-coverage-lead").with("within", within).with("all", all),
    }));
    let row = |(tier, counts): (&str, Counts)| {
        let numbers = [counts.customers, counts.within, counts.late, counts.never].map(Cell::from);
        std::iter::once(Cell::Tier(tier.to_owned())).chain(numbers).collect()
    };
    section.rows = tiers.into_iter().map(row).collect();
    let late = late(input);
    std::iter::once(section).chain((!late.rows.is_empty()).then_some(late)).collect()
}

/// Those who are not within their cadence, the longest late first; with them those never contacted.
fn late(input: &Input) -> Section {
    let mut section = Section::new(
        "late",
        vec![
            Column::new("customer", "column-customer"),
            Column { is_optional: true, ..Column::new("tier", "reports-tier") },
            Column::new("last", "column-last"),
            Column::new("due", "column-due"),
        ],
    );
    section.heading = Some(Phrase::new("reports-coverage-who").into());
    let customers = input.book.customers.iter().zip(&input.overview.customers).enumerate();
    let mut late: Vec<_> = customers
        .filter(|(_, (customer, _))| !customer.card.is_lost() && input.book.cadence(customer).is_some())
        .filter_map(|(at, (customer, state))| Some((state.revisit_due, at, customer.card.tier.as_deref()?, state)))
        .filter(|(due, _, _, state)| state.contact.last.is_none() || due.is_some_and(|due| due < input.overview.today))
        .collect();
    late.sort_by_key(|&(due, at, ..)| (due, at));
    let day = |day: Option<Day>| day.map_or(Cell::Empty, Cell::Day);
    let row = |(due, at, tier, state): (Option<Day>, usize, &str, &CustomerState)| {
        let last = state.contact.last.map(|last| last.day);
        vec![Cell::Customer(at), Cell::Tier(tier.to_owned()), day(last), day(due)]
    };
    section.rows = late.into_iter().map(row).collect();
    section
}

impl Counts {
    fn count(&mut self, state: &CustomerState, today: Day) {
        self.customers += 1;
        if state.contact.last.is_none() {
            self.never += 1;
        } else if state.revisit_due.is_some_and(|due| due < today) {
            self.late += 1;
        } else {
            self.within += 1;
        }
    }
}
