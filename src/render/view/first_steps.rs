//! What to do first in a new book: a customer, a note, and what comes of them.

use super::super::Site;
use super::today_view::StepView;
use super::{card_file, form_link, note_link};

/// The first steps; empty once the book has a note.
pub fn of(site: &Site) -> Vec<StepView> {
    let customers = &site.book().customers;
    if customers.iter().any(|customer| !customer.visits.is_empty()) {
        return Vec::new();
    }
    let words = site.words();
    let first = customers.first();
    let form = |href: String| if site.has_forms() { href } else { String::new() };
    let customer = StepView {
        text: words.get("step-customer"),
        href: if first.is_none() { form(form_link("customer", &[])) } else { String::new() },
        command: first.is_none().then(|| words.get("step-customer-command")),
        done: first.is_some(),
    };
    let note = StepView {
        text: words.get("step-note"),
        href: first.map(|first| note_link(site, first, &format!("customers/{}", card_file(first)))).unwrap_or_default(),
        command: first.map(|first| format!("clientbook log {} \"…\"", first.id)),
        done: false,
    };
    let then = StepView { text: words.get("step-then"), href: String::new(), command: None, done: false };
    vec![customer, note, then]
}
