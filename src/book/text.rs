//! The book's own texts: greetings and letters, with places to fill in.

use super::Language;

/// The names that stand in braces in a text: `{salutation}`.
pub const PLACES: [&str; 11] =
    ["salutation", "name", "owner", "company", "occasion", "years", "invoices", "amount", "days", "due", "signature"];

/// One way to say something at an occasion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// `birthday`, a festival's id, a named date: what a note's `occasion` says.
    pub occasions: Vec<String>,
    /// `None`: for every tier.
    pub tiers: Option<Vec<String>>,
    /// `None`: in any language.
    pub language: Option<Language>,
    /// The text with its places, such as `{salutation}`.
    pub text: String,
}

impl Text {
    /// Whether it is meant for an occasion, a tier and a language.
    pub fn fits(&self, occasion: &str, tier: Option<&str>, language: Language) -> bool {
        let for_tier = |tiers: &Vec<String>| tier.is_some_and(|tier| tiers.iter().any(|one| one == tier));
        self.occasions.iter().any(|one| one == occasion)
            && self.tiers.as_ref().is_none_or(for_tier)
            && self.language.is_none_or(|own| own == language)
    }
}

/// A text with its places filled; a place that has nothing to hold is left out.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = text.to_owned();
    for name in PLACES {
        let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        filled = filled.replace(&format!("{{{name}}}"), value);
    }
    filled.trim().to_owned()
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
    }
}
