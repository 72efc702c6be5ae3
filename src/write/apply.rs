//! Applies the changes of an action to the book.
//!
//! What the files hold is written down first (see [`journal`]), all new contents are written beside
//! their files and flushed; only then are they put in place, one rename each. So a full disk or a
//! refused permission leaves the book as it was, and what was killed on the way is taken back by the
//! next command.

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use super::journal::{self, GitTask};
use super::lock::Lock;
use super::{Change, WriteError, at};
use crate::disk::{Folder, Kind, Stat};
use crate::progress::{Stage, Work};

/// Writes every change that changes anything. Returns the written paths, relative to the book; they are flushed to the
/// disk. `task` is what git is to do next.
pub fn apply(lock: &Lock, changes: &[Change], task: Option<GitTask>) -> Result<Vec<String>, WriteError> {
    apply_in(lock, 0, changes, task)
}

/// The same for files of the repository that the book in `book` is a part of, `up` folders above it.
pub fn apply_in(lock: &Lock, up: usize, changes: &[Change], task: Option<GitTask>) -> Result<Vec<String>, WriteError> {
    let book = lock.root();
    let root = journal::root(book, up);
    let top = Folder::open(&root).map_err(WriteError::io(&root))?;
    let top = Top { folder: top, path: &root };
    let changes: Vec<&Change> = changes.iter().filter(|change| change.before != change.after).collect();
    let has_task = task.is_some();
    for change in &changes {
        top.check(change)?;
    }
    if changes.is_empty() && !has_task {
        return Ok(Vec::new());
    }
    journal::begin(book, up, &changes, task)?;
    let done = top.put_all(&changes).and_then(|()| journal::settle(book, has_task));
    if let Err(error) = done {
        return Err(match (journal::take_back(lock), error) {
            (Ok(_), error) => error,
            (Err(_), WriteError::Io(path, reason)) => WriteError::HalfDone(path, reason),
            (Err(_), error) => error,
        });
    }
    Ok(changes.iter().map(|change| change.path.clone()).collect())
}

/// Writes new files where no book exists yet, so that neither lock nor journal is needed.
pub fn found(root: &Path, changes: &[Change]) -> Result<(), WriteError> {
    let top = Top { folder: Folder::open(root).map_err(WriteError::io(root))?, path: root };
    for change in changes {
        top.check(change)?;
    }
    top.put_all(&changes.iter().collect::<Vec<_>>())
}

/// The folder to which the paths of the changes are relative.
struct Top<'t> {
    folder: Folder,
    path: &'t Path,
}

