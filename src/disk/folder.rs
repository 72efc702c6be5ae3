//! An opened folder: opening, listing and reading what is below it.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::kind::not_plain_error;
use super::{Entry, Kind, Stat, names, sys};

/// An opened folder. It stays the same folder when its path is renamed or replaced.
#[derive(Debug)]
pub struct Folder {
    pub(super) handle: sys::Handle,
}

/// The folder that holds the last name of a path.
pub(super) enum Parent<'f> {
    /// The folder itself.
    Own(&'f Folder),
    /// A folder below it.
    Opened(Folder),
}

impl std::ops::Deref for Parent<'_> {
    type Target = Folder;

    fn deref(&self) -> &Folder {
        match self {
            Parent::Own(folder) => folder,
            Parent::Opened(folder) => folder,
        }
    }
}

impl Folder {
    /// Opens a folder that the user named. Links in its path are followed: they are the user's own.
    pub fn open(path: &Path) -> io::Result<Folder> {
        sys::open_named(path).map(|handle| Folder { handle })
    }

    /// Opens a folder below this one.
    pub fn folder(&self, path: &str) -> io::Result<Folder> {
        self.walk(path, false)
    }

    /// Opens a folder below this one, after making it and the folders above it where they are missing.
    pub fn make_folders(&self, path: &str) -> io::Result<Folder> {
        self.walk(path, true)
    }

    fn walk(&self, path: &str, makes_missing: bool) -> io::Result<Folder> {
        let mut at: Option<Folder> = None;
        for (start, name) in names_in(path)? {
            let folder = at.as_ref().unwrap_or(self);
            let next = match sys::open_folder(&folder.handle, name.as_ref()) {
                Err(error) if makes_missing && error.kind() == ErrorKind::NotFound => {
                    match sys::make_folder(&folder.handle, name.as_ref(), false) {
                        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
                        _ => sys::open_folder(&folder.handle, name.as_ref()),
                    }
                }
                opened => opened,
            };
            let handle =
                next.map_err(|error| folder.explain(error, name, &path[..start + name.len()], Kind::Folder))?;
            at = Some(Folder { handle });
        }
        at.ok_or_else(|| ErrorKind::InvalidInput.into())
    }

    /// Opens a folder directly in this one, by its name in [`Folder::entries`].
    pub fn child(&self, name: &OsStr) -> io::Result<Folder> {
        let handle = sys::open_folder(&self.handle, name);
        let explain = |error| self.explain(error, name, &name.to_string_lossy(), Kind::Folder);
        handle.map(|handle| Folder { handle }).map_err(explain)
    }

    /// Opens a regular file directly in this folder, by its name in [`Folder::entries`].
    pub fn child_file(&self, name: &OsStr) -> io::Result<File> {
        self.open_regular(name, &name.to_string_lossy())
    }

    /// All names in this folder except `.` and `..`, in no particular order.
    pub fn entries(&self) -> io::Result<Vec<Entry>> {
        sys::list(&self.handle)
    }

    /// The path of the first name, in sorted order, of a wanted kind. Folders are searched too, up to a depth.
    /// Folders directly in this one are left out where `skips` says so by their name.
    pub fn find(&self, depth: usize, wanted: &dyn Fn(Kind) -> bool, skips: &dyn Fn(&str) -> bool) -> Option<String> {
        let mut entries = self.entries().ok()?;
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        entries.iter().find_map(|entry| {
            let name = entry.name.to_string_lossy();
            match entry.kind {
                kind if wanted(kind) => Some(name.into_owned()),
                Kind::Folder if depth > 0 && !skips(&name) => {
                    let path = self.child(&entry.name).ok()?.find(depth - 1, wanted, &|_| false)?;
                    Some(format!("{name}/{path}"))
                }
                _ => None,
            }
        })
    }

    /// The paths of all files in this folder and, down to a depth, in those below it.
    pub fn files(&self, depth: usize) -> io::Result<Vec<String>> {
        let mut found = Vec::new();
        for entry in self.entries()? {
            let name = entry.name.to_string_lossy().into_owned();
            match entry.kind {
                Kind::Folder if depth > 0 => {
                    let below = self.child(&entry.name)?.files(depth - 1)?;
                    found.extend(below.into_iter().map(|path| format!("{name}/{path}")));
                }
                _ => found.push(name),
            }
        }
        Ok(found)
    }

    /// What is at a path; `None` where nothing is.
    pub fn stat(&self, path: &str) -> io::Result<Option<Stat>> {
        let missing = |error: &io::Error| [ErrorKind::NotFound, ErrorKind::NotADirectory].contains(&error.kind());
        let parent = match self.parent(path) {
            Err(error) if missing(&error) => return Ok(None),
            parent => parent?,
        };
        match sys::stat(&parent.0.handle, parent.1.as_ref()) {
            Err(error) if missing(&error) => Ok(None),
            stat => stat.map(Some),
        }
    }

