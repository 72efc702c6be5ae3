//! Writes iCalendar files (RFC 5545).

use crate::book::day::plus_days;
use crate::book::record_times::Changed;
use crate::book::{Day, Time};
use crate::format::content_line::{self, escape};

/// One entry of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The UID, which never changes: a phone recognizes the entry by it.
    pub uid: String,
    /// The day of the entry; of a repeated one the first.
    pub day: Day,
    /// The time at which it begins, for one hour; `None` for an all-day entry.
    pub time: Option<Time>,
    /// How it repeats; `None` where it comes once.
    pub repeats: Option<Repeats>,
    /// The title in the calendar.
    pub summary: String,
    /// More text below the title.
    pub description: Option<String>,
    /// The value of CATEGORIES: a word of [`PhoneKind`](crate::book::settings::PhoneKind).
    pub category: &'static str,
    /// The alarms.
    pub alarms: Vec<Alarm>,
    /// The last change of what the entry is made of.
    pub changed: Changed,
}

/// How an entry repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    /// On the same day of every year.
    Yearly,
    /// On a weekday of a month, such as the fourth Thursday of November.
    Weekday {
        /// Which of these weekdays in the month: 1 to 4, or -1 for the last.
        nth: i8,
        /// The weekday: Monday is 1, Sunday 7.
        weekday: u8,
        /// The month, 1 to 12.
        month: u8,
    },
}

/// When an alarm of an entry sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// At nine in the morning, this many days before the entry.
    DaysBefore(u16),
    /// This many hours before the time of the entry.
    HoursBefore(u8),
}

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// The stamp of what changed nobody knows when, in seconds since 1970: 1 January 2000.
const EARLIEST: i64 = 946_684_800;

/// The text of a calendar. DTSTAMP is the time of the last change of what an entry is made of, not that of writing: the
/// same book gives the same bytes. SEQUENCE counts the changes. A calendar compares both with those of the entry that
/// it has, so that one that was moved replaces the old one, on the same day too.
pub fn write(name: &str, events: &[Event]) -> String {
    let mut lines = Lines::default();
    lines.add("BEGIN:VCALENDAR");
    lines.add("VERSION:2.0");
    lines.add("PRODID:-//clientbook//clientbook//EN");
    lines.add("CALSCALE:GREGORIAN");
    lines.add(&format!("X-WR-CALNAME:{}", escape(name)));
    events.iter().for_each(|event| lines.event(event));
    lines.add("END:VCALENDAR");
    lines.0
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Adds a line. A long one is folded between characters.
    fn add(&mut self, line: &str) {
        content_line::push(&mut self.0, &[line]);
    }

    fn event(&mut self, event: &Event) {
        let date = compact(event.day);
        self.add("BEGIN:VEVENT");
        self.add(&format!("UID:{}", escape(&event.uid)));
        self.add(&format!("DTSTAMP:{}", utc(event.changed.at.max(EARLIEST))));
        self.add(&format!("SEQUENCE:{}", event.changed.count));
        match event.time {
            Some(time) => {
                let start = event.day.to_datetime(time);
                let end = start.saturating_add(jiff::Span::new().hours(1));
                let local =
                    |at: jiff::civil::DateTime| format!("{}T{:02}{:02}00", compact(at.date()), at.hour(), at.minute());
                self.add(&format!("DTSTART:{}", local(start)));
                self.add(&format!("DTEND:{}", local(end)));
            }
            None => {
                self.add(&format!("DTSTART;VALUE=DATE:{date}"));
                self.add(&format!("DTEND;VALUE=DATE:{}", compact(plus_days(event.day, 1))));
                self.add("TRANSP:TRANSPARENT");
            }
        }
        match event.repeats {
            Some(Repeats::Yearly) => self.add("RRULE:FREQ=YEARLY"),
            Some(Repeats::Weekday { nth, weekday, month }) => {
                let weekday = WEEKDAYS[usize::from(weekday.clamp(1, 7)) - 1];
                self.add(&format!("RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{weekday}"));
            }
            None => {}
        }
        self.add(&format!("SUMMARY:{}", escape(&event.summary)));
        if let Some(description) = &event.description {
            self.add(&format!("DESCRIPTION:{}", escape(description)));
        }
        self.add(&format!("CATEGORIES:{}", escape(event.category)));
        event.alarms.iter().for_each(|alarm| self.alarm(*alarm, &event.summary));
        self.add("END:VEVENT");
    }

    fn alarm(&mut self, alarm: Alarm, summary: &str) {
        let trigger = match alarm {
            Alarm::DaysBefore(0) => "PT9H".to_owned(),
            Alarm::DaysBefore(1) => "-PT15H".to_owned(),
            Alarm::DaysBefore(days) => format!("-P{}DT15H", days - 1),
            Alarm::HoursBefore(hours) => format!("-PT{hours}H"),
        };
        self.add("BEGIN:VALARM");
        self.add("ACTION:DISPLAY");
        self.add(&format!("TRIGGER:{trigger}"));
        self.add(&format!("DESCRIPTION:{}", escape(summary)));
        self.add("END:VALARM");
    }
}

/// A time in seconds since 1970 as `20261121T143200Z`.
fn utc(at: i64) -> String {
    let at = jiff::Timestamp::from_second(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn compact(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> Event {
        Event {
            uid: "birthday:zhou-min@clientbook".into(),
            day: Day::constant(2026, 12, 31),
            time: None,
            repeats: None,
            summary: "周敏, 生日; 本命年".into(),
            description: None,
            category: "birthday",
            alarms: vec![Alarm::DaysBefore(7), Alarm::DaysBefore(0)],
            changed: Changed::default(),
        }
    }

    #[test]
    fn an_all_day_entry_ends_the_day_after() {
        let text = write("Book", &[event()]);
        assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"), "{text}");
        assert!(text.contains("DTSTAMP:20000101T000000Z\r\nSEQUENCE:0\r\n"), "{text}");
        assert!(text.contains("SUMMARY:周敏\\, 生日\\; 本命年\r\n") && text.contains("TRIGGER:-P6DT15H\r\n"), "{text}");
    }

    #[test]
    fn an_appointment_lasts_an_hour_of_local_time() {
        let text = write("Book", &[Event { time: Some(Time::constant(23, 30, 0, 0)), ..event() }]);
        assert!(text.contains("DTSTART:20261231T233000\r\nDTEND:20270101T003000\r\n"), "{text}");
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_none_splits_a_character() {
        let long = Event {
            summary: "苏州工业园区金鸡湖创新科技产业投资发展合伙企业（有限合伙）\n二期".repeat(3),
            ..event()
        };
        let text = write("Book", &[long]);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains("有限合伙）\\n二期苏州"), "{unfolded}");
    }
}
