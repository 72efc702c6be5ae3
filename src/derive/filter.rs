//! Which customers a list is about: `tier=A region=Ohio overdue stale=60`.

use super::CustomerState;
use crate::book::day::days_between;
use crate::book::{Customer, Day, names};

/// Conditions that must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub tiers: Vec<String>,
    /// Paths; a region holds those below it.
    pub regions: Vec<String>,
    pub tags: Vec<String>,
    pub stages: Vec<String>,
    pub kinds: Vec<String>,
    /// Money is late.
    pub overdue: bool,
    /// Anything is due.
    pub due: bool,
    /// Not spoken to for so many days.
    pub stale: Option<i32>,
    /// Part of the name, of its pinyin, or the id.
    pub text: Vec<String>,
}

impl Filter {
    /// Adds one condition as typed; the condition itself where it is none.
    pub fn add(&mut self, word: &str) -> Result<(), String> {
        let Some((key, value)) = word.split_once('=') else {
            match word {
                "overdue" | "逾期" => self.overdue = true,
                "due" | "到期" => self.due = true,
                word => self.text.push(word.to_lowercase()),
            }
            return Ok(());
        };
        if value.trim().is_empty() {
            return Err(word.to_owned());
        }
        let values = value.split([',', '，']).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        match key.trim() {
            "tier" => self.tiers.extend(values),
            "region" => self.regions.extend(values),
            "tag" | "tags" => self.tags.extend(values),
            "stage" => self.stages.extend(values),
            "kind" => self.kinds.extend(values),
            "stale" => self.stale = Some(value.trim().parse().map_err(|_| word.to_owned())?),
            _ => return Err(word.to_owned()),
        }
        Ok(())
    }

    pub fn fits(&self, customer: &Customer, state: &CustomerState, today: Day) -> bool {
        let card = &customer.card;
        let one_of = |wanted: &[String], has: Option<&str>| wanted.is_empty() || has.is_some_and(|has| wanted.iter().any(|want| want == has));
        let in_region = |region: &str| self.regions.iter().any(|want| region == want || region.starts_with(&format!("{want}/")));
        let stage = if card.is_lost() { "lost" } else { card.stage.map_or("active", |stage| stage.word()) };
        let silent = || match state.contact.last.map(|last| last.day).or(card.since) {
            Some(day) => days_between(day, today),
            None => i32::MAX,
        };
        one_of(&self.tiers, card.tier.as_deref())
            && one_of(&self.stages, Some(stage))
            && one_of(&self.kinds, Some(card.kind().word()))
            && (self.regions.is_empty() || card.region.as_deref().is_some_and(in_region))
            && self.tags.iter().all(|tag| card.tags.contains(tag))
            && (!self.overdue || state.ledgers.iter().any(|ledger| !ledger.overdue(today).is_zero()))
            && (!self.due || state.due_by(today).next().is_some())
            && self.stale.is_none_or(|days| silent() >= days)
            && self.text.iter().all(|text| mentions(customer, text))
    }
}

fn mentions(customer: &Customer, text: &str) -> bool {
    let card = &customer.card;
    std::iter::once(&card.name).chain(&card.aliases).any(|name| name.to_lowercase().contains(text))
        || customer.id.to_lowercase().contains(text)
        || customer.reading.replace(' ', "").contains(&text.replace(' ', ""))
        || names::initials(&customer.reading) == text
        || text.len() >= 4 && customer.phone_digits().any(|phone| phone.ends_with(text))
}
