//! The fault of a word that is not one of those that a key may have.

use std::ops::Range;

use super::near;
use super::source::Source;
use crate::diagnostic::{Diagnostic, Fault};

/// The fault of a word that is not one of `words`. The hint names the nearest word, or all of them.
pub fn bad_choice<'w>(
    source: &Source,
    span: Range<usize>,
    key: &str,
    found: &str,
    words: impl Iterator<Item = &'w str> + Clone,
) -> Diagnostic {
    let fault = source.fault(Fault::BadChoice, span).with("key", key).with("value", found);
    suggest(fault, &source.near, found, words)
}

/// Adds that hint to a fault.
pub fn suggest<'w>(
    fault: Diagnostic,
    budget: &near::Budget,
    found: &str,
    words: impl Iterator<Item = &'w str> + Clone,
) -> Diagnostic {
    match near::nearest_within(budget, found, words.clone()).filter(|near| near.chars().count() > 2) {
        Some(near) => fault.with("near", near).hint("hint-did-you-mean"),
        None => fault.with("words", near::some_of(words)).hint("hint-words"),
    }
}
