//! Every kind of reminder, a file each.
//!
//! Each kind looks at one customer and adds its reminders from those long overdue to `until`. What
//! the book has answered is never added: a reminder is a consequence, not a record.

pub mod complaint;
pub mod credit;
pub mod drift;
pub mod expiry;
pub mod festival;
pub mod invoice;
pub mod meeting;
pub mod occasion;
pub mod plan;
pub mod promise;
pub mod revisit;
pub mod rule;

use rust_decimal::Decimal;

use super::reminder::{Kind, Rank, Reminder, State, Why};
use super::{CustomerState, Shared};
use crate::book::day::{days_between, plus_days};
use crate::book::settings::LeadDays;
use crate::book::{Book, Customer, Day, Time};

/// What a kind of reminder looks at.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'b> {
    pub book: &'b Book,
    pub shared: &'b Shared,
    pub customer: &'b Customer,
    pub today: Day,
    pub until: Day,
}

impl Scope<'_> {
    pub fn lead(&self) -> &LeadDays {
        &self.book.settings.lead
    }

    /// When something that is due on `due` comes up: at the last step of `lead` days that has passed,
    /// unless there was a contact since, else at the next step.
    fn comes_up(&self, due: Day, lead: &[u16], contact: Option<Day>) -> Option<Day> {
        let steps = || lead.iter().map(|&days| plus_days(due, -i32::from(days)));
        let passed = steps().filter(|&step| step <= self.today).max();
        let open = passed.filter(|&step| contact.is_none_or(|contact| contact < step));
        open.or_else(|| steps().filter(|&step| step > self.today).min())
    }

    /// `kind:customer[:subject]`.
    fn id(&self, kind: Kind, subject: &str) -> String {
        let (kind, id) = (kind.word(), &self.customer.id);
        if subject.is_empty() { format!("{kind}:{id}") } else { format!("{kind}:{id}:{subject}") }
    }

    /// A reminder that counts its days to `due`.
    fn reminder(&self, kind: Kind, id_subject: &str, due: Day, rank: Rank, why: Why) -> Reminder {
        let days = days_between(self.today, due);
        let state = match days {
            1.. => State::Soon,
            0 => State::Due,
            _ => State::Overdue,
        };
        Reminder {
            id: self.id(kind, id_subject),
            kind,
            subject: None,
            due,
            time: None,
            state,
            days,
            why,
            amount: None,
            currency: None,
            rank,
            weight: i64::from(days),
            near: false,
            up: None,
            rests: None,
        }
    }
}

impl Reminder {
    fn about(mut self, subject: impl Into<String>) -> Reminder {
        self.subject = Some(subject.into());
        self
    }

    fn at(mut self, time: Option<Time>) -> Reminder {
        self.time = time;
        self
    }

    fn of_amount(mut self, amount: Option<Decimal>, currency: &str) -> Reminder {
        self.amount = amount;
        self.currency = amount.map(|_| currency.to_owned());
        self
    }

    /// Near from `lead` days before.
    fn near_within(mut self, lead: u16) -> Reminder {
        self.near = self.days <= i32::from(lead);
        self
    }
}

/// All reminders of a customer up to `until`, by due day, then id. A customer who is lost keeps
/// only what was promised and what is owed.
pub fn derive(scope: &Scope, state: &CustomerState) -> Vec<Reminder> {
    let mut found = Vec::new();
    if !scope.customer.card.is_lost() {
        occasion::derive(scope, &mut found);
        festival::derive(scope, state, &mut found);
        rule::derive(scope, state, &mut found);
        drift::derive(scope, state, &mut found);
        revisit::derive(scope, state, &mut found);
        meeting::derive(scope, state, &mut found);
        expiry::derive(scope, state, &mut found);
    }
    plan::derive(scope, &mut found);
    promise::derive(scope, state, &mut found);
    invoice::derive(scope, state, &mut found);
    complaint::derive(scope, &mut found);
    credit::derive(scope, state, &mut found);
    for reminder in &mut found {
        snooze(scope, reminder);
    }
    found.retain(|reminder| reminder.listed() <= scope.until);
    found.sort_by(|a, b| (a.due, &a.id).cmp(&(b.due, &b.id)));
    found
}

/// A reminder whose id begins with that of a `[[snooze]]` rests until its day.
fn snooze(scope: &Scope, reminder: &mut Reminder) {
    let snoozes = scope.customer.card.snoozes.iter();
    let until = snoozes.filter(|snooze| reminder.id.starts_with(&snooze.id)).map(|snooze| snooze.until).max();
    if let Some(until) = until.filter(|&until| until > scope.today && until > reminder.due) {
        reminder.due = until;
        reminder.days = days_between(scope.today, until);
        reminder.state = State::Soon;
        reminder.near = false;
        reminder.up = None;
    }
}
