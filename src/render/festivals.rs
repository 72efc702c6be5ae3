//! The festivals that come next.

use crate::book::day::plus_days;
use crate::book::festival::Festival;
use crate::book::{Day, Settings};

/// Days after a festival on which its result stays in view.
const STAYS: i32 = 30;

/// The festivals with an audience, each with its next day or one that has just passed; sorted by day.
pub fn coming(settings: &Settings, today: Day) -> Vec<(usize, Day)> {
    let from = plus_days(today, -i32::from(settings.lead.lapse).max(STAYS));
    let next =
        |festival: &Festival| festival.on.days(from, plus_days(from, 400), settings.calendar.keeping).first().copied();
    let greeted = settings.festivals.iter().enumerate().filter(|(_, festival)| !festival.audience.is_nobody());
    let mut rounds: Vec<(usize, Day)> = greeted.filter_map(|(at, festival)| Some((at, next(festival)?))).collect();
    rounds.sort_by_key(|&(at, day)| (day, at));
    rounds
}
