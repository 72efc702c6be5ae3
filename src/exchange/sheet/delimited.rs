//! Text with a delimiter between its cells: the records, one after the other.
//!
//! A quoted text may hold delimiters and line ends, and quotes as `""`. What breaks this form is read as it was meant: a
//! quote closes only before a delimiter or the end of a line, and one that never closes is a character like any other.

use super::limits::{LONGEST_QUOTED, MOST_UNCLOSED};

/// The records of a text.
pub(super) struct Records<'t> {
    text: &'t str,
    at: usize,
    line: u64,
    delimiter: char,
    /// The lines with a quote that does not close.
    pub unclosed: Vec<u64>,
}

/// What ends a cell.
enum End {
    Delimiter,
    Line,
    Text,
}

impl<'t> Records<'t> {
    /// The records of a text whose first line has the number `line`.
    pub fn new(text: &'t str, delimiter: char, line: u64) -> Records<'t> {
        Records { text, at: 0, line, delimiter, unclosed: Vec::new() }
    }

    /// The next record, with the number of its first line. `push` gets each cell as written, without its quotes.
    pub fn next(&mut self, mut push: impl FnMut(&str)) -> Option<u64> {
        if self.at >= self.text.len() {
            return None;
        }
        let line = self.line;
        while let End::Delimiter = self.cell(&mut push) {}
        Some(line)
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn cell(&mut self, push: &mut impl FnMut(&str)) -> End {
        let rest = self.rest();
        let inner = rest.trim_start_matches(' ');
        if inner.starts_with('"') && self.unclosed.len() < MOST_UNCLOSED {
            let start = rest.len() - inner.len() + 1;
            match self.closing(rest.get(start..).unwrap_or_default()) {
                Some(length) => {
                    let quoted = rest.get(start..start + length).unwrap_or_default();
                    self.line += lines(quoted);
                    if quoted.contains('"') {
                        push(&quoted.replace("\"\"", "\""))
                    } else {
                        push(quoted)
                    }
                    self.at += start + length + 1;
                    self.at += self.rest().len() - self.rest().trim_start_matches(' ').len();
                    return self.end();
                }
                None => self.unclosed.push(self.line),
            }
        }
        let length = self.plain_length(rest);
        push(rest.get(..length).unwrap_or_default());
        self.at += length;
        self.end()
    }

    /// The bytes of a cell without quotes.
    fn plain_length(&self, rest: &str) -> usize {
        let mut bytes = [0; 4];
        let delimiter = self.delimiter.encode_utf8(&mut bytes).as_bytes();
        let all = rest.as_bytes();
        let is_end = |at: usize| matches!(all[at], b'\n' | b'\r') || all[at..].starts_with(delimiter);
        memchr::memchr3_iter(delimiter[0], b'\n', b'\r', all).find(|&at| is_end(at)).unwrap_or(all.len())
    }

    /// Where the text behind an opening quote closes.
    fn closing(&self, text: &str) -> Option<usize> {
        let bytes = text.as_bytes();
        let bytes = &bytes[..bytes.len().min(LONGEST_QUOTED)];
        let mut at = 0;
        while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr(b'"', rest)) {
            let quote = at + found;
            let after = text.get(quote + 1..)?;
            if after.starts_with('"') {
                at = quote + 2;
                continue;
            }
            let after = after.trim_start_matches(' ');
            if after.is_empty() || after.starts_with(['\n', '\r']) || after.starts_with(self.delimiter) {
                return Some(quote);
            }
            at = quote + 1;
        }
        None
    }

    /// Takes the delimiter or the end of the line that follows.
    fn end(&mut self) -> End {
        let rest = self.rest();
        if rest.starts_with(self.delimiter) {
            self.at += self.delimiter.len_utf8();
            return End::Delimiter;
        }
        let length = if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
        self.at += length;
        self.line += 1;
        if length == 0 { End::Text } else { End::Line }
    }
}

/// The line ends of a text.
fn lines(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let single = memchr::memchr_iter(b'\r', bytes).filter(|&at| bytes.get(at + 1) != Some(&b'\n')).count();
    (memchr::memchr_iter(b'\n', bytes).count() + single) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn records(text: &str, delimiter: char) -> Vec<(u64, Vec<String>)> {
        let mut records = Records::new(text, delimiter, 1);
        let mut all = Vec::new();
        loop {
            let mut cells = Vec::new();
            match records.next(|cell| cells.push(cell.to_owned())) {
                Some(line) => all.push((line, cells)),
                None => return all,
            }
        }
    }

    #[track_caller]
    fn check(text: &str, expect: &[(u64, &[&str])]) {
        let all = records(text, ',');
        let got: Vec<(u64, Vec<&str>)> =
            all.iter().map(|(line, cells)| (*line, cells.iter().map(String::as_str).collect())).collect();
        let expect: Vec<(u64, Vec<&str>)> = expect.iter().map(|(line, cells)| (*line, cells.to_vec())).collect();
        assert_eq!(got, expect, "{text:?}");
    }

    #[test]
    fn records_have_the_line_on_which_they_begin() {
        check("a,b\r\nc,d\n", &[(1, &["a", "b"]), (2, &["c", "d"])]);
        check("\"a\nb\",c\nd", &[(1, &["a\nb", "c"]), (3, &["d"])]);
        check("a\rb\r", &[(1, &["a"]), (2, &["b"])]);
        check("a,\n,b", &[(1, &["a", ""]), (2, &["", "b"])]);
        check("\n\na", &[(1, &[""]), (2, &[""]), (3, &["a"])]);
    }

    #[test]
    fn quotes_that_break_the_form_lose_nothing() {
        check("\"say \"\"hi\"\"\",x", &[(1, &["say \"hi\"", "x"])]);
        check("\"老\"王\"五\",x", &[(1, &["老\"王\"五", "x"])]);
        check(" \"a,b\" ,c", &[(1, &["a,b", "c"])]);
        check("5\" pipe,b", &[(1, &["5\" pipe", "b"])]);
        check("\"open,b\nc,d", &[(1, &["\"open", "b"]), (2, &["c", "d"])]);
    }

    #[test]
    fn many_quotes_that_never_close_take_no_time() {
        let text = "\"a,b\n".repeat(400_000);
        assert!(records(&text, ',').len() > 100_000);
    }

    proptest! {
        #[test]
        fn what_the_csv_writer_writes_is_read(rows in prop::collection::vec(prop::collection::vec("[a-z,;\"\n 张]{0,6}", 1..5), 1..8)) {
            let mut writer = csv::WriterBuilder::new().flexible(true).quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            // Without inner quotes: behind one a delimiter may stand, which only the doubling tells.
            let read: Vec<Vec<String>> = records(&text, ',').into_iter().map(|(_, cells)| cells).collect();
            prop_assert_eq!(read, rows);
        }

        #[test]
        fn every_text_is_read_to_its_end(text in "[a\",;\n\r ]{0,40}") {
            let all = records(&text, ';');
            prop_assert!(all.len() <= text.len() + 1);
        }
    }
}
