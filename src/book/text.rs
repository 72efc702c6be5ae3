//! The book's own texts: greetings and letters with placeholders.

use super::Language;
use super::choice_alias::is_same;
use super::customer::{Card, CustomerKind};
use crate::i18n::stops;

/// The names of the placeholders, which a text has in braces: `{salutation}`.
pub const PLACES: [&str; 11] =
    ["salutation", "name", "owner", "company", "occasion", "years", "invoices", "amount", "days", "due", "signature"];

/// One text for an occasion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The occasions for which it is meant: `birthday`, a festival's id or a named date.
    pub occasions: Vec<String>,
    /// The tiers for which it is meant; `None` for all customers.
    pub tiers: Option<Vec<String>>,
    /// The kind of customer for whom it is meant: what is said to a person may not suit a company. `None` for both.
    pub kind: Option<CustomerKind>,
    /// The language of the customers for whom it is meant; `None` for any language.
    pub language: Option<Language>,
    /// The text with its places, such as `{salutation}`.
    pub text: String,
}

impl Text {
    /// Whether the text is meant for this occasion, customer and language.
    pub fn fits(&self, occasion: &str, customer: &Card, language: Language) -> bool {
        let tier = customer.tier.as_deref();
        let for_tier = |tiers: &Vec<String>| tier.is_some_and(|tier| tiers.iter().any(|one| is_same(one, tier)));
        self.kind.is_none_or(|kind| kind == customer.kind())
            && self.occasions.iter().any(|one| one == occasion)
            && self.tiers.as_ref().is_none_or(for_tier)
            && self.language.is_none_or(|own| own == language)
    }
}

/// Replaces the placeholders in a text by their values; one without a value is removed.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = text.to_owned();
    for name in PLACES {
        let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        let value = stops::mark(value).unwrap_or_else(|| value.to_owned());
        filled = filled.replace(&format!("{{{name}}}"), &value);
    }
    stops::settle(filled).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_braces_of_others_stay() {
        assert_eq!(
            fill("{salutation}，{occasion}快乐！{x}", &[("salutation", "张总"), ("occasion", "中秋")]),
            "张总，中秋快乐！{x}"
        );
        assert_eq!(fill("Hello {name}. Bye.", &[("name", "Dr.")]), "Hello Dr. Bye.");
    }
}
