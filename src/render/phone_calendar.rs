//! The phone's calendar: appointments, dates, festivals and expiries as entries of an .ics file.
//!
//! Solar days repeat by a rule; what the moon or the sun's course decides, and 29 February, is given
//! as dated entries for some years. What secrecy holds back never gets here; notes do not either.

use std::collections::HashMap;

use crate::book::audience::Audience;
use crate::book::day::{YearlyDay, plus_days};
use crate::book::festival::FestivalDay;
use crate::book::settings::PhoneKind;
use crate::book::{Book, Customer, Day, Secrecy};
use crate::derive::agenda::is_own_customer;
use crate::derive::promise_ref::{Body, PromiseRef};
use crate::derive::reminder::Source;
use crate::derive::{Overview, Reminder};
use crate::format::ics::{Alarm, Event, Repeats, write};
use crate::i18n::Words;
use crate::say;
use crate::wording::reason::Telling;

/// How many years ahead dated entries go.
const YEARS: i16 = 2;

/// Where rules of days without a year begin.
const FIRST_YEAR: i16 = 2000;

/// Which entries, and how they warn ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub kinds: Vec<PhoneKind>,
    /// An entry of its own on the lead day: some calendars drop alarms.
    pub lead_events: bool,
}

/// The text of the .ics file.
pub fn text(book: &Book, overview: &Overview, words: &Words, wanted: &Wanted) -> String {
    let title = if book.settings.title.is_empty() { "clientbook" } else { &book.settings.title };
    write(title, &events(book, overview, words, wanted))
}

/// The entries, in the order of the customers.
pub fn events(book: &Book, overview: &Overview, words: &Words, wanted: &Wanted) -> Vec<Event> {
    let mut maker = Maker { book, words, wanted, today: overview.today, events: Vec::new() };
    for (customer, state) in book.customers.iter().zip(&overview.customers) {
        if maker.is_shown(customer) {
            if !customer.card.is_lost() {
                maker.dates(customer);
            }
            maker.reminders(customer, &state.reminders);
        }
    }
    if wanted.kinds.contains(&PhoneKind::Festival) {
        maker.festivals();
    }
    with_own_uids(maker.events)
}

/// Two dates of one name on a card are two entries: a phone keeps one of each UID.
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

struct Maker<'a> {
    book: &'a Book,
    words: &'a Words,
    wanted: &'a Wanted,
    today: Day,
    events: Vec<Event>,
}

