//! The part of a text that shows the words that were found.

use std::borrow::Cow;
use std::ops::Range;

use crate::book::letters;
use crate::book::spelling::spelled;
use crate::book::typed::Typed;

/// A piece of text, with the words that match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The text in pieces; the flag tells what matches.
    pub parts: Vec<(String, bool)>,
    /// Whether it is a promise.
    pub is_promise: bool,
}

/// The most characters that are shown, and how many of them before the first match.
const MOST: usize = 100;
const BEFORE: usize = 24;

/// What may stand at the beginning of a line and is no word.
const LEADING: [char; 7] = [' ', '\t', '#', '>', '*', '+', '-'];

impl Snippet {
    /// A name, which may have been typed as it is read.
    pub fn of_name(text: &str, words: &[&Typed]) -> Snippet {
        let mut marks = marks(text, words);
        if marks.is_empty() {
            let places = words.iter().filter_map(|word| spelled(text, word.syllables()).map(|(_, place)| place));
            marks = merged(places.map(|place| bytes(text, &place)).collect());
        }
        Snippet { parts: parts(text, 0..text.len(), &marks), is_promise: false }
    }

    /// A short text: all of it.
    pub fn of_field(text: &str, words: &[&Typed]) -> Snippet {
        Snippet { parts: parts(text, 0..text.len(), &marks(text, words)), is_promise: false }
    }

    /// The line of a long text that has the most of the words, of such lines the first. `sought` are those of the
    /// words that nothing but this text may mean: where there are any, they decide.
    pub fn of_text(text: &str, words: &[&Typed], sought: &[&Typed]) -> Snippet {
        let marks = marks(text, words);
        let first = best(text, if sought.is_empty() { words } else { sought });
        let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
        let end = text[first..].find('\n').map_or(text.len(), |at| first + at);
        let line = &text[start..end];
        let plain = line.trim_start_matches(LEADING);
        let is_promise = ["[ ] ", "[x] ", "[X] "].iter().any(|sign| plain.starts_with(sign));
        let plain = if is_promise { plain[4..].trim_start() } else { plain };
        let start = (end - plain.len()).min(first);
        Snippet { parts: parts(text, window(text, start..end, first), &marks), is_promise }
    }

    /// The text without its marks.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.parts[..] {
            [(only, _)] => Cow::Borrowed(only),
            parts => Cow::Owned(parts.iter().map(|(text, _)| text.as_str()).collect()),
        }
    }
}

/// Where the words stand in a text, without regard to case, accents, width and signs.
fn marks(text: &str, words: &[&Typed]) -> Vec<Range<usize>> {
    let (mut key, mut from) = (String::new(), Vec::new());
    letters::keyed(text, |c, at| {
        key.push(c);
        from.resize(key.len(), at);
    });
    let place = |start: usize, end: usize| {
        let last = from[end - 1];
        from[start]..last + text[last..].chars().next().map_or(0, char::len_utf8)
    };
    let of_word = |word: &&Typed| {
        let word = word.key();
        let found = if word.is_empty() { Vec::new() } else { key.match_indices(word).collect() };
        found.into_iter().map(|(at, _)| place(at, at + word.len())).collect::<Vec<_>>()
    };
    merged(words.iter().flat_map(of_word).collect())
}

/// Where the first match stands in the line that has the most of the words.
fn best(text: &str, words: &[&Typed]) -> usize {
    let (mut best, mut most, mut start) = (0, 0, 0);
    for line in text.split_inclusive('\n') {
        let firsts = words.iter().filter_map(|word| marks(line, &[word]).first().map(|mark| mark.start));
        let firsts: Vec<usize> = firsts.collect();
        if firsts.len() > most {
            most = firsts.len();
            best = start + firsts.into_iter().min().unwrap_or_default();
        }
        start += line.len();
    }
    best
}

/// Sorted, and those that touch as one.
fn merged(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match merged.last_mut().filter(|last| mark.start <= last.end) {
            Some(last) => last.end = last.end.max(mark.end),
            None => merged.push(mark),
        }
    }
    merged
}

