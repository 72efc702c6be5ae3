//! A Markdown body merged by paragraph, list item and promise.

use std::collections::HashSet;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::task;
use crate::book::Day;
use crate::book::day::parse_iso;
use crate::format::conflict;

/// The smallest part of a body that is merged as a whole: a paragraph, a heading, an item of a list, an open question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The blank lines above it.
    gap: String,
    /// Its lines, without the last line end.
    pub text: String,
    /// What identifies it on the other side: for a promise its words, otherwise its text.
    key: String,
    is_paragraph: bool,
}

impl Unit {
    /// A line of a text that is merged by lines.
    pub fn line(text: &str) -> Unit {
        Unit { gap: String::new(), text: text.to_owned(), key: text.trim_end().to_owned(), is_paragraph: false }
    }

    fn new(gap: String, text: &str, is_paragraph: bool) -> Unit {
        let text = text.trim_end_matches('\n').to_owned();
        let key = task::key(&text).unwrap_or_else(|| text.trim_end().to_owned());
        Unit { gap, text, key, is_paragraph }
    }

    /// What stands for this unit and one of the other side, where the two sides inserted the same. Promises with the
    /// same words and different fields are not the same.
    fn with_theirs(&self, theirs: &Unit) -> Option<Unit> {
        if self.text.trim_end() == theirs.text.trim_end() {
            return Some(self.clone());
        }
        let text = task::one_of(&self.text, &theirs.text)?.to_owned();
        Some(Unit { text, ..self.clone() })
    }

    /// An open question between versions, with the place and kind of `like`.
    fn question(like: &Unit, versions: [Option<&Unit>; 2]) -> Unit {
        let lines = versions.map(|unit| unit.map_or(String::new(), |unit| format!("{}\n", unit.text)));
        Unit::new(like.gap.clone(), &conflict::block(&lines, "\n"), like.is_paragraph)
    }
}

/// Merges bodies with `\n` line ends.
pub fn merge(base: &str, ours: &str, theirs: &str) -> String {
    let (merged, tail) = (merge_units(&split(base).0, &split(ours).0, &split(theirs).0), split(ours).1);
    let mut out = String::new();
    let mut last: Option<&Unit> = None;
    for unit in &merged {
        // A paragraph that was inserted between paragraphs needs a blank line like them.
        let needs_gap = unit.gap.is_empty() && last.is_some_and(|last| last.is_paragraph && unit.is_paragraph);
        out += if needs_gap { "\n" } else { &unit.gap };
        out += &unit.text;
        out.push('\n');
        last = Some(unit);
    }
    out + &tail
}

/// Splits a body into its units and the blank lines at its end.
fn split(text: &str) -> (Vec<Unit>, String) {
    let questions = conflict::find(text);
    let mut units = Vec::new();
    let mut gap = String::new();
    let mut at = 0;
    while at < text.len() {
        let line = line_at(text, at);
        if line.trim().is_empty() {
            gap += line;
            at += line.len();
            continue;
        }
        let question = questions.iter().find(|question| question.span.start == at);
        let end = question.map_or_else(|| end_of_unit(text, at), |question| question.span.end);
        let is_paragraph = question.is_none() && !is_item(line);
        units.push(Unit::new(std::mem::take(&mut gap), &text[at..end], is_paragraph));
        at = end;
    }
    (units, gap)
}

fn line_at(text: &str, at: usize) -> &str {
    text[at..].split_inclusive('\n').next().unwrap_or_default()
}

/// Where the paragraph, item, heading or code block that begins at `at` ends.
fn end_of_unit(text: &str, at: usize) -> usize {
    let first = line_at(text, at);
    let mut end = at + first.len();
    if first.starts_with('#') {
        return end;
    }
    let fence = ["```", "~~~"].into_iter().find(|fence| first.trim_start().starts_with(fence));
    while end < text.len() {
        let line = line_at(text, end);
        if let Some(fence) = fence {
            end += line.len();
            if line.trim_start().starts_with(fence) {
                break;
            }
            continue;
        }
        let is_inner = line.starts_with([' ', '\t']) && is_item(first) && task::key(line.trim_end()).is_none();
        let starts_unit = line.starts_with('#')
            || line.starts_with("```")
            || line.starts_with("<<<<<<< ")
            || is_item(line.trim_start());
        if line.trim().is_empty() || (starts_unit && !is_inner) {
            break;
        }
        end += line.len();
    }
    end
}

/// Whether a line begins a list item: `- text`, `* text`, `1. text`.
fn is_item(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    if digits > 0 {
        rest.starts_with(". ") || rest.starts_with(") ")
    } else {
        ["- ", "* ", "+ "].iter().any(|mark| line.trim_start().starts_with(mark))
    }
}

