//! What follows from a book on a day.
//!
//! In: a [`Book`] and a day. Out: an [`Overview`]: when each customer was last spoken to, what each
//! owes, and every reminder with its reason. Pure, and customer by customer, so that all cores
//! work; nothing here reads a disk, asks a clock or makes a sentence.

pub mod account;
pub mod agenda;
pub mod aging;
pub mod contact;
pub mod day;
pub mod filter;
pub mod payment_promise;
pub mod reminder;

use rayon::prelude::*;

pub use account::Ledger;
pub use contact::ContactState;
pub use payment_promise::PaymentPromise;
pub use reminder::{Kind, Rank, Reminder, Rhythm, State, Who, Why};

use crate::book::day::plus_days;
use crate::book::{Book, CustomerIndex, Day};

/// How far ahead reminders are derived, in days: what the Today page shows.
pub const HORIZON: i32 = 60;

/// What follows for one customer.
#[derive(Clone, Debug)]
pub struct CustomerState {
    pub contact: ContactState,
    /// The next revisit, however far off.
    pub revisit_due: Option<Day>,
    /// One for each currency in the account, sorted by currency.
    pub ledgers: Vec<Ledger>,
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
        self.reminders.iter().map(|reminder| reminder.due).chain(far).min()
    }

    /// The reminders due on or before `day`.
    pub fn due_by(&self, day: Day) -> impl Iterator<Item = &Reminder> {
        self.reminders.iter().filter(move |reminder| reminder.due <= day)
    }
}

/// What follows from a whole book on a day.
#[derive(Clone, Debug)]
pub struct Overview {
    pub today: Day,
    /// The last day for which reminders were derived.
    pub until: Day,
    /// In the order of the book's customers.
    pub customers: Vec<CustomerState>,
}

impl Overview {
    /// All reminders with their customers.
    pub fn reminders(&self) -> impl Iterator<Item = (CustomerIndex, &Reminder)> {
        self.customers.iter().enumerate().flat_map(|(at, state)| state.reminders.iter().map(move |reminder| (at, reminder)))
    }
}

/// Derives the overview of `today`, with the reminders of the next `days` days.
pub fn derive(book: &Book, today: Day, days: i32) -> Overview {
    let until = plus_days(today, days);
    let customers = (0..book.customers.len())
        .into_par_iter()
        .with_min_len(64)
        .map(|customer| derive_customer(book, customer, today, until))
        .collect();
    Overview { today, until, customers }
}

fn derive_customer(book: &Book, index: CustomerIndex, today: Day, until: Day) -> CustomerState {
    let customer = &book.customers[index];
    let contact = contact::derive(book, customer, today);
    let ledgers = account::derive(book, customer, today);
    let payment_promises = payment_promise::derive(customer, &ledgers, today);
    let mut state =
        CustomerState { contact, revisit_due: None, ledgers, payment_promises, reminders: Vec::new() };
    let scope = agenda::Scope { book, customer, today, until };
    state.revisit_due = agenda::revisit::due(&scope, &state.contact);
    state.reminders = agenda::derive(&scope, &state);
    state
}