    /// Whether anything is at a path.
    pub fn has(&self, path: &str) -> bool {
        self.stat(path).is_ok_and(|stat| stat.is_some())
    }

    /// Opens a regular file for reading. Its name may be composed in another way on the disk.
    pub fn file(&self, path: &str) -> io::Result<File> {
        let open = |path: &str| {
            let (parent, name) = self.parent(path)?;
            parent.open_regular(name.as_ref(), path)
        };
        match open(path) {
            Err(error) if error.kind() == ErrorKind::NotFound && !path.is_ascii() => match self.as_on_disk(path) {
                found if found != path => open(&found),
                _ => Err(error),
            },
            opened => opened,
        }
    }

    /// The path as the disk has it: each name that exists in another composition (NFC or NFD) is written in that one.
    /// Names that are not there stay as they are.
    pub fn as_on_disk(&self, path: &str) -> String {
        if path.is_ascii() || self.has(path) {
            return path.to_owned();
        }
        let (mut found, mut at) = (Vec::new(), None::<Folder>);
        let mut parts = path.split('/');
        for part in parts.by_ref() {
            let folder = at.as_ref().unwrap_or(self);
            let exists = part.is_ascii() || folder.has(part);
            let name = if exists { None } else { folder.name_like(part) }.unwrap_or_else(|| part.to_owned());
            at = folder.folder(&name).ok();
            found.push(name);
            if at.is_none() {
                break;
            }
        }
        found.extend(parts.map(str::to_owned));
        found.join("/")
    }

    /// The name in this folder that has the same letters as `wanted`.
    fn name_like(&self, wanted: &str) -> Option<String> {
        let names = self.entries().ok()?.into_iter().filter_map(|entry| entry.name.into_string().ok());
        names.filter(|name| names::is_same(name, wanted)).min()
    }

    /// Reads a regular file whole.
    pub fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.file(path)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Reads a regular file that holds UTF-8.
    pub fn read_text(&self, path: &str) -> io::Result<String> {
        String::from_utf8(self.read(path)?).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
    }

    /// The inode number of this folder.
    pub fn inode(&self) -> io::Result<u64> {
        sys::inode(&self.handle)
    }

    /// Splits a path into its last name and the folder that holds it, opened.
    pub(super) fn parent<'f, 'p>(&'f self, path: &'p str) -> io::Result<(Parent<'f>, &'p str)> {
        match path.rsplit_once('/') {
            None if names::is_part(path) => Ok((Parent::Own(self), path)),
            Some((folder, name)) if names::is_part(name) => Ok((Parent::Opened(self.folder(folder)?), name)),
            _ => Err(ErrorKind::InvalidInput.into()),
        }
    }

    fn open_regular(&self, name: &OsStr, path: &str) -> io::Result<File> {
        let file =
            sys::open_file(&self.handle, name, false).map_err(|error| self.explain(error, name, path, Kind::File))?;
        if sys::is_file(&file)? { Ok(file) } else { Err(self.not_a_file_error(name, path)) }
    }

    /// The error for something that was opened and is not a regular file.
    pub(super) fn not_a_file_error(&self, name: &OsStr, path: &str) -> io::Error {
        match sys::stat(&self.handle, name).map_or(Kind::Device, |stat| stat.kind) {
            Kind::Folder => ErrorKind::IsADirectory.into(),
            kind => not_plain_error(path, kind),
        }
    }

    /// A more precise error where a link, a pipe or the like is the reason: the system's own error does not name it.
    pub(super) fn explain(&self, error: io::Error, name: impl AsRef<OsStr>, path: &str, wanted: Kind) -> io::Error {
        if error.kind() == ErrorKind::NotFound {
            return error;
        }
        match sys::stat(&self.handle, name.as_ref()) {
            Ok(stat) if ![Kind::File, Kind::Folder, wanted].contains(&stat.kind) => not_plain_error(path, stat.kind),
            Ok(stat) if wanted == Kind::Folder && stat.kind == Kind::File => ErrorKind::NotADirectory.into(),
            _ => error,
        }
    }
}

/// The names in a relative path, each with its position; an error where the path could lead out of the folder.
fn names_in(path: &str) -> io::Result<impl Iterator<Item = (usize, &str)>> {
    if !path.split('/').all(names::is_part) {
        return Err(ErrorKind::InvalidInput.into());
    }
    Ok(path.split('/').scan(0, |next, name| {
        let start = *next;
        *next += name.len() + 1;
        Some((start, name))
    }))
}
