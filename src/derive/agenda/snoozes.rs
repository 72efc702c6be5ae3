//! The snoozes of a card, by the beginnings of the ids that they mean.

use std::collections::BTreeSet;

use crate::book::customer::Snooze;

/// Finds the snoozes that mean a reminder without looking at all of them: a card may hold thousands.
#[derive(Debug, Default)]
pub struct Snoozes<'c> {
    /// By id.
    sorted: Vec<&'c Snooze>,
    /// The lengths of the ids, in bytes.
    lengths: BTreeSet<usize>,
}

impl<'c> Snoozes<'c> {
    /// The snoozes of one card.
    pub fn of(snoozes: &'c [Snooze]) -> Snoozes<'c> {
        let mut sorted: Vec<&Snooze> = snoozes.iter().collect();
        sorted.sort_by(|a, b| a.id.cmp(&b.id));
        let lengths = sorted.iter().map(|snooze| snooze.id.len()).collect();
        Snoozes { sorted, lengths }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Day;

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
