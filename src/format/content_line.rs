//! The lines of vCards and calendars: texts with backslashes, long lines folded.

/// The longest line in octets, without its line end (RFC 5545 section 3.1, RFC 6350 section 3.2, RFC 2426 section 2.6).
const LONGEST: usize = 75;

/// Escapes a text (RFC 5545 section 3.3.11, RFC 6350 section 3.4), which may not contain control characters.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Adds a line, given in pieces, with its end. A long one is folded between characters.
pub fn push(text: &mut String, line: &[&str]) {
    let mut length = 0;
    for c in line.iter().flat_map(|piece| piece.chars()) {
        if length + c.len_utf8() > LONGEST {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}
