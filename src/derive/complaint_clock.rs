//! The clocks of a complaint: how soon it was acknowledged, how many working days it has taken.

use crate::book::day::plus_days;
use crate::book::{Complaint, Day, Moment, Settings};

/// How long a deadline is looked for.
const MOST_DAYS: i32 = 400;

/// How a complaint stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComplaintClock {
    /// When it came.
    pub received: Moment,
    /// Whether it was acknowledged in time; `None` while there is still time.
    pub acknowledged_in_time: Option<bool>,
    /// The working days it took, or has taken up to the day; those on which the customer was waited for do not count.
    pub days: usize,
    /// The working days it may take.
    pub allowed: usize,
    /// The day by which it is to be resolved; `None` while the customer is waited for, and once it is resolved.
    pub due: Option<Day>,
    /// Whether it is resolved.
    pub is_resolved: bool,
}

impl ComplaintClock {
    /// The clocks of a complaint as of a day; `None` of one that has not come yet.
    pub fn of(complaint: &Complaint, settings: &Settings, today: Day) -> Option<ComplaintClock> {
        let received = complaint.received.filter(|received| received.day <= today)?;
        let resolved = complaint.resolved.filter(|resolved| resolved.day <= today);
        let end = resolved.map_or(today, |resolved| resolved.day);
        let counts = |day: Day| settings.is_working_day(day) && !is_waiting(complaint, day, today);
        let days = (1..).map(|n| plus_days(received.day, n)).take_while(|day| *day <= end).filter(|day| counts(*day));
        let allowed = usize::from(settings.complaints.days(complaint.severity));
        Some(ComplaintClock {
            received,
            acknowledged_in_time: acknowledged(complaint, received, settings, today),
            days: days.count(),
            allowed,
            due: if resolved.is_some() { None } else { due(received.day, allowed, counts) },
            is_resolved: resolved.is_some(),
        })
    }

    /// The working days beyond what it may take.
    pub fn over(&self) -> usize {
        self.days.saturating_sub(self.allowed)
    }
}

/// The day on which the allowed working days are used up.
fn due(received: Day, allowed: usize, counts: impl Fn(Day) -> bool) -> Option<Day> {
    (1..MOST_DAYS).map(|n| plus_days(received, n)).filter(|day| counts(*day)).nth(allowed.checked_sub(1)?)
}

/// Whether the customer was waited for on a day. A span that goes on lasts until further notice.
fn is_waiting(complaint: &Complaint, day: Day, today: Day) -> bool {
    complaint.waiting.iter().any(|span| {
        let is_known = span.from <= today;
        is_known && span.from <= day && span.until.is_none_or(|until| day < until)
    })
}

/// Whether it was acknowledged within the hours that are allowed; they begin on the next working day where it came on
/// another. Where no time is known, days are compared.
fn acknowledged(complaint: &Complaint, received: Moment, settings: &Settings, today: Day) -> Option<bool> {
    let hours = i64::from(settings.complaints.acknowledge);
    let start = settings.working_day_from(received.day);
    let time = received.time.filter(|_| start == received.day);
    let latest = match time {
        Some(time) => {
            let end = start.to_datetime(time).saturating_add(jiff::Span::new().hours(hours));
            Moment { day: settings.working_day_from(end.date()), time: Some(end.time()) }
        }
        None => {
            let days = i32::try_from((hours + 23) / 24).unwrap_or(1);
            Moment { day: settings.working_day_from(plus_days(start, days)), time: None }
        }
    };
    let is_in_time = |at: Moment| match (at.time, latest.time) {
        (Some(at_time), Some(latest_time)) => (at.day, at_time) <= (latest.day, latest_time),
        _ => at.day <= latest.day,
    };
    match complaint.acknowledged.filter(|at| at.day <= today) {
        Some(at) => Some(is_in_time(at)),
        None => (today > latest.day).then_some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::visit::{Severity, Waiting};

    fn moment(text: &str) -> Option<Moment> {
        serde_json::from_value(text.into()).unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// Came on a Friday; 16 November 2026 is a Monday.
    fn complaint() -> Complaint {
        let received = moment("2026-11-13T15:00");
        Complaint { received, severity: Some(Severity::Serious), ..Complaint::default() }
    }

    fn clock(complaint: &Complaint, today: &str) -> ComplaintClock {
        ComplaintClock::of(complaint, &Settings::default(), day(today)).unwrap()
    }

    #[test]
    fn working_days_are_counted_from_the_day_after() {
        let open = complaint();
        assert_eq!(ComplaintClock::of(&open, &Settings::default(), day("2026-11-12")), None);
        let on = |today: &str| {
            let clock = clock(&open, today);
            (clock.days, clock.over(), clock.due)
        };
        assert_eq!(on("2026-11-13"), (0, 0, Some(day("2026-11-20"))));
        assert_eq!(on("2026-11-16"), (1, 0, Some(day("2026-11-20"))));
        assert_eq!(on("2026-11-20"), (5, 0, Some(day("2026-11-20"))));
        assert_eq!(on("2026-11-23"), (6, 1, Some(day("2026-11-20"))));
        let resolved = Complaint { resolved: moment("2026-11-18"), ..open };
        let clock = clock(&resolved, "2026-11-30");
        assert_eq!((clock.days, clock.is_resolved, clock.due), (3, true, None));
        // The day before, nobody knew that it would be.
        assert!(!self::clock(&resolved, "2026-11-17").is_resolved);
    }

    #[test]
    fn days_on_which_the_customer_is_waited_for_do_not_count() {
        let span = |from: &str, until: Option<&str>| Waiting { from: day(from), until: until.map(day) };
        let waited = Complaint { waiting: vec![span("2026-11-17", Some("2026-11-19"))], ..complaint() };
        assert_eq!((clock(&waited, "2026-11-20").days, clock(&waited, "2026-11-20").due), (3, Some(day("2026-11-24"))));
        let waiting = Complaint { waiting: vec![span("2026-11-17", None)], ..complaint() };
        assert_eq!((clock(&waiting, "2026-11-30").days, clock(&waiting, "2026-11-30").due), (1, None));
    }

    #[test]
    fn an_answer_on_monday_is_in_time_for_a_friday_afternoon() {
        let answered = |at: &str| clock(&Complaint { acknowledged: moment(at), ..complaint() }, "2026-11-30");
        assert_eq!(answered("2026-11-14").acknowledged_in_time, Some(true));
        assert_eq!(answered("2026-11-16T14:59").acknowledged_in_time, Some(true));
        assert_eq!(answered("2026-11-16T15:01").acknowledged_in_time, Some(false));
        assert_eq!(answered("2026-11-17").acknowledged_in_time, Some(false));
        assert_eq!(clock(&complaint(), "2026-11-16").acknowledged_in_time, None);
        assert_eq!(clock(&complaint(), "2026-11-17").acknowledged_in_time, Some(false));
    }
}
