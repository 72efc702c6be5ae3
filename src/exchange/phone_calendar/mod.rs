//! The phone's calendar: appointments, dates, festivals and expiries as entries of an .ics file.
//!
//! Solar days repeat by a rule; lunar days, solar terms and 29 February become dated entries for some years. Fields
//! above the allowed secrecy and notes are left out.

mod festivals;
mod yearly;

use std::collections::HashMap;

use crate::book::settings::PhoneKind;
use crate::book::{Book, Customer, Day, Secrecy};
use crate::derive::promise_ref::{Body, PromiseRef};
use crate::derive::reminder::Source;
use crate::derive::{Overview, Reminder};
use crate::format::ics::{Alarm, Event, write};
use crate::i18n::Words;
use crate::wording::reason::Telling;

/// Which entries to write, and how they warn in advance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarOptions {
    /// The kinds of entries to write.
    pub kinds: Vec<PhoneKind>,
    /// An entry of its own on the lead day: some calendars drop alarms.
    pub lead_events: bool,
}

/// The text of the .ics file.
pub fn text(book: &Book, overview: &Overview, words: &Words, wanted: &CalendarOptions) -> String {
    let title = if book.settings.title.is_empty() { "clientbook" } else { &book.settings.title };
    write(title, overview.today, &events(book, overview, words, wanted))
}

/// The entries, in the order of the customers.
pub fn events(book: &Book, overview: &Overview, words: &Words, wanted: &CalendarOptions) -> Vec<Event> {
    let mut builder = CalendarBuilder { book, words, wanted, today: overview.today, events: Vec::new() };
    for (customer, state) in book.customers.iter().zip(&overview.customers) {
        if builder.is_shown(customer) {
            if !customer.card.is_lost() {
                builder.dates(customer);
            }
            builder.reminders(customer, &state.reminders);
        }
    }
    if wanted.kinds.contains(&PhoneKind::Festival) {
        builder.festivals();
    }
    with_own_uids(builder.events)
}

/// Two dates with the same name on a card get different UIDs, because a phone keeps only one entry for each UID.
fn with_own_uids(mut events: Vec<Event>) -> Vec<Event> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    for event in &mut events {
        let count = seen.entry(event.uid.clone()).or_default();
        *count += 1;
        if *count > 1 {
            event.uid = event.uid.replace("@clientbook", &format!(":{count}@clientbook"));
        }
    }
    events
}

pub(super) struct CalendarBuilder<'a> {
    pub(super) book: &'a Book,
    pub(super) words: &'a Words,
    pub(super) wanted: &'a CalendarOptions,
    pub(super) today: Day,
    pub(super) events: Vec<Event>,
}

impl CalendarBuilder<'_> {
    /// The highest secrecy that may reach the phone: that of the profile `phone`.
    fn limit(&self) -> Secrecy {
        let profile = self.book.settings.profiles.get("phone");
        profile.and_then(|profile| profile.up_to).unwrap_or(Secrecy::Confidential)
    }

    fn is_shown(&self, customer: &Customer) -> bool {
        let card = &customer.card;
        card.secrecy.is_none_or(|secrecy| secrecy <= self.limit())
    }

    /// Whether a field of the cards may reach the phone.
    pub(super) fn may_show(&self, field: &str) -> bool {
        let settings = &self.book.settings;
        let dropped = settings.profiles.get("phone").is_some_and(|profile| profile.drop.iter().any(|one| one == field));
        !dropped && settings.secrecy.get(field).is_none_or(|&secrecy| secrecy <= self.limit())
    }

    pub(super) fn wants(&self, kind: PhoneKind) -> bool {
        self.wanted.kinds.contains(&kind)
    }

    /// What has one day: appointments, expiries, and the kinds asked for.
    fn reminders(&mut self, customer: &Customer, reminders: &[Reminder]) {
        let telling = Telling { words: self.words, today: self.today, home: &self.book.settings.currency };
        for reminder in reminders {
            let Some(kind) = (reminder.kind.rules().phone)(reminder).filter(|&kind| self.wants(kind)) else { continue };
            if kind == PhoneKind::Expiry && !self.may_show("product") {
                continue;
            }
            if is_private(customer, reminder) {
                continue;
            }
            let name = customer.card.name.as_str();
            let has_title = [PhoneKind::Appointment, PhoneKind::Expiry, PhoneKind::Plan].contains(&kind);
            let hides_amount = reminder.amount.is_some() && !self.may_show("amount");
            let summary = match &reminder.subject {
                Some(subject) if has_title || hides_amount => format!("{name} · {subject}"),
                _ => format!("{name} · {}", telling.reason(reminder).plain()),
            };
            let alarm = if reminder.time.is_some() { Alarm::HoursBefore(1) } else { Alarm::DaysBefore(0) };
            self.events.push(Event {
                uid: format!("{}@clientbook", reminder.id),
                day: reminder.shown_on(),
                time: reminder.time,
                repeats: None,
                summary,
                description: None,
                category: kind.word(),
                alarms: vec![alarm],
            });
        }
    }
}

/// Whether a reminder is of something in a note that never leaves this machine's own site.
fn is_private(customer: &Customer, reminder: &Reminder) -> bool {
    match reminder.source {
        Source::Promise(PromiseRef { body: Body::Visit(at), .. }) => customer.visits[at as usize].private,
        Source::Sample { visit, .. } => customer.visits[visit].private,
        Source::Promise(PromiseRef { body: Body::Card | Body::Plan(_) | Body::Complaint(_), .. })
        | Source::Occasion(_)
        | Source::Rhythm(_)
        | Source::Rule(_)
        | Source::Plan(_)
        | Source::Complaint(_)
        | Source::Invoice(_)
        | Source::Payment(_)
        | Source::PaidAhead
        | Source::CreditLimit
        | Source::CreditReview
        | Source::Product { .. } => false,
    }
}
