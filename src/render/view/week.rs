//! The week on one sheet of paper: today and the next six days.

use serde::Serialize;

use super::super::Site;
use super::first_phone;
use crate::book::Day;
use crate::book::day::plus_days;
use crate::derive::day::{Row, rows_of_later_days, rows_of_today};
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;
use xxhash_rust::xxh3::Xxh3;

/// The page `week.html`.
pub struct Week;

impl PageKind for Week {
    fn path(&self, _: &Site, _: usize) -> String {
        "week.html".to_owned()
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "week.html", place: MenuPlace::Today, is_dated: true })
    }

    fn content<'s>(&self, site: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        let made = view(site);
        Content::Page(View::new(made.title.clone(), made))
    }

    fn hash(&self, site: &Site, _: usize, hasher: &mut Xxh3) {
        site.hash_all(hasher);
    }
}

/// Number of days on the sheet.
const DAYS: i32 = 7;

/// Most rows of each later day, so that the week fits on an A4 page. Today has as many as the page of the day.
const LATER: usize = 5;

/// The page `week.html`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct WeekView {
    /// The first and last day, ready to read.
    pub title: String,
    /// Today and the six days after it.
    pub days: Vec<WeekDay>,
}

/// One day of the week's sheet.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct WeekDay {
    /// The day, ready to read.
    pub title: String,
    /// Whether it is a holiday, and the day's festivals, in Chinese books with the lunar day; may be empty.
    pub note: String,
    /// The customers who are due on this day.
    pub rows: Vec<WeekRow>,
    /// How many more there are, ready to read; `None` when all are shown.
    pub more: Option<String>,
}

/// One customer on the sheet.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct WeekRow {
    /// The time of an appointment, ready to read; `None` without one.
    pub time: Option<String>,
    /// The customer's name.
    pub name: String,
    /// The customer's tier; `None` when the card gives none.
    pub tier: Option<String>,
    /// Sales on credit to this customer are stopped.
    pub hold: bool,
    /// The first number as the card has it; `None` when there is none.
    pub phone: Option<String>,
    /// The reasons, as plain text.
    pub reason: String,
}

/// The view of the week from today on.
pub fn view(site: &Site) -> WeekView {
    let (words, today) = (site.words(), site.today());
    let last = plus_days(today, DAYS - 1);
    let later = rows_of_later_days(site.overview, DAYS - 1);
    let days = (0..DAYS).map(|ahead| {
        let day = plus_days(today, ahead);
        if ahead == 0 {
            let (rows, most) = (rows_of_today(site.overview), site.book.settings.day.contacts);
            let more = rows.len().checked_sub(most).filter(|&left| left > 0);
            // The same count and the same words as on the page of the day.
            return WeekDay {
                more: more.map(|n| say!(words, "group-later", n = n)),
                ..week_day(site, day, &rows, most)
            };
        }
        let rows = later.iter().find(|(other, _)| *other == day).map_or(&[][..], |(_, rows)| rows);
        week_day(site, day, rows, LATER)
    });
    WeekView {
        title: say!(words, "week-title", from = words.day_of_year(today), to = words.day_of_year(last)),
        days: days.collect(),
    }
}

fn week_day(site: &Site, day: Day, rows: &[Row], most: usize) -> WeekDay {
    let words = site.words();
    let settings = &site.book.settings;
    let lunar = crate::book::lunar::from_solar(day);
    let lunar = words.is_chinese().then(|| words.lunar(lunar.month, lunar.leap, lunar.day));
    let today = settings
        .festivals
        .iter()
        .filter(|festival| festival.on.days(day, day, settings.calendar.keeping).contains(&day));
    let names = today.map(|festival| words.festival(&festival.id, festival.name.as_deref()));
    let off = settings.is_holiday(day).then(|| words.get("day-off"));
    WeekDay {
        title: words.day_in_full(day),
        note: lunar.into_iter().chain(off).chain(names).collect::<Vec<_>>().join(" · "),
        rows: rows.iter().take(most).map(|row| week_row(site, row)).collect(),
        more: (rows.len() > most).then(|| say!(words, "calendar-more", n = rows.len() - most)),
    }
}

fn week_row(site: &Site, row: &Row) -> WeekRow {
    let customer = &site.book.customers[row.customer];
    WeekRow {
        time: row.first().time.filter(|_| row.first().days >= 0).map(|time| site.words().time(time)),
        name: customer.listed_name().into_owned(),
        tier: customer.listed_tier().map(str::to_owned),
        hold: customer.is_on_hold(),
        phone: first_phone(customer).map(str::to_owned),
        reason: site.telling().reasons_in_a_line(row).plain(),
    }
}
