//! The occasions that a note may answer: the values of `occasion`.

use std::collections::HashSet;

use super::customer::Product;
use super::{CustomerFolder, Day, Settings};

/// The occasions that belong to one customer.
pub struct Occasions<'f> {
    people: HashSet<&'f str>,
    dates: HashSet<&'f str>,
    /// Samples and products.
    things: HashSet<String>,
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
            things: samples(folder).flatten().chain(card.products.iter().flat_map(of_product)).collect(),
        }
    }

    /// Whether `occasion` is a birthday, a named date, a sample or an expiry of this customer's.
    pub fn contains(&self, occasion: &str) -> bool {
        let person = occasion.strip_prefix("birthday").map(str::trim);
        self.things.contains(occasion)
            || person.is_some_and(|person| person.is_empty() || self.people.contains(person))
            || self.dates.contains(occasion)
    }
}

/// The occasions of a sample: of all of this name, and of the one that was handed over on this day.
pub fn of_sample(name: &str, day: Day) -> [String; 2] {
    [format!("sample {name}"), format!("sample {name} {day}")]
}

/// The occasions of a product that expires: by its name and by its number.
pub fn of_product(product: &Product) -> impl Iterator<Item = String> {
    std::iter::once(&product.name).chain(&product.no).map(|name| format!("expiry {name}"))
}

/// The occasions of each sample that was handed over.
fn samples(folder: &CustomerFolder) -> impl Iterator<Item = [String; 2]> {
    folder.visits.iter().filter_map(|visit| Some(of_sample(visit.sample.as_deref()?, visit.day)))
}

/// The occasions that all customers share: festivals and rules.
pub fn of_all(settings: &Settings) -> HashSet<&str> {
    let own = settings.festivals.iter().map(|festival| festival.id.as_str());
    own.chain(super::festival::ids()).chain(settings.rules.iter().map(|rule| rule.name.as_str())).collect()
}

/// Whether `occasion` is a birthday, a named date, a sample, an expiry, a festival or a rule of this customer's.
pub fn is_known(settings: &Settings, folder: &CustomerFolder, occasion: &str) -> bool {
    Occasions::of(folder).contains(occasion) || of_all(settings).contains(occasion)
}

/// All occasions that a note of this customer may name, for the hint of a fault.
pub fn known(settings: &Settings, folder: &CustomerFolder) -> Vec<String> {
    let card = &folder.card;
    let birthdays = card.contacts.iter().map(|one| &one.name).chain(card.family.iter().map(|one| &one.name));
    let own = std::iter::once("birthday".to_owned()).chain(birthdays.map(|name| format!("birthday {name}")));
    own.chain(card.dates.iter().map(|date| date.name.clone()))
        .chain(samples(folder).map(|[of_name, _]| of_name))
        .chain(card.products.iter().map(|product| format!("expiry {}", product.name)))
        .chain(settings.rules.iter().map(|rule| rule.name.clone()))
        .chain(settings.festivals.iter().map(|festival| festival.id.clone()))
        .collect()
}
