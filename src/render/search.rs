//! The data that the search box in the pages searches.

use super::site::Site;
use super::view;
use crate::book::customer::CustomerKind;
use crate::book::{names, phone, readings};

impl Site<'_> {
    /// `window.clientbookNames = [[file, name, tier, words to search], …]`.
    pub(super) fn names_script(&self) -> String {
        let entries: Vec<(String, &str, &str, String)> = self
            .by_name()
            .iter()
            .map(|&at| {
                let customer = &self.book.customers[at];
                let card = &customer.card;
                let reading = &*customer.reading;
                let mut words = vec![card.name.to_lowercase(), reading.replace(' ', ""), names::initials(reading)];
                words.extend(card.aliases.iter().map(|alias| alias.to_lowercase()));
                words.extend(card.contacts.iter().map(|contact| contact.name.to_lowercase()));
                let phones = card.contacts.iter().flat_map(|contact| &contact.phone).chain(&card.phone);
                words.extend(phones.map(|one| phone::digits(phone::without_extension(&one.text))));
                words.extend(readings::other_readings(&card.name, card.kind() == CustomerKind::Person));
                (
                    view::card_file(customer),
                    card.name.as_str(),
                    card.tier.as_deref().unwrap_or_default(),
                    words.join(" "),
                )
            })
            .collect();
        let json = serde_json::to_string(&entries).unwrap_or_else(|_| "[]".to_owned());
        format!("window.clientbookNames={};\n", json.replace('<', "\\u003c"))
    }
}
