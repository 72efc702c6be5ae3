//! Finds the values that were left out in free text, and puts something neutral in their place.

use std::collections::{HashMap, HashSet};

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use rust_decimal::Decimal;

use super::kind::Kind;
use super::tokens;
use super::told::FEWEST_DIGITS;
use super::values::Values;
use crate::book::letters;
use crate::i18n::Words;

/// What stands for a value that is no name.
const VALUE: &str = "…";

/// An amount of so much is looked for also where nothing says that it is one; a smaller number may be a year or a count.
const LARGE: u32 = 10_000;

/// Knows the values that were left out.
#[derive(Default)]
pub struct Scrubber {
    /// The texts to find, with those that stay although they hold one; the longest counts.
    finder: Option<AhoCorasick>,
    patterns: Vec<Pattern>,
    /// The same for names as [`letters::key`] writes them: without accents, spaces and signs.
    folded: Option<Folded>,
    phones: HashMap<String, Option<String>>,
    /// The most digits that a number has.
    longest: usize,
    amounts: HashSet<Decimal>,
    /// Whether money is taken out of texts also where it is no amount of a record.
    withholds_money: bool,
    name: String,
}

struct Pattern {
    text: String,
    /// `None` for a text that stays.
    kind: Option<Kind>,
}

/// Gives the shown texts for which a condition holds.
type Shown<'s> = &'s dyn Fn(&dyn Fn(&str) -> bool) -> HashSet<String>;

impl Scrubber {
    /// `shown` gives the texts that stay although a text that was left out is a part of them.
    pub(super) fn new(values: Values, shown: Shown, words: &Words) -> Scrubber {
        let withheld = values.texts.into_iter().map(|(text, kind)| Pattern { text, kind: Some(kind) });
        let mut patterns: Vec<Pattern> = withheld.collect();
        let (mut finder, mut folded) = (finder_of(&patterns), Folded::of(&patterns));
        if let Some(first) = &finder {
            let shown = shown(&|text| first.is_match(text) || folded.as_ref().is_some_and(|names| names.is_in(text)));
            if !shown.is_empty() {
                patterns.extend(shown.into_iter().map(|text| Pattern { text, kind: None }));
                (finder, folded) = (finder_of(&patterns), Folded::of(&patterns));
            }
        }
        Scrubber {
            finder,
            patterns,
            folded,
            longest: values.phones.keys().map(String::len).max().unwrap_or(0),
            phones: values.phones,
            amounts: values.amounts,
            withholds_money: values.withhold_money,
            name: words.get("withheld-name"),
        }
    }

    /// The word for somebody who is left out.
    pub(super) fn name_mark(&self) -> &str {
        &self.name
    }

    /// Whether a text holds a value that was left out.
    pub fn finds(&self, text: &str) -> bool {
        self.scrubbed(text).is_some()
    }

    /// Replaces the values in a text.
    pub(super) fn scrub(&self, text: &mut String) {
        if let Some(scrubbed) = self.scrubbed(text) {
            *text = scrubbed;
        }
    }

    /// The text without the values; `None` where it holds none.
    fn scrubbed(&self, text: &str) -> Option<String> {
        // Whole names first, so that no part of one is left.
        let folded = self.folded.as_ref().and_then(|names| names.without(text, &self.name));
        let without = self.without_texts(folded.as_deref().unwrap_or(text)).or(folded);
        let text = without.as_deref().unwrap_or(text);
        let numbers = if tokens::may_hold_a_number(text) { self.without_numbers(text) } else { None };
        numbers.or(without)
    }