/// The folder of a path's last name; `None` for the top.
fn folder_of(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

/// A path's last name.
fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

impl Top<'_> {
    fn put_all(&self, changes: &[&Change]) -> Result<(), WriteError> {
        // Each is written, and then gets its name.
        let work = Work::begin(Stage::Save, 2 * changes.len());
        let mut staged = Vec::with_capacity(changes.len());
        for change in changes {
            work.step();
            let waiting = change.after.as_ref().map(|after| self.stage(after, change)).transpose();
            match waiting.map_err(|error| at(self.path, &change.path, error)) {
                Ok(waiting) => staged.push(waiting),
                Err(error) => {
                    self.drop_staged(changes, &staged);
                    return Err(error);
                }
            }
        }
        for (done, change) in changes.iter().enumerate() {
            work.step();
            if let Err(error) = self.put(change, staged[done].take()) {
                self.drop_staged(changes, &staged);
                return Err(at(self.path, &change.path, error));
            }
        }
        Ok(())
    }

    /// Removes what was staged and did not get its name.
    fn drop_staged(&self, changes: &[&Change], staged: &[Option<OsString>]) {
        for (change, name) in changes.iter().zip(staged).filter_map(|(change, name)| Some((change, name.as_ref()?))) {
            let _ = match folder_of(&change.path) {
                Some(folder) => self.folder.folder(folder).and_then(|folder| folder.remove_child(name)),
                None => self.folder.remove_child(name),
            };
        }
    }

    /// The file on the disk must be what the change was made from.
    fn check(&self, change: &Change) -> Result<(), WriteError> {
        let failed = |error| at(self.path, &change.path, error);
        let path = || self.path.join(&change.path);
        match (self.folder.stat(&change.path).map_err(failed)?, &change.before) {
            (None, None) => Ok(()),
            (None, Some(_)) => Err(WriteError::ChangedMeanwhile(path())),
            (Some(Stat { kind: Kind::File | Kind::Folder, .. }), None) => Err(WriteError::Exists(path())),
            (Some(stat), _) if ![Kind::File, Kind::Folder].contains(&stat.kind) => {
                Err(WriteError::NotPlain(path(), stat.kind))
            }
            (Some(stat), before) => {
                let same = stat.kind == Kind::File
                    && Some(&self.folder.read(&change.path).map_err(failed)?) == before.as_ref();
                if same { Ok(()) } else { Err(WriteError::ChangedMeanwhile(path())) }
            }
        }
    }

    /// Writes the new content beside the file, flushed. Returns the temporary name, not an open file, because a sync
    /// may change more files than can be open at once.
    fn stage(&self, after: &[u8], change: &Change) -> std::io::Result<OsString> {
        let made = folder_of(&change.path).map(|folder| self.folder.make_folders(folder)).transpose()?;
        let folder = made.as_ref().unwrap_or(&self.folder);
        let old = if change.before.is_some() { folder.stat(name_of(&change.path))? } else { None };
        let mut staged = folder.stage_like(old.as_ref())?;
        staged.file().write_all(after)?;
        if old.is_none() && change.executable {
            staged.set_mode(0o755)?;
        }
        staged.file().sync_all()?;
        Ok(staged.wait())
    }

    fn put(&self, change: &Change, waiting: Option<OsString>) -> std::io::Result<()> {
        let opened = folder_of(&change.path).map(|folder| self.folder.folder(folder)).transpose()?;
        let folder = opened.as_ref().unwrap_or(&self.folder);
        let name = name_of(&change.path).as_ref();
        match (waiting, &change.before) {
            (Some(waiting), Some(_)) => folder.rename(&waiting, folder, name)?,
            (Some(waiting), None) => {
                if let Err(error) = folder.rename_new(&waiting, name) {
                    let _ = folder.remove_child(&waiting);
                    return Err(error);
                }
            }
            (None, _) => folder.remove_child(name)?,
        }
        folder.sync()?;
        if change.after.is_none() {
            // The folders that a removed file leaves empty go with it.
            journal::remove_empty(&self.folder, &change.path);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn locked(folder: &tempfile::TempDir) -> Lock {
        crate::write::lock::lock(folder.path(), 5, &|_| ()).unwrap()
    }

    fn change(path: &str, before: Option<&str>, after: Option<&str>) -> Change {
        let bytes = |text: &str| text.as_bytes().to_vec();
        Change { path: path.into(), before: before.map(bytes), after: after.map(bytes), executable: false }
    }

    fn book() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        drop(crate::write::lock::lock(folder.path(), 1, &|_| ()).unwrap());
        folder
    }

    #[test]
    fn nothing_is_written_when_one_file_changed_meanwhile() {
        let folder = book();
        fs::write(folder.path().join("b.md"), "other").unwrap();
        let changes = [change("a.md", None, Some("new")), change("b.md", Some("old"), Some("new"))];
        assert!(matches!(apply(&locked(&folder), &changes, None), Err(WriteError::ChangedMeanwhile(_))));
        assert!(!folder.path().join("a.md").exists());
    }

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let folder = book();
        fs::write(folder.path().join("a.md"), "mine").unwrap();
        assert!(matches!(
            apply(&locked(&folder), &[change("a.md", None, Some("x"))], None),
            Err(WriteError::Exists(_))
        ));
        assert_eq!(fs::read_to_string(folder.path().join("a.md")).unwrap(), "mine");
    }

    #[test]
    fn nothing_is_written_out_of_the_book() {
        let folder = book();
        assert!(matches!(
            apply(&locked(&folder), &[change("../x.md", None, Some("x"))], None),
            Err(WriteError::Outside(_))
        ));
        #[cfg(unix)]
        {
            let other = tempfile::tempdir().unwrap();
            std::os::unix::fs::symlink(other.path(), folder.path().join("customers")).unwrap();
            let out = apply(&locked(&folder), &[change("customers/a/a.md", None, Some("x"))], None);
            assert!(matches!(out, Err(WriteError::NotPlain(..))));
            assert_eq!(fs::read_dir(other.path()).unwrap().count(), 0);
        }
    }

    #[test]
    fn when_the_last_file_fails_the_first_is_what_it_was() {
        let folder = book();
        fs::write(folder.path().join("a.md"), "old").unwrap();
        fs::write(folder.path().join("b.md"), "a file, where a folder is needed").unwrap();
        let changes = [change("a.md", Some("old"), Some("new")), change("b.md/c.md", None, Some("c"))];
        assert!(apply(&locked(&folder), &changes, None).is_err());
        assert_eq!(fs::read_to_string(folder.path().join("a.md")).unwrap(), "old");
        assert!(!journal::is_open(folder.path()));
    }

    #[cfg(unix)]
    #[test]
    fn the_mode_of_a_file_stays() {
        use std::os::unix::fs::PermissionsExt;
        let folder = book();
        let path = folder.path().join("a.md");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert_eq!(apply(&locked(&folder), &[change("a.md", Some("old"), Some("new"))], None).unwrap(), ["a.md"]);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
