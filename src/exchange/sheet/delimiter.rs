//! Which character stands between the cells of a text.

use super::column;
use super::delimited::Records;
use crate::diagnostic::floor_char;

/// The delimiters that are tried, the more usual ones first.
const CANDIDATES: [char; 6] = [',', '\t', ';', '|', '，', '；'];

/// How much of the text is looked at, in bytes and in records.
const SAMPLE: usize = 64 << 10;
const SAMPLE_RECORDS: usize = 60;

/// The delimiter of a text: the one under which the header has the most known names, then the one under which the most
/// records have the same number of cells. A text without any is one column.
pub(super) fn detect(text: &str) -> char {
    let end = floor_char(text, SAMPLE);
    let sample = &text[..end];
    let best = CANDIDATES.into_iter().rev().max_by_key(|&delimiter| fitness(sample, delimiter));
    best.unwrap_or(',')
}

/// How well a delimiter fits: the known names in one record, the records of the usual width, that width.
fn fitness(sample: &str, delimiter: char) -> (usize, usize, usize) {
    let mut records = Records::new(sample, delimiter, 1);
    let (mut widths, mut known_most) = (Vec::new(), 0);
    for _ in 0..SAMPLE_RECORDS {
        let (mut width, mut known, mut is_blank) = (0, 0, true);
        let read = records.next(|cell| {
            width += 1;
            is_blank &= cell.trim().is_empty();
            known += usize::from(width <= 200 && column::is_known(cell));
        });
        if read.is_none() {
            break;
        }
        if !is_blank {
            widths.push(width);
            known_most = known_most.max(known);
        }
    }
    let usual = usual(&widths);
    if usual < 2 {
        return (known_most.min(1), 0, 0);
    }
    (known_most, widths.iter().filter(|&&width| width == usual).count(), usual)
}

/// The most frequent width; the larger one of two.
fn usual(widths: &[usize]) -> usize {
    let count = |width: usize| widths.iter().filter(|&&other| other == width).count();
    widths.iter().copied().max_by_key(|&width| (count(width), width)).unwrap_or_default()
}

/// The delimiter of Excel's first line `sep=;`, and the length of that line.
pub(super) fn of_first_line(text: &str) -> Option<(char, usize)> {
    let end = text.find('\n').map_or(text.len(), |end| end + 1);
    let line = text[..end].trim_end_matches(['\r', '\n']).trim_matches('"');
    let (key, delimiter) = line.split_at_checked(4)?;
    let mut delimiter = delimiter.chars();
    let found = delimiter.next().filter(|_| key.eq_ignore_ascii_case("sep="))?;
    delimiter.next().is_none().then_some((found, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_that_makes_a_table() {
        for (text, expect) in [
            ("姓名,电话\n张伟,138\n", ','),
            ("Name;Phone;Notes\nAna;1,5;\"a;b\"\nBo;2,5;x\n", ';'),
            ("Name\tPhone\nAna, Dr.\t555\n", '\t'),
            ("客户名单，2026年\n姓名|电话|备注\n张伟|138|a,b\n", '|'),
            ("姓名，电话\n张伟，138\n", '，'),
            ("one, two\nthree\n", ','),
            ("姓名\n张伟\n", ','),
            ("", ','),
            ("a;b;c\nd,d;e;f\ng;h;i\n", ';'),
        ] {
            assert_eq!(detect(text), expect, "{text:?}");
        }
        assert_eq!(of_first_line("sep=;\na;b"), Some((';', 6)));
        assert_eq!(of_first_line("\"SEP=|\"\r\na"), Some(('|', 9)));
        assert_eq!(of_first_line("separate,b\n"), None);
    }
}
