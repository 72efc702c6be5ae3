//! References to customers who were left out.

use std::ops::Range;

use super::scrubber::Scrubber;
use super::texts;
use crate::book::links::Target;
use crate::book::person::Person;
use crate::book::{Book, Customer, CustomerFolder};
use crate::format::markdown::wikilink_target;

/// Takes out what refers to a customer who is left out: contacts and family with a card of their own, the company, who
/// introduced them, who took part in a contact.
pub(super) fn withhold(
    book: &Book,
    customer: &Customer,
    folder: &mut CustomerFolder,
    is_removed: &dyn Fn(usize) -> bool,
) {
    let is_gone = |id: &str| book.find(id).is_some_and(is_removed);
    let is_own = |person: Person| book.own_card(customer, person).is_some_and(is_removed);
    let card = &mut folder.card;
    card.contacts.retain(|contact| !is_own(Person::from(contact)));
    card.family.retain(|member| !is_own(Person::from(member)));
    card.relations.retain(|relation| !book.related(relation).is_some_and(is_removed));
    card.needs.iter_mut().for_each(|need| need.customer = need.customer.take().filter(|id| !is_gone(id)));
    card.company = card.company.take().filter(|id| !is_gone(id));
    card.referred_by = card.referred_by.take().filter(|id| !is_gone(id));
    for visit in &mut folder.visits {
        let is_with = |name: &String| matches!(target(book, name), Some(at) if is_removed(at));
        if visit.with.iter().any(is_with) || visit.also.iter().any(|id| is_gone(id)) {
            visit.with = visit.with.iter().filter(|name| !is_with(name)).cloned().collect();
            visit.also = visit.also.iter().filter(|id| !is_gone(id)).cloned().collect();
        }
    }
}

/// The customer that an id or a name means.
fn target(book: &Book, name: &str) -> Option<usize> {
    match book.links.resolve(name) {
        Target::One(at) => Some(at),
        Target::Several | Target::Nobody => None,
    }
}

/// Replaces links in texts to customers who are left out, with the words that they show.
pub(super) fn unlink(
    book: &Book,
    folder: &mut CustomerFolder,
    scrubber: &Scrubber,
    is_removed: &dyn Fn(usize) -> bool,
) {
    texts::each(folder, &mut |text| {
        let gone = wikilinks(text).into_iter().filter(|(_, name)| target(book, name).is_some_and(is_removed));
        let gone: Vec<Range<usize>> = gone.map(|(range, _)| range).collect();
        for range in gone.into_iter().rev() {
            text.replace_range(range, scrubber.name_mark());
        }
    });
}

/// The bytes of each `[[…]]`, and the customer that it names.
fn wikilinks(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("[[").map(|start| at + start) {
        let Some(end) = text[start..].find("]]").map(|end| start + end) else { break };
        let inside = &text[start + 2..end];
        // Of `[[a [[b]]` only the inner one is a link.
        let inner = inside.rfind("[[").map_or(start, |inner| start + 2 + inner);
        let name = text[inner + 2..end].split('|').next().unwrap_or_default();
        found.push((inner..end + 2, wikilink_target(name).to_owned()));
        at = end + 2;
    }
    found
}

/// Notes which texts link to whom.
pub(super) fn mention(book: &mut Book) {
    for from in 0..book.customers.len() {
        let folder = book.customers[from].folder.clone();
        for text in texts::bodies(&folder).filter(|text| text.contains("[[")) {
            for (_, name) in wikilinks(text) {
                if let Some(to) = target(book, &name) {
                    book.mention(from, to);
                }
            }
        }
    }
    book.customers.iter_mut().for_each(|customer| customer.mentioned_by.dedup());
}
