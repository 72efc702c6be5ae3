//! The journal of an action: what its files held, until all of them are in place.
//!
//! It stands in `.clientbook/journal` from before the first file changes until the last one is on
//! the disk. Found by the next command, it says that an action was cut short, and gives back what
//! was. When the files are in place it becomes a note of what git was not told yet
//! (`.clientbook/uncommitted-…`), in one rename: that rename is the moment at which a change is saved.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::{Change, WriteError, sync_folder};

const NAME: &str = "journal";
const UNCOMMITTED: &str = "uncommitted-";

/// What git is to be told of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wish {
    /// A commit of these paths alone.
    Commit { paths: Vec<String>, message: String, action: String, trailers: Vec<(String, String)> },
    /// The branch goes on from one commit to another, whose files are in place.
    Advance { from: String, to: String, paths: Vec<String> },
}

/// A change that is in the files, and of which git does not know yet.
#[derive(Clone, Debug)]
pub struct Uncommitted {
    pub wish: Wish,
    file: PathBuf,
}

#[derive(Debug, Serialize, Deserialize)]
struct Index {
    /// Paths are relative to the folder so many above the book.
    up: usize,
    files: Vec<Entry>,
    wish: Option<Wish>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    path: String,
    /// Bytes of the old content in the journal; none where there was no file.
    before: Option<usize>,
    /// A hash of the new content; none where the file goes away.
    after: Option<u64>,
}

/// The folder so many above a book.
pub fn root(book: &Path, up: usize) -> PathBuf {
    if up == 0 {
        return book.to_owned();
    }
    let book = book.canonicalize().unwrap_or_else(|_| book.to_owned());
    book.ancestors().nth(up).unwrap_or(&book).to_owned()
}

fn folder(root: &Path) -> PathBuf {
    root.join(super::FOLDER)
}

/// Whether an action was cut short, or git was not told of one.
pub fn is_open(root: &Path) -> bool {
    let named = |entry: fs::DirEntry| {
        let name = entry.file_name();
        name == NAME || name.to_string_lossy().starts_with(UNCOMMITTED)
    };
    fs::read_dir(folder(root)).is_ok_and(|mut entries| entries.any(|entry| entry.is_ok_and(named)))
}

/// Writes down what the files of an action hold, before any of them is touched.
pub fn begin(root: &Path, up: usize, changes: &[&Change], wish: Option<Wish>) -> Result<(), WriteError> {
    let entry = |change: &&Change| Entry {
        path: change.path.clone(),
        before: change.before.as_ref().map(Vec::len),
        after: change.after.as_deref().map(xxh3_64),
    };
    let index = Index { up, files: changes.iter().map(entry).collect(), wish };
    let mut bytes = serde_json::to_vec(&index).map_err(|error| WriteError::Io(folder(root), error.into()))?;
    bytes.push(b'\n');
    for change in changes {
        bytes.extend_from_slice(change.before.as_deref().unwrap_or_default());
    }
    let path = folder(root).join(NAME);
    let write = || {
        let mut file = tempfile::Builder::new().prefix(super::STAGED).tempfile_in(folder(root))?;
        file.write_all(&bytes)?;
        file.as_file().sync_all()?;
        file.persist(&path).map_err(|error| error.error)?;
        sync_folder(&folder(root))
    };
    write().map_err(WriteError::io(&path))
}

/// All files of the action are in place: the change is saved. What git is to be told stays written
/// down.
pub fn settle(root: &Path, wish: bool) -> Result<(), WriteError> {
    let path = folder(root).join(NAME);
    let done = if wish { fs::rename(&path, next_uncommitted(root)) } else { fs::remove_file(&path) };
    done.and_then(|()| sync_folder(&folder(root))).map_err(WriteError::io(&path))
}

/// A name after those that stand.
fn next_uncommitted(root: &Path) -> PathBuf {
    let last = uncommitted_files(root).last().and_then(|path| path.to_string_lossy().rsplit('-').next()?.parse::<u64>().ok());
    folder(root).join(format!("{UNCOMMITTED}{:06}", last.unwrap_or(0) + 1))
}

fn uncommitted_files(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder(root)).into_iter().flatten().filter_map(Result::ok);
    let named = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(UNCOMMITTED));
    let mut paths: Vec<PathBuf> = named.map(|entry| entry.path()).collect();
    paths.sort_unstable();
    paths
}

/// The changes of which git does not know yet, the oldest first. One that cannot be read is dropped:
/// its files are in place, and the next sync commits them.
pub fn uncommitted(root: &Path) -> Vec<Uncommitted> {
    let read = |file: PathBuf| {
        let wish = fs::read(&file).ok().and_then(|bytes| parse(&bytes)?.0.wish);
        if wish.is_none() {
            let _ = fs::remove_file(&file);
        }
        Some(Uncommitted { wish: wish?, file })
    };
    uncommitted_files(root).into_iter().filter_map(read).collect()
}

impl Uncommitted {
    /// Git was told.
    pub fn done(&self) -> Result<(), WriteError> {
        fs::remove_file(&self.file).map_err(WriteError::io(&self.file))
    }
}

fn parse(bytes: &[u8]) -> Option<(Index, &[u8])> {
    let end = memchr::memchr(b'\n', bytes)?;
    Some((serde_json::from_slice(&bytes[..end]).ok()?, &bytes[end + 1..]))
}

