//! The calendar: one page for each month, twelve months ahead.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::Site;
use super::{LinkView, card_file, care};
use crate::book::day::plus_days;
use crate::book::{CustomerIndex, Day, lunar, solar_term};
use crate::derive::{Kind, Reminder};
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;
use crate::wording::choice;
use std::hash::Hash;
use xxhash_rust::xxh3::Xxh3;

/// The pages `calendar/MONTH.html`, from the current month on.
pub struct Calendar;

impl PageKind for Calendar {
    fn numbers(&self, _: &Site) -> Vec<usize> {
        (0..MONTHS).collect()
    }

    fn path(&self, site: &Site, at: usize) -> String {
        format!("calendar/{}.html", stem(site.today(), at))
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "calendar.html", place: MenuPlace::Today, is_dated: true })
    }

    fn content<'s>(&self, site: &'s Site, at: usize, _: Purpose) -> Content<'s> {
        let made = view(site, at);
        Content::Page(View::new(made.title.clone(), made))
    }

    /// Hashes the reminders of the month, but only what an entry shows of them.
    fn hash(&self, site: &Site, at: usize, hasher: &mut Xxh3) {
        let first = first_day(site.today(), at);
        (at, site.book.settings_fingerprint).hash(hasher);
        for (customer, reminder) in site.overview.reminders() {
            let day = reminder.shown_on();
            if day >= first && day <= first.last_of_month() {
                let customer = &site.book.customers[customer];
                (&customer.card.name, customer.is_on_hold(), &reminder.id, &reminder.subject, day).hash(hasher);
                reminder.time.hash(hasher);
            }
        }
    }
}

/// Number of months in the calendar: the current one and the twelve after it.
pub const MONTHS: usize = 13;

/// Most entries shown in the cell of one day.
const ENTRIES: usize = 6;

/// The page `calendar/2026-12.html`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CalendarView {
    /// The month with its year, ready to read.
    pub title: String,
    /// The month before; `None` on the first page.
    pub previous: Option<LinkView>,
    /// The month after; `None` on the last page.
    pub next: Option<LinkView>,
    /// Links to all months of the calendar, in order.
    pub months: Vec<LinkView>,
    /// Short names of the weekdays, from Monday on.
    pub weekdays: Vec<String>,
    /// The weeks, each of seven days from Monday on; `None` for days of the months before and after.
    pub weeks: Vec<Vec<Option<DayView>>>,
}

/// One day of a calendar page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DayView {
    /// The day of the month, from 1.
    pub number: i8,
    /// `Tuesday, December 1`: shown where days are a list, as on a phone.
    pub title: String,
    /// The solar term, the lunar month or the lunar day, ready to read; `None` except in Chinese books.
    pub lunar: Option<String>,
    /// This is the day the page was made for.
    pub today: bool,
    /// This is not a working day.
    pub rest: bool,
    /// The day's festivals; those with an audience link to their page, the others have an empty `href`.
    pub festivals: Vec<LinkView>,
    /// The reminders due on this day; days before today have none.
    pub entries: Vec<DayEntry>,
    /// How many more entries there are, ready to read; `None` when all are shown.
    pub more: Option<String>,
}

/// One reminder on a day of the calendar.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DayEntry {
    /// The customer's card, relative to the page's folder.
    pub href: String,
    /// The customer's name.
    pub name: String,
    /// What it is: `birthday`, `10:30`, a plan's title.
    pub what: String,
    /// The word of the reminder's kind, as in `today --json`; styles choose a colour by it.
    pub kind: &'static str,
    /// Sales on credit to this customer are stopped.
    pub hold: bool,
}

/// The first day of the month that is `offset` months after today's.
pub fn first_day(today: Day, offset: usize) -> Day {
    today.first_of_month().saturating_add(jiff::Span::new().months(offset as i64))
}

/// The month that is `offset` months after today's, as `2026-12`: the file name of its page without `.html`.
pub fn stem(today: Day, offset: usize) -> String {
    let first = first_day(today, offset);
    super::notes::file(first.year(), first.month())
}

