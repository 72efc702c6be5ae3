//! Snoozed reminders: they rest until a day, and what would lapse meanwhile comes back when the rest ends.

use super::scope::Scope;
use super::snoozes::snooze_day;
use crate::book::Day;
use crate::book::customer::Snooze;
use crate::book::day::{days_between, plus_days};
use crate::derive::HORIZON;
use crate::derive::reminder::{Reminder, State};

/// A reminder whose id begins with the id of a `[[snooze]]` rests until the day of the snooze, before its own day too.
pub fn rest(scope: &Scope, reminder: &mut Reminder) {
    let until = scope.snoozes.beginnings_of(&reminder.id).map(|snooze| snooze.until).max();
    let Some(until) = until.filter(|&until| until > scope.today) else { return };
    reminder.is_near = false;
    if reminder.kind.rules().keeps_its_day || until <= reminder.due {
        reminder.snoozed_until = Some(until);
    } else {
        reminder.due = until;
        reminder.days = days_between(scope.today, until);
        reminder.state = State::Soon;
        reminder.comes_up = None;
    }
}

/// The last day on which a reminder of `day` stays that nobody answers: `last`, or the days of the settings after the
/// end of its rest. Its `id` is made only where something rests.
pub fn last_day(scope: &Scope, id: impl Fn() -> String, day: Day, last: Day) -> Day {
    if scope.snoozes.is_empty() {
        return last;
    }
    let id = id();
    let rests = scope.snoozes.beginnings_of(&id).filter(|snooze| may_concern(snooze, day));
    let stays = rests.map(|snooze| plus_days(snooze.until, scope.lead().lapse.into()));
    stays.fold(last, Day::max)
}

/// The days before `from`, first and last of each range, on which something may have been whose rest only ends now. The
/// ids of these reminders are `before` and the day.
pub fn rested<'a>(scope: &'a Scope, before: &'a str, from: Day) -> impl Iterator<Item = (Day, Day)> + 'a {
    let ends = plus_days(scope.today, -i32::from(scope.lead().lapse));
    let meant = scope.snoozes.beginnings_of(before).chain(scope.snoozes.longer_than(before));
    let meant = meant.filter(move |snooze| snooze.until >= ends);
    let range = |snooze: &Snooze| match snooze_day(snooze) {
        Some(day) => (day, day),
        None => (plus_days(snooze.until, -HORIZON), snooze.until),
    };
    meant
        .map(range)
        .map(move |(first, last)| (first, last.min(plus_days(from, -1))))
        .filter(|(first, last)| first <= last)
}

/// Whether a snooze may be of something on `day`: the end of its id says so, or it ends soon after that day.
fn may_concern(snooze: &Snooze, day: Day) -> bool {
    match snooze_day(snooze) {
        Some(of) => of == day,
        None => (0..=HORIZON).contains(&days_between(day, snooze.until)),
    }
}
