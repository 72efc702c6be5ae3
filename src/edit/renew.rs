//! Renews a product: writes a new date on the card.

use super::FileEdit;
use crate::book::product_day::ProductDay;
use crate::book::{Day, letters};
use crate::format::document::{Document, NotEditable};
use crate::format::toml_value::day as day_value;

/// Sets a day of the product whose number or name is `key`.
pub fn renew(path: String, text: &str, key: &str, until: Day, which: ProductDay) -> Result<FileEdit, NotEditable> {
    let mut document = Document::of_markdown(text)?;
    let is_it = |table: &&mut toml_edit::Table| {
        let text = |name: &&str| table.get(name).and_then(|item| item.as_str());
        ["no", "name"].iter().filter_map(text).any(|text| letters::is_same(text, key))
    };
    let products = document.toml.get_mut("product").and_then(|item| item.as_array_of_tables_mut());
    if let Some(table) = products.and_then(|tables| tables.iter_mut().find(is_it)) {
        crate::format::document::set_in(table, which.word(), day_value(until));
    }
    Ok(FileEdit { path, before: Some(text.to_owned()), after: document.text() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_day_of_the_product_changes() {
        let card = "+++\nname = \"Ana\"\n\n[[product]]\nname = \"Belts\"\nexpires = 2026-12-01 # yearly\n\n[[product]]\nname = \"Oil\"\n+++\n";
        let edit = renew("a.md".into(), card, "Belts", Day::constant(2027, 12, 1), ProductDay::Expires).unwrap();
        assert_eq!(edit.after, card.replace("2026-12-01", "2027-12-01"));
    }
}
