//! What each kind of reminder says about itself.

use super::scope::Scope;
use crate::book::Day;
use crate::book::day::days_between;
use crate::book::settings::PhoneKind;
use crate::derive::reminder::{Kind, Rank, Reminder, Source, State, Weight, Why};
use crate::derive::state::CustomerState;

/// All rules of one kind of reminder. Each kind gives a value for each of them: the compiler sees to it.
pub struct KindRules {
    /// The kind.
    pub kind: Kind,
    /// Adds the reminders of one customer.
    pub derive: fn(&Scope, &CustomerState, &mut Vec<Reminder>),
    /// The rank after the due day; `None` where it stays the same.
    pub late_rank: Option<Rank>,
    /// Whether it disappears when nobody answers it within the `lapse` days of the settings.
    pub lapses: bool,
    /// Whether it stays for a customer who is lost: promises and debts do.
    pub of_lost_customers: bool,
    /// Whether the card lists it among what was agreed.
    pub is_on_card: bool,
    /// Whether the page of the day lists it among the days to come.
    pub is_in_rail: bool,
    /// Whether its subject alone is its name in a calendar.
    pub is_named_by_subject: bool,
    /// Whether its reason says on which day it is due.
    pub names_its_day: bool,
    /// Whether its reason says how late it is.
    pub tells_own_lateness: bool,
    /// Whether it stays due on its day when it is snoozed: a fact sets that day, not a rhythm of contacts.
    pub keeps_its_day: bool,
    /// Whether it is for working days only: it then waits for the next one where it would come up on a day off.
    /// Collecting and revisits do; what belongs to its day does not.
    pub is_held: fn(&Reminder) -> bool,
    /// The entry of the phone's calendar that it is; `None` where the calendar takes it from the card or not at all.
    pub phone: fn(&Reminder) -> Option<PhoneKind>,
}

impl KindRules {
    /// A reminder that counts its days to `due`; `rank` applies until it is late.
    pub fn reminder(&self, scope: &Scope, subject: &str, due: Day, rank: Rank, source: Source, why: Why) -> Reminder {
        let days = days_between(scope.today, due);
        let late_rank = self.late_rank.unwrap_or(rank);
        let state = match days {
            1.. => State::Soon,
            0 => State::Due,
            _ => State::Overdue,
        };
        Reminder {
            id: self.id(scope, subject),
            kind: self.kind,
            source,
            subject: None,
            due,
            time: None,
            state,
            days,
            why,
            amount: None,
            rank: if days < 0 { late_rank } else { rank },
            late_rank,
            ahead_rank: None,
            weight: Weight::Days.on(-days),
            weighing: Weight::Days,
            is_near: false,
            comes_up: None,
            rests_until: None,
            snoozed_until: None,
            is_held: false,
            lapse: self.lapses.then(|| scope.lead().lapse),
        }
    }

    /// `kind:customer[:subject]`.
    pub fn id(&self, scope: &Scope, subject: &str) -> String {
        let (kind, customer) = (self.kind.word(), &scope.customer.id);
        if subject.is_empty() { format!("{kind}:{customer}") } else { format!("{kind}:{customer}:{subject}") }
    }
}
