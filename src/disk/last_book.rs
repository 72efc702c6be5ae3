//! The book that was served last, so that the program finds it when it is started without a terminal.

use std::io;
use std::path::{Path, PathBuf};

use super::{config, named};

/// The file in the folder of the user's settings.
const FILE: &str = "last-book";

/// The book that was served last; `None` where none was, or its path is no text.
pub fn read() -> Option<PathBuf> {
    let text = String::from_utf8(named::read(&config::folder()?.join(FILE)).ok()?).ok()?;
    let path = PathBuf::from(text.trim_end_matches('\n'));
    path.is_absolute().then_some(path)
}

/// Remembers a book. A user without a place for settings has none remembered.
pub fn remember(root: &Path) -> io::Result<()> {
    let Some(folder) = config::folder() else { return Ok(()) };
    let path = named::real(root)?;
    let Some(text) = path.to_str() else { return Ok(()) };
    if read().as_deref() == Some(path.as_path()) {
        return Ok(());
    }
    named::make_folders(&folder)?;
    named::replace(&folder.join(FILE), format!("{text}\n").as_bytes())
}
