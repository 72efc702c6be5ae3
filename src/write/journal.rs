//! The journal of an action: what its files held, until all of them are in place.
//!
//! The file `.clientbook/journal` exists from before the first file changes until the last one is on the disk. If the
//! next command finds it, an action was interrupted, and the old contents are restored from it. When the files are in
//! place, one rename makes it a note of what git was not told yet (`.clientbook/uncommitted-…`): at that moment the
//! change is saved.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

pub use super::git_task::GitTask;
use super::lock::Lock;
use super::{Change, WriteError, apart, apart_path, at, at_apart};
use crate::disk::{Folder, Kind, named, names, seal};

const NAME: &str = "journal";
const UNCOMMITTED: &str = "uncommitted-";

/// A change that is in the files, and of which git does not know yet.
#[derive(Clone, Debug)]
pub struct Uncommitted {
    /// What git is to do.
    pub task: GitTask,
    root: PathBuf,
    file: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Index {
    /// Paths are relative to the folder so many above the book.
    up: usize,
    files: Vec<Entry>,
    #[serde(rename = "wish")]
    task: Option<GitTask>,
    /// The seal of all else; `None` where this user has no place for a key.
    #[serde(default)]
    seal: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    path: String,
    /// Length of the old content in the journal, in bytes; `None` where there was no file.
    before: Option<usize>,
    /// A hash of the new content; `None` where the file is removed.
    after: Option<u64>,
}

/// The folder `up` levels above a book.
pub fn root(book: &Path, up: usize) -> PathBuf {
    if up == 0 {
        return book.to_owned();
    }
    let book = named::real(book).unwrap_or_else(|_| book.to_owned());
    book.ancestors().nth(up).unwrap_or(&book).to_owned()
}

/// Whether an action was cut short, or git was not told of one.
pub fn is_open(root: &Path) -> bool {
    let entries = apart(root).and_then(|folder| folder.entries()).unwrap_or_default();
    entries.iter().any(|entry| entry.name == NAME || entry.name.to_string_lossy().starts_with(UNCOMMITTED))
}

/// Writes down what the files of an action hold, before any of them is touched.
pub fn begin(root: &Path, up: usize, changes: &[&Change], task: Option<GitTask>) -> Result<(), WriteError> {
    let entry = |change: &&Change| Entry {
        path: change.path.clone(),
        before: change.before.as_ref().map(Vec::len),
        after: change.after.as_deref().map(xxh3_64),
    };
    let contents: Vec<u8> =
        changes.iter().flat_map(|change| change.before.as_deref().unwrap_or_default()).copied().collect();
    let mut index = Index { up, files: changes.iter().map(entry).collect(), task, seal: None };
    index.seal = seal::seal(&index.sealed_text(&contents)).map_err(|error| at_apart(root, NAME, error))?;
    let mut bytes =
        serde_json::to_vec(&index).map_err(|error| WriteError::Io(apart_path(root).join(NAME), error.into()))?;
    bytes.push(b'\n');
    bytes.extend_from_slice(&contents);
    let write = || {
        let folder = apart(root)?;
        // An action that is still half done would be lost.
        if folder.has(NAME) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let mut staged = folder.stage()?;
        staged.file().write_all(&bytes)?;
        staged.file().sync_all()?;
        staged.rename(NAME)?;
        folder.sync()
    };
    write().map_err(|error| at_apart(root, NAME, error))
}

impl Index {
    fn sealed_text(&self, contents: &[u8]) -> Vec<u8> {
        let mut text = serde_json::to_vec(&(self.up, &self.files, &self.task)).unwrap_or_default();
        text.extend_from_slice(contents);
        text
    }

    /// A journal may have come with the book: it gives back files of the book only, and files above it only
    /// where this machine wrote it.
    fn is_ours_to_take_back(&self, contents: &[u8]) -> bool {
        let is_safe = |entry: &Entry| names::is_safe_here(&entry.path);
        self.files.iter().all(is_safe) && (self.up == 0 || self.is_sealed(contents))
    }

