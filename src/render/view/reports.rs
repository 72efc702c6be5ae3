//! Reports: who is kept in touch with, and the contacts of each month.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::Site;
use super::super::drawing::{Bar, bars};
use super::LinkView;
use crate::derive::{CustomerState, State, capacity};
use crate::render::html::Html;
use crate::say;

/// The page `reports/index.html`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ReportsView {
    pub title: String,
    pub coverage: Coverage,
    /// What the tiers promise against the working days; none where nobody has a cadence.
    pub capacity: Option<CapacityView>,
    /// Contacts of the last twelve months, as a drawing; none where there are no notes.
    pub months_html: Option<Html>,
    pub lists: Vec<LinkView>,
}

/// Of each tier, how many are within their cadence.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Coverage {
    pub lead: String,
    pub rows: Vec<CoverageRow>,
}

/// The contacts that the tiers promise.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CapacityView {
    /// Promised and possible, in one sentence.
    pub lead: String,
    /// Which tier to change where it does not fit.
    pub advice: Option<String>,
    /// A year without holidays in the settings.
    pub hint: Option<String>,
    pub loads: Vec<LoadRow>,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct LoadRow {
    pub tier: String,
    pub customers: usize,
    /// `every 30 days`; empty for cadences of their own.
    pub every: String,
    pub contacts: usize,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct CoverageRow {
    pub tier: String,
    pub href: String,
    pub customers: usize,
    pub within: usize,
    pub late: usize,
    pub never: usize,
}

/// The view of the reports.
pub fn view(site: &Site) -> ReportsView {
    let words = site.words();
    let link = |id: &str, href: &str| LinkView::new(words.get(id), href);
    ReportsView {
        title: words.get("reports-title"),
        coverage: coverage(site),
        capacity: capacity(site),
        months_html: months(site),
        lists: vec![
            link("plans-title", "../plans.html"),
            link("tiers-title", "../tiers/index.html"),
            link("regions-title", "../regions/index.html"),
            link("tags-title", "../tags/index.html"),
            link("faults-title", "../faults.html"),
        ],
    }
}

fn capacity(site: &Site) -> Option<CapacityView> {
    let words = site.words();
    let found = capacity::derive(site.book, site.overview);
    let (promised, possible) = (found.promised(), found.possible);
    let load = |load: &capacity::Load| LoadRow {
        tier: load.tier.clone().unwrap_or_else(|| words.get("capacity-own")),
        customers: load.customers,
        every: if load.tier.is_some() { say!(words, "card-every", n = load.every) } else { String::new() },
        contacts: load.contacts.round() as usize,
    };
    let fits = if promised <= possible { "capacity-fits" } else { "capacity-too-much" };
    let contacts = site.book.settings.day.contacts;
    let lead = say!(
        words,
        "capacity-lead",
        promised = promised,
        days = found.working_days,
        contacts = contacts,
        possible = possible
    ) + &say!(words, fits, n = promised.abs_diff(possible));
    let advice = found.suggestion.map(|change| {
        let id = if change.enough { "capacity-advice" } else { "capacity-advice-partly" };
        say!(words, id, tier = change.tier.as_str(), from = change.from, to = change.to)
    });
    let hint = found.without_holidays.map(|year| say!(words, "capacity-holidays", year = year.to_string()));
    let loads: Vec<LoadRow> = found.loads.iter().map(load).collect();
    (!loads.is_empty()).then_some(CapacityView { lead, advice, hint, loads })
}

fn coverage(site: &Site) -> Coverage {
    let (words, today) = (site.words(), site.today());
    let mut rows: Vec<CoverageRow> = Vec::new();
    for list in &site.tiers {
        let mut row = CoverageRow {
            tier: list.name.clone(),
            href: format!("../tiers/{}", list.file()),
            customers: 0,
            within: 0,
            late: 0,
            never: 0,
        };
        for &index in &list.customers {
            if site.book.customers[index].card.is_lost() || site.book.cadence(&site.book.customers[index]).is_none() {
                continue;
            }
            row.customers += 1;
            match standing(&site.overview.customers[index], today) {
                Some(State::Never) => row.never += 1,
                Some(_) => row.late += 1,
                None => row.within += 1,
            }
        }
        if row.customers > 0 {
            rows.push(row);
        }
    }
    let (within, all) = rows.iter().fold((0, 0), |(within, all), row| (within + row.within, all + row.customers));
    let lead = if all == 0 {
        words.get("reports-coverage-none")
    } else {
        say!(words, "reports-coverage-lead", within = within, all = all)
    };
    Coverage { lead, rows }
}

/// Nothing where the customer is within the cadence.
fn standing(state: &CustomerState, today: crate::book::Day) -> Option<State> {
    if state.contact.last.is_none() {
        return Some(State::Never);
    }
    state.revisit_due.is_some_and(|due| due < today).then_some(State::Due)
}

fn months(site: &Site) -> Option<Html> {
    let (words, today) = (site.words(), site.today());
    let first = today.first_of_month().saturating_add(jiff::Span::new().months(-11));
    let mut counts: BTreeMap<(i16, i8), usize> = (0..12)
        .map(|months| first.saturating_add(jiff::Span::new().months(months)))
        .map(|day| ((day.year(), day.month()), 0))
        .collect();
    for customer in &site.book.customers {
        for visit in customer.visits.iter().filter(|visit| visit.is_contact() && visit.day <= today) {
            counts.entry((visit.day.year(), visit.day.month())).and_modify(|count| *count += 1);
        }
    }
    let largest = counts.values().copied().max().filter(|&largest| largest > 0)?;
    let drawn: Vec<Bar> = counts
        .into_iter()
        .map(|((year, month), count)| Bar {
            label: words.month_short(year, month),
            value: count.to_string(),
            share: count as f64 / largest as f64,
            accent: false,
        })
        .collect();
    Some(bars(&words.get("reports-months"), &drawn))
}
