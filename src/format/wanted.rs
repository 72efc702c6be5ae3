//! Reads what a fact is compared with: texts, numbers, amounts, days, months.

use rust_decimal::Decimal;

use super::known_facts::Known;
use super::{money, spoken_day};
use crate::book::choice_alias::fold;
use crate::book::day::{days_between, parse_iso, plus_days};
use crate::book::fact::{Fact, FactKind};
use crate::book::field::FieldKind;
use crate::book::filter::Wanted;
use crate::book::{Day, Settings};

/// A value for `=` and `!=`; `None` where no customer can have it.
pub fn read(fact: &Fact, kind: FactKind, text: &str, known: Known) -> Option<Wanted> {
    match kind {
        FactKind::Tier => known.settings.tier_named(text).map(|tier| Wanted::Text(tier.to_owned())),
        FactKind::Choice => {
            let field = fact.field()?;
            (field.word)(text).map(|word| Wanted::Text(word.to_owned()))
        }
        FactKind::Text | FactKind::Texts | FactKind::Region | FactKind::Customer => {
            let own = match fact {
                Fact::Own(key) => known.settings.fields.get(key).filter(|field| !field.choices.is_empty()),
                _ => None,
            };
            match own {
                Some(field) => field.choice_named(text).map(|word| Wanted::Text(word.to_owned())),
                None => Some(Wanted::Text(text.to_owned())),
            }
        }
        FactKind::Flag => match fold(text).as_str() {
            "yes" | "true" | "是" | "1" => Some(Wanted::Flag(true)),
            "no" | "false" | "否" | "0" => Some(Wanted::Flag(false)),
            _ => None,
        },
        FactKind::Number | FactKind::Money | FactKind::Day | FactKind::Months => measured(kind, text, known),
    }
}

/// A value of what can be larger or smaller.
pub fn measured(kind: FactKind, text: &str, known: Known) -> Option<Wanted> {
    match kind {
        FactKind::Day => day(text, known.today),
        FactKind::Months => {
            let month = number(text.trim_end_matches('月'))?;
            let is_month = month.is_integer() && month >= Decimal::ONE && month <= Decimal::from(12);
            is_month.then_some(Wanted::Number(month))
        }
        _ => number(text).map(Wanted::Number),
    }
}

/// A number or an amount: `200000`, `200,000`, `20万`, `1.5亿`.
pub fn number(text: &str) -> Option<Decimal> {
    money::typed(text.trim().trim_matches('"')).map(|number| number.normalize())
}

/// A whole date; so many days from the day of the list (`+7d`, `3天前`, `today`); or, where it is known on which day it is
/// typed, any day that people say.
fn day(text: &str, today: Option<Day>) -> Option<Wanted> {
    if let Some(day) = parse_iso(text).or_else(|| spoken_day::whole(text)) {
        return Some(Wanted::Day(day));
    }
    // What means the same number of days whenever it is said counts from the day of the list.
    let ahead = |from: Day| Some(days_between(from, spoken_day::parse(text, from)?));
    let one = Day::constant(2026, 1, 30);
    let days = ahead(one)?;
    let is_same_always = [1, 2, 30, 400].into_iter().all(|later| ahead(plus_days(one, later)) == Some(days));
    if is_same_always { Some(Wanted::Ahead(days)) } else { Some(Wanted::Day(spoken_day::parse(text, today?)?)) }
}

/// The values that a fact can have, where the settings or the format list them.
pub fn choices(fact: &Fact, settings: &Settings) -> Vec<String> {
    match fact {
        Fact::Own(key) => settings.fields.get(key).map(|field| field.choices.clone()).unwrap_or_default(),
        Fact::Card(_) => match fact.field().map(|field| field.kind) {
            Some(FieldKind::Choice(words)) => words.iter().map(|&word| word.to_owned()).collect(),
            Some(FieldKind::Tier) => settings.tiers.keys().cloned().collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}
