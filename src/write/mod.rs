//! The only room that writes: the user's files, and the site.
//!
//! In: values that say what is to be (`FileEdit`s, a `Site`). Out: files. A change of the book is
//! staged whole before any of it shows; the site is made equal to what it should be, and only what
//! an earlier build wrote is ever removed.

pub mod apply;
pub mod file;
pub mod lock;
pub mod manifest;
pub mod mirror;

use std::path::PathBuf;

/// Why nothing, or not all, was written.
#[derive(Debug)]
pub enum WriteError {
    Io(PathBuf, std::io::Error),
    /// The file is not what it was when it was read; nothing was written.
    ChangedMeanwhile(PathBuf),
    /// A new file was to be made where one stands; nothing was written.
    Exists(PathBuf),
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
