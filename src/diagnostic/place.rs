//! The position of a fault in a file.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A position in a file of the book.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The path of the file below the book, with `/` on every system.
    pub path: Arc<str>,
    /// The line, counted from 1; 0 for the whole file, or for a file that is missing.
    pub line: u32,
    /// The column in characters, counted from 1; 0 for the whole file.
    pub column: u32,
    /// The text of the line without its line end. Of a long line only the part around the mark is kept. Empty for the
    /// whole file.
    pub excerpt: Box<str>,
    /// The bytes of `excerpt` where the mark begins and ends.
    pub mark: (u32, u32),
}

impl Place {
    /// The marked bytes of the excerpt.
    pub fn marked(&self) -> Range<usize> {
        self.mark.0 as usize..self.mark.1 as usize
    }

    /// The file as a whole.
    pub fn file(path: &str) -> Place {
        Place { path: path.into(), line: 0, column: 0, excerpt: "".into(), mark: (0, 0) }
    }

    /// The position of the bytes `span` in `text`, the whole text of the file. For several positions in one text,
    /// [`Lines`] is faster.
    pub fn at(path: &str, text: &str, span: Range<usize>) -> Place {
        Lines::new(text).place(&path.into(), span)
    }
}

/// How many bytes of a line an excerpt keeps. Of a longer line it keeps a window around the mark.
const EXCERPT: usize = 400;

/// How many bytes before the mark such a window shows.
const BEFORE_MARK: usize = 120;

/// The sign where a line was cut.
const CUT: &str = "…";

/// The number of characters is known at each multiple of this many bytes, so that a long line is not counted again for
/// each fault in it.
const STRIDE: usize = 1024;

/// A text with an index of its lines and characters, which is built when the first position is needed.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    index: OnceCell<Index>,
}

#[derive(Debug)]
struct Index {
    /// Where each line begins.
    starts: Vec<usize>,
    /// How many characters begin before each multiple of [`STRIDE`].
    characters: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of a text; the index is built later, when it is needed.
    pub fn new(text: &'t str) -> Lines<'t> {
        Lines { text, index: OnceCell::new() }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', bytes).map(|end| end + 1)).collect();
            let mut characters = vec![0];
            for chunk in bytes.chunks(STRIDE) {
                characters.push(characters[characters.len() - 1] + begun(chunk));
            }
            Index { starts, characters }
        })
    }

    /// How many characters begin before the byte `at`.
    fn characters_before(&self, at: usize) -> usize {
        let from = at / STRIDE;
        self.index().characters[from] + begun(&self.text.as_bytes()[from * STRIDE..at])
    }

    /// The position of the bytes `span` in the text, for the file with this path.
    pub fn place(&self, path: &Arc<str>, span: Range<usize>) -> Place {
        let text = self.text;
        let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let start = floor_char(text, span.start).max(mark);
        let starts = &self.index().starts;
        let line = starts.partition_point(|&at| at <= start);
        let line_start = starts[line - 1].max(mark);
        let line_end = starts.get(line).map_or(text.len(), |&next| next - 1);
        let excerpt = text[line_start..line_end].trim_end_matches('\r');
        let from = (start - line_start).min(excerpt.len());
        let to = floor_char(text, span.end.min(line_start + excerpt.len())).max(start) - line_start;
        let column = self.characters_before(line_start + from) - self.characters_before(line_start) + 1;
        let (excerpt, mark) = window(excerpt, from..to.clamp(from, excerpt.len()));
        // A file is at most a few megabytes large.
        Place { path: path.clone(), line: line as u32, column: column as u32, excerpt: excerpt.into(), mark }
    }
}

/// How many characters begin in these bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// An excerpt of a line, and the marked bytes in it. A long line is cut to a window around the mark.
fn window(line: &str, mark: Range<usize>) -> (Cow<'_, str>, (u32, u32)) {
    if line.len() <= EXCERPT {
        return (line.into(), (mark.start as u32, mark.end as u32));
    }
    let from = floor_char(line, mark.start.saturating_sub(BEFORE_MARK).min(line.len() - EXCERPT));
    let to = floor_char(line, from + EXCERPT);
    let mut excerpt = String::with_capacity(EXCERPT + 2 * CUT.len());
    if from > 0 {
        excerpt.push_str(CUT);
    }
    let shift = |at: usize, head: usize| (at.clamp(from, to) - from + head) as u32;
    let mark = (shift(mark.start, excerpt.len()), shift(mark.end, excerpt.len()));
    excerpt.push_str(&line[from..to]);
    if to < line.len() {
        excerpt.push_str(CUT);
    }
    (excerpt.into(), mark)
}

/// The last byte at or before `at` at which a character begins.
pub fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The simple way to find line and column: by counting from the start of the text.
    fn counted(text: &str, span: Range<usize>) -> (usize, usize, &str) {
        let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let start = floor_char(text, span.start).max(mark);
        let line_start = text[..start].rfind('\n').map_or(mark, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let line = text[line_start..line_end].trim_end_matches('\r');
        let from = (start - line_start).min(line.len());
        (text[..line_start].matches('\n').count() + 1, line[..from].chars().count() + 1, line)
    }

    proptest! {
        #[test]
        fn a_place_is_what_counting_gives(text in "\u{feff}?([a-z客é\r]{0,9}\n?){0,9}", start in 0..90_usize, length in 0..9_usize) {
            let place = Place::at("x.md", &text, start..start + length);
            let (line, column, excerpt) = counted(&text, start..start + length);
            prop_assert_eq!((place.line as usize, place.column as usize, &*place.excerpt), (line, column, excerpt));
            prop_assert!(place.excerpt.get(place.marked()).is_some());
        }

        #[test]
        fn of_a_long_line_the_marked_part_is_kept(head in 0..3_000_usize, tail in 0..3_000_usize) {
            let text = format!("one\n{}MARK{}\n", "客".repeat(head), "x".repeat(tail));
            let at = text.find("MARK").unwrap();
            let place = Place::at("x.md", &text, at..at + 4);
            prop_assert_eq!((place.line, place.column as usize), (2, head + 1));
            prop_assert_eq!(&place.excerpt[place.marked()], "MARK");
            prop_assert!(place.excerpt.len() <= EXCERPT + 2 * CUT.len());
        }
    }

    #[test]
    fn a_mark_longer_than_the_window_is_cut() {
        let text = "y".repeat(100_000);
        let place = Place::at("x.md", &text, 5_000..90_000);
        assert_eq!((place.column, place.marked()), (5_001, CUT.len() + BEFORE_MARK..CUT.len() + EXCERPT));
        assert!(place.excerpt.starts_with(CUT) && place.excerpt.ends_with(CUT));
    }
}
