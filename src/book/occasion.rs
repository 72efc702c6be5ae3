//! The occasions that a note may answer: the values of `occasion`.

use std::collections::HashSet;

use super::{CustomerFolder, Settings};

/// The occasions that belong to one customer.
pub struct Occasions<'f> {
    people: HashSet<&'f str>,
    dates: HashSet<&'f str>,
    samples: HashSet<&'f str>,
}

impl<'f> Occasions<'f> {
    /// Collects the people and named dates of a customer's card.
    pub fn of(folder: &'f CustomerFolder) -> Occasions<'f> {
        let card = &folder.card;
        let people = card
            .contacts
            .iter()
            .map(|contact| contact.name.as_str())
            .chain(card.family.iter().map(|member| member.name.as_str()));
        Occasions {
            people: people.collect(),
            dates: card.dates.iter().map(|date| date.name.as_str()).collect(),
            samples: samples(folder).collect(),
        }
    }

    /// Whether `occasion` is a birthday or a named date of this customer's.
    pub fn contains(&self, occasion: &str) -> bool {
        let person = occasion.strip_prefix("birthday").map(str::trim);
        let sample = occasion.strip_prefix("sample ").map(str::trim);
        sample.is_some_and(|sample| self.samples.contains(sample))
            || person.is_some_and(|person| person.is_empty() || self.people.contains(person))
            || self.dates.contains(occasion)
    }
}

/// The samples that were handed over.
fn samples(folder: &CustomerFolder) -> impl Iterator<Item = &str> {
    folder.visits.iter().filter_map(|visit| visit.sample.as_deref())
}

/// The occasions that all customers share: festivals and rules.
pub fn of_all(settings: &Settings) -> HashSet<&str> {
    let own = settings.festivals.iter().map(|festival| festival.id.as_str());
    own.chain(super::festival::ids()).chain(settings.rules.iter().map(|rule| rule.name.as_str())).collect()
}

/// Whether `occasion` is a birthday, a named date, a festival or a rule of this customer's.
pub fn is_known(settings: &Settings, folder: &CustomerFolder, occasion: &str) -> bool {
    Occasions::of(folder).contains(occasion) || of_all(settings).contains(occasion)
}

/// All occasions that a note of this customer may name, for the hint of a fault.
pub fn known(settings: &Settings, folder: &CustomerFolder) -> Vec<String> {
    let card = &folder.card;
    let birthdays = card.contacts.iter().map(|one| &one.name).chain(card.family.iter().map(|one| &one.name));
    let own = std::iter::once("birthday".to_owned()).chain(birthdays.map(|name| format!("birthday {name}")));
    own.chain(card.dates.iter().map(|date| date.name.clone()))
        .chain(samples(folder).map(|sample| format!("sample {sample}")))
        .chain(settings.rules.iter().map(|rule| rule.name.clone()))
        .chain(settings.festivals.iter().map(|festival| festival.id.clone()))
        .collect()
}
