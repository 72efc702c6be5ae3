//! An opened folder, and what can be done below it.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use super::staged::STAGED;
use super::{Entry, Kind, Staged, Stat, in_the_way, names, sys};

/// An opened folder. It stays the same folder whatever happens to its path.
#[derive(Debug)]
pub struct Folder {
    pub(super) handle: sys::Handle,
}

/// The folder in which a path's last name stands.
pub(super) enum Parent<'f> {
    Own(&'f Folder),
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
    /// Opens a folder that the user named: links on the way to it are the user's own.
    pub fn open(path: &Path) -> io::Result<Folder> {
        sys::open_named(path).map(|handle| Folder { handle })
    }

    /// A folder below this one.
    pub fn folder(&self, path: &str) -> io::Result<Folder> {
        self.walk(path, false)
    }

    /// The same, made where it is missing.
    pub fn make_folders(&self, path: &str) -> io::Result<Folder> {
        self.walk(path, true)
    }

    fn walk(&self, path: &str, makes: bool) -> io::Result<Folder> {
        let mut at: Option<Folder> = None;
        for (start, name) in parts(path)? {
            let folder = at.as_ref().unwrap_or(self);
            let next = match sys::open_folder(&folder.handle, name.as_ref()) {
                Err(error) if makes && error.kind() == ErrorKind::NotFound => {
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

    /// One folder right below this one, by the name that a list of this folder gave.
    pub fn child(&self, name: &std::ffi::OsStr) -> io::Result<Folder> {
        let handle = sys::open_folder(&self.handle, name);
        let explain = |error| self.explain(error, name, &name.to_string_lossy(), Kind::Folder);
        handle.map(|handle| Folder { handle }).map_err(explain)
    }

    /// One regular file right below this one, by the name that a list of this folder gave.
    pub fn child_file(&self, name: &std::ffi::OsStr) -> io::Result<File> {
        self.open_plain(name, &name.to_string_lossy())
    }

    /// All names in this folder but `.` and `..`, in no order.
    pub fn entries(&self) -> io::Result<Vec<Entry>> {
        sys::list(&self.handle)
    }

    /// The path of the first name of a wanted kind in this folder, sorted, and so many folders deep below it. Folders
    /// right below this one whose name `skips` says are not looked into.
    pub fn find(&self, deeper: usize, wanted: &dyn Fn(Kind) -> bool, skips: &dyn Fn(&str) -> bool) -> Option<String> {
        let mut entries = self.entries().ok()?;
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        entries.iter().find_map(|entry| {
            let name = entry.name.to_string_lossy();
            match entry.kind {
                kind if wanted(kind) => Some(name.into_owned()),
                Kind::Folder if deeper > 0 && !skips(&name) => {
                    let found = self.child(&entry.name).ok()?.find(deeper - 1, wanted, &|_| false)?;
                    Some(format!("{name}/{found}"))
                }
                _ => None,
            }
        })
    }

    /// What stands at a path; `None` where nothing does.
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

    /// Whether anything stands at a path.
    pub fn has(&self, path: &str) -> bool {
        self.stat(path).is_ok_and(|stat| stat.is_some())
    }

    /// Opens a regular file for reading.
    pub fn file(&self, path: &str) -> io::Result<File> {
        let (parent, name) = self.parent(path)?;
        parent.open_plain(name.as_ref(), path)
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

    /// Makes a new file; an error where anything stands under the name. The folders above it must be there.
    pub fn create_new(&self, path: &str) -> io::Result<File> {
        let (parent, name) = self.parent(path)?;
        sys::create_new(&parent.handle, name.as_ref(), false)
    }

    /// Opens a regular file for writing without changing it, made where it is missing: for locks.
    pub fn open_or_create(&self, path: &str) -> io::Result<File> {
        let (parent, name) = self.parent(path)?;
        let file = match sys::create_new(&parent.handle, name.as_ref(), false) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                sys::open_file(&parent.handle, name.as_ref(), true)
            }
            made => made,
        };
        let file = file.map_err(|error| parent.explain(error, name, path, Kind::File))?;
        if sys::is_file(&file)? { Ok(file) } else { Err(parent.not_a_file(name.as_ref(), path)) }
    }

    /// Begins a file in this folder that shall take a name when it is whole. Others can read it as the user's
    /// settings of new files have it.
    pub fn stage(&self) -> io::Result<Staged> {
        Staged::new(self, false)
    }

    /// The same, read by this user alone.
    pub fn stage_private(&self) -> io::Result<Staged> {
        Staged::new(self, true)
    }

    /// The same, to take the place of a file, whose permissions it gets.
    pub fn stage_like(&self, old: Option<&Stat>) -> io::Result<Staged> {
        let Some(old) = old.filter(|old| old.kind == Kind::File) else { return self.stage() };
        let mut staged = self.stage_private()?;
        staged.set_mode(old.mode)?;
        Ok(staged)
    }

    /// Writes a file whole, flushed before it takes its name. A file that stood there keeps its permissions;
    /// a link that stood there is replaced, not followed.
    pub fn replace(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.replace_with(path, &mut |file| file.write_all(bytes))
    }

    /// The same, not flushed: for what can be made again.
    pub fn replace_unflushed(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let (parent, name) = self.parent(path)?;
        let mut staged = parent.stage()?;
        staged.file().write_all(bytes)?;
        staged.rename(name)
    }

    /// The same as `replace` with what `write` writes.
    pub fn replace_with(&self, path: &str, write: &mut dyn FnMut(&mut File) -> io::Result<()>) -> io::Result<()> {
        let (parent, name) = self.parent(path)?;
        let mut staged = parent.stage_like(sys::stat(&parent.handle, name.as_ref()).ok().as_ref())?;
        write(staged.file())?;
        staged.file().sync_all()?;
        staged.rename(name)
    }

    /// Removes a file, or a link itself.
    pub fn remove_file(&self, path: &str) -> io::Result<()> {
        let (parent, name) = self.parent(path)?;
        sys::remove_file(&parent.handle, name.as_ref())
    }

    /// Removes an empty folder.
    pub fn remove_folder(&self, path: &str) -> io::Result<()> {
        let (parent, name) = self.parent(path)?;
        sys::remove_folder(&parent.handle, name.as_ref())
    }

    /// Removes a folder with all it holds; links in it are removed, not followed.
    pub fn remove_all(&self, name: &std::ffi::OsStr) -> io::Result<()> {
        let folder = self.child(name)?;
        for entry in folder.entries()? {
            if entry.kind == Kind::Folder {
                folder.remove_all(&entry.name)?;
            } else {
                sys::remove_file(&folder.handle, &entry.name)?;
            }
        }
        drop(folder);
        sys::remove_folder(&self.handle, name)
    }

    /// Removes one file right below this folder, by the name that a list of this folder gave.
    pub fn remove_child(&self, name: &std::ffi::OsStr) -> io::Result<()> {
        sys::remove_file(&self.handle, name)
    }

    /// Removes what was written beside a file and never took its name.
    pub fn remove_staged(&self) {
        let entries = self.entries().unwrap_or_default();
        for entry in entries.iter().filter(|entry| entry.is_staged()) {
            let _ = sys::remove_file(&self.handle, &entry.name);
        }
    }

    /// Gives what stands under a name another one, in the same folder or in another.
    pub fn rename(&self, from: &std::ffi::OsStr, into: &Folder, to: &std::ffi::OsStr) -> io::Result<()> {
        sys::rename(&self.handle, from, &into.handle, to)
    }

    /// Gives a file another name in this folder that nothing has; an error where anything stands under it.
    pub fn rename_new(&self, from: &std::ffi::OsStr, to: &std::ffi::OsStr) -> io::Result<()> {
        super::staged::rename_new(&self.handle, from, to)
    }

    /// Waits until the names in this folder are on the disk: a rename lasts only when its folder does.
    pub fn sync(&self) -> io::Result<()> {
        sys::sync(&self.handle)
    }

    /// Makes a folder with an unlikely name right below this one, which only this user can enter. Gives it and its
    /// name.
    pub fn make_private(&self) -> io::Result<(Folder, std::ffi::OsString)> {
        let name = std::ffi::OsString::from(format!("{STAGED}{}", super::staged::unlikely()));
        sys::make_folder(&self.handle, &name, true)?;
        Ok((self.child(&name)?, name))
    }

    /// The number by which the system knows this folder.
    pub fn inode(&self) -> io::Result<u64> {
        sys::inode(&self.handle)
    }

    /// The folder of a path's last name, and the name.
    pub(super) fn parent<'f, 'p>(&'f self, path: &'p str) -> io::Result<(Parent<'f>, &'p str)> {
        match path.rsplit_once('/') {
            None if names::is_part(path) => Ok((Parent::Own(self), path)),
            Some((folder, name)) if names::is_part(name) => Ok((Parent::Opened(self.folder(folder)?), name)),
            _ => Err(ErrorKind::InvalidInput.into()),
        }
    }

    fn open_plain(&self, name: &std::ffi::OsStr, path: &str) -> io::Result<File> {
        let file =
            sys::open_file(&self.handle, name, false).map_err(|error| self.explain(error, name, path, Kind::File))?;
        if sys::is_file(&file)? { Ok(file) } else { Err(self.not_a_file(name, path)) }
    }

    fn not_a_file(&self, name: &std::ffi::OsStr, path: &str) -> io::Error {
        let kind = sys::stat(&self.handle, name).map_or(Kind::Device, |stat| stat.kind);
        match kind {
            Kind::Folder => ErrorKind::IsADirectory.into(),
            kind => in_the_way(path, kind),
        }
    }

    /// Says what stands in the way, where the system's error only says that something does.
    fn explain(&self, error: io::Error, name: impl AsRef<std::ffi::OsStr>, path: &str, wanted: Kind) -> io::Error {
        if error.kind() == ErrorKind::NotFound {
            return error;
        }
        match sys::stat(&self.handle, name.as_ref()) {
            Ok(stat) if ![Kind::File, Kind::Folder, wanted].contains(&stat.kind) => in_the_way(path, stat.kind),
            Ok(stat) if wanted == Kind::Folder && stat.kind == Kind::File => ErrorKind::NotADirectory.into(),
            _ => error,
        }
    }
}

/// The names of a relative path with where each begins; an error where the path would lead elsewhere.
fn parts(path: &str) -> io::Result<impl Iterator<Item = (usize, &str)>> {
    if !path.split('/').all(names::is_part) {
        return Err(ErrorKind::InvalidInput.into());
    }
    Ok(path.split('/').scan(0, |next, name| {
        let start = *next;
        *next += name.len() + 1;
        Some((start, name))
    }))
}
