//! Two rows or cards of a file that are one customer.

use super::flat::{Flat, REACH, is_list, is_same, values};
use crate::book::customer::Labelled;
use crate::book::letters;
use crate::exchange::incoming::{Incoming, IncomingEntry, Said};

/// Whether both have numbers of their own, and none in common.
pub(super) fn is_other(one: &Flat, other: &Flat) -> bool {
    let numbers = |flat| REACH.iter().flat_map(|key| values(flat, key)).map(str::to_owned).collect::<Vec<_>>();
    have_none_in_common(&numbers(one), &numbers(other))
}

fn have_none_in_common(one: &[String], other: &[String]) -> bool {
    let is_shared = |number: &String| other.iter().any(|another| is_same("phone", number, another));
    !one.is_empty() && !other.is_empty() && !one.iter().any(is_shared)
}

/// Gives a customer of the file what a second card of the same person says more. A field that holds one value keeps the
/// first; the second becomes a fact.
pub(super) fn join(own: &mut Incoming, second: &Incoming) {
    for said in &second.said {
        let known = own.said.iter().find(|known| known.key == said.key).and_then(|known| known.values.first());
        let is_other = |(one, other): &(&Labelled, &Labelled)| !is_same(&said.key, &one.text, &other.text);
        let other = known.zip(said.values.first()).filter(|pair| !is_list(&said.key) && is_other(pair));
        if let Some((_, value)) = other {
            own.facts.push((said.key.clone(), value.text.clone()));
        }
        own.said.push(said.clone());
    }
    if !letters::is_same(&own.name, &second.name) {
        own.said.push(Said::one("aliases", second.name.clone()));
    }
    own.entries.extend(second.entries.iter().cloned());
    let next: Vec<_> = second.next.iter().filter(|next| !own.next.contains(next)).copied().collect();
    own.next.extend(next);
    own.past_next = own.past_next.take().or_else(|| second.past_next.clone());
    if !own.note.contains(second.note.trim()) {
        own.note = format!("{}\n\n{}", own.note.trim_end(), second.note.trim());
    }
    let facts: Vec<_> = second.facts.iter().filter(|fact| !own.facts.contains(fact)).cloned().collect();
    own.facts.extend(facts);
    own.files.extend(second.files.iter().cloned());
    own.doubts.extend(second.doubts.iter().cloned());
}

/// Whether both name a contact alike who has other numbers there.
pub(super) fn have_other_contacts(one: &Incoming, other: &Incoming) -> bool {
    let contacts = |incoming: &'_ Incoming| -> Vec<(String, Vec<String>)> {
        let own = incoming.entries.iter().filter(|entry| entry.table == "contact");
        own.map(|entry| (entry.name.clone(), numbers(entry))).collect()
    };
    let theirs = contacts(other);
    contacts(one).iter().any(|(name, numbers)| {
        let named = theirs.iter().filter(|(other, _)| letters::is_same(name, other));
        have_none_in_common(numbers, &named.flat_map(|(_, numbers)| numbers.clone()).collect::<Vec<_>>())
    })
}

fn numbers(contact: &IncomingEntry) -> Vec<String> {
    let own = contact.said.iter().filter(|said| REACH.contains(&said.key.as_str()));
    own.flat_map(|said| said.values.iter().map(|value| value.text.clone())).collect()
}