/// The view of the month that is `offset` months after today's.
pub fn view(site: &Site, offset: usize) -> CalendarView {
    let (words, today) = (site.words(), site.today());
    let first = first_day(today, offset);
    let link = |at: usize| {
        let day = first_day(today, at);
        LinkView::new(words.month(day.year(), day.month()), format!("{}.html", stem(today, at)))
    };
    let by_day = by_day(site, first);
    let mut cells: Vec<Option<DayView>> = vec![None; first.weekday().to_monday_zero_offset() as usize];
    cells.extend((0..first.days_in_month()).map(|day| {
        let day = plus_days(first, day.into());
        Some(day_view(site, day, by_day.get(&day).map_or(&[][..], Vec::as_slice)))
    }));
    cells.resize(cells.len().next_multiple_of(7), None);
    CalendarView {
        title: words.month(first.year(), first.month()),
        previous: (offset > 0).then(|| link(offset - 1)),
        next: (offset + 1 < MONTHS).then(|| link(offset + 1)),
        months: (0..MONTHS).map(link).collect(),
        weekdays: words.get("weekdays-short").split('|').map(str::to_owned).collect(),
        weeks: cells.chunks(7).map(<[_]>::to_vec).collect(),
    }
}

/// The reminders of a month by day, from today on; appointments with a time come first.
fn by_day<'a>(site: &Site<'a>, first: Day) -> BTreeMap<Day, Vec<(CustomerIndex, &'a Reminder)>> {
    let (from, to) = (first.max(site.today()), first.last_of_month());
    let mut days: BTreeMap<Day, Vec<(CustomerIndex, &Reminder)>> = BTreeMap::new();
    for (customer, reminder) in site.overview.reminders() {
        // A festival is shown once at the top of its day, not again for each customer to greet.
        if reminder.shown_on() >= from && reminder.shown_on() <= to && reminder.kind != Kind::Festival {
            days.entry(reminder.shown_on()).or_default().push((customer, reminder));
        }
    }
    for entries in days.values_mut() {
        entries.sort_by_key(|(customer, reminder)| (reminder.time.is_none(), reminder.time, reminder.kind, *customer));
    }
    days
}

fn day_view(site: &Site, day: Day, reminders: &[(CustomerIndex, &Reminder)]) -> DayView {
    let words = site.words();
    let left = reminders.len().saturating_sub(ENTRIES);
    let shown = if left == 1 { ENTRIES + 1 } else { ENTRIES };
    DayView {
        number: day.day(),
        title: words.day_in_full(day),
        lunar: words.is_chinese().then(|| lunar_or_term(site, day)),
        today: day == site.today(),
        rest: !site.book.settings.is_working_day(day),
        festivals: festivals(site, day),
        entries: reminders.iter().take(shown).map(|&(customer, reminder)| entry(site, customer, reminder)).collect(),
        more: (left > 1).then(|| say!(words, "calendar-more", n = left)),
    }
}

/// The solar term that begins on this day; else the lunar month on its first day; else the lunar day.
fn lunar_or_term(site: &Site, day: Day) -> String {
    let words = site.words();
    if let Some(term) = solar_term::on(day) {
        return words.solar_term(term);
    }
    let lunar = lunar::from_solar(day);
    let whole = words.lunar(lunar.month, lunar.leap, lunar.day);
    match whole.split_once('月') {
        Some((month, _)) if lunar.day == 1 => format!("{month}月"),
        Some((_, day)) => day.to_owned(),
        None => whole,
    }
}

/// The festivals of a day; those with an audience link to their page.
fn festivals(site: &Site, day: Day) -> Vec<LinkView> {
    let settings = &site.book.settings;
    let of_day = settings
        .festivals
        .iter()
        .filter(|festival| festival.on.days(day, day, settings.calendar.keeping).contains(&day));
    let link = |festival: &crate::book::festival::Festival| {
        let greeted = !festival.audience.is_nobody();
        let href = if greeted { format!("../care/{}", care::file(festival)) } else { String::new() };
        LinkView::new(site.words().festival(&festival.id, festival.name.as_deref()), href)
    };
    of_day.map(link).collect()
}

fn entry(site: &Site, customer: CustomerIndex, reminder: &Reminder) -> DayEntry {
    let words = site.words();
    let customer = &site.book.customers[customer];
    let kind = choice::KIND.of(words, reminder.kind);
    let what = match (reminder.kind, reminder.time, &reminder.subject) {
        (_, Some(time), _) => words.time(time),
        (Kind::Birthday, _, Some(person)) => say!(words, "card-birthday-of", name = person.as_str()),
        (kind, _, Some(subject)) if kind.rules().is_named_by_subject => subject.clone(),
        _ => kind,
    };
    DayEntry {
        href: format!("../customers/{}", card_file(customer)),
        name: customer.card.name.clone(),
        what,
        kind: reminder.kind.word(),
        hold: customer.is_on_hold(),
    }
}
