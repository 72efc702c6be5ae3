//! The data that the search box in the pages searches.

use std::borrow::Cow;

use super::site::Site;
use super::view;
use crate::book::customer::CustomerKind;
use crate::book::phone::{self, Number};
use crate::book::{letters, names, readings};

impl Site<'_> {
    /// `window.clientbookNames = [[file, name, tier, words to search], …]`.
    pub(super) fn names_script(&self) -> String {
        let entries: Vec<(String, Cow<str>, &str, String)> = self
            .by_name()
            .iter()
            .map(|&at| {
                let customer = &self.book.customers[at];
                let card = &customer.card;
                let reading = &*letters::searchable(&customer.reading);
                let mut words =
                    vec![letters::searchable(&card.name), reading.replace(' ', ""), names::initials(reading)];
                words.extend(card.aliases.iter().map(|alias| letters::searchable(alias)));
                words.extend(card.contacts.iter().map(|contact| letters::searchable(&contact.name)));
                let phones = card.contacts.iter().flat_map(|contact| &contact.phone).chain(&card.phone);
                for number in phones.flat_map(|one| phone::numbers(&one.text)).map(Number::of) {
                    if !number.extension.is_empty() {
                        words.push(format!("{}{}", number.digits, number.extension));
                    }
                    words.push(number.digits);
                }
                words.extend(readings::other_readings(&card.name, card.kind() == CustomerKind::Person));
                (
                    view::card_file(customer),
                    customer.listed_name(),
                    customer.listed_tier().unwrap_or_default(),
                    words.join(" "),
                )
            })
            .collect();
        let json = serde_json::to_string(&entries).unwrap_or_else(|_| "[]".to_owned());
        format!("window.clientbookNames={};\n", json.replace('<', "\\u003c"))
    }
}
