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
mod meeting;
mod occasion;
mod payment_promise;
mod plan;
mod promise;
mod rest;
pub mod revisit;
mod rule;
mod sample;

use rust_decimal::Decimal;

pub use birthday::{age, has_own_birthday};
pub use occasion::{ANSWERED_WITHIN, Far, answers, far, notes_of};

use super::reminder::{Kind, Rank, Reminder, Source, State, Weight, Why};
use super::{CustomerState, Shared};
use crate::book::day::{days_between, plus_days};
use crate::book::settings::{LeadDays, PhoneKind, Settings};
use crate::book::{Book, Choice, Currency, Customer, Day, Money, Time};

/// All rules of one kind of reminder. Each kind gives a value for each of them: the compiler sees to it.
pub struct KindRules {
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

/// The input from which a kind derives its reminders.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'b> {
    /// The book.
    pub book: &'b Book,
    /// What is computed once for all customers of the book.
    pub shared: &'b Shared,
    /// The customer whose reminders are derived.
    pub customer: &'b Customer,
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
    fn comes_up(&self, due: Day, lead: &[u16], answered: Option<Day>) -> Option<Day> {
        let steps = || lead.iter().map(|&days| plus_days(due, -i32::from(days)));
        let passed = steps().filter(|&step| step <= self.today).max();
        let open = passed.filter(|&step| answered.is_none_or(|answered| answered < step));
        open.or_else(|| steps().filter(|&step| step > self.today).min())
    }

    /// `kind:customer[:subject]`.
    fn id(&self, kind: Kind, subject: &str) -> String {
        let (kind, id) = (kind.word(), &self.customer.id);
        if subject.is_empty() { format!("{kind}:{id}") } else { format!("{kind}:{id}:{subject}") }
    }

    /// A reminder that counts its days to `due`; `rank` applies until it is late.
    fn reminder(&self, kind: Kind, id_subject: &str, due: Day, rank: Rank, source: Source, why: Why) -> Reminder {
        let days = days_between(self.today, due);
        let rules = kind.rules();
        let late_rank = rules.late_rank.unwrap_or(rank);
        let state = match days {
            1.. => State::Soon,
            0 => State::Due,
            _ => State::Overdue,
        };
        Reminder {
            id: self.id(kind, id_subject),
            kind,
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
            weight: Weight::Days.on(-days),
            weighing: Weight::Days,
            is_near: false,
            comes_up: None,
            rests_until: None,
            snoozed_until: None,
            is_held: false,
            lapse: rules.lapses.then(|| self.lead().lapse),
        }
    }
}

impl Reminder {
    fn about(mut self, subject: impl Into<String>) -> Reminder {
        self.subject = Some(subject.into());
        self
    }

    fn weighed(mut self, weighing: Weight) -> Reminder {
        self.weighing = weighing;
        self.weight = weighing.on(-self.days);
        self
    }

    fn at(mut self, time: Option<Time>) -> Reminder {
        self.time = time;
        self
    }

    fn of_amount(mut self, amount: Option<Decimal>, currency: &Currency) -> Reminder {
        self.amount = amount.map(|amount| Money { amount, currency: currency.clone() });
        self
    }

    /// Marks the reminder as near from `lead` days before its due day.
    fn near_within(mut self, lead: u16) -> Reminder {
        self.is_near = self.days <= i32::from(lead);
        self
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
