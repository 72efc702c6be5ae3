//! "Did you mean …?": the nearest of a few words.

use std::cell::Cell;

/// What a search for near words may still cost, in letters compared. A book with a handful of slips
/// never gets near the end of it; one with thousands gets no more remedies of this kind.
#[derive(Debug)]
pub struct Budget(Cell<usize>);

/// About a hundredth of a second.
const OF_A_FILE: usize = 5_000_000;

impl Default for Budget {
    fn default() -> Budget {
        Budget::new(OF_A_FILE)
    }
}

impl Budget {
    pub fn new(letters: usize) -> Budget {
        Budget(Cell::new(letters))
    }

    /// Takes what a comparison costs; false when that is more than is left.
    fn spend(&self, letters: usize) -> bool {
        let left = self.0.get().checked_sub(letters);
        self.0.set(left.unwrap_or(0));
        left.is_some()
    }
}

/// A longer word is no slip of the pen.
const LONGEST: usize = 100;

/// The candidate nearest to `word`, if it is near enough to be a slip: at most a third of the
/// letters differ.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_within(&Budget::default(), word, candidates)
}

/// The same, as long as the budget lasts; none when it ends.
pub fn nearest_within<'a>(
    budget: &Budget,
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let folded: Vec<char> = word.to_lowercase().chars().take(LONGEST + 1).collect();
    if folded.len() > LONGEST {
        return None;
    }
    let limit = (word.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    let mut letters: Vec<char> = Vec::new();
    for candidate in candidates {
        if !budget.spend(1) {
            return None;
        }
        // A letter has at most four bytes.
        if candidate.len() + limit < folded.len() || candidate.len() > 4 * (folded.len() + limit) {
            continue;
        }
        letters.clear();
        letters.extend(candidate.chars().flat_map(char::to_lowercase));
        if letters.len().abs_diff(folded.len()) > limit {
            continue;
        }
        if !budget.spend(folded.len() * (2 * limit + 1)) {
            return None;
        }
        if let Some(distance) = distance(&folded, &letters, limit)
            && best.is_none_or(|best| (distance, candidate) < best)
        {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Levenshtein's distance with swaps of neighbours as one step, in characters; none if it is above
/// the limit. Only the cells that the limit leaves within reach are computed.
fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    let far = limit + 1;
    let mut rows = [vec![far; b.len() + 1], (0..=b.len()).map(|at| at.min(far)).collect(), vec![far; b.len() + 1]];
    for i in 1..=a.len() {
        let [before, above, row] = &mut rows;
        row.fill(far);
        if i <= limit {
            row[0] = i;
        }
        let mut least = row[0];
        for j in i.saturating_sub(limit).max(1)..=(i + limit).min(b.len()) {
            let mut best = (above[j] + 1).min(row[j - 1] + 1);
            best = best.min(above[j - 1] + usize::from(a[i - 1] != b[j - 1]));
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row[j] = best.min(far);
            least = least.min(row[j]);
        }
        // A swap reaches back over one row.
        if least > limit && above.iter().all(|&cell| cell > limit) {
            return None;
        }
        rows.rotate_left(1);
    }
    Some(rows[1][b.len()]).filter(|&distance| distance <= limit)
}

/// How many words a remedy lists.
const MOST_WORDS: usize = 60;

/// As many words as one reads: a list of thousands would stand in each of thousands of faults.
pub fn some_of<'w>(mut words: impl Iterator<Item = &'w str>) -> String {
    let mut shown: Vec<&str> = words.by_ref().take(MOST_WORDS).collect();
    shown.extend(words.next().map(|_| "…"));
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slips_are_seen_and_strangers_are_not() {
        let keys = ["tier", "title", "birthday", "phone"];
        assert_eq!(nearest("teir", keys), Some("tier"));
        assert_eq!(nearest("birtday", keys), Some("birthday"));
        assert_eq!(nearest("colour", keys), None);
        assert_eq!(nearest("x", ["y"]), Some("y"));
    }

    #[test]
    fn when_the_budget_is_spent_no_more_remedies_are_sought() {
        let budget = Budget::new(1_000);
        let found = std::iter::repeat_with(|| nearest_within(&budget, "teir", ["tier", "title"])).take(100);
        let found: Vec<bool> = found.map(|near| near.is_some()).collect();
        assert!(found[0] && !found[99]);
        assert!(found.is_sorted_by(|earlier, later| earlier >= later));
    }

    #[test]
    fn a_word_of_a_megabyte_costs_no_more_than_its_letters() {
        let budget = Budget::new(1);
        assert_eq!(nearest_within(&budget, &"x".repeat(1_000_000), ["x"]), None);
        assert_eq!(budget.0.get(), 1);
    }

    /// The whole table, by the definition.
    fn whole_table(a: &[char], b: &[char]) -> usize {
        let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
        for i in 1..=a.len() {
            let mut row = vec![i];
            for j in 1..=b.len() {
                let mut best = (rows[i - 1][j] + 1).min(row[j - 1] + 1);
                best = best.min(rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(rows[i - 2][j - 2] + 1);
                }
                row.push(best);
            }
            rows.push(row);
        }
        rows[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn the_band_gives_what_the_whole_table_gives(a in "[abc]{0,9}", b in "[abc]{0,9}", limit in 1..6_usize) {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            let whole = whole_table(&a, &b);
            prop_assert_eq!(distance(&a, &b, limit), Some(whole).filter(|&whole| whole <= limit));
        }
    }
}
