//! The days on which cards came into the history of a book.
//!
//! A card that somebody wrote by hand has no `added`. The rhythm of such a customer begins on the day of the commit that
//! brought the card. A day that was found is remembered: it does not change as the history grows.

use std::collections::HashMap;
use std::path::Path;

use super::cache::{remember_text, remembered_text};
use super::history::past;
use crate::book::day::parse_iso;
use crate::book::record::is_card;
use crate::book::record_history::{FieldChange, RecordHistory};
use crate::book::{Book, CustomerIndex, Day};
use crate::git::{Git, head};

/// The file in which the days are remembered: the commit up to which was looked, and a line for each customer.
const ARRIVALS: &str = "arrivals";

/// The version of that file's format.
const HEADER: &str = "clientbook arrivals 1";

/// A customer whose day is looked for: the position in the book, and the id.
pub(super) struct Wanted(pub(super) CustomerIndex, String);

/// The customers whose cards do not say when they came into the book, or say it only of years ago.
pub(super) fn wanted(book: &Book) -> Vec<Wanted> {
    let is_wanted = |at: &CustomerIndex| {
        let customer = &book.customers[*at];
        customer.card.added.is_none() && (customer.card.since.is_none() || customer.visits.is_empty())
    };
    (0..book.customers.len()).filter(is_wanted).map(|at| Wanted(at, book.customers[at].id.to_string())).collect()
}

/// The day of each, in the same order; `None` of one that the history does not have. The history is read only for those
/// who are not remembered, and only where it has grown since.
pub(super) fn find(
    root: &Path,
    wanted: &[Wanted],
    git: impl FnOnce() -> Option<Git>,
    remember: bool,
) -> Vec<Option<Day>> {
    let (tip, mut days) = remembered(root).unwrap_or_default();
    let is_missing = wanted.iter().any(|Wanted(_, id)| !days.contains_key(id));
    let now = head::quick(root);
    if is_missing && (now.is_none() || now.as_deref() != Some(&*tip)) {
        let read = git().and_then(|git| Some((git.head()?, past(root, &git, remember).ok()?)));
        if let Some((tip, history)) = read {
            let of = |Wanted(_, id): &Wanted| Some((id.clone(), arrival(&history, id)?));
            days = wanted.iter().filter_map(of).collect();
            if remember {
                write_down(root, &tip, &days);
            }
        }
    }
    wanted.iter().map(|Wanted(_, id)| days.get(id).copied()).collect()
}

/// The day of the last commit that made the card. After a rename the older changes count too.
fn arrival(history: &RecordHistory, id: &str) -> Option<Day> {
    let made =
        history.of(id).rev().find(|(_, file)| is_card(&file.path) && file.changes.contains(&FieldChange::Entered));
    made.map(|(commit, _)| commit.day)
}

fn remembered(root: &Path) -> Option<(String, HashMap<String, Day>)> {
    let (tip, text) = remembered_text(root, ARRIVALS, HEADER)?;
    let line = |line: &str| line.split_once(' ').and_then(|(day, id)| Some((id.to_owned(), parse_iso(day)?)));
    Some((tip, text.lines().filter_map(line).collect()))
}

fn write_down(root: &Path, tip: &str, days: &HashMap<String, Day>) {
    let mut lines: Vec<String> = days.iter().map(|(id, day)| format!("{day} {id}")).collect();
    lines.sort_unstable();
    remember_text(root, ARRIVALS, &format!("{HEADER} {tip}\n{}\n", lines.join("\n")));
}
