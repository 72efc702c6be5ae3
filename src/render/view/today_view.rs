//! What the template of the day sees.

use serde::Serialize;

use super::super::html::Html;
use super::LinkView;
use super::clock::ClockView;
use super::rail::Rail;

/// One of the first steps in a new book.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StepView {
    /// What to do.
    pub text: String,
    /// Where it is done; empty where the step is not to be taken yet, or on the command line.
    pub href: String,
    /// How it is done on the command line; `None` for what is done already or needs nothing.
    pub command: Option<String>,
    /// It is done.
    pub done: bool,
}

/// The page `index.html`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TodayView {
    /// `Saturday, November 21`.
    pub date: String,
    /// The same day as `2026-11-21`, for scripts.
    pub iso: String,
    /// The lunar day; `None` except in Chinese books.
    pub lunar: Option<String>,
    /// How many customers are due and who is first, as one sentence.
    pub sentence_html: Html,
    /// What to do first, in a book without customers or without notes; empty in any other.
    pub steps: Vec<StepView>,
    /// Festivals that are ahead, each with a link to its planner.
    pub festivals: Vec<LinkView>,
    /// Today and the seven days after it, with their counts.
    pub strip: Vec<DayCount>,
    /// All four groups, even empty ones: the script may fill them on a later day.
    pub groups: Vec<Group>,
    /// Customers who are due beyond the number that the settings allow for a day; `None` when there are none.
    pub later: Option<Group>,
    /// The heading of the coming days, ready to read.
    pub coming_title: String,
    /// The title of the fold over the days more than two weeks ahead.
    pub far_title: String,
    /// The coming days on which something is due.
    pub coming: Vec<ComingDay>,
    /// What is shown beside the list.
    pub rail: Rail,
    /// Words and days for the script that brings an older page up to date.
    pub clock: ClockView,
    /// How many problems the book's files have, with a link to them; `None` when there are none.
    pub faults: Option<LinkView>,
}

/// One day of the strip at the top.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DayCount {
    /// `Today`, or a weekday with the day of the month: `Mon 23`.
    pub label: String,
    /// Number of customers who are due on this day.
    pub count: usize,
    /// The day's place on this page; `None` for today and for days without anything due.
    pub href: Option<String>,
    /// This is today.
    pub current: bool,
}

/// Rows under a heading.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Group {
    /// `only-today`, `promised`, `money`, `call`; `later` for what can wait.
    pub key: &'static str,
    /// The heading, ready to read.
    pub title: String,
    /// The customers, the most important first.
    pub rows: Vec<TodayRow>,
    /// How many more there are, with a link to where they are listed; `None` when all are shown.
    pub more: Option<LinkView>,
}

/// One customer with all reasons to call.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TodayRow {
    /// The customer's card, relative to the site's top folder.
    pub href: String,
    /// The customer's name.
    pub name: String,
    /// The customer's tier; `None` when the card gives none.
    pub tier: Option<String>,
    /// Sales on credit to this customer are stopped.
    pub hold: bool,
    /// When it is due: `3 days late`, `today`, `10:30`.
    pub when: String,
    /// The class of `when`, by which styles choose a colour: `late`, `due` or `time`. On a later day the script may
    /// set `soon`.
    pub when_class: &'static str,
    /// The reasons, a sentence each, the strongest first.
    pub reasons: Vec<ReasonView>,
    /// The last note: its day, channel and first line; `None` when there is none to show.
    pub note: Option<String>,
    /// A `tel:` link to the first number; `None` when there is none.
    pub call: Option<String>,
    /// That number, ready to read: not every device can dial.
    pub phone: Option<String>,
    /// Where a note is written: the form on the card, or that of the preview.
    pub log: Option<String>,
    /// The forms that answer the strongest reason; empty on a built site.
    pub forms: Vec<LinkView>,
    /// The reminders' ids, for scripts and for `clientbook done`.
    pub ids: Vec<String>,
    /// Data for the script, which ranks the row on a later day: see [`another_day`](super::another_day).
    pub ranks: String,
}

/// One reason to call.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ReasonView {
    /// The reason, as one sentence.
    pub text_html: Html,
    /// It is for working days only: the script hides it on a holiday.
    pub held: bool,
}

/// A coming day with its rows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ComingDay {
    /// The day as `2026-11-23`, for scripts and links.
    pub iso: String,
    /// More than two weeks ahead: shown under a fold.
    pub far: bool,
    /// `Nov 23`: put before a reason when the day has passed.
    pub short: String,
    /// The day in full, ready to read.
    pub title: String,
    /// The lunar day; `None` except in Chinese books.
    pub lunar: Option<String>,
    /// How many customers are due on this day, those whom a festival greets included.
    pub count: usize,
    /// The customers who are due on this day for more than a festival.
    pub rows: Vec<ComingRow>,
    /// The festivals of this day, with those for whom nothing else is due.
    pub greetings: Vec<ComingGreetings>,
    /// How many more there are, with a link to where they are listed; `None` when all are shown.
    pub more: Option<LinkView>,
}

/// All whom one festival greets on a coming day, shown as one line.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ComingGreetings {
    /// The festival's planner, relative to the site's top folder.
    pub href: String,
    /// The festival's name.
    pub name: String,
    /// How many are to be greeted, ready to read.
    pub count: String,
    /// They, a line each: for the fold, and for the script that reads the page on a later day.
    pub rows: Vec<ComingRow>,
}

/// One customer on a coming day, shown as a line.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ComingRow {
    /// The first number, ready to read; `None` on days far ahead and when there is none.
    pub phone: Option<String>,
    /// The customer's card, relative to the site's top folder.
    pub href: String,
    /// The customer's name.
    pub name: String,
    /// The customer's tier; `None` when the card gives none.
    pub tier: Option<String>,
    /// Sales on credit to this customer are stopped.
    pub hold: bool,
    /// The time of an appointment, ready to read; `None` without one.
    pub time: Option<String>,
    /// The reasons, a sentence each, the strongest first.
    pub reasons: Vec<ReasonView>,
    /// The last note; `None` on days far ahead and when there is none to show.
    pub note: Option<String>,
    /// A `tel:` link to the first number; `None` when there is none.
    pub call: Option<String>,
    /// Where a note is written: the form on the card, or that of the preview.
    pub log: Option<String>,
    /// Data for the script, which ranks the row on a later day: see [`another_day`](super::another_day).
    pub ranks: String,
}
