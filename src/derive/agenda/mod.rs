//! Every kind of reminder, a file each.
//!
//! Each kind defines all its rules in its [`KindRules`]: how its reminders are derived, and how the pages, the phone's
//! calendar and the list of the day treat them. Each derivation looks at one customer and adds its reminders from those
//! long overdue to `until`. A reminder that the book already answers is never added: reminders are derived, not stored.

mod birthday;
mod complaint;
mod credit;
mod date;
mod drift;
mod expiry;
mod festival;
mod invoice;
mod kept;
mod kind_rules;
mod meeting;
mod occasion;
mod payment_promise;
mod plan;
mod promise;
mod rest;
pub mod revisit;
mod rule;
mod sample;
mod scope;
mod snoozes;

pub use birthday::{age, has_own_birthday};
pub use kept::{Occasions, occasions};
pub use kind_rules::KindRules;
pub use occasion::{ANSWERED_WITHIN, Far, answers, far, notes_of};
pub use scope::{Scope, Shared};
pub use snoozes::Snoozes;

use super::reminder::{Kind, Reminder, Source};
use super::state::CustomerState;
use crate::book::settings::Settings;
use crate::book::{Choice, Day};

impl Kind {
    /// The rules of this kind.
    pub fn rules(self) -> &'static KindRules {
        match self {
            Kind::Birthday => &birthday::RULES,
            Kind::Date => &date::RULES,
            Kind::Festival => &festival::RULES,
            Kind::Revisit => &revisit::RULES,
            Kind::Meeting => &meeting::RULES,
            Kind::Plan => &plan::RULES,
            Kind::Promise => &promise::RULES,
            Kind::PaymentPromise => &payment_promise::RULES,
            Kind::Invoice => &invoice::RULES,
            Kind::Credit => &credit::RULES,
            Kind::Complaint => &complaint::RULES,
            Kind::Expiry => &expiry::RULES,
            Kind::Rule => &rule::RULES,
            Kind::Drift => &drift::RULES,
            Kind::Sample => &sample::RULES,
        }
    }
}

/// All reminders of a customer up to `until`, by due day, then id. A customer who is lost keeps only reminders of
/// promises and debts.
pub fn derive(scope: &Scope, state: &CustomerState) -> Vec<Reminder> {
    let mut found = Vec::new();
    let is_lost = scope.customer.card.is_lost();
    for kind in Kind::ALL.iter().map(|kind| kind.rules()).filter(|rules| !is_lost || rules.of_lost_customers) {
        (kind.derive)(scope, state, &mut found);
    }
    for reminder in &mut found {
        hold(&scope.book.settings, scope.today, reminder);
        rest::rest(scope, reminder);
    }
    found.retain(|reminder| reminder.listed() <= scope.until);
    found.sort_by(|a, b| (a.due, &a.id).cmp(&(b.due, &b.id)));
    found
}

/// What is for working days only waits for the next one where it comes up on a day off; on a holiday also what came up
/// before waits. What came up before an ordinary weekend stays on the list over the weekend.
fn hold(settings: &Settings, today: Day, reminder: &mut Reminder) {
    reminder.is_held = (reminder.kind.rules().is_held)(reminder);
    if !reminder.is_held {
        return;
    }
    let is_holiday = settings.is_holiday(today);
    reminder.is_near &= !is_holiday;
    // Too much credit is due every day, so the day on which it came up is not known.
    let first = match reminder.source {
        Source::CreditLimit => today,
        _ => settings.working_day_from(reminder.listed()),
    };
    let until = match first {
        first if first > today => first,
        _ if is_holiday => settings.working_day_from(today),
        _ => return,
    };
    if until > reminder.listed() {
        reminder.rests_until = Some(until);
        reminder.is_near &= reminder.due > today;
    }
}
