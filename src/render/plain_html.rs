//! The HTML of texts that need no parser: most notes are plain paragraphs.

use super::bare_links;

/// Bytes that could mean something to Markdown or HTML anywhere in a line.
const SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let special = b"*_[]<>&`\\~|!\"\r\t\0";
    let mut at = 0;
    while at < special.len() {
        table[special[at] as usize] = true;
        at += 1;
    }
    table
};

/// The HTML of a text of plain paragraphs, as most notes are; `None` when a character could have a meaning
/// in Markdown or HTML. A test checks that the parser gives the same.
pub fn plain_paragraphs(text: &str) -> Option<String> {
    let text = text.trim_matches('\n');
    if text.is_empty() || text.bytes().any(|b| SPECIAL[usize::from(b)]) || bare_links::has_any(text) {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for paragraph in text.split("\n\n") {
        let plain = |line: &str| line.starts_with(char::is_alphabetic) && !line.ends_with(char::is_whitespace);
        if !paragraph.split('\n').all(plain) {
            return None;
        }
        out.push_str("<p>");
        out.push_str(paragraph);
        out.push_str("</p>\n");
    }
    Some(out)
}
