//! Applies the changes of an action to the book.
//!
//! What the files hold is written down first (see [`journal`]), all new contents are written beside
//! their files and flushed; only then are they put in place, one rename each. So a full disk or a
//! refused permission leaves the book as it was, and what was killed on the way is taken back by the
//! next command.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::NamedTempFile;

use super::journal::{self, Wish};
use super::{Change, WriteError, sync_folder};

/// Writes every change that changes anything. Gives the paths written, relative to the book; they
/// are on the disk. `wish` is what git is to be told of it.
pub fn apply(root: &Path, changes: &[Change], wish: Option<Wish>) -> Result<Vec<String>, WriteError> {
    apply_in(root, 0, changes, wish)
}

/// The same for files of the repository that the book in `book` is a part of, `up` folders above it.
pub fn apply_in(book: &Path, up: usize, changes: &[Change], wish: Option<Wish>) -> Result<Vec<String>, WriteError> {
    let root = &journal::root(book, up);
    let changes: Vec<&Change> = changes.iter().filter(|change| change.before != change.after).collect();
    let has_wish = wish.is_some();
    for change in &changes {
        check(root, change)?;
    }
    if changes.is_empty() && !has_wish {
        return Ok(Vec::new());
    }
    journal::begin(book, up, &changes, wish)?;
    let done = put_all(root, &changes).and_then(|()| journal::settle(book, has_wish));
    if let Err(error) = done {
        return Err(match (journal::take_back(book), error) {
            (Ok(_), error) => error,
            (Err(_), WriteError::Io(path, reason)) => WriteError::HalfDone(path, reason),
            (Err(_), error) => error,
        });
    }
    Ok(changes.iter().map(|change| change.path.clone()).collect())
}

/// Writes new files where no book is yet, and nobody waits: without a journal.
pub fn found(root: &Path, changes: &[Change]) -> Result<(), WriteError> {
    for change in changes {
        check(root, change)?;
    }
    put_all(root, &changes.iter().collect::<Vec<_>>())
}

fn put_all(root: &Path, changes: &[&Change]) -> Result<(), WriteError> {
    let mut staged = Vec::with_capacity(changes.len());
    for change in changes {
        let path = root.join(&change.path);
        staged.push(change.after.as_ref().map(|after| stage(&path, after, change)).transpose()?);
    }
    for (change, file) in changes.iter().zip(staged) {
        put(&root.join(&change.path), change, file)?;
    }
    Ok(())
}

/// The file on the disk must be what the change was made from; links are not written through.
fn check(root: &Path, change: &Change) -> Result<(), WriteError> {
    let path = root.join(&change.path);
    check_folders(root, &change.path)?;
    match (fs::symlink_metadata(&path), &change.before) {
        (Err(error), None) if [ErrorKind::NotFound, ErrorKind::NotADirectory].contains(&error.kind()) => Ok(()),
        (Err(error), Some(_)) if error.kind() == ErrorKind::NotFound => Err(WriteError::ChangedMeanwhile(path)),
        (Err(error), _) => Err(WriteError::Io(path, error)),
        (Ok(_), None) => Err(WriteError::Exists(path)),
        (Ok(meta), Some(before)) => {
            let same = meta.is_file() && fs::read(&path).map_err(WriteError::io(&path))? == *before;
            if same { Ok(()) } else { Err(WriteError::ChangedMeanwhile(path)) }
        }
    }
}

/// A link in the place of a folder would lead the writing out of the book, and so would `..`.
fn check_folders(root: &Path, path: &str) -> Result<(), WriteError> {
    let mut folder = root.to_owned();
    let mut parts = Path::new(path).components().peekable();
    while let Some(part) = parts.next() {
        let Component::Normal(name) = part else { return Err(WriteError::Outside(root.join(path))) };
        folder.push(name);
        let is_link = || fs::symlink_metadata(&folder).is_ok_and(|meta| meta.is_symlink());
        if parts.peek().is_some() && is_link() {
            return Err(WriteError::Outside(folder));
        }
    }
    Ok(())
}