impl Maker<'_> {
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
    fn may_show(&self, field: &str) -> bool {
        let settings = &self.book.settings;
        let dropped = settings.profiles.get("phone").is_some_and(|profile| profile.drop.iter().any(|one| one == field));
        !dropped && settings.secrecy.get(field).is_none_or(|&secrecy| secrecy <= self.limit())
    }

    fn wants(&self, kind: PhoneKind) -> bool {
        self.wanted.kinds.contains(&kind)
    }

    /// Birthdays and named dates.
    fn dates(&mut self, customer: &Customer) {
        let card = &customer.card;
        let (words, lead) = (self.words, &self.book.settings.lead);
        let name = card.name.as_str();
        let mut found: Vec<(PhoneKind, String, YearlyDay, bool, String, u16)> = Vec::new();
        if self.wants(PhoneKind::Birthday) && self.may_show("birthday") {
            let of_others = card.contacts.iter().map(|one| (&one.name, one.birthday, one.customer.as_deref()));
            let of_others =
                of_others.chain(card.family.iter().map(|one| (&one.name, one.birthday, one.customer.as_deref())));
            let of_others = of_others.filter(|(_, _, id)| !is_own_customer(self.book, *id));
            if let Some(on) = card.birthday {
                found.push((
                    PhoneKind::Birthday,
                    String::new(),
                    on,
                    false,
                    say!(words, "card-birthday-of", name = name),
                    lead.birthday,
                ));
            }
            for (other, on) in of_others.filter_map(|(other, on, _)| Some((other, on?))) {
                let told =
                    say!(words, "ics-of", what = say!(words, "card-birthday-of", name = other.as_str()), name = name);
                found.push((PhoneKind::Birthday, other.clone(), on, false, told, lead.birthday));
            }
        }
        if self.wants(PhoneKind::Date) && self.may_show("date") {
            for date in &card.dates {
                let told = say!(words, "ics-of", what = date.name.as_str(), name = name);
                found.push((PhoneKind::Date, date.name.clone(), date.on, date.once, told, lead.date));
            }
        }
        for (kind, subject, on, once, summary, lead) in found {
            let uid = uid(kind.word(), &customer.id, &subject);
            self.yearly(Entry { uid, kind, summary, lead }, on, once);
        }
    }

    fn yearly(&mut self, entry: Entry, on: YearlyDay, once: bool) {
        if once {
            let next = on.first().or_else(|| Some(on.next(self.today, self.book.settings.calendar.keeping)?.day));
            if let Some(day) = next {
                self.add(&entry, day, None, false);
                if self.wanted.lead_events && entry.lead > 0 {
                    self.add_lead(&entry, day);
                }
            }
            return;
        }
        if let YearlyDay::Solar { year, month, day } = on
            && (month, day) != (2, 29)
        {
            let first = year.map_or(FIRST_YEAR, |year| year + 1);
            if let Ok(first) = Day::new(first, month as i8, day as i8) {
                self.add(&entry, first, Some(Repeats::Yearly), false);
            }
        } else {
            let (from, to) = self.years();
            let days = on.occurrences(from, to, self.book.settings.calendar.keeping);
            days.into_iter().for_each(|occurrence| self.add(&entry, occurrence.day, None, true));
        }
        if self.wanted.lead_events && entry.lead > 0 {
            let (from, to) = self.years();
            let days = on.occurrences(from, to, self.book.settings.calendar.keeping);
            days.into_iter().for_each(|occurrence| self.add_lead(&entry, occurrence.day));
        }
    }

    /// The years of dated entries: whole ones, so that the file is the same all year.
    fn years(&self) -> (Day, Day) {
        let year = self.today.year();
        let day = |year: i16, month, day| Day::new(year, month, day).unwrap_or(Day::MAX);
        (day(year, 1, 1), day(year + YEARS, 12, 31))
    }

    fn festivals(&mut self) {
        let greeted = |audience: &Audience| !audience.is_nobody();
        let settings = &self.book.settings;
        for festival in settings.festivals.iter().filter(|festival| greeted(&festival.audience)) {
            let entry = Entry {
                uid: format!("festival:{}@clientbook", festival.id),
                kind: PhoneKind::Festival,
                summary: self.words.festival(&festival.id, festival.name.as_deref()),
                lead: festival.lead.unwrap_or(settings.lead.festival),
            };
            let (from, to) = self.years();
            match &festival.on {
                FestivalDay::Yearly(on) => self.yearly(entry, *on, false),
                FestivalDay::Weekday { nth, weekday, month } => {
                    let first = Day::constant(FIRST_YEAR, 1, 1);
                    let first = festival.on.days(first, Day::constant(FIRST_YEAR, 12, 31), settings.calendar.keeping);
                    let repeats = Repeats::Weekday { nth: *nth, weekday: *weekday, month: *month };
                    first.first().into_iter().for_each(|&day| self.add(&entry, day, Some(repeats), false));
                    if self.wanted.lead_events {
                        let days = festival.on.days(from, to, settings.calendar.keeping);
                        days.into_iter().for_each(|day| self.add_lead(&entry, day));
                    }
                }
                on => {
                    for day in on.days(from, to, settings.calendar.keeping) {
                        self.add(&entry, day, None, true);
                        if self.wanted.lead_events {
                            self.add_lead(&entry, day);
                        }
                    }
                }
            }
        }
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
                day: reminder.due,
                time: reminder.time,
                repeats: None,
                summary,
                description: None,
                category: kind.word(),
                alarms: vec![alarm],
            });
        }
    }

    fn add(&mut self, entry: &Entry, day: Day, repeats: Option<Repeats>, dated: bool) {
        let uid =
            if dated { entry.uid.replace("@clientbook", &format!(":{day}@clientbook")) } else { entry.uid.clone() };
        let mut alarms = vec![Alarm::DaysBefore(0)];
        if entry.lead > 0 {
            alarms.insert(0, Alarm::DaysBefore(entry.lead));
        }
        self.events.push(Event {
            uid,
            day,
            time: None,
            repeats,
            summary: entry.summary.clone(),
            description: None,
            category: entry.kind.word(),
            alarms,
        });
    }

    fn add_lead(&mut self, entry: &Entry, day: Day) {
        let ahead = say!(
            self.words,
            "ics-ahead",
            what = entry.summary.as_str(),
            days = entry.lead,
            day = self.words.day_of_year(day)
        );
        self.events.push(Event {
            uid: entry.uid.replace("@clientbook", &format!(":{day}:lead@clientbook")),
            day: plus_days(day, -i32::from(entry.lead)),
            time: None,
            repeats: None,
            summary: ahead,
            description: None,
            category: entry.kind.word(),
            alarms: Vec::new(),
        });
    }
}

/// What an entry of a yearly day is made of.
struct Entry {
    uid: String,
    kind: PhoneKind,
    summary: String,
    lead: u16,
}

/// Whether a reminder is of a promise in a note that never leaves this machine's own site.
fn is_private(customer: &Customer, reminder: &Reminder) -> bool {
    match reminder.source {
        Source::Promise(PromiseRef { body: Body::Visit(at), .. }) => customer.visits[at as usize].private,
        _ => false,
    }
}

fn uid(kind: &str, customer: &str, subject: &str) -> String {
    let subject = if subject.is_empty() { String::new() } else { format!(":{subject}") };
    format!("{kind}:{customer}{subject}@clientbook")
}