    fn without_texts(&self, text: &str) -> Option<String> {
        let finder = self.finder.as_ref()?;
        let mut out: Option<String> = None;
        let (mut at, mut copied) = (0, 0);
        while let Some(found) = finder.find(&text[at..]) {
            let (start, end) = (at + found.start(), at + found.end());
            let pattern = &self.patterns[found.pattern().as_usize()];
            let is_whole = is_edge(text, start, true) && is_edge(text, end, false);
            let is_written = pattern.kind != Some(Kind::Part) || text[start..end] == pattern.text;
            if !is_whole || !is_written {
                at = start + text[start..].chars().next().map_or(1, char::len_utf8);
                continue;
            }
            if let Some(kind) = pattern.kind {
                let out = out.get_or_insert_default();
                out.push_str(&text[copied..start]);
                out.push_str(if kind == Kind::Value { VALUE } else { &self.name });
                copied = end;
            }
            at = end;
        }
        out.map(|out| out + &text[copied..])
    }

    fn without_numbers(&self, text: &str) -> Option<String> {
        let mut found = Vec::new();
        if self.withholds_money {
            found.extend(tokens::chinese_money(text).into_iter().map(|range| (range, VALUE.to_owned())));
        }
        for (range, digits) in tokens::digit_runs(text) {
            found.extend(self.phone(&digits).map(|shown| (range, shown.clone().unwrap_or_else(|| VALUE.to_owned()))));
        }
        if self.withholds_money || !self.amounts.is_empty() {
            let is_withheld = |number: &tokens::Number| {
                let is_known = number.is_amount || number.value >= Decimal::from(LARGE);
                self.withholds_money && number.is_money || is_known && self.amounts.contains(&number.value)
            };
            let amounts = tokens::numbers(text).into_iter().filter(is_withheld);
            found.extend(amounts.map(|number| (number.range, VALUE.to_owned())));
        }
        found.sort_by_key(|(range, _)| range.start);
        let mut out: Option<String> = None;
        let mut copied = 0;
        for (range, shown) in found {
            if range.start >= copied {
                let out = out.get_or_insert_default();
                out.push_str(&text[copied..range.start]);
                out.push_str(&shown);
                copied = range.end;
            }
        }
        out.map(|out| out + &text[copied..])
    }

    /// What is shown for a phone number that these digits hold.
    fn phone(&self, digits: &str) -> Option<&Option<String>> {
        let ends = |start: usize| start + FEWEST_DIGITS..=digits.len().min(start + self.longest);
        let cores = (0..digits.len()).flat_map(|start| ends(start).map(move |end| start..end));
        cores.into_iter().find_map(|core| self.phones.get(&digits[core]))
    }
}

/// The names of those who are left out, however their letters are written.
struct Folded {
    finder: AhoCorasick,
    /// Beside each name: whether it is left out; the others stay.
    is_withheld: Vec<bool>,
}

/// The shortest name that is looked for so: a shorter one may stand elsewhere by chance.
const SHORTEST_NAME: usize = 4;

impl Folded {
    /// `None` where there is nothing to find.
    fn of(patterns: &[Pattern]) -> Option<Folded> {
        let names = patterns.iter().filter(|pattern| matches!(pattern.kind, None | Some(Kind::Name)));
        let names = names.map(|pattern| (letters::key(&pattern.text), pattern.kind.is_some()));
        // A Chinese name has two characters, of three bytes each.
        let names: Vec<(String, bool)> = names.filter(|(key, _)| key.len() >= SHORTEST_NAME).collect();
        if !names.iter().any(|(_, is_withheld)| *is_withheld) {
            return None;
        }
        let mut builder = AhoCorasickBuilder::new();
        builder.match_kind(MatchKind::LeftmostLongest);
        let finder = builder.build(names.iter().map(|(key, _)| key)).ok()?;
        Some(Folded { finder, is_withheld: names.into_iter().map(|(_, is_withheld)| is_withheld).collect() })
    }

    fn is_in(&self, text: &str) -> bool {
        self.finder.is_match(&letters::key(text))
    }

