//! The story of a customer: notes, plans that were done, money and complaints, in the order of their days.

use super::super::Site;
use super::story_view::{Entry, Story, Year, markdown, note_anchor};
use super::{story_money, story_records};
use crate::book::{Customer, CustomerIndex, Day, Visit};
use crate::say;
use crate::wording::choice;

/// Number of entries that are shown unfolded; older ones are folded by year.
const OPEN_ENTRIES: usize = 10;

/// The story of one customer.
pub fn view<'a>(site: &Site<'a>, index: CustomerIndex) -> Story<'a> {
    let customer = &site.book.customers[index];
    let mut entries: Vec<(Day, u8, Entry)> = notes(site, customer);
    entries.extend(story_records::done_plans(site, customer));
    entries.extend(story_records::complaints(site, customer));
    entries.extend(story_money::entries(site, index));
    // Newest first, also within a day.
    entries.sort_by_key(|(day, order, _)| (*day, *order));
    entries.reverse();
    let has = |kind: &str| entries.iter().any(|(_, _, entry)| entry.kind == kind);
    let (has_money, has_complaints) = (has("money"), has("complaint"));
    let empty = entries
        .is_empty()
        .then(|| say!(site.words(), "card-no-notes", command = format!("clientbook log {} \"…\"", customer.id)));
    let mut rest = entries.split_off(entries.len().min(OPEN_ENTRIES)).into_iter().peekable();
    let mut years = Vec::new();
    while let Some(&(day, ..)) = rest.peek() {
        let mut of_year = Vec::new();
        while let Some((_, _, entry)) = rest.next_if(|(other, ..)| other.year() == day.year()) {
            of_year.push(entry);
        }
        let title = say!(site.words(), "card-earlier", year = day.year().to_string(), n = of_year.len());
        years.push(Year { title, entries: of_year });
    }
    Story { recent: entries.into_iter().map(|(_, _, entry)| entry).collect(), years, has_money, has_complaints, empty }
}

/// The notes; several attempts without an answer in a row become one entry.
fn notes<'a>(site: &Site<'a>, customer: &'a Customer) -> Vec<(Day, u8, Entry<'a>)> {
    let shown: Vec<(usize, &Visit)> = customer
        .visits
        .iter()
        .enumerate()
        .filter(|(_, visit)| visit.day <= site.today() && visit.tells_something())
        .collect();
    let runs = shown.chunk_by(|(_, a), (_, b)| a.is_unanswered() && b.is_unanswered());
    let mut entries: Vec<(Day, u8, Entry)> = runs
        .map(|run| {
            let mut made: Vec<Entry> = run.iter().map(|&(at, visit)| note(site, customer, at, visit)).collect();
            let newest = run[run.len() - 1].1;
            let mut entry = made.pop().unwrap_or_else(|| note(site, customer, run[0].0, run[0].1));
            if !made.is_empty() {
                entry.channel = format!("{} ×{}", entry.channel, run.len());
                entry.about.push(say!(site.words(), "card-unanswered", n = run.len()));
                made.reverse();
                entry.folded = made;
            }
            (newest.day, 2, entry)
        })
        .collect();
    for &(other, at) in &customer.also {
        let owner = &site.book.customers[other];
        let visit = &owner.visits[at as usize];
        if visit.day <= site.today() && !visit.private {
            let mut entry = note(site, owner, 500_000 + at as usize, visit);
            entry.anchor = None;
            entry.about.push(say!(site.words(), "card-also", names = &*owner.listed_name()));
            entries.push((visit.day, 1, entry));
        }
    }
    entries
}

fn note<'a>(site: &Site<'a>, customer: &'a Customer, at: usize, visit: &'a Visit) -> Entry<'a> {
    let quiet = visit.is_unanswered();
    let outcome = quiet.then(|| choice::OUTCOME.of(site.words(), visit.outcome));
    let empty = visit.body.is_empty();
    Entry {
        kind: if quiet { "quiet" } else { "note" },
        anchor: Some(note_anchor(&visit.stem)),
        day: site.words().day(visit.day, site.today()),
        channel: site.telling().channel(visit.channel),
        no: None,
        text_html: (!empty).then(|| markdown(site, customer, at as u32, &visit.body)),
        text: outcome.clone().filter(|_| empty),
        // Without words the outcome is the text.
        about: site
            .about()
            .visit(customer, visit)
            .into_iter()
            .filter(|fact| !empty || outcome.as_ref() != Some(fact))
            .collect(),
        forms: Vec::new(),
        folded: Vec::new(),
    }
}