/// Gives back what an action that was cut short had changed: each of its files is again what it was.
/// A file that somebody changed since is left alone. Gives the paths given back, and those left.
pub fn take_back(root: &Path) -> Result<Option<TakenBack>, WriteError> {
    let path = folder(root).join(NAME);
    let bytes = match fs::read(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        read => read.map_err(WriteError::io(&path))?,
    };
    let mut taken = TakenBack::default();
    if let Some((index, mut contents)) = parse(&bytes) {
        taken.message = index.wish.as_ref().and_then(|wish| match wish {
            Wish::Commit { message, .. } => Some(message.clone()),
            Wish::Advance { .. } => None,
        });
        for entry in &index.files {
            let (before, rest) = contents.split_at(entry.before.unwrap_or(0).min(contents.len()));
            contents = rest;
            restore(&self::root(root, index.up), entry, entry.before.map(|_| before), &mut taken)?;
        }
    }
    fs::remove_file(&path).and_then(|()| sync_folder(&folder(root))).map_err(WriteError::io(&path))?;
    Ok(Some(taken))
}

/// What was given back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenBack {
    /// What the action would have been called.
    pub message: Option<String>,
    pub files: Vec<String>,
    /// Changed by somebody else since, and left alone.
    pub left: Vec<String>,
}

fn restore(root: &Path, entry: &Entry, before: Option<&[u8]>, taken: &mut TakenBack) -> Result<(), WriteError> {
    let path = root.join(&entry.path);
    let Some(parent) = path.parent() else { return Ok(()) };
    remove_staged(parent);
    let now = match fs::read(&path) {
        Err(error) if [ErrorKind::NotFound, ErrorKind::NotADirectory].contains(&error.kind()) => None,
        read => Some(read.map_err(WriteError::io(&path))?),
    };
    if now.as_deref() == before {
        if before.is_none() {
            remove_empty(parent);
        }
        return Ok(());
    }
    if now.as_deref().map(xxh3_64) != entry.after {
        taken.left.push(entry.path.clone());
        return Ok(());
    }
    let done = match before {
        Some(before) => fs::create_dir_all(parent).and_then(|()| super::file::replace(&path, before)),
        None => fs::remove_file(&path),
    };
    done.and_then(|()| sync_folder(parent)).map_err(WriteError::io(&path))?;
    if before.is_none() {
        remove_empty(parent);
    }
    taken.files.push(entry.path.clone());
    Ok(())
}

/// Removes the folders that were made for a file and hold nothing.
pub(super) fn remove_empty(folder: &Path) {
    let _ = folder.ancestors().take(2).try_for_each(fs::remove_dir);
}

/// Removes what was written beside a file and never took its name.
pub(super) fn remove_staged(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        if entry.file_name().to_string_lossy().starts_with(super::STAGED) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::{apply, lock};

    fn book() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        drop(lock::lock(folder.path(), 1, &|_| ()).unwrap());
        fs::write(folder.path().join("a.md"), "old").unwrap();
        folder
    }

    fn change(path: &str, before: Option<&str>, after: Option<&str>) -> Change {
        let bytes = |text: &str| text.as_bytes().to_vec();
        Change { path: path.into(), before: before.map(bytes), after: after.map(bytes), executable: false }
    }

    #[test]
    fn an_action_that_was_cut_short_is_taken_back() {
        let book = book();
        let (edit, new, gone) =
            (change("a.md", Some("old"), Some("new")), change("b.md", None, Some("b")), change("c.md", Some("c"), None));
        begin(book.path(), 0, &[&edit, &new, &gone], None).unwrap();
        fs::write(book.path().join("a.md"), "new").unwrap();
        fs::write(book.path().join("b.md"), "b").unwrap();
        fs::write(book.path().join(".clientbook-x"), "half").unwrap();
        assert!(is_open(book.path()));
        let taken = take_back(book.path()).unwrap().unwrap();
        assert_eq!(taken.files, ["a.md", "b.md", "c.md"]);
        assert_eq!(fs::read_to_string(book.path().join("a.md")).unwrap(), "old");
        assert_eq!(fs::read_to_string(book.path().join("c.md")).unwrap(), "c");
        assert!(!book.path().join("b.md").exists() && !book.path().join(".clientbook-x").exists());
        assert!(!is_open(book.path()) && take_back(book.path()).unwrap().is_none());
    }

    #[test]
    fn a_file_that_was_changed_since_is_left_alone() {
        let book = book();
        begin(book.path(), 0, &[&change("a.md", Some("old"), Some("new"))], None).unwrap();
        fs::write(book.path().join("a.md"), "by hand").unwrap();
        assert_eq!(take_back(book.path()).unwrap().unwrap().left, ["a.md"]);
        assert_eq!(fs::read_to_string(book.path().join("a.md")).unwrap(), "by hand");
    }

    #[test]
    fn what_git_was_not_told_is_remembered_in_order() {
        let book = book();
        for (before, after) in [("old", "one"), ("one", "two")] {
            let wish = Wish::Advance { from: before.into(), to: after.into(), paths: Vec::new() };
            apply::apply(book.path(), &[change("a.md", Some(before), Some(after))], Some(wish)).unwrap();
        }
        let open = uncommitted(book.path());
        let to: Vec<&Wish> = open.iter().map(|one| &one.wish).collect();
        assert!(matches!(to[..], [Wish::Advance { to: one, .. }, Wish::Advance { to: two, .. }] if one == "one" && two == "two"));
        open.iter().for_each(|one| one.done().unwrap());
        assert!(!is_open(book.path()));
    }
}
