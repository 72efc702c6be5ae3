//! The phone's calendar: appointments, dates, festivals and expiries as entries of an .ics file.
//!
//! Solar days repeat by a rule; lunar days, solar terms and 29 February become dated entries for some years. Notes are
//! left out; what else must not reach the phone is not in the book any more: see [`withhold`](crate::withhold).

mod festivals;
mod yearly;

use std::collections::HashMap;

use crate::book::record_times::RecordTimes;
use crate::book::settings::PhoneKind;
use crate::book::{Book, Customer, Day};
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
pub fn text(book: &Book, overview: &Overview, times: &RecordTimes, words: &Words, wanted: &CalendarOptions) -> String {
    let title = if book.settings.title.is_empty() { "clientbook" } else { &book.settings.title };
    write(title, &events(book, overview, times, words, wanted))
}

/// The entries, in the order of the customers.
pub fn events(
    book: &Book,
    overview: &Overview,
    times: &RecordTimes,
    words: &Words,
    wanted: &CalendarOptions,
) -> Vec<Event> {
    let mut builder = CalendarBuilder { book, times, words, wanted, today: overview.today, events: Vec::new() };
    for (customer, state) in book.customers.iter().zip(&overview.customers) {
        if !customer.card.is_lost() {
            builder.dates(customer);
        }
        builder.reminders(customer, &state.reminders);
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
    pub(super) times: &'a RecordTimes,
    pub(super) words: &'a Words,
    pub(super) wanted: &'a CalendarOptions,
    pub(super) today: Day,
    pub(super) events: Vec<Event>,
}

impl CalendarBuilder<'_> {
    pub(super) fn wants(&self, kind: PhoneKind) -> bool {
        self.wanted.kinds.contains(&kind)
    }

    /// What has one day: appointments, expiries, and the kinds asked for.
    fn reminders(&mut self, customer: &Customer, reminders: &[Reminder]) {
        let telling = Telling { words: self.words, today: self.today, home: &self.book.settings.currency };
        for reminder in reminders {
            let Some(kind) = (reminder.kind.rules().phone)(reminder).filter(|&kind| self.wants(kind)) else { continue };
            let name = &*customer.listed_name();
            let has_title = [PhoneKind::Appointment, PhoneKind::Expiry, PhoneKind::Plan].contains(&kind);
            let summary = match &reminder.subject {
                Some(subject) if has_title => format!("{name} · {subject}"),
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
                changed: self.times.of(&customer.id),
            });
        }
    }
}
