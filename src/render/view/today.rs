//! Today: whom to call and why, and the next 60 days.

use rayon::prelude::*;

use super::super::Site;
use super::super::html::Html;
use super::another_day;
use super::care;
use super::clock::{self};
use super::coming;
use super::day_parts::{ROWS, last_note, lunar_day, more, reasons};
use super::first_steps;
use super::form_links;
use super::rail::{self};
pub use super::today_view::{DayCount, Group, ReasonView, TodayRow, TodayView};
use super::{LinkView, card_file, first_phone, note_link, tel};
use crate::book::Choice;
use crate::book::Day;
use crate::book::day::plus_days;
use crate::derive::day::{Row, rows_of_later_days, rows_of_today};
use crate::derive::festival_round::FestivalRound;
use crate::derive::reminder::Group as DayGroup;
use crate::derive::{self, HORIZON, Reminder};
use crate::i18n::marked::Marked;
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::wording::reason::capitalized;
use crate::wording::{choice, festival_round};
use crate::{say, tell};
use std::hash::Hash;
use xxhash_rust::xxh3::Xxh3;

/// The page `index.html`.
pub struct Today;

impl PageKind for Today {
    fn path(&self, _: &Site, _: usize) -> String {
        "index.html".to_owned()
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "today.html", place: MenuPlace::Today, is_dated: true })
    }

    fn content<'s>(&self, site: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        Content::Page(View::new(site.words().get("nav-today"), view(site)))
    }

    fn hash(&self, site: &Site, _: usize, hasher: &mut Xxh3) {
        site.faults.len().hash(hasher);
        site.book.settings.day.contacts.hash(hasher);
        site.hash_all(hasher);
    }
}

/// The view of today.
pub fn view(site: &Site) -> TodayView {
    let (words, today) = (site.words(), site.today());
    let rows = rows_of_today(site.overview);
    let coming = rows_of_later_days(site.overview, HORIZON);
    let (now, rest) = rows.split_at(rows.len().min(site.book.settings.day.contacts));
    let later = (!rest.is_empty()).then(|| Group {
        key: "later",
        title: say!(words, "group-later", n = rest.len()),
        rows: rest.iter().take(ROWS).map(|row| today_row(site, row)).collect(),
        more: more(site, rest.len()),
    });
    TodayView {
        date: words.day_in_full(today),
        iso: today.to_string(),
        lunar: lunar_day(site, today),
        sentence_html: Html::of(&sentence(site, &rows)),
        steps: first_steps::of(site),
        festivals: festivals(site),
        strip: strip(site, rows.len(), &coming),
        groups: groups(site, now),
        later,
        coming_title: say!(words, "group-coming", n = HORIZON),
        far_title: words.get("group-far"),
        coming: coming.par_iter().map(|(day, rows)| coming::day(site, *day, rows)).collect(),
        rail: rail::view(site),
        clock: clock::view(site),
        faults: faults(site),
    }
}

fn faults(site: &Site) -> Option<LinkView> {
    let count = site.faults.len();
    (count > 0).then(|| LinkView::new(say!(site.words(), "faults-found", n = count), "faults.html"))
}

fn festivals(site: &Site) -> Vec<LinkView> {
    let settings = &site.book.settings;
    let link = |round: FestivalRound| {
        let href = format!("care/{}", care::file(&settings.festivals[round.festival]));
        LinkView::new(festival_round::sentence(site.words(), settings, &round), href)
    };
    derive::festival_round::ahead(site.book, site.overview).into_iter().map(link).collect()
}

/// The sentence at the top: how many customers are due, and who is first.
pub fn sentence(site: &Site, rows: &[Row]) -> Marked {
    let words = site.words();
    if site.book.customers.is_empty() {
        return words.told("today-empty-book");
    }
    let Some(first) = rows.first() else { return words.told("today-none") };
    let name = Marked::strong(&site.book.customers[first.customer].listed_name());
    let count = rows.len().min(site.book.settings.day.contacts);
    if count == 1 { tell!(words, "today-one", name = name) } else { tell!(words, "today-some", n = count, name = name) }
}

fn strip(site: &Site, today_count: usize, coming: &[(Day, Vec<Row>)]) -> Vec<DayCount> {
    let (words, today) = (site.words(), site.today());
    let limit = site.book.settings.day.contacts;
    let mut strip = vec![DayCount {
        label: capitalized(&words.get("late-today")),
        count: today_count.min(limit),
        href: None,
        current: true,
    }];
    for days in 1..=7 {
        let day = plus_days(today, days);
        let count = coming.iter().find(|(other, _)| *other == day).map_or(0, |(_, rows)| rows.len());
        let label = format!("{} {}", words.weekday_short(day.weekday()), day.day());
        strip.push(DayCount { label, count, href: (count > 0).then(|| format!("#d{day}")), current: false });
    }
    strip
}

fn groups(site: &Site, rows: &[Row]) -> Vec<Group> {
    let of = |group: DayGroup| Group {
        key: group.word(),
        title: choice::DAY_GROUP.of(site.words(), group),
        rows: rows.iter().filter(|row| row.rank().group() == group).map(|row| today_row(site, row)).collect(),
        more: None,
    };
    DayGroup::ALL.iter().copied().map(of).collect()
}

fn today_row(site: &Site, row: &Row) -> TodayRow {
    let customer = &site.book.customers[row.customer];
    let (when, when_class) = when(site, row.shown());
    let href = format!("customers/{}", card_file(customer));
    TodayRow {
        name: customer.listed_name().into_owned(),
        tier: customer.listed_tier().map(str::to_owned),
        hold: customer.is_on_hold(),
        when,
        when_class,
        reasons: reasons(site, row),
        note: last_note(site, row.customer),
        call: first_phone(customer).and_then(tel),
        phone: first_phone(customer).map(str::to_owned),
        log: Some(note_link(site, customer, &href)),
        href,
        forms: form_links::of_reminder(site, customer, row.first()),
        ids: row.reminders.iter().map(|reminder| reminder.id.clone()).collect(),
        ranks: another_day::ranks(row),
    }
}

/// The text at the left of a row, and its class.
fn when(site: &Site, reminder: &Reminder) -> (String, &'static str) {
    let words = site.words();
    match reminder.time.filter(|_| reminder.days == 0) {
        Some(time) => (words.time(time), "time"),
        None => {
            let class = if reminder.days < 0 { "late" } else { "due" };
            (words.lateness(reminder.days), class)
        }
    }
}
