//! Applies the edits of an action to the book.
//!
//! All new contents are written beside their files and flushed first; only then are they put in
//! place, one rename each. So a full disk or a refused permission leaves the book as it was.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::WriteError;
use crate::edit::FileEdit;

/// Writes every edit that changes anything. Gives the paths written, relative to the book.
pub fn apply(root: &Path, edits: &[FileEdit]) -> Result<Vec<String>, WriteError> {
    let edits: Vec<&FileEdit> = edits.iter().filter(|edit| edit.changes()).collect();
    for edit in &edits {
        check(root, edit)?;
    }
    let mut staged = Vec::with_capacity(edits.len());
    for edit in &edits {
        staged.push(stage(&root.join(&edit.path), edit)?);
    }
    for (edit, file) in edits.iter().zip(staged) {
        put(&root.join(&edit.path), edit, file)?;
    }
    Ok(edits.iter().map(|edit| edit.path.clone()).collect())
}

/// The file on the disk must be what the edit was made from; links are not written through.
fn check(root: &Path, edit: &FileEdit) -> Result<(), WriteError> {
    let path = root.join(&edit.path);
    match (fs::symlink_metadata(&path), &edit.before) {
        (Err(error), None) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        (Err(error), _) => Err(WriteError::Io(path, error)),
        (Ok(_), None) => Err(WriteError::Exists(path)),
        (Ok(meta), Some(before)) => {
            let same = meta.is_file() && fs::read(&path).map_err(WriteError::io(&path))? == before.as_bytes();
            if same { Ok(()) } else { Err(WriteError::ChangedMeanwhile(path)) }
        }
    }
}

fn stage(path: &Path, edit: &FileEdit) -> Result<NamedTempFile, WriteError> {
    let folder = path.parent().map_or_else(PathBuf::new, Path::to_owned);
    fs::create_dir_all(&folder).map_err(WriteError::io(&folder))?;
    let mut file = tempfile::Builder::new().prefix(".clientbook-").tempfile_in(&folder).map_err(WriteError::io(&folder))?;
    let write = |file: &mut NamedTempFile| {
        file.write_all(edit.after.as_bytes())?;
        set_mode(file.as_file(), path, edit.before.is_some())?;
        file.as_file().sync_all()
    };
    write(&mut file).map_err(WriteError::io(path))?;
    Ok(file)
}

/// Temporary files are private; the user's are what they were, or what new files are.
#[cfg(unix)]
fn set_mode(file: &File, path: &Path, exists: bool) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = if exists { fs::metadata(path)?.permissions().mode() } else { 0o644 };
    file.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_: &File, _: &Path, _: bool) -> std::io::Result<()> {
    Ok(())
}

fn put(path: &Path, edit: &FileEdit, file: NamedTempFile) -> Result<(), WriteError> {
    let put = if edit.before.is_some() { file.persist(path) } else { file.persist_noclobber(path) };
    put.map_err(|error| match error.error.kind() {
        std::io::ErrorKind::AlreadyExists => WriteError::Exists(path.to_owned()),
        _ => WriteError::Io(path.to_owned(), error.error),
    })?;
    sync_folder(path.parent().unwrap_or(Path::new("."))).map_err(WriteError::io(path))
}

/// A rename lasts only when its folder does.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_when_one_file_changed_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("b.md"), "other").unwrap();
        let edits = [
            FileEdit::new_file("a.md", "new"),
            FileEdit { path: "b.md".into(), before: Some("old".into()), after: "new".into() },
        ];
        assert!(matches!(apply(folder.path(), &edits), Err(WriteError::ChangedMeanwhile(_))));
        assert!(!folder.path().join("a.md").exists());
    }

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.md"), "mine").unwrap();
        assert!(matches!(apply(folder.path(), &[FileEdit::new_file("a.md", "x")]), Err(WriteError::Exists(_))));
        assert_eq!(fs::read_to_string(folder.path().join("a.md")).unwrap(), "mine");
    }

    #[cfg(unix)]
    #[test]
    fn the_mode_of_a_file_stays() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let edit = FileEdit { path: "a.md".into(), before: Some("old".into()), after: "new".into() };
        assert_eq!(apply(folder.path(), &[edit]).unwrap(), ["a.md"]);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
