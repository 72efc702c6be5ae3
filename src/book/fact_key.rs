//! The facts that the settings of a book know: their keys, and what they hold.

use super::Choice;
use super::fact::{Derived, Fact, FactKind};
use super::field::{self, FieldKind};
use super::settings::{FieldType, Settings};
use super::time_span::TimeSpan;

/// The fact that people mean by `key`: the key of a field of the card or of the user's own, of a derived fact, or the
/// label of one of these in either language; `revenue-2025`. `None` where it is neither.
pub fn named(key: &str, settings: &Settings) -> Option<Fact> {
    if let Some((own, _)) = settings.fields.get_key_value(key) {
        return Some(Fact::Own(own.clone()));
    }
    let of_key = |key: &str| match field::field(key) {
        Some(field) => Some(Fact::Card(field.key)),
        None if settings.fields.contains_key(key) => Some(Fact::Own(key.to_owned())),
        None => None,
    };
    Derived::from_word(key)
        .map(Fact::Derived)
        .or_else(|| of_key(settings.key_named(key)?))
        .or_else(|| Derived::of_written(key).map(Fact::Derived))
        .or_else(|| revenue(key))
}

/// What a fact holds.
pub fn kind(fact: &Fact, settings: &Settings) -> FactKind {
    match fact {
        Fact::Card("region") => FactKind::Region,
        Fact::Card(key) => field::field(key).map_or(FactKind::Text, |field| of_field(field.kind)),
        Fact::Own(key) => match settings.fields.get(key).map(|field| field.kind) {
            Some(FieldType::Number) => FactKind::Number,
            Some(FieldType::Day) => FactKind::Day,
            Some(FieldType::Money) => FactKind::Money,
            Some(FieldType::Text | FieldType::Choice) | None => FactKind::Text,
        },
        Fact::Derived(derived) => derived.kind(),
        Fact::Revenue(_) => FactKind::Money,
        Fact::Figure(_) => FactKind::Number,
    }
}

/// Every key of a fact but the names of figures.
pub fn keys(settings: &Settings) -> impl Iterator<Item = &str> + Clone {
    let card = super::Card::FIELDS.iter().map(|field| field.key);
    settings.fields.keys().map(String::as_str).chain(Derived::WORDS.iter().copied()).chain(card)
}

fn of_field(kind: FieldKind) -> FactKind {
    match kind {
        FieldKind::Text => FactKind::Text,
        FieldKind::Tier => FactKind::Tier,
        FieldKind::Customer => FactKind::Customer,
        FieldKind::Texts | FieldKind::Labelled(_) | FieldKind::Choices(_) | FieldKind::Table => FactKind::Texts,
        FieldKind::Choice(_) => FactKind::Choice,
        FieldKind::Flag => FactKind::Flag,
        FieldKind::Money => FactKind::Money,
        FieldKind::Days => FactKind::Number,
        FieldKind::Day | FieldKind::Coming | FieldKind::Yearly => FactKind::Day,
    }
}

/// `revenue-2025`, `revenue-2025-11`, `收入-2025`.
fn revenue(key: &str) -> Option<Fact> {
    let (word, span) = key.split_once('-')?;
    (Derived::of_written(word) == Some(Derived::Revenue)).then(|| TimeSpan::parse(span).map(Fact::Revenue))?
}
