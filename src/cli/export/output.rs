//! Where an export goes: a file, or the standard output.

use std::path::Path;

use crate::cli::{Failure, Session};
use crate::disk::named;
use crate::say;

/// Saves an export in a file, whole or not at all; without one, prints it.
pub(super) fn put(session: &Session, out: Option<&Path>, text: &str) -> Result<(), Failure> {
    let Some(path) = out else {
        session.terminal.file(text);
        return Ok(());
    };
    named::replace(path, text.as_bytes()).map_err(|error| Failure::io(session.words, path, &error))?;
    session.terminal.say(&say!(session.words, "saved", path = path.display().to_string()));
    Ok(())
}
