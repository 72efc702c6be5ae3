//! The files of a book that go into a backup, under the names that they have there.

use std::collections::{BTreeSet, HashSet};
use std::ffi::OsString;
use std::path::Path;

use super::{Failure, Session};
use crate::book::layout::{self, Role};
use crate::book::stem;
use crate::disk::{File, Folder, Kind, names};
use crate::say;

/// A file of the book.
pub(super) struct Found {
    /// Its path in the backup, where names are UTF-8.
    pub(super) name: String,
    /// The path as the disk has it, where that is another.
    on_disk: Option<Vec<OsString>>,
}

impl Found {
    fn new(path: Vec<OsString>) -> Found {
        let name = path.iter().map(|part| names::readable(part)).collect::<Vec<_>>().join("/");
        let is_same = path.iter().all(|part| part.to_str().is_some());
        Found { name, on_disk: (!is_same).then_some(path) }
    }

    /// Opens it for reading.
    pub(super) fn open(&self, book: &Folder) -> std::io::Result<File> {
        match self.on_disk.as_ref().and_then(|path| path.split_last()) {
            None => book.file(&self.name),
            Some((name, above)) => folder(book, above)?.as_ref().unwrap_or(book).child_file(name),
        }
    }

    /// The path up to the first name that the backup has otherwise.
    fn renamed(&self) -> Option<String> {
        let path = self.on_disk.as_ref()?;
        let first = path.iter().position(|part| part.to_str().is_none())?;
        Some(self.name.split('/').take(first + 1).collect::<Vec<_>>().join("/"))
    }
}

/// Whether a backup leaves out a name at the top of the book: the site and other files that can be made again, and
/// git's folder, whose history is packed separately.
fn is_left_out(name: &OsString) -> bool {
    [Role::Made, Role::Machine, Role::History].into_iter().any(|role| layout::names_of(role).any(|one| *name == *one))
}

/// The folder at a path in the book; `None` for the book itself.
fn folder(book: &Folder, path: &[OsString]) -> std::io::Result<Option<Folder>> {
    let mut at: Option<Folder> = None;
    for name in path {
        at = Some(at.as_ref().unwrap_or(book).child(name)?);
    }
    Ok(at)
}

/// The files of the book, sorted, without the backup itself. Names that are not UTF-8 are read as GBK, which is told.
pub(super) fn list(session: &Session, book: &Folder, target: &Path) -> Result<Vec<Found>, Failure> {
    let words = session.words;
    let mut files = Vec::new();
    let mut folders = vec![Vec::new()];
    while let Some(below) = folders.pop() {
        let place = below.iter().fold(session.root.clone(), |path, name| path.join(name));
        let failed = |error| Failure::io(words, &place, &error);
        let inside = folder(book, &below).map_err(failed)?;
        for entry in inside.as_ref().unwrap_or(book).entries().map_err(failed)? {
            let full = place.join(&entry.name);
            let path = || below.iter().cloned().chain([entry.name.clone()]).collect();
            match entry.kind {
                _ if below.is_empty() && is_left_out(&entry.name) => {}
                Kind::Folder => folders.push(path()),
                Kind::File if std::path::absolute(&full).is_ok_and(|full| full == target) => {}
                Kind::File => files.push(Found::new(path())),
                kind => {
                    let (path, kind) = (full.display().to_string(), kind.word());
                    session.terminal.warn(&say!(words, "backup-link", path = path, kind = kind));
                }
            }
        }
    }
    let mut taken: HashSet<String> =
        files.iter().filter(|file| file.on_disk.is_none()).map(|file| file.name.clone()).collect();
    for file in files.iter_mut().filter(|file| file.on_disk.is_some()) {
        file.name = stem::free(&file.name, |name| taken.contains(name));
        taken.insert(file.name.clone());
    }
    for path in files.iter().filter_map(Found::renamed).collect::<BTreeSet<_>>() {
        session.terminal.warn(&say!(words, "backup-renamed", path = path));
    }
    files.sort_unstable_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}