/// The bytes of a range of characters.
fn bytes(text: &str, chars: &Range<usize>) -> Range<usize> {
    let at = |number: usize| text.char_indices().nth(number).map_or(text.len(), |(at, _)| at);
    at(chars.start)..at(chars.end)
}

/// At most [`MOST`] characters of a line, around the first match.
fn window(text: &str, line: Range<usize>, first: usize) -> Range<usize> {
    if text[line.clone()].chars().count() <= MOST {
        return line;
    }
    let before = text[line.start..first].char_indices().rev().take(BEFORE).last().map_or(0, |(at, _)| at);
    let start = line.start + if first == line.start { 0 } else { before };
    let end = text[start..line.end].char_indices().nth(MOST).map_or(line.end, |(at, _)| start + at);
    start..end
}

/// The pieces of a part of a text, with `…` where something was cut off.
fn parts(text: &str, shown: Range<usize>, marks: &[Range<usize>]) -> Vec<(String, bool)> {
    let (mut parts, mut at) = (Vec::new(), shown.start);
    let is_cut_before =
        shown.start > 0 && !text[..shown.start].ends_with(LEADING) && !text[..shown.start].ends_with(['\n', ']']);
    let mut plain = if is_cut_before { "…".to_owned() } else { String::new() };
    for mark in marks.iter().filter(|mark| mark.start < shown.end && mark.end > shown.start) {
        let (start, end) = (mark.start.max(at), mark.end.min(shown.end));
        plain += &text[at..start];
        if !plain.is_empty() {
            parts.push((std::mem::take(&mut plain), false));
        }
        parts.push((text[start..end].to_owned(), true));
        at = end;
    }
    plain += text[at..shown.end].trim_end();
    if !text[shown.end..].is_empty() && !text[shown.end..].starts_with(['\n', '\r']) {
        plain.push('…');
    }
    if !plain.is_empty() {
        parts.push((plain, false));
    }
    let is_linked = text[shown].contains("](");
    for (text, is_hit) in &mut parts {
        *text = text.replace(['\n', '\r'], " ");
        if is_linked && !*is_hit {
            *text = without_targets(text);
        }
    }
    parts
}

/// Links and pictures as their words: what they lead to is not for reading.
fn without_targets(text: &str) -> String {
    let (mut plain, mut rest) = (String::new(), text);
    while let Some(at) = rest.find("](") {
        plain += &rest[..at];
        rest = rest[at..].find(')').map_or("", |end| &rest[at + end + 1..]);
    }
    (plain + rest).replace("![", "").replace('[', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(snippet: &Snippet, expect: &str) {
        let shown: String =
            snippet.parts.iter().map(|(text, hit)| if *hit { format!("[{text}]") } else { text.clone() }).collect();
        assert_eq!(shown, expect);
    }

    #[test]
    fn the_words_that_match_are_marked() {
        let words = |text: &str| text.split(' ').map(Typed::new).collect::<Vec<_>>();
        let typed = words("续约 ABC");
        let typed: Vec<&Typed> = typed.iter().collect();
        check(&Snippet::of_text("早上去了\n- 谈了续约、ａｂｃ的事\n下次", &typed, &[]), "谈了[续约]、[ａｂｃ]的事");
        let lines = "ABC的门去了\n谈续约，ABC也在\n续约";
        check(&Snippet::of_text(lines, &typed, &[]), "谈[续约]，[ABC]也在");
        check(&Snippet::of_text(lines, &typed, &typed[1..]), "[ABC]的门去了");
        let promise = Snippet::of_text("好。\n[ ] 续约方案 · 2026-11-28\n", &typed, &[]);
        assert!(promise.is_promise);
        check(&promise, "[续约]方案 · 2026-11-28");
        let long = format!("{}续约{}", "甲".repeat(200), "乙".repeat(200));
        let snippet = Snippet::of_text(&long, &typed, &[]);
        check(&snippet, &format!("…{}[续约]{}…", "甲".repeat(24), "乙".repeat(74)));
        let name = words("hx");
        check(&Snippet::of_name("华鑫精密", &[&name[0]]), "[华鑫]精密");
    }
}
