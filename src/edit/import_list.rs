//! The changes that give a list of a card what a file has.

use super::change::{Change, How};
use super::import_change::one;
use crate::exchange::import::FieldChange;
use crate::exchange::import::flat::is_same;

/// The changes that make a list that of the file, in its order; what stays keeps the form that it has in the book.
pub(super) fn list_taken(change: &FieldChange) -> Vec<Change> {
    let own = |said: &String| change.book.iter().find(|own| is_same(&change.key, own, said));
    let stays: Vec<&String> = change.file.iter().filter_map(own).collect();
    let new = change.file.iter().filter(|said| own(said).is_none());
    let is_at_the_end = change.file.iter().skip_while(|said| own(said).is_some()).all(|said| own(said).is_none());
    let (gone, added): (Vec<&String>, Vec<&String>) = if is_at_the_end {
        (change.book.iter().filter(|own| !stays.contains(own)).collect(), new.collect())
    } else {
        (change.book.iter().collect(), change.file.iter().map(|said| own(said).unwrap_or(said)).collect())
    };
    let removed = gone.into_iter().map(|value| one(&change.key, How::Remove, value));
    removed.chain(added.into_iter().map(|value| one(&change.key, How::AddItem, value))).collect()
}
