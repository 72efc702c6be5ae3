//! What a note's `occasion` may name.

use super::{CustomerFolder, Settings};

/// Whether `occasion` is a birthday, a named date, a festival or a rule of this customer's.
pub fn is_known(settings: &Settings, folder: &CustomerFolder, occasion: &str) -> bool {
    let card = &folder.card;
    let person = occasion.strip_prefix("birthday").map(str::trim);
    person.is_some_and(|person| {
        person.is_empty()
            || card.contacts.iter().any(|contact| contact.name == person)
            || card.family.iter().any(|member| member.name == person)
    }) || card.dates.iter().any(|date| date.name == occasion)
        || settings.festival(occasion).is_some()
        || super::festival::ids().contains(&occasion)
        || settings.rules.iter().any(|rule| rule.name == occasion)
}

/// All that it may name, for a remedy.
pub fn known(settings: &Settings, folder: &CustomerFolder) -> Vec<String> {
    let card = &folder.card;
    let birthdays = card.contacts.iter().map(|one| &one.name).chain(card.family.iter().map(|one| &one.name));
    let own = std::iter::once("birthday".to_owned()).chain(birthdays.map(|name| format!("birthday {name}")));
    own.chain(card.dates.iter().map(|date| date.name.clone()))
        .chain(settings.rules.iter().map(|rule| rule.name.clone()))
        .chain(settings.festivals.iter().map(|festival| festival.id.clone()))
        .collect()
}
