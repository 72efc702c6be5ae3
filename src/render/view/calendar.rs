//! The calendar: one page for each month, from the first note to twelve months ahead.

use std::collections::{BTreeMap, HashMap};

use super::super::Site;
use super::super::encoded_path::encode;
use super::super::months::Month;
pub use super::calendar_view::{CalendarView, DayEntry, DayView};
use super::story_view::note_anchor;
use super::{LinkView, card_file, care};
use crate::book::day::plus_days;
use crate::book::public_holidays::Special;
use crate::book::{CustomerIndex, Day, Visit, lunar, solar_term};
use crate::derive::{Kind, Reminder, Why};
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;
use crate::wording::choice;
use std::hash::Hash;
use xxhash_rust::xxh3::Xxh3;

/// The pages `calendar/MONTH.html`, from the month of the first note on.
pub struct Calendar;

impl PageKind for Calendar {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        (0..back(site) + AHEAD + 1).collect()
    }

    fn path(&self, site: &Site, at: usize) -> String {
        format!("calendar/{}.html", stem(site.today(), offset(site, at)))
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "calendar.html", place: MenuPlace::Today, is_dated: true })
    }

    fn content<'s>(&self, site: &'s Site, at: usize, _: Purpose) -> Content<'s> {
        let made = view(site, offset(site, at));
        Content::Page(View::new(made.title.clone(), made))
    }

    /// Hashes the reminders of the month, but only what an entry shows of them.
    fn hash(&self, site: &Site, at: usize, hasher: &mut Xxh3) {
        let first = first_day(site.today(), offset(site, at));
        (at, back(site), site.book.settings_fingerprint).hash(hasher);
        for (customer, reminder) in site.reminders_in(month_of(first)) {
            let customer = &site.book.customers[customer];
            let day = reminder.shown_on();
            (customer.listed_name(), customer.is_on_hold(), &reminder.id, &reminder.subject, day).hash(hasher);
            reminder.time.hash(hasher);
        }
        for (day, notes) in done(site, first) {
            for (customer, visit) in notes {
                let customer = &site.book.customers[customer];
                (day, customer.listed_name(), customer.is_on_hold(), &visit.stem, visit.channel).hash(hasher);
            }
        }
    }
}

/// Number of months after the current one.
const AHEAD: usize = 12;

/// Most months before and after that a page links to.
const LINKED: i64 = 12;

/// Number of months before the current one: as far back as the notes go.
fn back(site: &Site) -> usize {
    let today = site.today();
    let number = |year: i16, month: i8| i64::from(year) * 12 + i64::from(month);
    let first =
        site.months().last().map_or(0, |&((year, month), _)| number(today.year(), today.month()) - number(year, month));
    usize::try_from(first).unwrap_or_default().min(MOST_BACK)
}

/// Most months back: twenty years. An earlier note is a slip of the pen more often than a memory.
const MOST_BACK: usize = 240;

/// Months from the current one to the page with this number.
fn offset(site: &Site, at: usize) -> i64 {
    at as i64 - back(site) as i64
}

/// Most entries shown in the cell of one day.
const ENTRIES: usize = 6;

/// The first day of the month that is `offset` months after today's.
pub fn first_day(today: Day, offset: i64) -> Day {
    today.first_of_month().saturating_add(jiff::Span::new().months(offset))
}

/// The month that is `offset` months after today's, as `2026-12`: the file name of its page without `.html`.
pub fn stem(today: Day, offset: i64) -> String {
    let first = first_day(today, offset);
    super::notes::file(first.year(), first.month())
}

/// The view of the month that is `offset` months after today's.
pub fn view(site: &Site, offset: i64) -> CalendarView {
    let (words, today) = (site.words(), site.today());
    let first = first_day(today, offset);
    let settings = &site.book.settings;
    let link = |at: i64| {
        let day = first_day(today, at);
        LinkView::new(words.month(day.year(), day.month()), format!("{}.html", stem(today, at)))
    };
    let (due, done) = (by_day(site, first), done(site, first));
    let weekday = first.weekday();
    let from_sunday = settings.weeks_begin_on_sunday();
    let blank = if from_sunday { weekday.to_sunday_zero_offset() } else { weekday.to_monday_zero_offset() };
    let mut weekdays: Vec<String> = words.get("weekdays-short").split('|').map(str::to_owned).collect();
    weekdays.rotate_right(usize::from(from_sunday));
    let mut cells: Vec<Option<DayView>> = vec![None; blank as usize];
    cells.extend((0..first.days_in_month()).map(|day| {
        let day = plus_days(first, day.into());
        let due = due.get(&day).map_or(&[][..], Vec::as_slice);
        let done = done.get(&day).map_or(&[][..], Vec::as_slice);
        Some(day_view(site, day, entries(site, due, done)))
    }));
    cells.resize(cells.len().next_multiple_of(7), None);
    CalendarView {
        title: words.month(first.year(), first.month()),
        previous: (offset > -(back(site) as i64)).then(|| link(offset - 1)),
        next: (offset < AHEAD as i64).then(|| link(offset + 1)),
        months: (offset - LINKED..=offset + LINKED)
            .filter(|&at| at >= -(back(site) as i64) && at <= AHEAD as i64)
            .map(link)
            .collect(),
        holidays_unknown: settings.year_without_holidays(first, first).map(|year| {
            let public = settings.calendar.public_holidays.word();
            say!(words, "holidays-unknown", year = year.to_string(), public = public)
        }),
        weekdays,
        weeks: cells.chunks(7).map(<[_]>::to_vec).collect(),
    }
}

