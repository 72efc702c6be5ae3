//! The only room that writes: the user's files, and the site.
//!
//! In: values that say what is to be (`FileEdit`s, a `Site`). Out: files. A change of the book is
//! staged whole before any of it shows; the site is made equal to what it should be, and only what
//! an earlier build wrote is ever removed.

pub mod apply;
pub mod file;
pub mod journal;
pub mod lock;
pub mod manifest;
pub mod mirror;
pub mod stamp;
pub mod unpack;

use std::path::{Path, PathBuf};

use crate::edit::FileEdit;

/// The folder of what is not the book: lock, journal, caches. It ignores itself.
pub const FOLDER: &str = ".clientbook";

/// How the name of a file begins that is written beside another and shall take its place.
const STAGED: &str = ".clientbook-";

/// One file of an action in bytes, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Relative to the book, with `/`.
    pub path: String,
    /// What it holds; none where there is no file.
    pub before: Option<Vec<u8>>,
    /// What it is to hold; none where it goes away.
    pub after: Option<Vec<u8>>,
    /// Whether a new file is a program.
    pub executable: bool,
}

impl From<&FileEdit> for Change {
    fn from(edit: &FileEdit) -> Change {
        let bytes = |text: &String| text.as_bytes().to_vec();
        Change { path: edit.path.clone(), before: edit.before.as_ref().map(bytes), after: Some(bytes(&edit.after)), executable: false }
    }
}

/// A rename lasts only when its folder does.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Why nothing, or not all, was written.
#[derive(Debug)]
pub enum WriteError {
    Io(PathBuf, std::io::Error),
    /// The file is not what it was when it was read; nothing was written.
    ChangedMeanwhile(PathBuf),
    /// A new file was to be made where one stands; nothing was written.
    Exists(PathBuf),
    /// Another process changes the book, and did not end in this many seconds.
    Locked { path: PathBuf, process: u32, seconds: u32 },
    /// A part of the path is a link, or leads out of the book; nothing was written.
    Outside(PathBuf),
    /// The change could be neither finished nor taken back; the next command takes it back.
    HalfDone(PathBuf, std::io::Error),
    /// The output folder holds files that no build wrote.
    NotEmpty(PathBuf),
    /// The output folder would be part of the book's own data.
    InsideBook(PathBuf),
    Render(crate::render::site::RenderError),
}

impl WriteError {
    pub fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> WriteError {
        let path = path.into();
        |error| WriteError::Io(path, error)
    }
}
