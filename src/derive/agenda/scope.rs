//! What every kind of reminder reads.

use std::collections::HashMap;

use super::snoozes::Snoozes;
use crate::book::day::plus_days;
use crate::book::settings::LeadDays;
use crate::book::{Book, Customer, Day};

/// The input from which a kind derives its reminders.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'b> {
    /// The book.
    pub book: &'b Book,
    /// What is computed once for all customers of the book.
    pub shared: &'b Shared,
    /// The customer whose reminders are derived.
    pub customer: &'b Customer,
    /// The snoozes of the customer's card.
    pub snoozes: &'b Snoozes<'b>,
    /// The day as of which reminders are derived.
    pub today: Day,
    /// The last day for which reminders are derived.
    pub until: Day,
}

impl Scope<'_> {
    /// The lead days of each kind of reminder, from the settings.
    pub fn lead(&self) -> &LeadDays {
        &self.book.settings.lead
    }

    /// The day on which something that is due on `due` appears: at the last step of `lead` days that has passed; where
    /// it was answered since then, at the next step.
    pub fn comes_up(&self, due: Day, lead: &[u16], answered: Option<Day>) -> Option<Day> {
        let steps = || lead.iter().map(|&days| plus_days(due, -i32::from(days)));
        let passed = steps().filter(|&step| step <= self.today).max();
        let open = passed.filter(|&step| answered.is_none_or(|answered| answered < step));
        open.or_else(|| steps().filter(|&step| step > self.today).min())
    }
}

/// What is the same for all customers, made once.
#[derive(Debug)]
pub struct Shared {
    /// The festivals from `lapse` days before today, by their positions in the settings.
    pub festivals: Vec<(usize, Day)>,
    /// How many customers were added on each day.
    pub arrivals: HashMap<Day, usize>,
}
