//! Fields that the user defines in the settings.

use super::choice_alias::is_same;

choices! {
    /// What a field of the user's own may hold.
    pub enum FieldType {
        /// One line of text.
        Text = "text",
        /// A number.
        Number = "number",
        /// A day.
        Day = "day",
        /// An amount in the book's currency.
        Money = "money",
        /// One of the words that the settings list.
        Choice = "choice",
    }
}

/// A field that the user defines: `[fields.KEY]`.
#[derive(Clone, Debug)]
pub struct Field {
    /// What kind of value it holds.
    pub kind: FieldType,
    /// Its label on the site; `None` for the key.
    pub label: Option<String>,
    /// The words of which one is allowed, for [`FieldType::Choice`].
    pub choices: Vec<String>,
}

impl Field {
    /// The word of the settings that people mean by `text`: case and width do not matter.
    pub fn choice_named(&self, text: &str) -> Option<&str> {
        self.choices.iter().find(|choice| is_same(choice, text)).map(String::as_str)
    }
}
