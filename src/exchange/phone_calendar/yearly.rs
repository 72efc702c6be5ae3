//! Entries of days that come every year: birthdays and named days.

use super::CalendarBuilder;
use crate::book::day::plus_days;
use crate::book::festival::FestivalDay;
use crate::book::person::Person;
use crate::book::record_times::Changed;
use crate::book::settings::PhoneKind;
use crate::book::yearly_day::YearlyDay;
use crate::book::{Customer, Day};
use crate::derive::agenda::has_own_birthday;
use crate::format::ics::{Alarm, Event, Repeats};
use crate::i18n::Words;
use crate::say;

/// What an entry of a yearly day is made of.
pub(super) struct YearlyEntry {
    pub(super) uid: String,
    pub(super) kind: PhoneKind,
    pub(super) summary: String,
    pub(super) lead: u16,
    /// The last change of what it is made of.
    pub(super) changed: Changed,
}

/// How many years ahead dated entries go.
const YEARS: i16 = 2;

/// The year in which repeating entries begin when the year of the day is not known.
pub(super) const FIRST_YEAR: i16 = 2000;

fn uid(kind: &str, customer: &str, subject: &str) -> String {
    let subject = if subject.is_empty() { String::new() } else { format!(":{subject}") };
    format!("{kind}:{customer}{subject}@clientbook")
}

/// The rule by which a day comes again; `None` for days that no rule of a phone's calendar tells.
fn repeats(on: FestivalDay) -> Option<Repeats> {
    match on {
        FestivalDay::Yearly(YearlyDay::Solar { month: 2, day: 29, .. } | YearlyDay::Lunar { .. }) => None,
        FestivalDay::Yearly(YearlyDay::Solar { .. } | YearlyDay::Month { .. }) => Some(Repeats::Yearly),
        FestivalDay::Weekday { nth, weekday, month } => Some(Repeats::Weekday { nth, weekday, month }),
        FestivalDay::Term(_) | FestivalDay::Easter => None,
    }
}

/// `Ana’s birthday`; of a month, that its day is not known.
fn birthday_of(words: &Words, name: &str, on: YearlyDay) -> String {
    let told = say!(words, "card-birthday-of", name = name);
    match on {
        YearlyDay::Month { month, .. } => {
            say!(words, "ics-birthday-in", what = told, month = words.month_of_year(month as i8))
        }
        YearlyDay::Solar { .. } | YearlyDay::Lunar { .. } => told,
    }
}

impl CalendarBuilder<'_> {
    /// Birthdays and named dates.
    pub(super) fn dates(&mut self, customer: &Customer) {
        let card = &customer.card;
        let (words, lead) = (self.words, &self.book.settings.lead);
        let name = &*customer.listed_name();
        let mut found: Vec<(PhoneKind, String, FestivalDay, bool, String, u16)> = Vec::new();
        if self.wants(PhoneKind::Birthday) {
            let of_others = card.contacts.iter().map(Person::from).chain(card.family.iter().map(Person::from));
            let of_others = of_others.filter(|person| !has_own_birthday(self.book, customer, *person));
            if let Some(on) = card.birthday {
                found.push((
                    PhoneKind::Birthday,
                    String::new(),
                    FestivalDay::Yearly(on),
                    false,
                    birthday_of(words, name, on),
                    lead.birthday,
                ));
            }
            for (other, on) in of_others.filter_map(|person| Some((person.name, person.birthday?))) {
                let told = say!(words, "ics-of", what = birthday_of(words, other, on), name = name);
                found.push((
                    PhoneKind::Birthday,
                    other.to_owned(),
                    FestivalDay::Yearly(on),
                    false,
                    told,
                    lead.birthday,
                ));
            }
        }
        if self.wants(PhoneKind::Date) {
            for date in &card.dates {
                let told = say!(words, "ics-of", what = date.name.as_str(), name = name);
                found.push((PhoneKind::Date, date.name.clone(), date.on, date.once, told, lead.date));
            }
        }
        for (kind, subject, on, once, summary, lead) in found {
            let uid = uid(kind.word(), &customer.id, &subject);
            let changed = self.times.of(&customer.id);
            self.yearly(YearlyEntry { uid, kind, summary, lead, changed }, on, once);
        }
    }

    pub(super) fn yearly(&mut self, entry: YearlyEntry, on: FestivalDay, once: bool) {
        let keeping = self.book.settings.calendar.keeping;
        if once {
            let next = on.first().or_else(|| on.next(self.today, keeping));
            if let Some(day) = next {
                self.add(&entry, day, None, false);
                if self.wanted.lead_events && entry.lead > 0 {
                    self.add_lead(&entry, day);
                }
            }
            return;
        }
        let (from, to) = self.years();
        match repeats(on) {
            Some(repeats) => {
                let year = if let FestivalDay::Yearly(yearly) = on { yearly.year() } else { None };
                let first = Day::new(year.map_or(FIRST_YEAR, |year| year + 1), 1, 1).unwrap_or(from);
                let first = on.next(first, keeping);
                first.into_iter().for_each(|day| self.add(&entry, day, Some(repeats), false));
            }
            None => on.days(from, to, keeping).into_iter().for_each(|day| self.add(&entry, day, None, true)),
        }
        if self.wanted.lead_events && entry.lead > 0 {
            on.days(from, to, keeping).into_iter().for_each(|day| self.add_lead(&entry, day));
        }
    }

    /// The years of dated entries: whole ones, so that the file is the same all year.
    pub(super) fn years(&self) -> (Day, Day) {
        let year = self.today.year();
        let day = |year: i16, month, day| Day::new(year, month, day).unwrap_or(Day::MAX);
        (day(year, 1, 1), day(year + YEARS, 12, 31))
    }

    pub(super) fn add(&mut self, entry: &YearlyEntry, day: Day, repeats: Option<Repeats>, dated: bool) {
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
            changed: entry.changed,
        });
    }

    pub(super) fn add_lead(&mut self, entry: &YearlyEntry, day: Day) {
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
            changed: entry.changed,
        });
    }
}