/// What a side changed since the base.
struct Changes {
    /// For each unit of the base its index on the side; `None` where the side removed it.
    kept: Vec<Option<usize>>,
    /// The units that the side inserted before each unit of the base, and after the last.
    inserted: Vec<Vec<usize>>,
}

fn changes<'u>(base: &'u [Unit], side: &'u [Unit]) -> Changes {
    // What is in both word for word belongs together before what has only the same key.
    let texts = |units: &'u [Unit]| -> HashSet<&'u str> { units.iter().map(|unit| unit.text.as_str()).collect() };
    let (of_base, of_side) = (texts(base), texts(side));
    let is_in_both = |unit: &Unit| of_base.contains(unit.text.as_str()) && of_side.contains(unit.text.as_str());
    let keys = |units: &'u [Unit]| -> Vec<(bool, &'u str)> {
        units
            .iter()
            .map(|unit| if is_in_both(unit) { (true, &unit.text[..]) } else { (false, &unit.key[..]) })
            .collect()
    };
    let mut changes = Changes { kept: vec![None; base.len()], inserted: vec![Vec::new(); base.len() + 1] };
    for op in capture_diff_slices(Algorithm::Myers, &keys(base), &keys(side)) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                (0..len).for_each(|i| changes.kept[old_index + i] = Some(new_index + i));
            }
            DiffOp::Delete { .. } => {}
            DiffOp::Insert { old_index, new_index, new_len } => {
                changes.inserted[old_index].extend(new_index..new_index + new_len)
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let (mut old, end) = (old_index, old_index + old_len);
                for (new, unit) in side.iter().enumerate().skip(new_index).take(new_len) {
                    // As many new units as old ones: each was edited. Otherwise a unit was edited where a new one
                    // is similar to it.
                    let edited =
                        if old_len == new_len { Some(old) } else { (old..end).find(|&at| is_similar(&base[at], unit)) };
                    match edited {
                        Some(at) => (changes.kept[at], old) = (Some(new), at + 1),
                        None => changes.inserted[old].push(new),
                    }
                }
            }
        }
    }
    changes
}

/// Whether more than half of two texts is the same.
fn is_similar(a: &Unit, b: &Unit) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.text.chars().take(2000).collect(), b.text.chars().take(2000).collect());
    let equal = |op: &DiffOp| if let DiffOp::Equal { len, .. } = op { *len } else { 0 };
    let same: usize = capture_diff_slices(Algorithm::Myers, &a, &b).iter().map(equal).sum();
    same * 4 > a.len() + b.len()
}

/// Merges units one by one; where both sides changed one differently, the result is an open question.
pub fn merge_units(base: &[Unit], ours: &[Unit], theirs: &[Unit]) -> Vec<Unit> {
    let (our, their) = (changes(base, ours), changes(base, theirs));
    let newest_first =
        base.iter().filter_map(leading_day).collect::<Vec<_>>().windows(2).next().is_some_and(|pair| pair[0] > pair[1]);
    let mut merged = Vec::new();
    for at in 0..=base.len() {
        let of =
            |units: &[Unit], inserted: &[usize]| -> Vec<Unit> { inserted.iter().map(|&i| units[i].clone()).collect() };
        merged.extend(merge_insertions(of(ours, &our.inserted[at]), of(theirs, &their.inserted[at]), newest_first));
        if let Some(unit) = base.get(at) {
            merged.extend(merge_unit(unit, our.kept[at].map(|i| &ours[i]), their.kept[at].map(|i| &theirs[i])));
        }
    }
    merged
}

fn merge_unit(base: &Unit, ours: Option<&Unit>, theirs: Option<&Unit>) -> Option<Unit> {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) => Some(if ours.text == theirs.text || theirs.text == base.text {
            ours.clone()
        } else if ours.text == base.text {
            theirs.clone()
        } else if let Some(text) = task::merge(&base.text, &ours.text, &theirs.text) {
            Unit { text, ..ours.clone() }
        } else {
            Unit::question(ours, [Some(ours), Some(theirs)])
        }),
        (Some(kept), None) => (kept.text != base.text).then(|| Unit::question(kept, [Some(kept), None])),
        (None, Some(kept)) => (kept.text != base.text).then(|| Unit::question(kept, [None, Some(kept)])),
        (None, None) => None,
    }
}

