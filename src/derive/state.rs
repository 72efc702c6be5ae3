//! What follows from the records of one customer.

use super::contact::ContactState;
use super::ledger::Ledger;
use super::payment_promise::PaymentPromise;
use super::reminder::{Kind, Reminder};
use crate::book::Day;

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
    /// The tier that follows from what was brought in, as a place among those of the settings; `None` where nothing was.
    pub proposed: Option<usize>,
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
