//! What the template of the day sees.

use serde::Serialize;

use super::super::html::Html;
use super::LinkView;
use super::clock::ClockView;
use super::rail::Rail;

/// The page `index.html`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TodayView {
    /// `Saturday, November 21`.
    pub date: String,
    /// ISO, for scripts.
    pub iso: String,
    /// The lunar day, in Chinese books.
    pub lunar: Option<String>,
    /// One sentence: how many, and whom first.
    pub sentence_html: Html,
    /// Set where the book has no customers: how to add the first.
    pub empty_hint: Option<String>,
    /// Today and the seven days after it, with counts.
    pub strip: Vec<DayCount>,
    /// All four, also those that hold nothing: a later day may fill them.
    pub groups: Vec<Group>,
    /// What is due beyond what one can do a day.
    pub later: Option<Group>,
    pub coming_title: String,
    /// The days to come that hold anything.
    pub coming: Vec<ComingDay>,
    pub rail: Rail,
    pub clock: ClockView,
    /// How many lines of the book could not be read; none where all could.
    pub faults: Option<LinkView>,
}

/// A day of the strip.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DayCount {
    pub label: String,
    pub count: usize,
    pub href: Option<String>,
    pub current: bool,
}

/// Rows under a heading.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Group {
    /// `only-today`, `promised`, `money`, `call`; `later` for what can wait.
    pub key: &'static str,
    pub title: String,
    pub rows: Vec<TodayRow>,
    /// Where the rows stop: how many more there are, and where to see them.
    pub more: Option<LinkView>,
}

/// One customer with all reasons.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TodayRow {
    /// Relative to the site's top.
    pub href: String,
    pub name: String,
    pub tier: Option<String>,
    /// Sales on credit are stopped.
    pub hold: bool,
    /// `3 days late`, `today`, `10:30`.
    pub when: String,
    /// `late`, `due`, `time` or `soon`: the colour.
    pub when_class: &'static str,
    pub reason_html: Html,
    /// The last note: its day and channel, and its first line.
    pub note: Option<String>,
    pub call: Option<String>,
    pub log: Option<String>,
    /// The reminders' ids, for scripts and for `clientbook done`.
    pub ids: Vec<String>,
    /// For a script that ranks the row on a later day: see `another_day`.
    pub ranks: String,
}

/// A later day with its rows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ComingDay {
    pub iso: String,
    /// `Nov 23`: before a reason of a day that has passed.
    pub short: String,
    pub title: String,
    pub lunar: Option<String>,
    pub rows: Vec<ComingRow>,
    /// Where the rows stop: how many more there are, and where to see them.
    pub more: Option<LinkView>,
}

/// A customer on a later day: a line.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ComingRow {
    pub href: String,
    pub name: String,
    pub tier: Option<String>,
    /// Sales on credit are stopped.
    pub hold: bool,
    pub time: Option<String>,
    pub reason_html: Html,
    /// The last note, on the days to which a page soon comes.
    pub note: Option<String>,
    pub call: Option<String>,
    pub log: Option<String>,
    /// For a script that ranks the row on a later day: see `another_day`.
    pub ranks: String,
}
