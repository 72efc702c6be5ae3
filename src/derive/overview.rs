//! Derives what follows from a whole book on a day, customer by customer on all cores.

use std::collections::HashMap;

use rayon::prelude::*;

use super::agenda::{self, Scope, Shared, Snoozes};
use super::contact::{self, ContactState};
use super::reminder::Reminder;
use super::state::CustomerState;
use super::{account, grading, payment_promise};
use crate::book::day::plus_days;
use crate::book::festival::Festival;
use crate::book::{Book, Customer, CustomerIndex, Day};

/// What follows from a whole book on a day.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The day as of which everything is derived.
    pub today: Day,
    /// The last day for which reminders were derived.
    pub until: Day,
    /// In the order of the book's customers.
    pub customers: Vec<CustomerState>,
}

impl Overview {
    /// All reminders with their customers.
    pub fn reminders(&self) -> impl Iterator<Item = (CustomerIndex, &Reminder)> {
        self.customers
            .iter()
            .enumerate()
            .flat_map(|(at, state)| state.reminders.iter().map(move |reminder| (at, reminder)))
    }
}

/// Derives the overview of `today`, with the reminders of the next `days` days.
pub fn derive(book: &Book, today: Day, days: i32) -> Overview {
    let until = plus_days(today, days);
    let shared = shared(book, today, until);
    let mut customers: Vec<CustomerState> = (0..book.customers.len())
        .into_par_iter()
        .with_min_len(64)
        .map(|customer| derive_customer(book, &shared, customer, today, until))
        .collect();
    for (at, _, place) in grading::proposed(book, today) {
        customers[at].proposed = Some(place);
    }
    Overview { today, until, customers }
}

/// Derives only the accounts as of a day: no reminders.
pub fn derive_accounts(book: &Book, as_of: Day) -> Overview {
    let state = |customer: &Customer| {
        let ledgers = account::derive(customer, as_of);
        let payment_promises = payment_promise::derive(customer, &ledgers, as_of);
        let contact = ContactState::default();
        CustomerState { contact, revisit_due: None, ledgers, payment_promises, proposed: None, reminders: Vec::new() }
    };
    let customers = book.customers.par_iter().with_min_len(64).map(state).collect();
    Overview { today: as_of, until: as_of, customers }
}

/// Computes what is the same for all customers.
fn shared(book: &Book, today: Day, until: Day) -> Shared {
    let settings = &book.settings;
    let from = plus_days(today, -i32::from(settings.lead.lapse));
    let greeted = settings.festivals.iter().enumerate().filter(|(_, festival)| !festival.audience.is_nobody());
    let days = |(at, festival): (usize, &Festival)| {
        let days = festival.on.days(from, until, settings.calendar.keeping);
        days.into_iter().map(move |day| (at, day)).collect::<Vec<_>>()
    };
    let mut arrivals = HashMap::new();
    for begin in book.customers.iter().filter_map(|customer| agenda::revisit::begin(book, customer, today)) {
        *arrivals.entry(begin).or_default() += 1;
    }
    Shared { festivals: greeted.flat_map(days).collect(), arrivals }
}

fn derive_customer(book: &Book, shared: &Shared, index: CustomerIndex, today: Day, until: Day) -> CustomerState {
    let customer = &book.customers[index];
    let contact = contact::derive(book, customer, today);
    let ledgers = account::derive(customer, today);
    let payment_promises = payment_promise::derive(customer, &ledgers, today);
    let reminders = Vec::new();
    let mut state = CustomerState { contact, revisit_due: None, ledgers, payment_promises, proposed: None, reminders };
    let snoozes = Snoozes::of(&customer.card.snoozes);
    let scope = Scope { book, shared, customer, snoozes: &snoozes, today, until };
    state.revisit_due = agenda::revisit::due(&scope, &state.contact);
    state.reminders = agenda::derive(&scope, &state);
    state
}
