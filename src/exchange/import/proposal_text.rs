//! What stands below the fields: the text of a file, and what of it a card does not have.

use super::compare::{ChangeKind, FieldChange};
use super::inert::inert;
use crate::book::letters::one_line;
use crate::exchange::incoming::Incoming;

/// The key of the text below the fields, which no field has.
pub const TEXT: &str = "";

/// The text of a file that a card does not have yet. `before` is what the program said at the last import: it is not
/// said again, whatever became of it in the book; where it still stands, it gives way. A day of the next contact that has
/// passed is left out where it `was_planned`.
pub(super) fn new_text(incoming: &Incoming, was_planned: bool, body: &str, before: &[String]) -> Option<FieldChange> {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let past = incoming.past_next.as_ref().filter(|_| !was_planned);
    let (now, squeezed_body) = (lines(incoming, past), squeezed(body));
    // A note that came from here stands in the card as it is.
    let is_note = |one: &str| !incoming.note.trim().is_empty() && one == inert(incoming.note.trim());
    let stands = |one: &str| {
        let raw = if is_note(one) { incoming.note.as_str() } else { one };
        [one, raw].iter().any(|text| squeezed_body.contains(&squeezed(text)))
    };
    let is_new = |one: &&String| !before.contains(one) && !stands(one);
    let new: Vec<String> = now.iter().filter(is_new).cloned().collect();
    let old = before.iter().filter(|one| !now.contains(one) && body.contains(one.as_str())).cloned().collect();
    (!new.is_empty()).then(|| FieldChange { key: TEXT.to_owned(), book: old, file: new, kind: ChangeKind::Add })
}

/// What stands below the fields: the note, and a line for each fact that no field holds.
pub fn text(incoming: &Incoming) -> Vec<String> {
    lines(incoming, incoming.past_next.as_ref())
}

fn lines(incoming: &Incoming, past_next: Option<&(String, String)>) -> Vec<String> {
    let note = Some(incoming.note.trim()).filter(|note| !note.is_empty()).map(inert);
    let facts = incoming.facts.iter().chain(past_next);
    let facts = facts.map(|(label, fact)| inert(&format!("- {}: {}", one_line(label), one_line(fact))));
    note.into_iter().chain(facts).collect()
}
