//! The days to come on the page of today: one customer a line, and all whom a festival greets in one.

use super::super::Site;
use super::another_day;
use super::care;
use super::day_parts::{ROWS, last_note, lunar_day, more, reasons};
use super::today_view::{ComingDay, ComingGreetings, ComingRow};
use super::{card_file, first_phone, note_link, tel};
use crate::book::Day;
use crate::book::day::days_between;
use crate::book::festival::Festival;
use crate::derive::day::Row;
use crate::derive::reminder::Kind;
use crate::say;

/// Days ahead for which a line carries the last note: older pages are few, and notes are long.
const WITH_NOTES: i32 = 14;

/// Days ahead that are shown unfolded.
const UNFOLDED: i32 = 14;

/// A coming day with its rows.
pub fn day(site: &Site, day: Day, rows: &[Row]) -> ComingDay {
    let words = site.words();
    let (greeted, others): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| is_greeting(row));
    let greetings: Vec<ComingGreetings> =
        site.book.settings.festivals.iter().filter_map(|festival| greetings(site, festival, &greeted)).collect();
    ComingDay {
        iso: day.to_string(),
        far: days_between(site.today(), day) > UNFOLDED,
        title: if day.year() == site.today().year() { words.day_in_full(day) } else { words.day_in_full_and_year(day) },
        short: words.day(day, site.today()),
        lunar: lunar_day(site, day),
        count: rows.len(),
        rows: others.iter().take(ROWS).map(|row| coming_row(site, row)).collect(),
        greetings,
        more: more(site, others.len()),
    }
}

/// Nothing but one festival is a reason on that day.
fn is_greeting(row: &Row) -> bool {
    let first = row.first();
    row.reminders.iter().all(|other| other.kind == Kind::Festival && other.subject == first.subject)
}

/// The line of a festival; `None` where it greets nobody on that day.
fn greetings(site: &Site, festival: &Festival, rows: &[&Row]) -> Option<ComingGreetings> {
    let own = rows.iter().filter(|row| row.first().subject.as_deref() == Some(festival.id.as_str()));
    let own: Vec<&Row> = own.copied().collect();
    (!own.is_empty()).then(|| ComingGreetings {
        href: format!("care/{}", care::file(festival)),
        name: site.words().festival(&festival.id, festival.name.as_deref()),
        count: say!(site.words(), "coming-greet", n = own.len()),
        rows: own.iter().take(ROWS).map(|row| coming_row(site, row)).collect(),
    })
}

fn coming_row(site: &Site, row: &Row) -> ComingRow {
    let customer = &site.book.customers[row.customer];
    let href = format!("customers/{}", card_file(customer));
    ComingRow {
        phone: first_phone(customer).filter(|_| row.first().days <= WITH_NOTES).map(str::to_owned),
        name: customer.listed_name().into_owned(),
        tier: customer.listed_tier().map(str::to_owned),
        hold: customer.is_on_hold(),
        time: row.first().time.map(|time| site.words().time(time)),
        reasons: reasons(site, row),
        note: if row.first().days <= WITH_NOTES { last_note(site, row.customer) } else { None },
        call: first_phone(customer).and_then(tel),
        log: Some(note_link(site, customer, &href)),
        href,
        ranks: another_day::ranks(row),
    }
}
