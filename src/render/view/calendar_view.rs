//! What the template of the calendar sees.

use serde::Serialize;

use super::LinkView;

/// The page `calendar/2026-12.html`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CalendarView {
    /// The month with its year, ready to read.
    pub title: String,
    /// The month before; `None` on the first page.
    pub previous: Option<LinkView>,
    /// The month after; `None` on the last page.
    pub next: Option<LinkView>,
    /// Links to the months around this one, in order.
    pub months: Vec<LinkView>,
    /// Tells that the holidays of the month's year are not known yet; `None` where they are.
    pub holidays_unknown: Option<String>,
    /// Short names of the weekdays, from the first day of the week on.
    pub weekdays: Vec<String>,
    /// The weeks, each of seven days; `None` for days of the months before and after.
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
    /// `holiday` or `worked`, where the day is one that its weekday does not tell; `None` on other days.
    pub mark: Option<String>,
    /// The day's festivals; those with an audience link to their page, the others have an empty `href`.
    pub festivals: Vec<LinkView>,
    /// One line for each customer: what is due on this day; on days before today, what was done.
    pub entries: Vec<DayEntry>,
    /// How many more entries there are, ready to read; `None` when all are shown.
    pub more: Option<String>,
}

/// One customer on a day of the calendar.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DayEntry {
    /// The customer's card or the note on it, relative to the page's folder.
    pub href: String,
    /// The customer's name.
    pub name: String,
    /// What it is: `birthday`, `10:30`, a plan's title; one text for each reminder or note.
    pub what: Vec<String>,
    /// The word of the first reminder's kind, as in `today --json`, or `done`; styles choose a colour by it.
    pub kind: &'static str,
    /// Sales on credit to this customer are stopped.
    pub hold: bool,
}