    /// The text with `mark` in the place of the names; `None` where it holds none.
    fn without(&self, text: &str, mark: &str) -> Option<String> {
        let mut key = String::with_capacity(text.len());
        // Beside each byte of the key, the first byte of the character that it comes from.
        let mut places: Vec<usize> = Vec::with_capacity(text.len());
        letters::keyed(text, |c, at| {
            key.push(c);
            places.resize(key.len(), at);
        });
        let mut out: Option<String> = None;
        let (mut at, mut copied) = (0, 0);
        while let Some(found) = self.finder.find(&key[at..]) {
            let (start, end) = (at + found.start(), at + found.end());
            if !is_edge(&key, start, true) || !is_edge(&key, end, false) {
                at = start + key[start..].chars().next().map_or(1, char::len_utf8);
                continue;
            }
            let last = places[end - 1];
            let behind = last + text[last..].chars().next().map_or(1, char::len_utf8);
            if self.is_withheld[found.pattern().as_usize()] && places[start] >= copied {
                let out = out.get_or_insert_default();
                out.push_str(&text[copied..places[start]]);
                out.push_str(mark);
                copied = behind;
            }
            at = end;
        }
        out.map(|out| out + &text[copied..])
    }
}

fn finder_of(patterns: &[Pattern]) -> Option<AhoCorasick> {
    let texts = patterns.iter().map(|pattern| &pattern.text);
    let mut builder = AhoCorasickBuilder::new();
    builder.match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(true);
    if patterns.is_empty() { None } else { builder.build(texts).ok() }
}

/// Whether a match may begin or end at a byte: a word of Latin letters or digits is not cut.
fn is_edge(text: &str, at: usize, is_start: bool) -> bool {
    let (before, behind) = (text[..at].chars().next_back(), text[at..].chars().next());
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let (outside, inside) = if is_start { (before, behind) } else { (behind, before) };
    !(is_word(outside) && is_word(inside))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, words};

    fn scrubber() -> Scrubber {
        let texts = [
            ("Rosemary Dunn", Kind::Name),
            ("Rosemary", Kind::Part),
            ("José Núñez", Kind::Name),
            ("华信", Kind::Name),
            ("INV-7", Kind::Value),
        ];
        let mut values = Values::default();
        values.texts.extend(texts.map(|(text, kind)| (text.to_owned(), kind)));
        values.phones.insert("13800001234".to_owned(), Some("138****1234".to_owned()));
        values.phones.insert("9375550142".to_owned(), None);
        values.withhold_money = true;
        values.amounts.extend([58000, 2026, 120].map(Decimal::from));
        let shown = |_: &dyn Fn(&str) -> bool| HashSet::from(["华信物流".to_owned()]);
        Scrubber::new(values, &shown, words(Language::English))
    }

    #[test]
    fn values_are_taken_out_however_they_are_written() {
        for (text, expect) in [
            ("met rosemary dunn.", "met someone."),
            ("Rosemary’s mill; rosemary and thyme", "someone’s mill; rosemary and thyme"),
            ("met Rosemary  Dunn and Rósemary DUNN", "met someone and someone"),
            ("Jose Nunez and jose  nuñez, not Josenunezo", "someone and someone, not Josenunezo"),
            ("华信来电，华信物流也来了", "someone来电，华信物流也来了"),
            ("pays INV-7, not INV-70", "pays …, not INV-70"),
            ("call +86 138 0000 1234 now", "call +138****1234 now"),
            ("(937) 555-0142", "(…"),
            ("owes 58,000.00, 58k or 5.8万", "owes …, … or …"),
            ("in 2026 for ¥120, 120 pieces", "in 2026 for ¥…, 120 pieces"),
            ("三万 for $7 and 7 days", "… for $… and 7 days"),
        ] {
            let mut scrubbed = text.to_owned();
            scrubber().scrub(&mut scrubbed);
            assert_eq!(scrubbed, expect, "{text}");
            assert!(scrubber().finds(text) && !scrubber().finds(&scrubbed), "{text}");
        }
    }
}
