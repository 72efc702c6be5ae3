//! What a profile can name: fields of the cards, and groups of what stands in several of them.

use super::customer::Card;
use super::field::{self, FieldKind};
use super::settings::Settings;

/// What a profile can leave out besides the fields of a card: tables, kinds of records, and what stands in several of
/// them.
pub const GROUPS: [&str; 16] = [
    "account",
    "amount",
    "background",
    "complaint",
    "contact",
    "credit",
    "date",
    "debtor",
    "family",
    "file",
    "gift",
    "need",
    "note",
    "plan",
    "product",
    "relation",
];

impl Settings {
    /// The name of the field or group that people mean by `text` in a profile or under `[secrecy]`: a group, also in the
    /// plural, a key of the card or of an own field, or the name of a field in either language. `None` for any other.
    pub fn field_in_profile<'s>(&'s self, text: &'s str) -> Option<&'s str> {
        let group = |text: &str| GROUPS.into_iter().find(|&group| group == text);
        let plural = || text.strip_suffix('s').and_then(|one| group(one).or_else(|| field::field(one).map(|f| f.key)));
        let key = || self.key_named(text).filter(|&key| key != "name");
        group(text).or_else(key).or_else(plural)
    }

    /// Every name that a profile can leave out, for messages.
    pub fn fields_in_profile(&self) -> Vec<&str> {
        let keys = Card::FIELDS.iter().map(|field| field.key).chain(self.fields.keys().map(String::as_str));
        GROUPS.into_iter().chain(keys).collect()
    }

    /// Whether a profile can show a field in part: one that holds text.
    pub fn can_be_masked(&self, name: &str) -> bool {
        let is_text = |kind| matches!(kind, FieldKind::Text | FieldKind::Texts | FieldKind::Labelled(_));
        field::field(name).is_some_and(|field| is_text(field.kind)) || self.fields.contains_key(name)
    }
}
