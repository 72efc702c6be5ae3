//! Entries of days that come every year: birthdays and named days.

use super::CalendarBuilder;
use crate::book::day::{YearlyDay, plus_days};
use crate::book::settings::PhoneKind;
use crate::book::{Customer, Day};
use crate::derive::agenda::is_own_customer;
use crate::format::ics::{Alarm, Event, Repeats};
use crate::say;

/// What an entry of a yearly day is made of.
pub(super) struct YearlyEntry {
    pub(super) uid: String,
    pub(super) kind: PhoneKind,
    pub(super) summary: String,
    pub(super) lead: u16,
}

/// How many years ahead dated entries go.
const YEARS: i16 = 2;

/// The year in which repeating entries begin when the year of the day is not known.
pub(super) const FIRST_YEAR: i16 = 2000;

fn uid(kind: &str, customer: &str, subject: &str) -> String {
    let subject = if subject.is_empty() { String::new() } else { format!(":{subject}") };
    format!("{kind}:{customer}{subject}@clientbook")
}

impl CalendarBuilder<'_> {
    /// Birthdays and named dates.
    pub(super) fn dates(&mut self, customer: &Customer) {
        let card = &customer.card;
        let (words, lead) = (self.words, &self.book.settings.lead);
        let name = &*customer.listed_name();
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
            self.yearly(YearlyEntry { uid, kind, summary, lead }, on, once);
        }
    }

    pub(super) fn yearly(&mut self, entry: YearlyEntry, on: YearlyDay, once: bool) {
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
        });
    }
}
