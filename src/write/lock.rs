//! One change of a book at a time.

use std::fs::{self, File};
use std::path::Path;

use super::WriteError;

/// Held while a command reads the book and changes it; let go when dropped, or when the process
/// ends however it ends.
pub struct Lock {
    _file: File,
}

/// Waits for its turn. The lock lives in `.clientbook/`, a folder that ignores itself.
pub fn lock(root: &Path) -> Result<Lock, WriteError> {
    let folder = root.join(".clientbook");
    fs::create_dir_all(&folder).map_err(WriteError::io(&folder))?;
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        fs::write(&ignore, "*\n").map_err(WriteError::io(&ignore))?;
    }
    let path = folder.join("lock");
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(WriteError::io(&path))?;
    file.lock().map_err(WriteError::io(&path))?;
    Ok(Lock { _file: file })
}
