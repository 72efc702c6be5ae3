//! What the tiers promise against what one can do.

use super::Overview;
use crate::book::customer::Stage;
use crate::book::day::plus_days;
use crate::book::{Book, Day};

/// Days over which promises and working days are counted.
pub const DAYS: i32 = 30;

/// A cadence is not stretched to more than so many times its length by a suggestion.
const MOST_STRETCH: f64 = 3.0;

/// Contacts promised and possible within the next [`DAYS`] days.
#[derive(Clone, Debug, PartialEq)]
pub struct Capacity {
    /// By name; then those with a cadence of their own, without a name.
    pub loads: Vec<Load>,
    pub working_days: usize,
    /// Working days times contacts a day.
    pub possible: usize,
    /// What would make it fit; none where it does.
    pub suggestion: Option<Suggestion>,
    /// A year within the span for which the settings name no holiday, while they do for others.
    pub without_holidays: Option<i16>,
}

/// What the customers of one tier ask for.
#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    pub tier: Option<String>,
    pub customers: usize,
    /// The tier's cadence in days.
    pub every: u16,
    pub contacts: f64,
}

/// A longer cadence for one tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub tier: String,
    pub from: u16,
    pub to: u16,
    /// Whether that is enough by itself.
    pub enough: bool,
}

impl Capacity {
    /// Contacts promised, rounded.
    pub fn promised(&self) -> usize {
        self.loads.iter().map(|load| load.contacts).sum::<f64>().round() as usize
    }
}

/// Counts what the cadences ask for from `overview.today` on.
pub fn derive(book: &Book, overview: &Overview) -> Capacity {
    let (settings, today) = (&book.settings, overview.today);
    let until = plus_days(today, DAYS - 1);
    let mut loads: Vec<Load> = settings
        .tiers
        .iter()
        .map(|(name, tier)| Load { tier: Some(name.clone()), customers: 0, every: tier.every, contacts: 0.0 })
        .collect();
    loads.push(Load { tier: None, customers: 0, every: 0, contacts: 0.0 });
    for customer in &book.customers {
        let card = &customer.card;
        let resting =
            card.is_lost() || card.stage == Some(Stage::Dormant) || card.paused.is_some_and(|paused| paused > until);
        let Some(cadence) = book.cadence(customer).filter(|_| !resting) else { continue };
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
    Capacity { loads, working_days, possible, suggestion, without_holidays: without_holidays(book, today, until) }
}

/// The least important tier that can give what is too much, by a cadence stretched no more than
/// threefold; else the one that asks for most.
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

fn without_holidays(book: &Book, today: Day, until: Day) -> Option<i16> {
    let holidays = &book.settings.calendar.holidays;
    let has = |year: i16| holidays.iter().any(|day| day.year() == year);
    [today.year(), until.year()].into_iter().find(|&year| !holidays.is_empty() && !has(year))
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