    /// Whether this machine wrote it.
    fn is_sealed(&self, contents: &[u8]) -> bool {
        self.seal.as_ref().is_some_and(|seal| seal::is_ours(&self.sealed_text(contents), seal))
    }
}

/// All files of the action are in place: the change is saved. What git is to be told stays written
/// down.
pub fn settle(root: &Path, task: bool) -> Result<(), WriteError> {
    let settle = || {
        let folder = apart(root)?;
        if task {
            folder.rename(NAME.as_ref(), &folder, next_uncommitted(&folder)?.as_ref())?;
        } else {
            folder.remove_file(NAME)?;
        }
        folder.sync()
    };
    settle().map_err(|error| at_apart(root, NAME, error))
}

/// A name that sorts after the existing ones.
fn next_uncommitted(folder: &Folder) -> std::io::Result<String> {
    let last = uncommitted_files(folder)?.last().and_then(|name| name.rsplit('-').next()?.parse::<u64>().ok());
    Ok(format!("{UNCOMMITTED}{:06}", last.unwrap_or(0) + 1))
}

fn uncommitted_files(folder: &Folder) -> std::io::Result<Vec<String>> {
    let entries = folder.entries()?.into_iter().filter(|entry| entry.kind == Kind::File);
    let mut names: Vec<String> = entries.filter_map(|entry| entry.name.into_string().ok()).collect();
    names.retain(|name| name.starts_with(UNCOMMITTED));
    names.sort_unstable();
    Ok(names)
}

/// The changes of which git does not know yet, the oldest first. One that cannot be read, or that came with the
/// book, is dropped: its files are in place, and the next sync commits them.
pub fn uncommitted(root: &Path) -> Vec<Uncommitted> {
    let Ok(folder) = apart(root) else { return Vec::new() };
    let read = |file: String| {
        let task = folder.read(&file).ok().and_then(|bytes| {
            let (index, contents) = parse(&bytes)?;
            index.is_sealed(contents).then_some(index.task?)
        });
        let task = task.filter(GitTask::is_sound);
        if task.is_none() {
            let _ = folder.remove_file(&file);
        }
        Some(Uncommitted { task: task?, root: root.to_owned(), file })
    };
    uncommitted_files(&folder).unwrap_or_default().into_iter().filter_map(read).collect()
}

impl Uncommitted {
    /// Removes the note, after git was told.
    pub fn done(&self) -> Result<(), WriteError> {
        apart(&self.root)
            .and_then(|folder| folder.remove_file(&self.file))
            .map_err(|error| at_apart(&self.root, &self.file, error))
    }
}

fn parse(bytes: &[u8]) -> Option<(Index, &[u8])> {
    let end = memchr::memchr(b'\n', bytes)?;
    Some((serde_json::from_slice(&bytes[..end]).ok()?, &bytes[end + 1..]))
}

/// Undoes an interrupted action: restores the old content of each of its files. A file that was changed since is left
/// alone. Returns the restored paths, and those left alone.
pub fn take_back(lock: &Lock) -> Result<Option<TakenBack>, WriteError> {
    let root = lock.root();
    let failed = |error| at_apart(root, NAME, error);
    let folder = match apart(root) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        folder => folder.map_err(failed)?,
    };
    let bytes = match folder.read(NAME) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        read => read.map_err(failed)?,
    };
    let mut taken = TakenBack::default();
    if let Some((index, mut contents)) = parse(&bytes) {
        if !index.is_ours_to_take_back(contents) {
            return Err(WriteError::ForeignJournal(apart_path(root).join(NAME)));
        }
        taken.message = index.task.as_ref().and_then(|task| match task {
            GitTask::Commit { message, .. } => Some(message.clone()),
            GitTask::Advance { .. } => None,
        });
        let above = self::root(root, index.up);
        let top = Folder::open(&above).map_err(WriteError::io(&above))?;
        for entry in &index.files {
            let (before, rest) = contents.split_at(entry.before.unwrap_or(0).min(contents.len()));
            contents = rest;
            restore(&top, entry, entry.before.map(|_| before), &mut taken)
                .map_err(|error| at(&above, &entry.path, error))?;
        }
    }
    folder.remove_file(NAME).and_then(|()| folder.sync()).map_err(failed)?;
    Ok(Some(taken))
}

/// An error where what an action left is not this machine's to take back: nothing may be changed over it.
pub fn check_ours(root: &Path) -> Result<(), WriteError> {
    let Ok(bytes) = apart(root).and_then(|folder| folder.read(NAME)) else { return Ok(()) };
    let is_ours = parse(&bytes).is_none_or(|(index, contents)| index.is_ours_to_take_back(contents));
    if is_ours { Ok(()) } else { Err(WriteError::ForeignJournal(apart_path(root).join(NAME))) }
}

