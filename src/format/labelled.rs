//! Items of lists that may have a label, such as phone numbers, as people type them: `work: 021-6288-1234`.

use toml_edit::{InlineTable, Value};

use crate::book::letters;

/// The key of the label.
const LABEL: &str = "label";

/// The most characters of a label.
const LONGEST: usize = 20;

/// What stands between a label and the text; a Chinese keyboard gives the second.
const COLONS: [char; 2] = [':', '：'];

/// A text with its label, if it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item<'t> {
    /// What it is for, such as `work`.
    pub label: Option<&'t str>,
    /// The text itself.
    pub text: &'t str,
}

impl<'t> Item<'t> {
    /// Reads `work: 021-6288-1234` and `021-6288-1234`. A label is a short word without digits.
    pub fn typed(typed: &'t str) -> Item<'t> {
        let whole = Item { label: None, text: typed.trim() };
        let Some((label, text)) = typed.split_once(COLONS) else { return whole };
        let (label, text) = (label.trim(), text.trim());
        let is_word = |c: char| c.is_alphabetic() || c == ' ' || c == '-';
        let is_label = !label.is_empty() && label.chars().count() <= LONGEST && label.chars().all(is_word);
        // What follows `https:` is no text of its own.
        if is_label && !text.is_empty() && !text.starts_with('/') { Item { label: Some(label), text } } else { whole }
    }

    /// The item in a file; `None` for what is neither a text nor a table of a text and its label.
    pub fn of(value: &'t Value) -> Option<Item<'t>> {
        if let Some(text) = value.as_str() {
            return Some(Item { label: None, text });
        }
        let table = value.as_inline_table().filter(|table| table.len() <= 2)?;
        let label = table.get(LABEL).map_or(Some(None), |label| label.as_str().map(Some))?;
        let (_, text) = table.iter().find(|(key, _)| *key != LABEL)?;
        Some(Item { label, text: text.as_str()? })
    }

    /// As it stands in the file, with the text under the key `part`.
    pub fn value(self, part: &str) -> Value {
        let Some(label) = self.label else { return self.text.into() };
        let mut table = InlineTable::new();
        table.insert(LABEL, label.into());
        table.insert(part, self.text.into());
        table.into()
    }

    /// As people type it.
    pub fn shown(self) -> String {
        match self.label {
            Some(label) if label.is_ascii() => format!("{label}: {}", self.text),
            Some(label) => format!("{label}：{}", self.text),
            None => self.text.to_owned(),
        }
    }

    /// Whether this, as typed, means `known`, an item of the file: the label may be left out.
    pub fn means(self, known: Item) -> bool {
        let is_same_label = match (self.label, known.label) {
            (None, _) => true,
            (Some(label), Some(known)) => letters::is_same(label, known),
            (Some(_), None) => false,
        };
        is_same_label && letters::is_same(self.text, known.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_before_a_colon() {
        for (typed, label, text) in [
            ("138-0000-1234", None, "138-0000-1234"),
            ("work: 021-1", Some("work"), "021-1"),
            ("工作：021-1", Some("工作"), "021-1"),
            ("home office:1 Troy St, Dayton", Some("home office"), "1 Troy St, Dayton"),
            ("https://x.test", None, "https://x.test"),
            ("Building 5: left door", None, "Building 5: left door"),
            ("work:", None, "work:"),
            (": 1", None, ": 1"),
        ] {
            let item = Item::typed(typed);
            assert_eq!((item.label, item.text), (label, text), "{typed}");
            assert_eq!(Item::typed(&item.shown()), item, "{typed}");
            assert_eq!(Item::of(&item.value("number")), Some(item), "{typed}");
        }
    }
}
