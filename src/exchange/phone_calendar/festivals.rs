//! The festivals at which somebody is greeted, once for all customers.

use super::CalendarBuilder;
use super::yearly::{FIRST_YEAR, YearlyEntry};
use crate::book::Day;
use crate::book::audience::Audience;
use crate::book::festival::FestivalDay;
use crate::book::settings::PhoneKind;
use crate::format::ics::Repeats;

impl CalendarBuilder<'_> {
    pub(super) fn festivals(&mut self) {
        let greeted = |audience: &Audience| !audience.is_nobody();
        let settings = &self.book.settings;
        for festival in settings.festivals.iter().filter(|festival| greeted(&festival.audience)) {
            let entry = YearlyEntry {
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
}
