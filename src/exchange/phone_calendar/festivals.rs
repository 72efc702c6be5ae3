//! The festivals at which somebody is greeted, once for all customers.

use super::CalendarBuilder;
use super::yearly::YearlyEntry;
use crate::book::audience::Audience;
use crate::book::settings::PhoneKind;

impl CalendarBuilder<'_> {
    pub(super) fn festivals(&mut self) {
        let greeted = |audience: &Audience| !audience.is_nobody();
        let settings = &self.book.settings;
        for festival in settings.festivals.iter().filter(|festival| greeted(&festival.audience)) {
            let entry = YearlyEntry {
                uid: format!("festival:{}@clientbook", festival.id),
                kind: PhoneKind::Festival,
                summary: self.words.festival(&festival.id, festival.name.as_deref()),
                changed: self.times.of_settings(),
                lead: festival.lead.unwrap_or(settings.lead.festival),
            };
            self.yearly(entry, festival.on, false);
        }
    }
}
