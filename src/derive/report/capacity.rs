//! Contacts that the tiers require, against contacts that are possible.

use super::{Audience, Cell, Column, Input, Phrase, Remark, ReportKind, ReportOption, ReportPlace, Section};
use crate::book::customer::Stage;
use crate::book::day::plus_days;
use crate::book::{Book, Day};
use crate::derive::day::rows_of_today;

/// The report on required and possible contacts: its name, messages and place.
pub const KIND: ReportKind = ReportKind {
    name: "capacity",
    title: "capacity-title",
    dated: "report-as-of",
    empty: "reports-coverage-none",
    options: &[ReportOption::AsOf],
    place: ReportPlace::Index,
    lists: &["tiers"],
    make,
};

fn make(input: &Input) -> Vec<Section> {
    let found = derive(input.book, input.overview.today);
    if found.loads.is_empty() {
        return Vec::new();
    }
    let (promised, possible) = (found.promised(), found.possible);
    let lead = Phrase::new("capacity-lead")
        .with("promised", promised)
        .with("days", found.working_days)
        .with("contacts", input.book.settings.day.contacts)
        .with("possible", possible);
    let fits = if promised <= possible { "capacity-fits" } else { "capacity-too-much" };
    let fits =
        Phrase::new(fits).with("n", promised.abs_diff(possible)).with("due", rows_of_today(input.overview).len());
    let advice = found.suggestion.as_ref().map(|change| {
        let id = if change.enough { "capacity-advice" } else { "capacity-advice-partly" };
        let phrase = Phrase::new(id).with("tier", change.tier.as_str());
        Remark::advice(phrase.with("from", usize::from(change.from)).with("to", usize::from(change.to)))
    });
    let public = input.book.settings.calendar.public_holidays.word();
    let hint = found
        .without_holidays
        .map(|year| Phrase::new("holidays-unknown").with("year", Cell::Text(year.to_string())).with("public", public))
        .map(Remark::new);
    let mut section = Section::new(
        "tiers",
        vec![
            Column::new("tier", "reports-tier"),
            Column::new("customers", "reports-customers"),
            Column::json("every"),
            Column { is_optional: true, audience: Audience::Readers, ..Column::new("rhythm", "capacity-every") },
            Column::new("contacts", "rail-contacts"),
        ],
    );
    section.lead = Some(Remark { phrases: vec![lead, fits], is_advice: false });
    section.rows = found.loads.iter().map(row).collect();
    let resting = (found.resting > 0).then(|| Remark::new(Phrase::new("capacity-resting").with("n", found.resting)));
    section.notes = advice.into_iter().chain(resting).chain(hint).collect();
    vec![section]
}

fn row(load: &Load) -> Vec<Cell> {
    let tier = match &load.tier {
        Some(tier) => Cell::Text(tier.clone()),
        None => Phrase::new("capacity-own").into(),
    };
    let (every, rhythm) = match load.tier {
        Some(_) => {
            let every = usize::from(load.every);
            (every.into(), Phrase::new("card-every").with("n", every).into())
        }
        None => (Cell::Empty, Cell::Empty),
    };
    vec![tier, load.customers.into(), every, rhythm, (load.contacts.round() as usize).into()]
}

/// Days over which promises and working days are counted.
const DAYS: i32 = 30;

/// A suggestion stretches a cadence to at most this many times its length.
const MOST_STRETCH: f64 = 3.0;

/// Contacts promised and possible within the next [`DAYS`] days.
#[derive(Clone, Debug, PartialEq)]
struct Capacity {
    /// By name; then those with a cadence of their own, without a name.
    loads: Vec<Load>,
    working_days: usize,
    /// Working days times contacts a day.
    possible: usize,
    /// A longer cadence that would make it fit; `None` where it fits already.
    suggestion: Option<Suggestion>,
    /// Customers with a cadence who are dormant or paused, and are not counted.
    resting: usize,
    /// A year within the span whose holidays are not known.
    without_holidays: Option<i16>,
}

/// What the customers of one tier ask for.
#[derive(Clone, Debug, PartialEq)]
struct Load {
    tier: Option<String>,
    customers: usize,
    /// The tier's cadence in days.
    every: u16,
    contacts: f64,
}

