//! Derives from a book and a day what is due and what is owed.
//!
//! In: a [`Book`] and a day. Out: an [`Overview`]: the last contact with each customer, what each owes, and every
//! reminder with its reason. Pure, and customer by customer, so that all cores work; nothing here reads a disk, asks a
//! clock or makes a sentence.

pub mod account;
pub mod account_fault;
pub mod agenda;
pub mod aging;
pub mod bad_debt;
pub mod contact;
pub mod credit;
pub mod day;
pub mod dunning;
pub mod festival_round;
pub mod filter;
pub mod forecast;
pub mod greeted;
pub mod kept;
pub mod ledger;
pub mod paid_ahead;
pub mod payment_promise;
pub mod promise_ref;
pub mod ratios;
pub mod receivables;
pub mod reminder;
pub mod report;
mod settling;
pub mod sums;
pub mod told;
pub mod unborn;
mod why;

use std::collections::HashMap;

use rayon::prelude::*;

pub use contact::ContactState;
pub use ledger::Ledger;
pub use payment_promise::PaymentPromise;
pub use reminder::{Kind, Rank, Reminder, Rhythm, State, Who, Why};

use crate::book::day::plus_days;
use crate::book::festival::Festival;
use crate::book::{Book, CustomerIndex, Day};

/// How far ahead reminders are derived, in days: what the Today page shows.
pub const HORIZON: i32 = 60;

/// How far ahead reminders are derived for the calendar, in days: to the end of the month a year ahead.
pub const YEAR: i32 = 396;

/// What follows for one customer.
#[derive(Clone, Debug)]
pub struct CustomerState {
    /// Contacts so far, and the next one that a note asks for.
    pub contact: ContactState,
    /// The next revisit, however far off.
    pub revisit_due: Option<Day>,
    /// One for each currency in the account, sorted by currency.
    pub ledgers: Vec<Ledger>,
    /// The customer's promises to pay, judged by the payments, earliest due day first.
    pub payment_promises: Vec<PaymentPromise>,
    /// By due day, then id.
    pub reminders: Vec<Reminder>,
}

impl CustomerState {
    /// The next day on which anything is due.
    pub fn next_due(&self) -> Option<Day> {
        // A revisit that is among the reminders may rest there until a later day.
        let listed = self.reminders.iter().any(|reminder| reminder.kind == Kind::Revisit);
        let far = self.revisit_due.filter(|_| !listed);
        self.reminders.iter().map(Reminder::shown_on).chain(far).min()
    }

    /// The reminders that stand on the list of `day`: due on or before it, or come up by then.
    pub fn due_by(&self, day: Day) -> impl Iterator<Item = &Reminder> {
        self.reminders.iter().filter(move |reminder| reminder.listed() <= day)
    }
}

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
    let shared = Shared::new(book, today, until);
    let customers = (0..book.customers.len())
        .into_par_iter()
        .with_min_len(64)
        .map(|customer| derive_customer(book, &shared, customer, today, until))
        .collect();
    Overview { today, until, customers }
}

/// Derives only the accounts as of a day: no reminders.
pub fn derive_accounts(book: &Book, as_of: Day) -> Overview {
    let state = |customer: &crate::book::Customer| {
        let ledgers = account::derive(customer, as_of);
        let payment_promises = payment_promise::derive(customer, &ledgers, as_of);
        let contact = ContactState::default();
        CustomerState { contact, revisit_due: None, ledgers, payment_promises, reminders: Vec::new() }
    };
    let customers = book.customers.par_iter().with_min_len(64).map(state).collect();
    Overview { today: as_of, until: as_of, customers }
}

/// What is the same for all customers, made once.
#[derive(Debug)]
pub struct Shared {
    /// The festivals from `lapse` days before today, by their positions in the settings.
    pub festivals: Vec<(usize, Day)>,
    /// How many customers were added on each day.
    pub arrivals: HashMap<Day, usize>,
}

impl Shared {
    fn new(book: &Book, today: Day, until: Day) -> Shared {
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
}

fn derive_customer(book: &Book, shared: &Shared, index: CustomerIndex, today: Day, until: Day) -> CustomerState {
    let customer = &book.customers[index];
    let contact = contact::derive(book, customer, today);
    let ledgers = account::derive(customer, today);
    let payment_promises = payment_promise::derive(customer, &ledgers, today);
    let mut state = CustomerState { contact, revisit_due: None, ledgers, payment_promises, reminders: Vec::new() };
    let scope = agenda::Scope { book, shared, customer, today, until };
    state.revisit_due = agenda::revisit::due(&scope, &state.contact);
    state.reminders = agenda::derive(&scope, &state);
    state
}
