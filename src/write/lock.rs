//! One change of a book at a time.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::WriteError;

/// Held while a command reads the book and changes it; let go when dropped, or when the process
/// ends however it ends.
pub struct Lock {
    _file: File,
}

/// Between two tries to get the lock.
const PAUSE: Duration = Duration::from_millis(10);

/// Tries after which the waiting is told: a second.
const TELL: u32 = 100;

/// Waits for its turn, at most so many seconds; `waiting` is told whom it waits for, once. The lock
/// lives in `.clientbook/`, a folder that ignores itself.
pub fn lock(root: &Path, seconds: u32, waiting: &dyn Fn(u32)) -> Result<Lock, WriteError> {
    let (file, path) = open(root)?;
    let tries = seconds * 100;
    for round in 0..=tries {
        match file.try_lock() {
            Ok(()) => return Ok(held(root, file)),
            Err(TryLockError::Error(error)) => return Err(WriteError::Io(path, error)),
            Err(TryLockError::WouldBlock) if round == TELL => waiting(holder(root)),
            Err(TryLockError::WouldBlock) => {}
        }
        std::thread::sleep(PAUSE);
    }
    Err(WriteError::Locked { path, process: holder(root), seconds })
}

/// The lock if nobody has it.
pub fn try_lock(root: &Path) -> Option<Lock> {
    let (file, _) = open(root).ok()?;
    file.try_lock().ok().map(|()| held(root, file))
}

fn open(root: &Path) -> Result<(File, PathBuf), WriteError> {
    let folder = root.join(super::FOLDER);
    fs::create_dir_all(&folder).map_err(WriteError::io(&folder))?;
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        fs::write(&ignore, "*\n").map_err(WriteError::io(&ignore))?;
    }
    let path = folder.join("lock");
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(WriteError::io(&path))?;
    Ok((file, path))
}

/// Beside the lock, since some systems let nobody read a locked file.
fn holder_path(root: &Path) -> PathBuf {
    root.join(super::FOLDER).join("lock-holder")
}

fn held(root: &Path, file: File) -> Lock {
    // Who holds it is a courtesy to those who wait; without it they wait as well.
    let _ = fs::write(holder_path(root), std::process::id().to_string());
    super::journal::remove_staged(&root.join(super::FOLDER));
    Lock { _file: file }
}

fn holder(root: &Path) -> u32 {
    fs::read_to_string(holder_path(root)).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(0)
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
