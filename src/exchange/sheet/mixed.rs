//! Lines of another encoding in a text that is UTF-8: rows that were pasted from an older list.

use encoding_rs::Encoding;

use crate::derive::report::Phrase;

/// A text whose lines are in two encodings.
pub(super) struct Mixed {
    /// The text.
    pub text: String,
    /// What to know about it.
    pub about: Phrase,
}

/// Decodes a text of which most lines that are no ASCII are UTF-8, the first of them too; `None` of any other. `other` finds
/// the encoding of the rest.
pub(super) fn decode(bytes: &[u8], other: impl Fn(&[u8]) -> (&'static Encoding, &'static str)) -> Option<Mixed> {
    let lines = || bytes.split_inclusive(|byte| *byte == b'\n');
    let mut telling = lines().filter(|line| !line.is_ascii()).map(|line| std::str::from_utf8(line).is_ok());
    let (first, rest): (bool, Vec<bool>) = (telling.next()?, telling.collect());
    let valid = usize::from(first) + rest.iter().filter(|is_valid| **is_valid).count();
    let broken = rest.len() + 1 - valid;
    if !first || broken == 0 || valid < broken {
        return None;
    }
    let foreign: Vec<u8> = lines().filter(|line| std::str::from_utf8(line).is_err()).flatten().copied().collect();
    let (encoding, name) = other(&foreign);
    let mut text = String::with_capacity(bytes.len());
    let mut line_of_first = None;
    for (number, line) in lines().enumerate() {
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => {
                line_of_first.get_or_insert(number + 1);
                text.push_str(&encoding.decode_without_bom_handling(line).0);
            }
        }
    }
    let about = Phrase::new("sheet-mixed-encodings").with("n", broken).with("encoding", name);
    Some(Mixed { text, about: about.with("line", line_of_first.unwrap_or_default()) })
}
