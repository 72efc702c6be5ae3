//! The lines of a file, unfolded.
//!
//! A folded line goes on in the next one, which begins with a space or a tab; the fold may be inside of a character, so
//! that lines are put together as bytes. In quoted-printable a line that ends with `=` goes on; in vCard 2.1 the lines of
//! base64 need no space at all.

use std::borrow::Cow;

/// The most bytes of a text, such as a note. What is beyond is left out.
pub(super) const MOST_TEXT: usize = 256 * 1024;

/// The most bytes of a picture in base64: 5 MB of picture and the line ends.
pub(super) const MOST_BINARY: usize = 8 * 1024 * 1024;

/// A line after unfolding.
#[derive(Clone, Debug)]
pub(in crate::exchange) struct Unfolded<'a> {
    /// The number of its first line in the file, counted from 1.
    pub number: u64,
    /// The bytes, at most as many as the limit for its kind.
    pub bytes: Cow<'a, [u8]>,
    /// How many bytes there are in all.
    pub size: usize,
    /// There are more bytes than the limit.
    pub is_cut: bool,
}

/// How the value of a property is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Transfer {
    /// As it is.
    Plain,
    /// As quoted-printable.
    QuotedPrintable,
    /// As base64.
    Base64,
}

/// The unfolded lines of a file. Empty lines are left out.
#[derive(Clone)]
pub(in crate::exchange) struct Lines<'a> {
    rest: &'a [u8],
    number: u64,
}

impl<'a> Lines<'a> {
    pub fn new(bytes: &'a [u8]) -> Lines<'a> {
        Lines { rest: bytes, number: 0 }
    }

    /// The next line as it stands in the file, without its end, and what follows it.
    fn peek(&self) -> Option<(&'a [u8], &'a [u8])> {
        if self.rest.is_empty() {
            return None;
        }
        let Some(end) = memchr::memchr2(b'\n', b'\r', self.rest) else { return Some((self.rest, &[])) };
        let (line, rest) = self.rest.split_at(end);
        // A file whose line ends were made those of Windows twice has `\r\r\n`.
        let ends = [&b"\r\r\n"[..], b"\r\n"];
        let after = ends.iter().find_map(|end| rest.strip_prefix(*end)).or_else(|| rest.get(1..));
        Some((line, after.unwrap_or_default()))
    }

    fn step(&mut self, rest: &'a [u8]) {
        self.rest = rest;
        self.number += 1;
    }

    fn physical(&mut self) -> Option<&'a [u8]> {
        let (line, rest) = self.peek()?;
        self.step(rest);
        Some(line)
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Unfolded<'a>;

    fn next(&mut self) -> Option<Unfolded<'a>> {
        let first = loop {
            let line = self.physical()?;
            let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
            if !line.trim_ascii().is_empty() {
                break line;
            }
        };
        let mut growing = Growing::new(self.number, first);
        while let Some((line, rest)) = self.peek() {
            if !growing.take(line) {
                break;
            }
            self.step(rest);
        }
        Some(growing.finish())
    }
}

/// A line to which others may still be added.
struct Growing<'a> {
    line: Unfolded<'a>,
    /// `None` where the head of the line is not complete yet.
    transfer: Option<Transfer>,
    most: usize,
    /// The last bytes were a soft line break.
    is_soft: bool,
    /// How much of the head was looked at, and whether it ends in quotes.
    seen: usize,
    is_quoted: bool,
}

/// The longest head of a property, with its parameters.
const MOST_HEAD: usize = 4096;

impl<'a> Growing<'a> {
    fn new(number: u64, first: &'a [u8]) -> Growing<'a> {
        let line = Unfolded { number, bytes: Cow::Borrowed(first), size: first.len(), is_cut: false };
        let mut growing = Growing { line, transfer: None, most: MOST_TEXT, is_soft: false, seen: 0, is_quoted: false };
        growing.look();
        growing
    }

    /// Looks at what was added.
    fn look(&mut self) {
        if self.transfer.is_none() {
            self.look_for_head();
        }
        if self.line.bytes.len() > self.most {
            self.line.is_cut = true;
            self.truncate(self.most);
        }
        if self.transfer == Some(Transfer::QuotedPrintable) {
            let end = self.line.bytes.trim_ascii_end().len();
            self.is_soft = self.line.bytes[..end].ends_with(b"=");
            if self.is_soft {
                self.truncate(end - 1);
            }
        }
    }

    /// Finds out how the value is written, once the head is complete. No byte is looked at twice.
    fn look_for_head(&mut self) {
        let head = &self.line.bytes[..self.line.bytes.len().min(MOST_HEAD)];
        let end = head.iter().skip(self.seen).position(|&byte| {
            self.is_quoted ^= byte == b'"';
            byte == b':' && !self.is_quoted
        });
        if let Some(end) = end {
            let head = &head[..self.seen + end];
            let transfer = transfer(head);
            if transfer == Transfer::Base64 || is_binary(head) {
                self.most = MOST_BINARY;
            }
            self.transfer = Some(transfer);
        } else if head.len() == MOST_HEAD {
            self.transfer = Some(Transfer::Plain);
        }
        self.seen = head.len();
    }

    fn truncate(&mut self, length: usize) {
        match &mut self.line.bytes {
            Cow::Borrowed(bytes) => *bytes = &bytes[..length],
            Cow::Owned(bytes) => bytes.truncate(length),
        }
    }

    /// Takes a further line of the file if it belongs to this one.
    fn take(&mut self, line: &[u8]) -> bool {
        let transfer = self.transfer.unwrap_or(Transfer::Plain);
        let more = if self.is_soft && !is_border(line) {
            line
        } else if let [b' ' | b'\t', rest @ ..] = line {
            rest
        } else if transfer == Transfer::Base64 && is_base64(line)
            || transfer == Transfer::QuotedPrintable && is_quoted(line)
        {
            line
        } else {
            return false;
        };
        self.line.size += more.len();
        let room = self.most.saturating_sub(self.line.bytes.len());
        self.line.is_cut |= more.len() > room;
        if room > 0 {
            self.line.bytes.to_mut().extend_from_slice(&more[..more.len().min(room)]);
        }
        self.look();
        true
    }

    fn finish(self) -> Unfolded<'a> {
        self.line
    }
}

