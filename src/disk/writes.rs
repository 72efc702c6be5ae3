//! What changes an opened folder: files are made, replaced, renamed and removed.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, ErrorKind, Write};

use super::names::STAGED;
use super::staged;
use super::{Folder, Kind, Staged, Stat, sys};

impl Folder {
    /// Makes a new file; an error where anything has the name already. The folders above it must exist.
    pub fn create_new(&self, path: &str) -> io::Result<File> {
        let (parent, name) = self.parent(path)?;
        sys::create_new(&parent.handle, name.as_ref(), false)
    }

    /// Opens a regular file for writing without changing it, or makes it: for locks.
    pub fn open_or_create(&self, path: &str) -> io::Result<File> {
        let (parent, name) = self.parent(path)?;
        let file = match sys::create_new(&parent.handle, name.as_ref(), false) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                sys::open_file(&parent.handle, name.as_ref(), true)
            }
            made => made,
        };
        let file = file.map_err(|error| parent.explain(error, name, path, Kind::File))?;
        if sys::is_file(&file)? { Ok(file) } else { Err(parent.not_a_file_error(name.as_ref(), path)) }
    }

    /// Begins a file in this folder that gets its name when it is complete. Its permissions are those of any new file
    /// of the user.
    pub fn stage(&self) -> io::Result<Staged> {
        Staged::new(self, false)
    }

    /// The same as [`Folder::stage`], but only this user can read the file.
    pub fn stage_private(&self) -> io::Result<Staged> {
        Staged::new(self, true)
    }

    /// The same as [`Folder::stage`], for a file that replaces another one and keeps its permissions.
    pub fn stage_like(&self, old: Option<&Stat>) -> io::Result<Staged> {
        let Some(old) = old.filter(|old| old.kind == Kind::File) else { return self.stage() };
        let mut staged = self.stage_private()?;
        staged.set_mode(old.mode)?;
        Ok(staged)
    }

    /// Writes a complete file, which is flushed to the disk before it gets its name. It keeps the permissions of
    /// the file that it replaces. A link is replaced, not followed.
    pub fn replace(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.replace_with(path, &mut |file| file.write_all(bytes))
    }

    /// The same as [`Folder::replace`] without flushing: for files that can be made again.
    pub fn replace_unflushed(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let (parent, name) = self.parent(path)?;
        let mut staged = parent.stage()?;
        staged.file().write_all(bytes)?;
        staged.rename(name)
    }

    /// The same as [`Folder::replace`] with the content that `write` writes.
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

    /// Removes a folder with everything in it. Links in it are removed, not followed.
    pub fn remove_all(&self, name: &OsStr) -> io::Result<()> {
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

    /// Removes a file directly in this folder, by its name in [`Folder::entries`].
    pub fn remove_child(&self, name: &OsStr) -> io::Result<()> {
        sys::remove_file(&self.handle, name)
    }

    /// Removes staged files that never got their name, because their process was killed.
    pub fn remove_staged(&self) {
        let entries = self.entries().unwrap_or_default();
        for entry in entries.iter().filter(|entry| entry.is_staged()) {
            let _ = sys::remove_file(&self.handle, &entry.name);
        }
    }

    /// Renames a file or a folder, also into another folder.
    pub fn rename(&self, from: &OsStr, into: &Folder, to: &OsStr) -> io::Result<()> {
        sys::rename(&self.handle, from, &into.handle, to)
    }

    /// Renames a file in this folder; an error where anything has the new name already.
    pub fn rename_new(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        staged::rename_new(&self.handle, from, to)
    }

    /// Flushes the names in this folder to the disk. Without it a rename may be lost in a power failure.
    pub fn sync(&self) -> io::Result<()> {
        sys::sync(&self.handle)
    }

    /// Makes a folder with a random name directly in this one, which only this user can enter. Gives it and its name.
    pub fn make_private(&self) -> io::Result<(Folder, OsString)> {
        let name = OsString::from(format!("{STAGED}{}", staged::unlikely()));
        sys::make_folder(&self.handle, &name, true)?;
        Ok((self.child(&name)?, name))
    }
}