/// A longer cadence for one tier.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Suggestion {
    tier: String,
    from: u16,
    to: u16,
    /// Whether that is enough by itself.
    enough: bool,
}

impl Capacity {
    /// Contacts promised, rounded.
    fn promised(&self) -> usize {
        self.loads.iter().map(|load| load.contacts).sum::<f64>().round() as usize
    }
}

/// Counts what the cadences ask for from `today` on.
fn derive(book: &Book, today: Day) -> Capacity {
    let settings = &book.settings;
    let until = plus_days(today, DAYS - 1);
    let mut loads: Vec<Load> = settings
        .tiers
        .iter()
        .map(|(name, tier)| Load { tier: Some(name.clone()), customers: 0, every: tier.every, contacts: 0.0 })
        .collect();
    loads.push(Load { tier: None, customers: 0, every: 0, contacts: 0.0 });
    let mut resting = 0;
    for customer in book.customers.iter().filter(|customer| !customer.card.is_lost()) {
        let card = &customer.card;
        let Some(cadence) = book.cadence(customer) else { continue };
        if card.stage == Some(Stage::Dormant) || card.paused.is_some_and(|paused| paused > until) {
            resting += 1;
            continue;
        }
        let tier = card.tier.as_ref().filter(|_| card.cadence.is_none());
        if let Some(load) = loads.iter_mut().find(|load| load.tier.as_ref() == tier) {
            load.customers += 1;
            load.contacts += f64::from(DAYS) / f64::from(cadence);
        }
    }
    loads.retain(|load| load.customers > 0);
    let working_days = settings.working_days(today, until);
    let possible = working_days * settings.day.contacts;
    let suggestion = suggest(&loads, possible);
    Capacity {
        loads,
        working_days,
        possible,
        suggestion,
        resting,
        without_holidays: settings.year_without_holidays(today, until),
    }
}

/// The least important tier whose cadence, stretched no more than threefold, removes the excess; else the tier that
/// requires the most contacts.
fn suggest(loads: &[Load], possible: usize) -> Option<Suggestion> {
    let excess = loads.iter().map(|load| load.contacts).sum::<f64>() - possible as f64;
    if excess <= 0.0 {
        return None;
    }
    let tiers = || loads.iter().filter(|load| load.tier.is_some());
    let can_give = |load: &&Load| load.contacts * (1.0 - 1.0 / MOST_STRETCH) >= excess;
    let chosen = tiers().rev().find(can_give);
    let enough = chosen.is_some();
    let load = chosen.or_else(|| tiers().max_by(|a, b| a.contacts.total_cmp(&b.contacts)))?;
    let to = match enough {
        true => (load.customers as f64 * f64::from(DAYS) / (load.contacts - excess)).ceil(),
        false => f64::from(load.every) * MOST_STRETCH,
    };
    Some(Suggestion { tier: load.tier.clone()?, from: load.every, to: to.min(3650.0) as u16, enough })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(tier: &str, customers: usize, every: u16) -> Load {
        let contacts = customers as f64 * f64::from(DAYS) / f64::from(every);
        Load { tier: Some(tier.to_owned()), customers, every, contacts }
    }

    #[test]
    fn what_fits_needs_no_change() {
        assert_eq!(suggest(&[load("A", 20, 15), load("B", 60, 30)], 100), None);
    }

    #[test]
    fn the_least_important_tier_that_can_give_is_named() {
        let loads = [load("A", 20, 15), load("B", 60, 30), load("C", 6, 90)];
        let suggestion = suggest(&loads, 82).unwrap();
        assert_eq!((suggestion.tier.as_str(), suggestion.from, suggestion.to, suggestion.enough), ("B", 30, 45, true));
    }

    #[test]
    fn when_no_tier_is_enough_the_largest_is_named_and_it_says_so() {
        let suggestion = suggest(&[load("A", 60, 15), load("B", 30, 30)], 20).unwrap();
        assert_eq!((suggestion.tier.as_str(), suggestion.to, suggestion.enough), ("A", 45, false));
    }
}