/// Where the colon is that ends the head of a property; a colon in quotes is none.
pub(in crate::exchange) fn end_of_head(line: &[u8]) -> Option<usize> {
    let mut is_quoted = false;
    for (at, &byte) in line.iter().enumerate() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b':' if !is_quoted => return Some(at),
            _ => {}
        }
    }
    // A quote that is never closed.
    if is_quoted { memchr::memchr(b':', line) } else { None }
}

/// The parts of a head between semicolons that are not in quotes.
pub(super) fn parts(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut is_quoted = false;
    head.split(move |&byte| {
        is_quoted ^= byte == b'"';
        byte == b';' && !is_quoted
    })
}

/// How a head says that its value is written.
pub(super) fn transfer(head: &[u8]) -> Transfer {
    for parameter in parts(head).skip(1) {
        let (word, is_bare) = match memchr::memchr(b'=', parameter) {
            Some(at) if parameter[..at].eq_ignore_ascii_case(b"ENCODING") => (&parameter[at + 1..], false),
            Some(_) => continue,
            None => (parameter, true),
        };
        let is = |name: &[u8]| word.trim_ascii().eq_ignore_ascii_case(name);
        if is(b"QUOTED-PRINTABLE") || !is_bare && is(b"Q") {
            return Transfer::QuotedPrintable;
        }
        if is(b"BASE64") || !is_bare && is(b"B") {
            return Transfer::Base64;
        }
    }
    Transfer::Plain
}

/// Whether the property of a head holds a file.
fn is_binary(head: &[u8]) -> bool {
    let name = head.split(|&byte| byte == b';').next().unwrap_or_default();
    let name = name.rsplit(|&byte| byte == b'.').next().unwrap_or_default();
    [&b"PHOTO"[..], b"LOGO", b"SOUND", b"KEY"].iter().any(|one| name.eq_ignore_ascii_case(one))
}

/// Whether a line begins or ends a card.
fn is_border(line: &[u8]) -> bool {
    [&b"BEGIN:VCARD"[..], b"END:VCARD"]
        .iter()
        .any(|border| line.get(..border.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(border)))
}

/// Whether a line can only be a part of a value in base64.
fn is_base64(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    !line.is_empty() && line.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte))
}

/// Whether a line begins with a quoted byte, which no property does.
fn is_quoted(line: &[u8]) -> bool {
    matches!(line, [b'=', first, second, ..] if first.is_ascii_hexdigit() && second.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &[u8], expect: &[(u64, &str)]) {
        let lines: Vec<_> =
            Lines::new(text).map(|line| (line.number, String::from_utf8_lossy(&line.bytes).into_owned())).collect();
        let lines: Vec<_> = lines.iter().map(|(number, text)| (*number, text.as_str())).collect();
        assert_eq!(lines, expect);
    }

    #[test]
    fn folds_go_also_through_characters() {
        check(
            "A:1\r\n\r\nB:ab\r\n cd\r\n\tef\nC:2\rD:3".as_bytes(),
            &[(1, "A:1"), (3, "B:abcdef"), (6, "C:2"), (7, "D:3")],
        );
        check(b"A:1\r\r\nB:ab\r\r\n cd\r\r\n", &[(1, "A:1"), (2, "B:abcd")]);
        let name = "FN:张伟".as_bytes();
        check(&[&name[..4], b"\r\n ", &name[4..]].concat(), &[(1, "FN:张伟")]);
    }

    #[test]
    fn soft_breaks_and_base64_need_no_space() {
        check(
            b"N;ENCODING=QUOTED-PRINTABLE:=E5=\r\n=BC=A0;=\r\n=E4\nFN:x",
            &[(1, "N;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0;=E4"), (4, "FN:x")],
        );
        check(b"NOTE;QUOTED-PRINTABLE:a=\r\nEND:VCARD", &[(1, "NOTE;QUOTED-PRINTABLE:a"), (2, "END:VCARD")]);
        check(b"PHOTO;BASE64:AAAA\nBBBB\nCC==\n\nTEL:1", &[(1, "PHOTO;BASE64:AAAABBBBCC=="), (5, "TEL:1")]);
        check(b"X;A=\"p;BASE64;q\":a\nbbbb\n", &[(1, "X;A=\"p;BASE64;q\":a"), (2, "bbbb")]);
        check(b"PHOTO;ENCODING=b;\r\n TYPE=JPEG:AAAA\r\nBBBB", &[(1, "PHOTO;ENCODING=b;TYPE=JPEG:AAAABBBB")]);
    }
}
