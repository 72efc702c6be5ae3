//! One change of a book at a time.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{FOLDER, WriteError, apart_path, at, at_apart};
use crate::disk::{File, Folder, TryLockError};

/// Held while a command reads the book and changes it; released on drop, or when the process ends.
pub struct Lock {
    root: PathBuf,
    _file: File,
}

impl Lock {
    /// The folder of the book that is locked.
    pub fn root(&self) -> &Path {
        &self.root
    }
}

/// The lock's file.
const LOCK: &str = "lock";

/// The file that names the holder. It is separate from the lock, because some systems do not allow reading a locked
/// file.
const HOLDER: &str = "lock-holder";

/// The folder's own `.gitignore` keeps it out of git.
const IGNORE: &str = ".gitignore";

/// Between two tries to get the lock.
const PAUSE: Duration = Duration::from_millis(10);

/// After this many tries (one second) the user is told.
const TELL: u32 = 100;

/// Waits for its turn, at most so many seconds; `waiting` is told whom it waits for, once. The lock
/// lives in `.clientbook/`, a folder that ignores itself.
pub fn lock(root: &Path, seconds: u32, waiting: &dyn Fn(u32)) -> Result<Lock, WriteError> {
    let Place { folder, file, path } = open(root)?;
    let tries = seconds * 100;
    for round in 0..=tries {
        match file.try_lock() {
            Ok(()) => return Ok(held(root, &folder, file)),
            Err(TryLockError::Error(error)) => return Err(WriteError::Io(path, error)),
            Err(TryLockError::WouldBlock) if round == TELL => waiting(holder(root)),
            Err(TryLockError::WouldBlock) => {}
        }
        std::thread::sleep(PAUSE);
    }
    Err(WriteError::Locked { path, process: holder(root), seconds })
}

/// Takes the lock if it is free; `None` otherwise.
pub fn try_lock(root: &Path) -> Option<Lock> {
    let Place { folder, file, .. } = open(root).ok()?;
    file.try_lock().ok().map(|()| held(root, &folder, file))
}

/// The lock's file, in its folder.
struct Place {
    folder: Folder,
    file: File,
    path: PathBuf,
}

fn open(root: &Path) -> Result<Place, WriteError> {
    let folder =
        Folder::open(root).and_then(|book| book.make_folders(FOLDER)).map_err(|error| at(root, FOLDER, error))?;
    let file = folder.open_or_create(LOCK).map_err(|error| at_apart(root, LOCK, error))?;
    Ok(Place { folder, file, path: apart_path(root).join(LOCK) })
}

/// Only the holder writes here: two who wait would remove each other's files in the making.
fn held(root: &Path, folder: &Folder, file: File) -> Lock {
    folder.remove_staged();
    if !folder.has(IGNORE) {
        let _ = folder.replace_unflushed(IGNORE, b"*\n");
    }
    // The holder's name is only information for those who wait; they can wait without it.
    let _ = folder.replace_unflushed(HOLDER, std::process::id().to_string().as_bytes());
    Lock { root: root.to_owned(), _file: file }
}

fn holder(root: &Path) -> u32 {
    super::remembered(root, HOLDER).and_then(|text| text.trim().parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_lock_is_waited_for_and_its_holder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let held = lock(folder.path(), 1, &|_| ()).unwrap();
        assert!(try_lock(folder.path()).is_none());
        let told = std::cell::Cell::new(0);
        let late = lock(folder.path(), 2, &|process| told.set(process));
        assert!(matches!(late, Err(WriteError::Locked { process, .. }) if process == std::process::id()));
        assert_eq!(told.get(), std::process::id());
        drop(held);
        assert!(try_lock(folder.path()).is_some());
    }
}
