//! An answer to an open complaint, ready to send: thanks first, then a word to the person, then where the cause lies, then
//! what is done and by when.

use super::about::About;
use crate::book::choice::Choice;
use crate::book::complaint_choice::{Layer, Wish};
use crate::book::{Complaint, Customer};
use crate::derive::complaint_clock::ComplaintClock;
use crate::say;

/// The answer; `None` where the complaint is resolved, or is none.
pub fn answer(about: &About, customer: &Customer, complaint: &Complaint) -> Option<String> {
    if complaint.is_request() || complaint.resolved.is_some_and(|at| at.day <= about.today) {
        return None;
    }
    let words = about.words;
    let clock = ComplaintClock::of(complaint, &about.book.settings, about.today)?;
    let person = customer.addressee().map(|contact| contact.name.as_str());
    let name = customer.card.salutation.as_deref().or(person).unwrap_or(&customer.card.name);
    let mut parts = vec![match complaint.cause.as_deref() {
        Some(cause) => say!(words, "answer-thanks", name = name, cause = cause),
        None => say!(words, "answer-thanks-plain", name = name),
    }];
    let wish = |wish: &Wish| words.get(&format!("answer-{}", wish.word()));
    let (of_person, of_matter): (Vec<&Wish>, Vec<&Wish>) =
        complaint.wish.iter().partition(|wish| matches!(wish, Wish::Respect | Wish::Heard | Wish::Relief));
    parts.extend(of_person.into_iter().map(wish));
    let layer = complaint.layer.as_deref().map(|layer| Layer::of_written(layer).unwrap_or(Layer::Other));
    parts.extend(layer.map(|layer| words.get(&format!("answer-layer-{}", layer.word()))));
    parts.extend(of_matter.into_iter().map(wish));
    if !complaint.solutions.is_empty() {
        parts.push(say!(words, "answer-solutions", solutions = words.list(&complaint.solutions)));
    }
    parts.push(match clock.due.filter(|day| *day >= about.today) {
        Some(day) => say!(words, "answer-by", day = words.day(day, about.today)),
        None => words.get("answer-today"),
    });
    let gap = if words.is_chinese() { "" } else { " " };
    Some(parts.join(gap))
}
