//! The week on one sheet of paper: today and the six days after it.

use serde::Serialize;

use super::super::Site;
use super::first_phone;
use crate::book::Day;
use crate::book::day::plus_days;
use crate::derive::day::{Row, rows_of_later_days, rows_of_today};
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;
use std::hash::Hash;
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

    fn hash(&self, site: &Site, at: usize, hasher: &mut Xxh3) {
        (self.path(site, at), site.today()).hash(hasher);
        site.hash_all(hasher);
    }
}

/// Days on the sheet.
const DAYS: i32 = 7;

/// Rows that fit on an A4 page: of today, and of each later day.
const TODAY: usize = 10;
const LATER: usize = 5;

/// The page `week.html`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct WeekView {
    pub title: String,
    pub days: Vec<WeekDay>,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct WeekDay {
    pub title: String,
    /// The lunar day in Chinese books, and festivals.
    pub note: String,
    pub rows: Vec<WeekRow>,
    pub more: Option<String>,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct WeekRow {
    pub time: Option<String>,
    pub name: String,
    pub tier: Option<String>,
    /// Sales on credit are stopped.
    pub hold: bool,
    pub phone: Option<String>,
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
            return week_day(site, day, &rows_of_today(site.overview), TODAY.min(site.book.settings.day.contacts));
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
    WeekDay {
        title: words.day_in_full(day),
        note: lunar.into_iter().chain(names).collect::<Vec<_>>().join(" · "),
        rows: rows.iter().take(most).map(|row| week_row(site, row)).collect(),
        more: (rows.len() > most).then(|| say!(words, "calendar-more", n = rows.len() - most)),
    }
}

fn week_row(site: &Site, row: &Row) -> WeekRow {
    let customer = &site.book.customers[row.customer];
    WeekRow {
        time: row.first().time.filter(|_| row.first().days >= 0).map(|time| site.words().time(time)),
        name: customer.card.name.clone(),
        tier: customer.card.tier.clone(),
        hold: customer.is_on_hold(),
        phone: first_phone(customer).map(str::to_owned),
        reason: site.telling().reasons(row).plain(),
    }
}
