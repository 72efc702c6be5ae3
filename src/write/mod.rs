//! The only room that writes: the user's files, and the site.
//!
//! In: values that say what is to be (`FileEdit`s, a `Site`). Out: files. A change of the book is
//! staged whole before any of it shows; the site is made equal to what it should be, and only what
//! an earlier build wrote is ever removed.

pub mod apply;
pub mod copies;
mod failure;
mod git_task;
pub mod journal;
pub mod lock;
pub mod manifest;
pub mod mirror;
pub mod output;
pub mod stamp;
pub mod unpack;
mod upload;

pub use upload::Upload;

use std::path::{Path, PathBuf};

use crate::disk::{self, Folder, Kind, Staged};
use crate::edit::FileEdit;

/// The folder of data that is not the book: lock, journal, caches. Its own `.gitignore` keeps it out of git.
pub const FOLDER: &str = crate::book::APART;

/// Opens the folder `.clientbook` of the book `root`. A link in its place is an error.
fn apart(root: &Path) -> std::io::Result<Folder> {
    Folder::open(root)?.folder(FOLDER)
}

/// The path of the folder `.clientbook`, for messages.
fn apart_path(root: &Path) -> PathBuf {
    root.join(FOLDER)
}

/// A temporary file in the folder `.clientbook`; removed on drop, or by the next command that changes the book.
pub fn scratch(root: &Path) -> Result<Staged, WriteError> {
    let stage = || Folder::open(root)?.make_folders(FOLDER)?.stage_private();
    stage().map_err(|error| at(root, FOLDER, error))
}

/// Stores a cache, which can be computed again, in the folder `.clientbook`.
pub fn remember(root: &Path, name: &str, text: &[u8]) -> Result<(), WriteError> {
    let write = || Folder::open(root)?.make_folders(FOLDER)?.replace(name, text);
    write().map_err(|error| at_apart(root, name, error))
}

/// What was remembered under a name; `None` where nothing was.
pub fn remembered(root: &Path, name: &str) -> Option<String> {
    apart(root).ok()?.read_text(name).ok()
}

/// Removes the folders below a path that hold no file, the path itself too.
pub fn remove_empty_folders(root: &Path, path: &str) {
    if let Ok(top) = Folder::open(root) {
        remove_empty(&top, path);
    }
}

fn remove_empty(top: &Folder, path: &str) {
    let entries = top.folder(path).and_then(|folder| folder.entries()).unwrap_or_default();
    for entry in entries.iter().filter(|entry| entry.kind == Kind::Folder) {
        remove_empty(top, &format!("{path}/{}", entry.name.to_string_lossy()));
    }
    // It stays where it holds anything.
    let _ = top.remove_folder(path);
}

/// One file of an action in bytes, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Relative to the book, with `/`.
    pub path: String,
    /// What it holds; `None` where there is no file.
    pub before: Option<Vec<u8>>,
    /// What it will hold; `None` where it is removed.
    pub after: Option<Vec<u8>>,
    /// Whether a new file is a program.
    pub executable: bool,
}

impl From<&FileEdit> for Change {
    fn from(edit: &FileEdit) -> Change {
        let bytes = |text: &String| text.as_bytes().to_vec();
        Change {
            path: edit.path.clone(),
            before: edit.before.as_ref().map(bytes),
            after: Some(bytes(&edit.after)),
            executable: false,
        }
    }
}

/// Why nothing, or not all, was written.
#[derive(Debug)]
pub enum WriteError {
    /// The disk failed at this path.
    Io(PathBuf, std::io::Error),
    /// The file changed after it was read; nothing was written.
    ChangedMeanwhile(PathBuf),
    /// A new file was to be made where one stands; nothing was written.
    Exists(PathBuf),
    /// Another process changes the book, and did not end in this many seconds.
    Locked {
        /// The path of the lock.
        path: PathBuf,
        /// The id of the process that holds the lock.
        process: u32,
        /// How long was waited, in seconds.
        seconds: u32,
    },
    /// The path leads out of the book; nothing was written.
    Outside(PathBuf),
    /// A link, a pipe or the like stands where a file or a folder belongs; nothing was written there.
    NotPlain(PathBuf, Kind),
    /// The journal of an interrupted action was not written by this machine, so it is not undone.
    ForeignJournal(PathBuf),
    /// The change could be neither finished nor taken back; the next command takes it back.
    HalfDone(PathBuf, std::io::Error),
    /// The output folder holds files that no build wrote.
    NotEmpty(PathBuf),
    /// The output folder holds a list of files that this machine did not write.
    ForeignSite(PathBuf),
    /// The output folder would be part of the book's own data.
    InsideBook(PathBuf),
    /// A page of the site could not be made.
    Render(crate::render::render_error::RenderError),
}

impl WriteError {
    /// Makes an error of the disk at `path`, for `map_err`.
    pub fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> WriteError {
        let path = path.into();
        |error| WriteError::Io(path, error)
    }
}

/// What an error of the disk at `path` below `folder` means.
fn at(folder: &Path, path: &str, error: std::io::Error) -> WriteError {
    match disk::not_plain(&error) {
        Some(found) => WriteError::NotPlain(folder.join(in_the_way(path, &found.path)), found.kind),
        None if error.kind() == std::io::ErrorKind::AlreadyExists => WriteError::Exists(folder.join(path)),
        None if error.kind() == std::io::ErrorKind::InvalidInput => WriteError::Outside(folder.join(path)),
        None => WriteError::Io(folder.join(path), error),
    }
}

/// The same for a name in the folder of what is not the book, or that folder itself.
fn at_apart(root: &Path, name: &str, error: std::io::Error) -> WriteError {
    at(root, &format!("{FOLDER}/{name}"), error)
}

/// The path of what stands in the way: a beginning of the path that was asked for; where its folder was opened
/// before, the whole of it.
fn in_the_way<'p>(path: &'p str, found: &'p str) -> &'p str {
    let is_beginning = path.strip_prefix(found).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if is_beginning { found } else { path }
}

#[cfg(test)]
mod tests {
    use super::in_the_way;

    #[test]
    fn what_stands_in_the_way_is_named_from_the_folder_that_was_asked() {
        assert_eq!(in_the_way(".clientbook/journal", ".clientbook"), ".clientbook");
        assert_eq!(in_the_way(".clientbook/journal", "journal"), ".clientbook/journal");
        assert_eq!(in_the_way("static/a.css", "static/a.css"), "static/a.css");
        assert_eq!(in_the_way("statics/a.css", "static"), "statics/a.css");
    }
}
