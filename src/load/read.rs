//! Reads one file into a reusable buffer.

use std::ffi::OsStr;
use std::io::Read;

use super::faults::file_fault;
use crate::diagnostic::{Diagnostic, Fault, Place};
use crate::disk::{self, File, Folder, Kind};
use crate::wording::io_reason;

/// The largest file that is read. A note has a few kilobytes; a file of megabytes is there by mistake and would make
/// every command slow.
pub const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// Holds most notes and cards in one read.
const FIRST_SIZE: usize = 64 * 1024;

/// Reads a file of an opened folder into `buffer` and gives it as text; returns the fault to show when that fails.
pub fn read_text<'b>(
    folder: &Folder,
    name: &OsStr,
    shown: &str,
    buffer: &'b mut Vec<u8>,
) -> Result<&'b str, Box<Diagnostic>> {
    let bytes = read_bytes(folder, name, shown, buffer)?;
    simdutf8::basic::from_utf8(bytes).map_err(|_| Box::new(not_utf8(shown, bytes)))
}

/// The same for a file that may hold anything.
pub fn read_bytes<'b>(
    folder: &Folder,
    name: &OsStr,
    shown: &str,
    buffer: &'b mut Vec<u8>,
) -> Result<&'b [u8], Box<Diagnostic>> {
    let length = folder
        .child_file(name)
        .and_then(|file| fill(file, buffer))
        .map_err(|error| Box::new(refused(&error, shown)))?;
    let buffer = &buffer[..length];
    if length as u64 > MAX_BYTES {
        let limit = (MAX_BYTES / 1024 / 1024).to_string();
        return Err(Box::new(file_fault(Fault::TooLarge, shown).with("limit", limit)));
    }
    Ok(buffer)
}

/// The fault of a path that cannot be opened.
pub fn refused(error: &std::io::Error, shown: &str) -> Diagnostic {
    match disk::not_plain(error) {
        Some(found) => stands_in_the_way(found.kind, shown),
        None if error.kind() == std::io::ErrorKind::NotADirectory => file_fault(Fault::NotAFolder, shown),
        None => {
            let fault = file_fault(Fault::Unreadable, shown).with("reason", error.to_string());
            match io_reason::id_of(error.kind()) {
                Some(id) => fault.with("refused", id),
                None => fault,
            }
        }
    }
}

/// The fault of a link, a pipe and the like, where a file or a folder belongs.
pub fn stands_in_the_way(kind: Kind, shown: &str) -> Diagnostic {
    match kind {
        Kind::Link => file_fault(Fault::Symlink, shown),
        Kind::File => file_fault(Fault::NotAFolder, shown),
        other => file_fault(Fault::NotPlain, shown).with("kind", other.word()),
    }
}

/// Reads a file from the start of the buffer; returns the number of bytes, at most one over the limit. The buffer keeps
/// its size, so that nothing is cleared for the next file, and a file that leaves room in it needs no second call: a
/// regular file gives less than asked only at its end.
fn fill(mut file: File, buffer: &mut Vec<u8>) -> std::io::Result<usize> {
    if buffer.is_empty() {
        buffer.resize(FIRST_SIZE, 0);
    }
    let mut length = 0;
    loop {
        match file.read(&mut buffer[length..]) {
            Ok(count) if length + count < buffer.len() => return Ok(length + count),
            Ok(count) => length += count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        if length as u64 > MAX_BYTES {
            return Ok(length);
        }
        buffer.resize((buffer.len() * 4).min(MAX_BYTES as usize + 2), 0);
    }
}

/// The line in which the first bad byte stands, as far as it can be shown.
fn not_utf8(shown: &str, bytes: &[u8]) -> Diagnostic {
    let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let line_end = bytes[at..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |end| at + end);
    let mut text = String::from_utf8_lossy(&bytes[..at]).into_owned();
    text.push_str(&String::from_utf8_lossy(&bytes[at..line_end]));
    Diagnostic::new(Fault::NotUtf8, Place::at(shown, &text, at..at + 3))
}
