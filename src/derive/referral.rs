//! Who introduced whom: how far an introduction got, and what came of all that began with one customer.

use std::collections::HashSet;

use crate::book::customer::Stage;
use crate::book::{Book, Customer, CustomerIndex, Day};
use crate::derive::state::CustomerState;
use crate::diagnostic::{Diagnostic, Fault, Place};

choices! {
    /// How far an introduction got.
    pub enum Reached shown "reached" {
        /// The customer is in the book, and nothing more.
        Named = "named",
        /// There was a contact.
        Contacted = "contacted",
        /// There was a contact in person.
        Met = "met",
        /// Buys, or has bought.
        Customer = "customer",
        /// Was lost.
        Lost = "lost",
    }
}

impl Reached {
    /// How far the introduction of a customer got by a day, that of the state. `has_bought` tells whether anything was earned.
    pub fn of(customer: &Customer, state: &CustomerState, has_bought: bool, today: Day) -> Reached {
        let lost = customer.card.lost.as_ref().and_then(|lost| lost.on);
        if customer.card.is_lost() && lost.is_none_or(|day| day <= today) {
            Reached::Lost
        } else if has_bought || matches!(customer.card.stage, Some(Stage::Active | Stage::Dormant)) {
            Reached::Customer
        } else if state.contact.met.is_some() {
            Reached::Met
        } else if state.contact.first.is_some() {
            Reached::Contacted
        } else {
            Reached::Named
        }
    }
}

/// The customers whom one brought, and those whom they brought, and so on: each once with the number of steps, in the
/// order of a tree. Of a circle nobody comes twice, and the first one not at all.
pub fn tree(book: &Book, root: CustomerIndex) -> Vec<(CustomerIndex, usize)> {
    let (mut found, mut open) = (Vec::new(), vec![(root, 0)]);
    let mut seen = HashSet::from([root]);
    while let Some((at, depth)) = open.pop() {
        if depth > 0 {
            found.push((at, depth));
        }
        for &next in book.customers[at].introduced.iter().rev() {
            if seen.insert(next) {
                open.push((next, depth + 1));
            }
        }
    }
    found
}

/// Whether somebody is introduced, through others, by themselves.
fn is_in_circle(book: &Book, at: CustomerIndex) -> bool {
    let mut next = book.customers[at].referred_by;
    for _ in 0..book.customers.len() {
        match next {
            Some(other) if other == at => return true,
            Some(other) => next = book.customers[other].referred_by,
            None => return false,
        }
    }
    // A circle of others, which is told of them.
    false
}

/// A fault for each card that is part of a circle of introductions.
pub fn faults(book: &Book) -> Vec<Diagnostic> {
    let at_risk = (0..book.customers.len()).filter(|&at| {
        let customer = &book.customers[at];
        customer.referred_by.is_some() && !customer.introduced.is_empty()
    });
    let in_circle = at_risk.filter(|&at| is_in_circle(book, at));
    let path = |at: CustomerIndex| crate::book::record::Record::Card.path(&book.customers[at].id);
    in_circle
        .map(|at| {
            let by = book.customers[at].referred_by.map(|by| book.customers[by].id.to_string()).unwrap_or_default();
            Diagnostic::new(Fault::ReferralCircle, Place::file(&path(at))).with("id", by)
        })
        .collect()
}

/// The day on which an introduction was made: the one on which the customer came into the book.
pub fn day_of(customer: &Customer) -> Option<Day> {
    customer.card.added.or(customer.arrived).or(customer.card.since)
}
