//! Two rows or cards of a file that are one customer.

use super::flat::{Flat, is_list, is_same};
use crate::book::customer::Labelled;
use crate::book::letters;
use crate::exchange::incoming::{Incoming, IncomingEntry, Said};

/// Whether both have numbers of their own, and none in common.
pub(super) fn is_other(one: &Flat, other: &Flat) -> bool {
    let numbers = |flat: &Flat| -> Vec<String> {
        let own = flat.iter().filter(|(key, _)| ["phone", "email", "wechat"].contains(&key.as_str()));
        own.flat_map(|(_, values)| values.clone()).collect()
    };
    let (one, other) = (numbers(one), numbers(other));
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
    let numbers = |entry: &IncomingEntry| -> Vec<String> {
        let own = entry.said.iter().filter(|said| ["phone", "email", "wechat"].contains(&said.key.as_str()));
        own.flat_map(|said| said.values.iter().map(|value| value.text.clone())).collect()
    };
    let contacts = |incoming: &Incoming| -> Vec<(String, Vec<String>)> {
        let own = incoming.entries.iter().filter(|entry| entry.table == "contact");
        own.map(|entry| (entry.name.clone(), numbers(entry))).collect()
    };
    let theirs = contacts(other);
    contacts(one).iter().any(|(name, numbers)| {
        let named = theirs.iter().filter(|(other, others)| letters::is_same(name, other) && !others.is_empty());
        let is_shared =
            |others: &[String]| numbers.iter().any(|one| others.iter().any(|two| is_same("phone", one, two)));
        !numbers.is_empty() && named.clone().next().is_some() && !named.clone().any(|(_, others)| is_shared(others))
    })
}
