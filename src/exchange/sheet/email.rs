//! Addresses of e-mail in a cell.

use unicode_normalization::UnicodeNormalization;

use super::cell::is_nothing;
use crate::format::labelled::Item;

/// The addresses of a cell, with the labels that our own tables put before them (`home: ana@example.com`). `None` where
/// one of them is none.
pub(super) fn emails(text: &str) -> Option<Vec<String>> {
    let plain: String = text.nfkc().collect::<String>().replace(":::", "\n");
    let parts = plain.split([',', '，', ';', '；', '、', '\n', '|']).map(str::trim).filter(|part| !is_nothing(part));
    let mut all = Vec::new();
    for part in parts {
        let Item { label, text: part } = Item::typed(part.strip_prefix("mailto:").unwrap_or(part));
        // `Ana Ruiz <ana@example.com>`
        let inner = part.rsplit_once('<').and_then(|(_, rest)| rest.strip_suffix('>'));
        let address = inner.unwrap_or(part).trim();
        let is_address = address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.len() > 1);
        if !is_address || address.contains(char::is_whitespace) {
            return None;
        }
        all.push(Item { label, text: address }.shown());
    }
    Some(all)
}
