//! The calls of Windows: handles of folders, opened without following reparse points.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use cap_fs_ext::{DirExt, FollowSymlinks, MetadataExt, OpenOptionsFollowExt};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, FileType, Metadata, OpenOptions};

use super::{Entry, Kind, Stat};

/// An opened folder.
pub type Handle = Dir;

pub fn open_named(path: &Path) -> io::Result<Handle> {
    Dir::open_ambient_dir(path, ambient_authority())
}

pub fn open_folder(at: &Handle, name: &OsStr) -> io::Result<Handle> {
    at.open_dir_nofollow(name)
}

/// The caller asks whether it is a regular file.
pub fn open_file(at: &Handle, name: &OsStr, writes: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(!writes).write(writes).follow(FollowSymlinks::No);
    at.open_with(name, &options).map(cap_std::fs::File::into_std)
}

pub fn create_new(at: &Handle, name: &OsStr, _private: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true).follow(FollowSymlinks::No);
    at.open_with(name, &options).map(cap_std::fs::File::into_std)
}

pub fn make_folder(at: &Handle, name: &OsStr, _private: bool) -> io::Result<()> {
    at.create_dir(name)
}

pub fn list(at: &Handle) -> io::Result<Vec<Entry>> {
    let entry = |entry: cap_std::fs::DirEntry| {
        let name: OsString = entry.file_name();
        Ok(Entry { kind: kind(entry.file_type()?), name })
    };
    at.entries()?.map(|found| found.and_then(entry)).collect()
}

/// Junctions and other reparse points are neither files nor folders for the library.
fn kind(kind: FileType) -> Kind {
    if kind.is_symlink() {
        Kind::Link
    } else if kind.is_dir() {
        Kind::Folder
    } else if kind.is_file() {
        Kind::File
    } else {
        Kind::Link
    }
}

/// Whether an opened file is a regular one.
pub fn is_file(file: &File) -> io::Result<bool> {
    file.metadata().map(|meta| meta.is_file())
}

/// What the system tells of an opened file.
pub fn stat_of(file: &File) -> io::Result<Stat> {
    Metadata::from_file(file).map(|meta| told(&meta))
}

fn told(meta: &Metadata) -> Stat {
    let modified = meta.modified().ok().and_then(|time| time.into_std().duration_since(UNIX_EPOCH).ok());
    Stat {
        kind: kind(meta.file_type()),
        size: meta.len(),
        modified: modified.map_or(0, |time| time.as_nanos() as u64),
        mode: 0,
        inode: meta.ino(),
    }
}

pub fn stat(at: &Handle, name: &OsStr) -> io::Result<Stat> {
    at.symlink_metadata(name).map(|meta| told(&meta))
}

pub fn inode(at: &Handle) -> io::Result<u64> {
    at.dir_metadata().map(|meta| meta.ino())
}

pub fn remove_file(at: &Handle, name: &OsStr) -> io::Result<()> {
    at.remove_file_or_symlink(name)
}

pub fn remove_folder(at: &Handle, name: &OsStr) -> io::Result<()> {
    at.remove_dir(name)
}

pub fn rename(at: &Handle, from: &OsStr, into: &Handle, to: &OsStr) -> io::Result<()> {
    at.rename(from, into, to)
}

/// A second name for a file; an error where anything stands under it.
pub fn link(at: &Handle, from: &OsStr, to: &OsStr) -> io::Result<()> {
    at.hard_link(from, at, to)
}

/// Windows flushes a folder's names with its files.
pub fn sync(_: &Handle) -> io::Result<()> {
    Ok(())
}

/// The same folder for another owner.
pub fn again(at: &Handle) -> io::Result<Handle> {
    at.try_clone()
}

pub fn set_mode(_: &File, _: u32) -> io::Result<()> {
    Ok(())
}
