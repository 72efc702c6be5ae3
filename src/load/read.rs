//! Reads one file into a buffer that is used again.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Fault, Place};

/// The largest file that is read. A note is a few kilobytes; a file of megabytes is something else
/// that got among the notes, and would make every command slow.
pub const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// Reads `path` into `buffer` and gives it as text, or the fault to show.
pub fn read_text<'b>(path: &Path, shown: &str, buffer: &'b mut Vec<u8>) -> Result<&'b str, Box<Diagnostic>> {
    buffer.clear();
    let file = File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(buffer));
    if let Err(error) = file {
        return Err(Box::new(super::file_fault(Fault::Unreadable, shown).with("reason", error.to_string())));
    }
    if buffer.len() as u64 > MAX_BYTES {
        let limit = (MAX_BYTES / 1024 / 1024).to_string();
        return Err(Box::new(super::file_fault(Fault::TooLarge, shown).with("limit", limit)));
    }
    simdutf8::basic::from_utf8(buffer).map_err(|_| Box::new(not_utf8(shown, buffer)))
}

/// The line in which the first bad byte stands, as far as it can be shown.
fn not_utf8(shown: &str, bytes: &[u8]) -> Diagnostic {
    let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let line_end = bytes[at..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |end| at + end);
    let mut text = String::from_utf8_lossy(&bytes[..at]).into_owned();
    text.push_str(&String::from_utf8_lossy(&bytes[at..line_end]));
    Diagnostic::new(Fault::NotUtf8, Place::at(&shown.into(), &text, at..at + 3))
}
