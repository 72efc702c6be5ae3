//! What a search found.

use std::borrow::Cow;
use std::cmp::{Ordering, Reverse};

use super::field::Label;
use super::place::Place;
use super::rank::Rank;
use super::snippet::Snippet;
use crate::book::record::Record;
use crate::book::{CustomerIndex, Day};

/// A customer, or a text of one.
#[derive(Clone, Debug)]
pub struct Found<'b> {
    /// The customer.
    pub customer: CustomerIndex,
    /// Where the words were found.
    pub place: Place,
    /// The label of the field in which they were found.
    pub label: Option<Label<'b>>,
    /// The file in the book that holds them.
    pub path: String,
    /// The name of that file without `.md`, for a document; otherwise empty.
    pub stem: &'b str,
    /// The day of the document; of a customer, that of the last note.
    pub day: Option<Day>,
    /// What fits: a name, a number, a field, or the line of a text.
    pub snippet: Snippet,
    pub(super) rank: Rank,
}

impl<'b> Found<'b> {
    /// The closest first, the recent before the old.
    pub(super) fn order(&self, other: &Found) -> Ordering {
        let key = |one: &Found| (one.rank, Reverse(one.day), one.customer, one.place);
        key(self).cmp(&key(other)).then_with(|| other.stem.cmp(self.stem))
    }

    pub(super) fn customer(
        at: CustomerIndex,
        id: &str,
        day: Option<Day>,
        fit: &super::fit::Fit<'b>,
        snippet: Snippet,
    ) -> Found<'b> {
        let path = Record::Card.path(id);
        Found { customer: at, place: fit.place, label: fit.label, path, stem: "", day, snippet, rank: fit.rank }
    }

    /// The text that fits, without marks.
    pub fn text(&self) -> Cow<'_, str> {
        self.snippet.text()
    }
}
