//! Where emphasis beside Chinese punctuation needs a mark: see [`super::cjk_emphasis`].

use unicode_width::UnicodeWidthChar;

/// A run of `*`, `_` or `~`.
struct Run {
    start: usize,
    end: usize,
    /// The characters on both sides.
    before: Option<char>,
    after: Option<char>,
}

/// The bytes before which a mark is needed, so that a run there may open and close emphasis.
pub fn places(text: &str) -> Vec<usize> {
    if memchr::memchr3(b'*', b'_', b'~', text.as_bytes()).is_none() || text.is_ascii() {
        return Vec::new();
    }
    let runs = runs(text);
    let mut places: Vec<usize> = Vec::new();
    for (sign, length) in
        [b'*', b'~', b'_'].into_iter().flat_map(|sign| (1..=LONGEST).map(move |length| (sign, length)))
    {
        let is_one = |run: &&Run| text.as_bytes()[run.start] == sign && (run.end - run.start).min(LONGEST) == length;
        let alike: Vec<&Run> = runs.iter().filter(is_one).collect();
        places.extend(if sign == b'_' { of_underscores(text, &alike) } else { of_stars(text, &alike) });
    }
    places.sort_unstable();
    places
}

/// Longer runs count as of this length.
const LONGEST: usize = 4;

/// The places beside runs of `*` or `~`, all of one length.
fn of_stars(text: &str, runs: &[&Run]) -> Vec<usize> {
    let found = runs.iter().enumerate().filter_map(|(at, run)| {
        let place = place_beside(text, run)?;
        // What the run would begin or end must not tear brackets apart, as in the sum `（2*3）*4`.
        let is_whole = if place == run.start {
            runs.get(at + 1).is_none_or(|next| has_whole_brackets(&text[run.end..next.start]))
        } else {
            at.checked_sub(1).is_none_or(|last| has_whole_brackets(&text[runs[last].end..run.start]))
        };
        is_whole.then_some(place)
    });
    found.collect()
}

/// The places beside runs of `_`, all of one length. Such a run opens emphasis only where words are set apart by spaces
/// or punctuation, because names of files have it; the next one of its line may then end it.
fn of_underscores(text: &str, runs: &[&Run]) -> Vec<usize> {
    let (mut found, mut open) = (Vec::new(), None::<&Run>);
    for run in runs {
        match open.filter(|open| !text[open.end..run.start].contains('\n')) {
            Some(_) => {
                found.extend(place_beside(text, run).filter(|&place| place == run.end));
                open = None;
            }
            None => {
                let is_set_apart = run.before.is_none_or(|c| c.is_whitespace() || is_punctuation(c));
                open = (is_set_apart && run.after.is_some_and(|c| !c.is_whitespace())).then_some(run);
            }
        }
    }
    found
}

/// The place between a run and the letter on one side of it, where punctuation is on the other and one of both is of a
/// text without spaces between words. The punctuation of both kinds of texts is told by what stands behind it.
fn place_beside(text: &str, run: &Run) -> Option<usize> {
    let (before, after) = (run.before?, run.after?);
    let is_letter = |c: char| !c.is_whitespace() && !is_punctuation(c);
    let is_wide = |mark: char, beyond: Option<char>| {
        is_wide_punctuation(mark) || beyond.is_some_and(|c| is_wide_letter(c) || is_wide_punctuation(c))
    };
    if is_letter(before) && is_punctuation(after) {
        let beyond = text[run.end..].chars().nth(1);
        return (is_wide_letter(before) || is_wide(after, beyond)).then_some(run.start);
    }
    if is_punctuation(before) && is_letter(after) && before != '\\' {
        let beyond = text[..run.start].chars().rev().nth(1);
        return (is_wide_letter(after) || is_wide(before, beyond)).then_some(run.end);
    }
    None
}

fn runs(text: &str) -> Vec<Run> {
    let bytes = text.as_bytes();
    let (mut runs, mut from) = (Vec::new(), 0);
    while let Some(start) = memchr::memchr3(b'*', b'_', b'~', &bytes[from..]).map(|at| from + at) {
        let end = start + bytes[start..].iter().take_while(|&&byte| byte == bytes[start]).count();
        from = end;
        let (before, after) = (text[..start].chars().next_back(), text[end..].chars().next());
        if before != Some('\\') {
            runs.push(Run { start, end, before, after });
        }
    }
    runs
}

/// Whether each bracket in a text has its other one there. Over a line's end nothing is said.
fn has_whole_brackets(text: &str) -> bool {
    let mut depth = 0_i32;
    for c in text.chars() {
        match c {
            '\n' => return true,
            '(' | '（' => depth += 1,
            ')' | '）' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// A letter that is written without spaces between words.
fn is_wide_letter(c: char) -> bool {
    !c.is_ascii() && c.is_alphanumeric() && c.width() == Some(2)
}

/// Punctuation of Chinese and Japanese texts alone.
fn is_wide_punctuation(c: char) -> bool {
    is_punctuation(c) && c >= '\u{3000}'
}

/// Punctuation of ASCII, and that of Chinese texts which the parser knows as such: without symbols such as `＋`.
fn is_punctuation(c: char) -> bool {
    let symbols = ['＋', '＜', '＝', '＞', '＾', '｀', '｜', '～'];
    c.is_ascii_punctuation()
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{3001}'..='\u{3003}')
        || matches!(c, '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{ff5b}'..='\u{ff65}')
        || matches!(c, '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}')
            && !symbols.contains(&c)
}
