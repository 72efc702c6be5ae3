//! The snoozes of a card, by the beginnings of the ids that they mean.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::Day;
use crate::book::customer::Snooze;
use crate::book::day::{parse_iso, plus_days};
use crate::derive::HORIZON;
use crate::derive::reminder::Kind;

/// Finds the snoozes that mean a reminder without looking at all of them: a card may hold thousands.
#[derive(Debug, Default)]
pub struct Snoozes<'c> {
    /// By id.
    sorted: Vec<&'c Snooze>,
    /// The lengths of the ids, in bytes.
    lengths: BTreeSet<usize>,
    /// The last end of a rest of something that belongs to a day, by that day.
    of_days: BTreeMap<Day, Day>,
    /// The ends of the other rests of birthdays, dates and festivals.
    ends: BTreeSet<Day>,
}

impl<'c> Snoozes<'c> {
    /// The snoozes of one card.
    pub fn of(snoozes: &'c [Snooze]) -> Snoozes<'c> {
        let mut sorted: Vec<&Snooze> = snoozes.iter().collect();
        sorted.sort_by(|a, b| a.id.cmp(&b.id));
        let lengths = sorted.iter().map(|snooze| snooze.id.len()).collect();
        let (mut of_days, mut ends) = (BTreeMap::new(), BTreeSet::new());
        for snooze in sorted.iter().filter(|snooze| is_of_occasion(snooze)) {
            match snooze_day(snooze) {
                Some(day) => {
                    let end = of_days.entry(day).or_insert(snooze.until);
                    *end = (*end).max(snooze.until);
                }
                None => drop(ends.insert(snooze.until)),
            }
        }
        Snoozes { sorted, lengths, of_days, ends }
    }

    /// The end of the rest of an occasion on `day`; `None` where nothing of that day rests.
    pub fn rested_until(&self, day: Day) -> Option<Day> {
        let soon = self.ends.range(day..=plus_days(day, HORIZON)).next_back();
        soon.into_iter().chain(self.of_days.get(&day)).max().copied()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// Those whose id is a beginning of `text`.
    pub fn beginnings_of<'s>(&'s self, text: &'s str) -> impl Iterator<Item = &'c Snooze> + 's {
        let beginnings = self.lengths.range(..=text.len()).filter_map(|&length| text.get(..length));
        beginnings.flat_map(move |beginning| self.from(beginning).take_while(move |snooze| snooze.id == beginning))
    }

    /// Those whose id begins with `text` and is longer.
    pub fn longer_than<'s>(&'s self, text: &'s str) -> impl Iterator<Item = &'c Snooze> + 's {
        self.from(text).take_while(move |snooze| snooze.id.starts_with(text)).filter(move |snooze| snooze.id != text)
    }

    fn from<'s>(&'s self, id: &str) -> impl Iterator<Item = &'c Snooze> + 's {
        let first = self.sorted.partition_point(|snooze| &*snooze.id < id);
        self.sorted[first..].iter().copied()
    }
}

/// Whether what rests is a birthday, a date or a festival.
fn is_of_occasion(snooze: &Snooze) -> bool {
    let kind = snooze.id.split(':').next().unwrap_or_default();
    [Kind::Birthday, Kind::Date, Kind::Festival].iter().any(|known| known.word() == kind)
}

/// The day at the end of a snooze's id; `None` where it has none.
pub fn snooze_day(snooze: &Snooze) -> Option<Day> {
    parse_iso(snooze.id.rsplit(':').next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snoozes_are_found_by_either_beginning() {
        let snooze = |id: &str| Snooze { id: id.to_owned(), until: Day::constant(2026, 12, 1) };
        let all = ["birthday:li", "birthday:li:2026", "birthday:张", "date:li", "birthday:li"].map(snooze);
        let snoozes = Snoozes::of(&all);
        let ids = |found: &mut dyn Iterator<Item = &Snooze>| found.map(|one| one.id.clone()).collect::<Vec<_>>();
        let found = ids(&mut snoozes.beginnings_of("birthday:li:2026-03-01"));
        assert_eq!(found, ["birthday:li", "birthday:li", "birthday:li:2026"]);
        assert_eq!(ids(&mut snoozes.longer_than("birthday:li")), ["birthday:li:2026"]);
        assert_eq!(ids(&mut snoozes.beginnings_of("birthday:张伟")), ["birthday:张"]);
        assert!(ids(&mut snoozes.beginnings_of("birthday")).is_empty());
    }
}