/// What was given back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenBack {
    /// What the action would have been called.
    pub message: Option<String>,
    /// Files that hold again what they held before; paths relative to the book.
    pub files: Vec<String>,
    /// Changed by somebody else since, and left alone.
    pub left: Vec<String>,
}

fn restore(top: &Folder, entry: &Entry, before: Option<&[u8]>, taken: &mut TakenBack) -> std::io::Result<()> {
    let path = entry.path.as_str();
    let parent = path.rsplit_once('/').map(|(parent, _)| parent);
    match parent.map(|parent| top.folder(parent)) {
        Some(folder) => folder.iter().for_each(Folder::remove_staged),
        None => top.remove_staged(),
    }
    let now = match top.read(path) {
        Err(error) if [ErrorKind::NotFound, ErrorKind::NotADirectory].contains(&error.kind()) => None,
        read => Some(read?),
    };
    if now.as_deref() == before {
        if before.is_none() {
            remove_empty(top, path);
        }
        return Ok(());
    }
    if now.as_deref().map(xxh3_64) != entry.after {
        taken.left.push(path.to_owned());
        return Ok(());
    }
    let folder = || parent.map(|parent| top.make_folders(parent)).transpose();
    match before {
        Some(before) => {
            let folder = folder()?;
            top.replace(path, before)?;
            folder.as_ref().unwrap_or(top).sync()?;
        }
        None => {
            let folder = folder()?;
            top.remove_file(path)?;
            folder.as_ref().unwrap_or(top).sync()?;
            remove_empty(top, path);
        }
    }
    taken.files.push(path.to_owned());
    Ok(())
}

/// Removes the folders that were made for a file and hold nothing.
pub(super) fn remove_empty(top: &Folder, path: &str) {
    let mut folders = path.rmatch_indices('/').map(|(end, _)| &path[..end]).take(2);
    let _ = folders.try_for_each(|folder| top.remove_folder(folder));
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::write::{apply, lock};

    fn locked(folder: &tempfile::TempDir) -> Lock {
        crate::write::lock::lock(folder.path(), 5, &|_| ()).unwrap()
    }

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
        let (edit, new, gone) = (
            change("a.md", Some("old"), Some("new")),
            change("b.md", None, Some("b")),
            change("c.md", Some("c"), None),
        );
        begin(book.path(), 0, &[&edit, &new, &gone], None).unwrap();
        fs::write(book.path().join("a.md"), "new").unwrap();
        fs::write(book.path().join("b.md"), "b").unwrap();
        fs::write(book.path().join(".clientbook-0123456789abcdef"), "half").unwrap();
        assert!(is_open(book.path()));
        let taken = take_back(&locked(&book)).unwrap().unwrap();
        assert_eq!(taken.files, ["a.md", "b.md", "c.md"]);
        assert_eq!(fs::read_to_string(book.path().join("a.md")).unwrap(), "old");
        assert_eq!(fs::read_to_string(book.path().join("c.md")).unwrap(), "c");
        assert!(!book.path().join("b.md").exists() && !book.path().join(".clientbook-0123456789abcdef").exists());
        assert!(!is_open(book.path()) && take_back(&locked(&book)).unwrap().is_none());
    }

    #[test]
    fn a_file_that_was_changed_since_is_left_alone() {
        let book = book();
        begin(book.path(), 0, &[&change("a.md", Some("old"), Some("new"))], None).unwrap();
        fs::write(book.path().join("a.md"), "by hand").unwrap();
        assert_eq!(take_back(&locked(&book)).unwrap().unwrap().left, ["a.md"]);
        assert_eq!(fs::read_to_string(book.path().join("a.md")).unwrap(), "by hand");
    }

    #[test]
    fn what_git_was_not_told_is_remembered_in_order() {
        let book = book();
        let id = |digit: &str| digit.repeat(40);
        for (before, after, to) in [("old", "one", "1"), ("one", "two", "2")] {
            let task = GitTask::Advance { from: id("0"), to: id(to), paths: Vec::new() };
            apply::apply(&locked(&book), &[change("a.md", Some(before), Some(after))], Some(task)).unwrap();
        }
        let open = uncommitted(book.path());
        let to: Vec<&GitTask> = open.iter().map(|one| &one.task).collect();
        assert!(
            matches!(to[..], [GitTask::Advance { to: one, .. }, GitTask::Advance { to: two, .. }] if *one == id("1") && *two == id("2"))
        );
        open.iter().for_each(|one| one.done().unwrap());
        assert!(!is_open(book.path()));
    }
}
