//! What the script of a page needs to count days again when the page is read on a later day.

use serde::Serialize;

use super::super::Site;
use crate::book::day::plus_days;
use crate::book::lunar;
use crate::derive::HORIZON;
use crate::derive::reminder::{Group, Rank};
use crate::say;

/// Words and days for the script that brings an older page up to date. In each text `#` stands for a number of days
/// or for a day. Texts named `counts_…` have three forms, separated by `|`: for no days, one day and more days.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ClockView {
    /// The day the page was made for, as `2026-11-21`.
    pub built: String,
    /// The settings name a fixed day, so the page never gets older.
    pub fixed: bool,
    /// `today|yesterday|# days ago`.
    pub counts_ago: String,
    /// `due today|1 day late|# days late`, for invoices.
    pub counts_overdue: String,
    /// `today|1 day late|# days late`, for reminders.
    pub counts_late: String,
    /// `today|1 day|# days`.
    pub counts_days: String,
    /// Short names of the weekdays from Monday on, separated by `|`.
    pub weekdays: String,
    /// The word `today`.
    pub today: String,
    /// The word `tomorrow`.
    pub tomorrow: String,
    /// `in # days`.
    pub soon: String,
    /// The day's sentence for several people: `# people today, @ first`. `@` stands for the name.
    pub some: String,
    /// The day's sentence for one person; `@` stands for the name.
    pub one: String,
    /// The day's sentence when nobody is due.
    pub none: String,
    /// The lunar days from the page's day on, separated by `|`; `None` except in Chinese books.
    pub lunar: Option<String>,
    /// The heading of those who can wait, for `#` people.
    pub later: String,
    /// The heading of those who can wait, for one person.
    pub later_one: String,
    /// Tells that the page was made `#` days ago.
    pub stale: String,
    /// Tells that the page was made yesterday.
    pub stale_one: String,
    /// Tells what an older page shows and what it cannot know.
    pub what: String,
    /// Tells that the page is too old to look ahead to the current day.
    pub over: String,
    /// `As of Nov 21`: a label for the parts that stay as they were on the page's day.
    pub as_of: String,
    /// Tells that the device's clock is earlier than the page's day; `#` stands for the clock's day.
    pub wrong_clock: String,
    /// What to do with an older page when scripts do not run.
    pub noscript: String,
    /// The holidays among the days that the page looks ahead, as `2026-12-25`, separated by spaces: on them some
    /// reasons are not listed.
    pub holidays: String,
    /// The keys of the list's groups in their order, separated by spaces.
    pub groups: String,
    /// The key of the group of each rank, from rank 0 on, separated by spaces.
    pub group_of_rank: String,
    /// How many customers the settings allow for one day.
    pub contacts: usize,
}

/// The words and days of a page made for today.
pub fn view(site: &Site) -> ClockView {
    let (words, today) = (site.words(), site.today());
    let day = words.day_in_full(today);
    let on = |id: &str| say!(words, id, day = day.as_str());
    // The message is made for 9999, which has the usual plural; `#` then replaces the number.
    let many = |text: String| text.replace("9999", "#").replace("9,999", "#");
    ClockView {
        built: today.to_string(),
        fixed: site.book.settings.today == Some(today),
        counts_ago: words.get("counts-ago"),
        counts_overdue: words.get("counts-overdue"),
        counts_late: words.get("counts-late"),
        counts_days: words.get("counts-days"),
        weekdays: words.get("weekdays-short"),
        today: words.get("late-today"),
        tomorrow: words.get("late-tomorrow"),
        soon: many(say!(words, "late-in", n = 9999)),
        some: many(say!(words, "today-some", n = 9999, name = "@")),
        one: say!(words, "today-one", name = "@"),
        none: words.get(if site.book.customers.is_empty() { "today-empty-book" } else { "today-none" }),
        lunar: words.is_chinese().then(|| {
            let days = (0..=HORIZON).map(|ahead| lunar::from_solar(plus_days(today, ahead)));
            days.map(|lunar| words.lunar(lunar.month, lunar.leap, lunar.day)).collect::<Vec<_>>().join("|")
        }),
        later: many(say!(words, "group-later", n = 9999)),
        later_one: say!(words, "group-later", n = 1),
        stale: on("stale-built"),
        stale_one: on("stale-built-one"),
        what: words.get("stale-what"),
        as_of: on("stale-as-of"),
        over: words.get("stale-over"),
        wrong_clock: on("stale-clock"),
        noscript: on("stale-noscript"),
        holidays: (0..=HORIZON)
            .map(|ahead| plus_days(today, ahead))
            .filter(|&day| site.book.settings.is_holiday(day))
            .map(|day| day.to_string())
            .collect::<Vec<_>>()
            .join(" "),
        groups: Group::WORDS.join(" "),
        group_of_rank: Rank::ALL.map(|rank| rank.group().word()).join(" "),
        contacts: site.book.settings.day.contacts,
    }
}
