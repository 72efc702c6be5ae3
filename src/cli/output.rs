//! Where what a command makes goes: a file, or the standard output.

use std::path::Path;

use super::{Failure, Session};
use crate::disk::named;
use crate::say;

/// Saves a text in a file, whole or not at all; without one, prints it.
pub(super) fn put(session: &Session, out: Option<&Path>, text: &str) -> Result<(), Failure> {
    match out.filter(|path| *path != Path::new("-")) {
        Some(path) => save(session, path, text),
        None => {
            session.terminal.file(text);
            Ok(())
        }
    }
}

/// Saves a text in a file, whole or not at all.
pub(super) fn save(session: &Session, path: &Path, text: &str) -> Result<(), Failure> {
    save_bytes(session, path, text.as_bytes())
}

/// Saves a text in a file of a folder, which is made where it is missing.
pub(super) fn save_in(session: &Session, folder: &Path, name: &str, text: &str) -> Result<(), Failure> {
    named::make_folders(folder).map_err(|error| Failure::io(session.words, folder, &error))?;
    let path = folder.join(name);
    named::replace(&path, text.as_bytes()).map_err(|error| Failure::io(session.words, &path, &error))
}

/// Saves bytes in a file whose folders are made where they are missing.
pub(super) fn save_bytes_in(session: &Session, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::io(session.words, path, &error);
    path.parent().map_or(Ok(()), named::make_folders).map_err(failed)?;
    named::replace(path, bytes).map_err(failed)
}

/// Saves bytes in a file, whole or not at all.
pub(super) fn save_bytes(session: &Session, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    named::replace(path, bytes).map_err(|error| Failure::io(session.words, path, &error))?;
    session.terminal.say(&say!(session.words, "saved", path = path.display().to_string()));
    Ok(())
}
