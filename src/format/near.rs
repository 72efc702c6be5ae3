//! "Did you mean …?": the closest of a list of known words to one that was mistyped.

use std::cell::Cell;

/// How much work the searches of one file may still cause, in compared letters. A book with a few
/// typing errors never uses it up. One with thousands of them stops getting suggestions, so that a
/// hostile book cannot keep the program busy.
#[derive(Debug)]
pub struct Budget(Cell<usize>);

/// About a hundredth of a second.
const LETTERS_A_FILE: usize = 5_000_000;

impl Default for Budget {
    fn default() -> Budget {
        Budget::new(LETTERS_A_FILE)
    }
}

impl Budget {
    /// A budget of so many compared letters.
    pub fn new(letters: usize) -> Budget {
        Budget(Cell::new(letters))
    }

    /// Takes the price of a comparison; false when less than that is left.
    fn spend(&self, letters: usize) -> bool {
        let left = self.0.get().checked_sub(letters);
        self.0.set(left.unwrap_or(0));
        left.is_some()
    }
}

/// A word with more letters gets no suggestion. This also bounds the cost of one comparison.
const LONGEST_WORD: usize = 100;

/// The candidate closest to `word`, if at most a third of the letters differ. Upper and lower case
/// count as equal.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_within(&Budget::default(), word, candidates)
}

/// The same as [`nearest`], but `None` as soon as the budget is used up.
pub fn nearest_within<'a>(
    budget: &Budget,
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let folded = word.to_lowercase();
    // The count stops at the limit, because the word may be a megabyte long.
    let letters = folded.chars().take(LONGEST_WORD + 1).count();
    if letters > LONGEST_WORD {
        return None;
    }
    let limit = (word.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    let mut folded_candidate = String::new();
    for candidate in candidates {
        if !budget.spend(1) {
            return None;
        }
        // A letter has at most four bytes.
        if candidate.len() + limit < letters || candidate.len() > 4 * (letters + limit) {
            continue;
        }
        folded_candidate.clear();
        folded_candidate.extend(candidate.chars().flat_map(char::to_lowercase));
        if folded_candidate.chars().count().abs_diff(letters) > limit {
            continue;
        }
        // The comparison fills a table of about `letters` times `letters + limit` cells, which is at
        // most twice this price.
        if !budget.spend(letters * (2 * limit + 1)) {
            return None;
        }
        let distance = strsim::osa_distance(&folded, &folded_candidate);
        // A single letter is like every other one.
        let is_single = letters == 1 || folded_candidate.chars().count() == 1;
        if distance <= limit && (distance == 0 || !is_single) && best.is_none_or(|best| (distance, candidate) < best) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How many words [`some_of`] lists.
const MOST_WORDS: usize = 60;

/// The first words of a list, and `…` where there are more. Without this limit a book with thousands of
/// words and thousands of errors would print the whole list in each of them.
pub fn some_of<'w>(mut words: impl Iterator<Item = &'w str>) -> String {
    let mut shown: Vec<&str> = words.by_ref().take(MOST_WORDS).collect();
    shown.extend(words.next().map(|_| "…"));
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_errors_find_their_word_and_other_words_do_not() {
        let keys = ["tier", "title", "birthday", "phone"];
        assert_eq!(nearest("teir", keys), Some("tier"));
        assert_eq!(nearest("birtday", keys), Some("birthday"));
        assert_eq!(nearest("colour", keys), None);
        assert_eq!(nearest("x", ["y", "xy"]), None);
        assert_eq!(nearest("X", ["x"]), Some("x"));
        assert_eq!(nearest("新", ["复", "新年"]), None);
        assert_eq!(nearest("TIRE", ["tier", "Fire"]), Some("Fire"));
    }

    #[test]
    fn when_the_budget_is_used_up_there_are_no_more_suggestions() {
        let budget = Budget::new(1_000);
        let suggestions = std::iter::repeat_with(|| nearest_within(&budget, "teir", ["tier", "title"])).take(100);
        let is_suggested: Vec<bool> = suggestions.map(|suggestion| suggestion.is_some()).collect();
        assert!(is_suggested[0] && !is_suggested[99]);
        assert!(is_suggested.is_sorted_by(|earlier, later| earlier >= later));
    }

    #[test]
    fn a_word_of_a_megabyte_costs_no_more_than_its_letters() {
        let budget = Budget::new(1);
        assert_eq!(nearest_within(&budget, &"x".repeat(1_000_000), ["x"]), None);
        assert_eq!(budget.0.get(), 1);
    }
}
