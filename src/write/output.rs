//! The folder into which a site is built.

use std::path::{Component, Path, PathBuf};

use super::{WriteError, at};
use crate::book::layout::{self, Role};
use crate::disk::{Folder, named};

/// An opened output folder.
pub struct Output {
    /// The folder, opened once: names below it lead nowhere else.
    pub folder: Folder,
    /// The path of the folder, with links resolved.
    pub path: PathBuf,
}

/// Opens the folder `out`, made where it is missing. Links outside the book are the user's own; inside the
/// book none is followed, since it may have come with the book. Refuses the book itself, its own folders
/// and what is above it.
pub fn open(root: &Path, out: &Path) -> Result<Output, WriteError> {
    let root = named::real(root).map_err(WriteError::io(root))?;
    let path = resolve(&root, out)?;
    let Ok(below) = path.strip_prefix(&root) else {
        if root.starts_with(&path) {
            return Err(WriteError::InsideBook(path));
        }
        named::make_folders(&path).map_err(WriteError::io(&path))?;
        let folder = Folder::open(&path).map_err(WriteError::io(&path))?;
        return Ok(Output { folder, path });
    };
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    // A site is never written among the book's own files.
    let is_of_the_book = |first: &str| layout::role_of(first).is_some_and(|role| role != Role::Made);
    if parts.first().is_none_or(|first| is_of_the_book(first)) {
        return Err(WriteError::InsideBook(path));
    }
    let book = Folder::open(&root).map_err(WriteError::io(&root))?;
    let folder = book.make_folders(&parts.join("/")).map_err(|error| at(&root, &parts.join("/"), error))?;
    Ok(Output { folder, path })
}

/// Resolves the path as the system would, except links inside the book.
fn resolve(root: &Path, out: &Path) -> Result<PathBuf, WriteError> {
    let mut path = PathBuf::new();
    for part in std::path::absolute(out).map_err(WriteError::io(out))?.components() {
        match part {
            Component::ParentDir => drop(path.pop()),
            Component::CurDir => {}
            Component::Normal(name) if path.starts_with(root) => path.push(name),
            part => {
                path.push(part);
                path = named::real(&path).unwrap_or(path);
            }
        }
    }
    Ok(path)
}
