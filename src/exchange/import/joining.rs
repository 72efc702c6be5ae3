//! Two rows or cards of a file that are one customer.

use super::exported::VCARD;
use super::flat::{Flat, NAME, REACH, is_list, is_same, values};
use super::matching::Doubt;
use super::proposal_text::text;
use crate::book::company_name;
use crate::book::customer::Labelled;
use crate::book::letters;
use crate::exchange::incoming::{Incoming, IncomingEntry, Said};
use crate::format::labelled::Item;

/// Why two rows or cards of a file that look like one may be two; `None` where nothing speaks for it.
pub(super) fn may_be_two(program: &str, one: (&Incoming, &Flat), other: (&Incoming, &Flat)) -> Option<Doubt> {
    if is_other(one.1, other.1) || have_other_contacts(one.0, other.0) {
        return Some(Doubt::NameAlone);
    }
    // Rows about the people of a company have ids of their own.
    if company_name::is_plain(&one.0.name) {
        return None;
    }
    let differs = |a: Option<&str>, b: Option<&str>| a.zip(b).is_some_and(|(a, b)| a != b);
    let code = |flat| values(flat, "code").next();
    let has_other_code = differs(code(one.1), code(other.1));
    let has_other_id = differs(one.0.uid.as_deref(), other.0.uid.as_deref());
    // A phone has two cards of one person more often than two persons with one number.
    let is_alike = || !has_own_numbers(one.1, other.1) && !has_other_value(one.1, other.1);
    let is_double = program == VCARD && (share_own_number(one.1, other.1) || is_alike());
    if has_other_code || has_other_id && !is_double {
        return Some(Doubt::OtherId);
    }
    let has_only_a_name = |flat: &Flat| REACH.iter().all(|key| values(flat, key).next().is_none());
    let has_no_id = one.0.uid.is_none() && other.0.uid.is_none() && code(one.1).is_none();
    let is_alike = text(one.0) == text(other.0);
    (has_no_id && has_only_a_name(one.1) && has_only_a_name(other.1) && !is_alike).then_some(Doubt::NameAlone)
}

/// The labels of numbers that many may have.
const SHARED: [&str; 6] = ["work", "main", "office", "company", "单位", "公司"];

/// Whether both have a number or an address that is a person's own.
fn share_own_number(one: &Flat, other: &Flat) -> bool {
    let is_own = |value: &str| Item::typed(value).label.is_none_or(|label| !SHARED.contains(&label));
    REACH.iter().any(|key| {
        let own = values(one, key).filter(|value| is_own(value));
        own.into_iter().any(|value| values(other, key).any(|theirs| is_own(theirs) && is_same(key, value, theirs)))
    })
}

/// Whether each has a number or an address that the other lacks.
fn has_own_numbers(one: &Flat, other: &Flat) -> bool {
    let lacks = |one: &Flat, other: &Flat| {
        REACH
            .iter()
            .any(|key| values(one, key).any(|number| !values(other, key).any(|theirs| is_same(key, number, theirs))))
    };
    lacks(one, other) && lacks(other, one)
}

/// Whether both say something else where only one thing can be.
fn has_other_value(one: &Flat, other: &Flat) -> bool {
    let theirs = |key: &str| other.iter().find(|(known, _)| known == key).and_then(|(_, values)| values.first());
    one.iter().any(|(key, own)| {
        let single = !is_list(key) && !key.contains('.') && key != NAME;
        single && own.first().zip(theirs(key)).is_some_and(|(own, theirs)| !is_same(key, own, theirs))
    })
}

/// Whether both have numbers of their own, and none in common.
fn is_other(one: &Flat, other: &Flat) -> bool {
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
    own.has_own_lines |= second.has_own_lines;
    own.other_uids.extend(second.uid.iter().filter(|uid| own.uid.as_ref() != Some(uid)).cloned());
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
fn have_other_contacts(one: &Incoming, other: &Incoming) -> bool {
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
