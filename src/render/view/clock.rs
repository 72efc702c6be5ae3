//! What a page needs to count days anew when it is read later than it was made.

use serde::Serialize;

use super::super::Site;
use crate::book::day::plus_days;
use crate::book::lunar;
use crate::derive::HORIZON;
use crate::derive::reminder::{Group, Rank};
use crate::say;

/// The words and days from which a script makes a page of the past right again. In each text `#`
/// stands for a number of days (or a day); three forms are for none, one and more.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ClockView {
    /// ISO: the day the page was made for.
    pub built: String,
    /// The settings name the day: it is today for ever.
    pub fixed: bool,
    pub counts_ago: String,
    pub counts_overdue: String,
    pub counts_late: String,
    pub counts_days: String,
    pub weekdays: String,
    pub today: String,
    pub tomorrow: String,
    pub soon: String,
    /// `# people today, @ first`
    pub some: String,
    pub one: String,
    pub none: String,
    /// The lunar days from the day the page was made for on, in Chinese books.
    pub lunar: Option<String>,
    pub later: String,
    pub later_one: String,
    pub stale: String,
    pub stale_one: String,
    pub what: String,
    pub over: String,
    pub as_of: String,
    pub wrong_clock: String,
    pub noscript: String,
    /// The parts of the list in their order, and the part of each rank, set off by spaces.
    pub groups: String,
    pub group_of_rank: String,
    /// How many one can do a day.
    pub contacts: usize,
}

/// The words for a page of today.
pub fn view(site: &Site) -> ClockView {
    let (words, today) = (site.words(), site.today());
    let day = words.day_in_full(today);
    let on = |id: &str| say!(words, id, day = day.as_str());
    // A number whose plural is the usual one is put in place of the sign afterwards.
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
        groups: Group::WORDS.join(" "),
        group_of_rank: Rank::ALL.map(|rank| rank.group().word()).join(" "),
        contacts: site.book.settings.day.contacts,
    }
}
