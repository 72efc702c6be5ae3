//! The places in which a search found something.

use crate::derive::search::{Label, Place};
use crate::i18n::Words;
use crate::wording::label::field_label;

/// The place as it stands before what was found. A line of a text may be a promise.
pub fn place(words: &Words, place: Place, is_promise: bool) -> String {
    words.get(match place {
        _ if is_promise => "found-promise",
        Place::Name => "found-name",
        Place::Alias => "found-alias",
        Place::Phone => "found-phone",
        Place::Field => "found-field",
        Place::Card => "found-card",
        Place::Note => "found-note",
        Place::Plan => "found-plan",
        Place::Complaint => "found-complaint",
    })
}

/// The label of a fact, as it begins a line.
pub fn label(words: &Words, label: Label) -> String {
    match label {
        Label::Key(key) => field_label(words, key),
        Label::Own(own) => own.to_owned(),
    }
}