/// Merges what both sides inserted at one place: all of it, sorted by the days at its beginning.
fn merge_insertions(ours: Vec<Unit>, theirs: Vec<Unit>, newest_first: bool) -> Vec<Unit> {
    let mut chunks = chunks(ours);
    let mut is_paired: Vec<bool> = vec![false; chunks.len()];
    for chunk in self::chunks(theirs) {
        let heads: Vec<&Unit> = chunks.iter().map(|chunk| &chunk[0]).collect();
        match counterpart(&heads, &is_paired, &chunk[0]) {
            Some((at, head)) => {
                is_paired[at] = true;
                chunks[at][0] = head;
                join(&mut chunks[at], &chunk[1..]);
            }
            None => chunks.push(chunk),
        }
    }
    let days: Vec<Option<Day>> = chunks.iter().map(|chunk| leading_day(&chunk[0])).collect();
    if days.iter().all(Option::is_some) {
        chunks.sort_by_key(|chunk| leading_day(&chunk[0]));
        if newest_first {
            chunks.reverse();
        }
    }
    chunks.concat()
}

/// Adds what theirs inserted below the day that a chunk begins with. What both sides inserted appears once; what one side
/// inserted twice appears twice.
fn join(chunk: &mut Vec<Unit>, theirs: &[Unit]) {
    let mut is_paired: Vec<bool> = vec![false; chunk.len()];
    is_paired[0] = true;
    for unit in theirs {
        match counterpart(&chunk.iter().collect::<Vec<_>>(), &is_paired, unit) {
            Some((at, both)) => (is_paired[at], chunk[at]) = (true, both),
            None => chunk.push(unit.clone()),
        }
    }
}

/// Our unit that is the same as one of theirs and has no counterpart yet, with what stands for both.
fn counterpart(ours: &[&Unit], is_paired: &[bool], theirs: &Unit) -> Option<(usize, Unit)> {
    let free = || ours.iter().zip(is_paired).enumerate().filter(|(_, (_, paired))| !**paired);
    let same = |text_too: bool| {
        free()
            .filter(|(_, (unit, _))| unit.key == theirs.key && (!text_too || unit.text == theirs.text))
            .find_map(|(at, (unit, _))| Some((at, unit.with_theirs(theirs)?)))
    };
    same(true).or_else(|| same(false))
}

/// Groups units: one that begins with a day and those that follow it up to the next day. Without days each unit is a
/// group of its own.
fn chunks(units: Vec<Unit>) -> Vec<Vec<Unit>> {
    let mut chunks: Vec<Vec<Unit>> = Vec::new();
    for unit in units {
        match chunks.last_mut().filter(|chunk| leading_day(&chunk[0]).is_some() && leading_day(&unit).is_none()) {
            Some(chunk) => chunk.push(unit),
            None => chunks.push(vec![unit]),
        }
    }
    chunks
}

/// The day at the beginning of a text, after the signs of a heading, an item or bold print.
fn leading_day(unit: &Unit) -> Option<Day> {
    let text = unit.text.trim_start_matches(|c: char| c.is_whitespace() || "#*-+>_[]".contains(c));
    if let Some(day) = text.get(..10).and_then(parse_iso) {
        return Some(day);
    }
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, _) = rest.split_once(['日', '号'])?;
    Day::new(year.trim().parse().ok()?, month.trim().parse().ok()?, day.trim().parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A promise of few possible ones, so that the sides often say nearly the same.
    fn promise() -> impl Strategy<Value = String> {
        let fields = (prop_oneof![Just(" "), Just("x")], 0..2u8, 1..4u8, 0..3u8);
        fields.prop_map(|(tick, words, day, amount)| {
            let words = ["send quote", "寄样品"][usize::from(words)];
            let amount = if amount == 0 { String::new() } else { format!(" amount:{amount}00") };
            format!("- [{tick}] {words} due:2026-12-0{day}{amount}")
        })
    }

    fn body(lines: &[String]) -> String {
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    proptest! {
        /// A line that one side added is in the result, whether or not somebody ticked it.
        #[test]
        fn no_promise_that_a_side_added_is_lost(
            base in prop::collection::vec(promise(), 0..4),
            ours in prop::collection::vec((any::<prop::sample::Index>(), promise()), 0..4),
            theirs in prop::collection::vec((any::<prop::sample::Index>(), promise()), 0..4),
        ) {
            let with = |added: &[(prop::sample::Index, String)]| {
                let mut lines = base.clone();
                for (at, line) in added {
                    lines.insert(at.index(lines.len() + 1), line.clone());
                }
                body(&lines)
            };
            let merged = merge(&body(&base), &with(&ours), &with(&theirs));
            let open = merged.replace("- [x]", "- [ ]");
            for line in base.iter().chain(ours.iter().chain(&theirs).map(|(_, line)| line)) {
                prop_assert!(open.contains(&format!("{}\n", line.replace("- [x]", "- [ ]"))), "{line}\n{merged}");
                prop_assert!(!line.starts_with("- [x]") || merged.contains(line), "{line}\n{merged}");
            }
        }
    }
}