fn stage(path: &Path, after: &[u8], change: &Change) -> Result<NamedTempFile, WriteError> {
    let folder = path.parent().map_or_else(PathBuf::new, Path::to_owned);
    fs::create_dir_all(&folder).map_err(WriteError::io(&folder))?;
    let mut file = tempfile::Builder::new().prefix(super::STAGED).tempfile_in(&folder).map_err(WriteError::io(&folder))?;
    let write = |file: &mut NamedTempFile| {
        file.write_all(after)?;
        set_mode(file.as_file(), path, change)?;
        file.as_file().sync_all()
    };
    write(&mut file).map_err(WriteError::io(path))?;
    Ok(file)
}

/// Temporary files are private; the user's are what they were, or what new files are.
#[cfg(unix)]
fn set_mode(file: &File, path: &Path, change: &Change) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let new = if change.executable { 0o755 } else { 0o644 };
    let mode = if change.before.is_some() { fs::metadata(path)?.permissions().mode() } else { new };
    file.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_: &File, _: &Path, _: &Change) -> std::io::Result<()> {
    Ok(())
}

fn put(path: &Path, change: &Change, file: Option<NamedTempFile>) -> Result<(), WriteError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let put = match (file, &change.before) {
        (Some(file), Some(_)) => file.into_temp_path().keep().map_err(|error| error.error).and_then(|staged| fs::rename(staged, path)),
        (Some(file), None) => put_new(file, path),
        (None, _) => fs::remove_file(path),
    };
    put.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => WriteError::Exists(path.to_owned()),
        _ => WriteError::Io(path.to_owned(), error),
    })?;
    sync_folder(folder).map_err(WriteError::io(path))?;
    if change.after.is_none() {
        // The folders that a removed file leaves empty go with it.
        journal::remove_empty(folder);
    }
    Ok(())
}

/// A link never takes the place of a file that was made meanwhile; where a disk knows no links (most
/// sticks), a rename must do.
fn put_new(file: NamedTempFile, path: &Path) -> std::io::Result<()> {
    match fs::hard_link(file.path(), path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists && !path.exists() => {
            file.into_temp_path().keep().map_err(|error| error.error).and_then(|staged| fs::rename(staged, path))
        }
        Ok(()) => file.close(),
        refused => refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert!(matches!(apply(folder.path(), &changes, None), Err(WriteError::ChangedMeanwhile(_))));
        assert!(!folder.path().join("a.md").exists());
    }

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let folder = book();
        fs::write(folder.path().join("a.md"), "mine").unwrap();
        assert!(matches!(apply(folder.path(), &[change("a.md", None, Some("x"))], None), Err(WriteError::Exists(_))));
        assert_eq!(fs::read_to_string(folder.path().join("a.md")).unwrap(), "mine");
    }

    #[test]
    fn nothing_is_written_out_of_the_book() {
        let folder = book();
        assert!(matches!(apply(folder.path(), &[change("../x.md", None, Some("x"))], None), Err(WriteError::Outside(_))));
        #[cfg(unix)]
        {
            let other = tempfile::tempdir().unwrap();
            std::os::unix::fs::symlink(other.path(), folder.path().join("customers")).unwrap();
            let out = apply(folder.path(), &[change("customers/a/a.md", None, Some("x"))], None);
            assert!(matches!(out, Err(WriteError::Outside(_))));
            assert_eq!(fs::read_dir(other.path()).unwrap().count(), 0);
        }
    }

    #[test]
    fn when_the_last_file_fails_the_first_is_what_it_was() {
        let folder = book();
        fs::write(folder.path().join("a.md"), "old").unwrap();
        fs::write(folder.path().join("b.md"), "a file, where a folder is needed").unwrap();
        let changes = [change("a.md", Some("old"), Some("new")), change("b.md/c.md", None, Some("c"))];
        assert!(apply(folder.path(), &changes, None).is_err());
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
        assert_eq!(apply(folder.path(), &[change("a.md", Some("old"), Some("new"))], None).unwrap(), ["a.md"]);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
