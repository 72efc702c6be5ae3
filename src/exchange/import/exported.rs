//! What this device gave out as vCards, by customer: an import compares with it what comes back.

use std::collections::BTreeMap;

use super::flat::flat;
use crate::exchange::vcard::{self, OutgoingCard, VcardVersion};

/// The name of the cache.
pub const EXPORTED: &str = "exported.json";

/// The name under which vCards are remembered.
pub const VCARD: &str = "vcard";

/// The values of a card, by key.
pub type Values = BTreeMap<String, Vec<String>>;

/// What a card says when it comes back as it went out, with the customer's id; `None` where it would not be read.
pub fn of(card: &OutgoingCard) -> Option<(String, Values)> {
    let text = vcard::write(std::slice::from_ref(card), VcardVersion::V3);
    let read = vcard::read(text.as_bytes()).customers.into_iter().next()?.ok()?;
    Some((card.customer.id.to_string(), flat(&read).into_iter().collect()))
}

/// Reads the cache; one that cannot be read is empty.
pub fn read(text: &str) -> BTreeMap<String, Values> {
    serde_json::from_str(text).unwrap_or_default()
}

/// The text of the cache.
pub fn write(known: &BTreeMap<String, Values>) -> String {
    serde_json::to_string(known).unwrap_or_default()
}