fn month_of(day: Day) -> Month {
    (day.year(), day.month())
}

/// The reminders of a month by day, from today on; appointments with a time come first.
fn by_day<'a>(site: &Site<'a>, first: Day) -> BTreeMap<Day, Vec<(CustomerIndex, &'a Reminder)>> {
    let mut days: BTreeMap<Day, Vec<(CustomerIndex, &Reminder)>> = BTreeMap::new();
    for (customer, reminder) in site.reminders_in(month_of(first)) {
        if reminder.shown_on() >= site.today() {
            days.entry(reminder.shown_on()).or_default().push((customer, reminder));
        }
    }
    for entries in days.values_mut() {
        entries.sort_by_key(|(customer, reminder)| (reminder.time.is_none(), reminder.time, reminder.kind, *customer));
    }
    days
}

/// The notes of a month by day, before today; each with its customer.
fn done<'a>(site: &Site<'a>, first: Day) -> BTreeMap<Day, Vec<(CustomerIndex, &'a Visit)>> {
    let found = site.months().iter().find(|(one, _)| *one == month_of(first));
    let mut days: BTreeMap<Day, Vec<(CustomerIndex, &Visit)>> = BTreeMap::new();
    // The notes of a month are sorted from the newest; a day is read from its morning.
    for &(customer, visit) in found.map_or(&[][..], |(_, notes)| notes).iter().rev() {
        let visit = &site.book.customers[customer].visits[visit as usize];
        if visit.day < site.today() {
            days.entry(visit.day).or_default().push((customer, visit));
        }
    }
    days
}

/// What a customer has on a day: a reminder that is due, or a note of what was done.
#[derive(Clone, Copy)]
enum OnDay<'a> {
    Due(&'a Reminder),
    Done(&'a Visit),
}

/// The lines of a day, one for each customer in the order in which each comes first; and how many are not shown.
fn entries(
    site: &Site,
    due: &[(CustomerIndex, &Reminder)],
    done: &[(CustomerIndex, &Visit)],
) -> (Vec<DayEntry>, usize) {
    let due = due.iter().map(|&(customer, reminder)| (customer, OnDay::Due(reminder)));
    let done = done.iter().map(|&(customer, visit)| (customer, OnDay::Done(visit)));
    let mut of_customer: HashMap<CustomerIndex, Vec<OnDay>> = HashMap::new();
    let mut order = Vec::new();
    for (customer, what) in due.chain(done) {
        let all = of_customer.entry(customer).or_default();
        if all.is_empty() {
            order.push(customer);
        }
        all.push(what);
    }
    // A line that tells of one more customer would take the place of that customer.
    let shown = if order.len() == ENTRIES + 1 { order.len() } else { order.len().min(ENTRIES) };
    let left = order.len() - shown;
    order.truncate(shown);
    (order.into_iter().map(|customer| entry(site, customer, &of_customer[&customer])).collect(), left)
}

/// The line of one customer: it looks like, and leads to, the first thing there is.
fn entry(site: &Site, customer: CustomerIndex, all: &[OnDay]) -> DayEntry {
    let customer = &site.book.customers[customer];
    let card = format!("../customers/{}", card_file(customer));
    let (href, kind) = match all[0] {
        OnDay::Due(reminder) => (card, reminder.kind.word()),
        OnDay::Done(visit) => (format!("{card}#{}", encode(&note_anchor(&visit.stem))), "done"),
    };
    let what = all.iter().map(|one| match one {
        OnDay::Due(reminder) => due_text(site, reminder),
        OnDay::Done(visit) => site.telling().channel(visit.channel),
    });
    DayEntry {
        href,
        name: customer.listed_name().into_owned(),
        what: what.collect(),
        kind,
        hold: customer.is_on_hold(),
    }
}

fn day_view(site: &Site, day: Day, (entries, left): (Vec<DayEntry>, usize)) -> DayView {
    let words = site.words();
    DayView {
        number: day.day(),
        title: words.day_in_full(day),
        lunar: words.is_chinese().then(|| lunar_or_term(site, day)),
        today: day == site.today(),
        rest: !site.book.settings.is_working_day(day),
        mark: site.book.settings.special(day).map(|special| match special {
            Special::Off => words.get("day-off"),
            Special::Worked => words.get("day-worked"),
        }),
        festivals: festivals(site, day),
        entries,
        more: (left > 0).then(|| say!(words, "calendar-more", n = left)),
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

fn due_text(site: &Site, reminder: &Reminder) -> String {
    let words = site.words();
    match (reminder.kind, reminder.time, &reminder.subject) {
        (_, Some(time), _) => words.time(time),
        _ if matches!(reminder.why, Why::Birthday { month: true, .. }) => site.telling().reason(reminder).plain(),
        _ if reminder.snoozed_until.is_some() => site.telling().near(reminder).capitalized().plain(),
        (Kind::Birthday, _, Some(person)) => say!(words, "card-birthday-of", name = person.as_str()),
        (kind, _, Some(subject)) if kind.rules().is_named_by_subject => subject.clone(),
        (kind, ..) => choice::KIND.of(words, kind),
    }
}
