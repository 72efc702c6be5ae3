//! How a row of today ranks on a later day than the page was made for: what the script of the page
//! needs to put the rows in the order in which the program would.

use std::fmt::Write;

use super::super::Site;
use crate::derive::day::Row;
use crate::derive::{Kind, Rank, Reminder, Why};

/// The cadence by which lateness is weighed where there is none.
const USUAL_CADENCE: u16 = 30;

/// One part for each reason, set off by `|`: the day it is listed, the day it is due, its rank on
/// that day and after it, how it is weighed and by what number, and the last day it stands.
pub fn ranks(site: &Site, row: &Row) -> String {
    let mut text = String::new();
    for reminder in &row.reminders {
        let (weighed, by) = weighing(site, row, reminder);
        let late = match (reminder.kind, reminder.rank) {
            (Kind::Promise | Kind::PaymentPromise, _) => Rank::Broken,
            (Kind::Festival, _) | (_, Rank::Appointment) => Rank::Plan,
            (_, rank) => rank,
        };
        let separator = if text.is_empty() { "" } else { "|" };
        let (listed, due, rank, late) = (reminder.listed(), reminder.due, reminder.rank as u8, late as u8);
        write!(text, "{separator}{listed} {due} {rank} {late} {weighed} {by}").expect("a text takes more text");
        if lapses(reminder) {
            write!(text, " {}", site.book.settings.lead.lapse).expect("a text takes more text");
        }
    }
    text
}

/// Birthdays and their like go by when nothing is said.
fn lapses(reminder: &Reminder) -> bool {
    matches!(reminder.kind, Kind::Birthday | Kind::Date | Kind::Festival)
}

/// `time`: by the minute of the day; `near`: by the distance in days; `fixed`: by the number itself;
/// `late`: by the days late over a cadence; `days`: by the days.
fn weighing(site: &Site, row: &Row, reminder: &Reminder) -> (&'static str, i64) {
    let cadence = || site.book.cadence(&site.book.customers[row.customer]).unwrap_or(USUAL_CADENCE);
    match (reminder.kind, &reminder.why) {
        (_, Why::Meeting { days, .. }) => ("late", (*days).into()),
        (Kind::Revisit, _) => ("late", cadence().into()),
        (Kind::Drift, _) => ("late", USUAL_CADENCE.into()),
        (Kind::Invoice, _) => ("fixed", reminder.weight),
        _ if lapses(reminder) => ("near", 0),
        _ => match reminder.time {
            Some(time) if reminder.rank == Rank::Appointment => {
                ("time", i64::from(time.hour()) * 60 + i64::from(time.minute()))
            }
            _ => ("days", 0),
        },
    }
}
