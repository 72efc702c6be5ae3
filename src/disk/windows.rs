//! The system calls on Windows: handles of folders, opened without following reparse points.

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

/// Opens a folder that the user named; links are followed.
pub fn open_named(path: &Path) -> io::Result<Handle> {
    Dir::open_ambient_dir(path, ambient_authority())
}

/// Opens a folder in an opened one.
pub fn open_folder(at: &Handle, name: &OsStr) -> io::Result<Handle> {
    at.open_dir_nofollow(name)
}

/// Opens a file in a folder. The caller must check that it is a regular one.
pub fn open_file(at: &Handle, name: &OsStr, writes: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(!writes).write(writes).follow(FollowSymlinks::No);
    at.open_with(name, &options).map(cap_std::fs::File::into_std)
}

/// Makes a file; an error where anything has the name already.
pub fn create_new(at: &Handle, name: &OsStr, _private: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true).follow(FollowSymlinks::No);
    at.open_with(name, &options).map(cap_std::fs::File::into_std)
}

/// Makes a folder in an opened one.
pub fn make_folder(at: &Handle, name: &OsStr, _private: bool) -> io::Result<()> {
    at.create_dir(name)
}

/// All names in a folder.
pub fn list(at: &Handle) -> io::Result<Vec<Entry>> {
    let entry = |entry: cap_std::fs::DirEntry| {
        let name: OsString = entry.file_name();
        Ok(Entry { kind: kind(entry.file_type()?), name })
    };
    at.entries()?.map(|listed| listed.and_then(entry)).collect()
}

/// The library takes junctions and other reparse points for neither files nor folders: they count as links.
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

/// What the system knows about an opened file.
pub fn stat_of(file: &File) -> io::Result<Stat> {
    Metadata::from_file(file).map(|meta| to_stat(&meta))
}

fn to_stat(meta: &Metadata) -> Stat {
    let modified = meta.modified().ok().and_then(|time| time.into_std().duration_since(UNIX_EPOCH).ok());
    Stat {
        kind: kind(meta.file_type()),
        size: meta.len(),
        modified: modified.map_or(0, |time| time.as_nanos() as u64),
        mode: 0,
        inode: meta.ino(),
    }
}

/// What the system knows about a name in a folder.
pub fn stat(at: &Handle, name: &OsStr) -> io::Result<Stat> {
    at.symlink_metadata(name).map(|meta| to_stat(&meta))
}

/// The inode number of a folder.
pub fn inode(at: &Handle) -> io::Result<u64> {
    at.dir_metadata().map(|meta| meta.ino())
}

/// Removes a file, or a link itself.
pub fn remove_file(at: &Handle, name: &OsStr) -> io::Result<()> {
    at.remove_file_or_symlink(name)
}

/// Removes an empty folder.
pub fn remove_folder(at: &Handle, name: &OsStr) -> io::Result<()> {
    at.remove_dir(name)
}

/// Renames a file or a folder, also into another folder.
pub fn rename(at: &Handle, from: &OsStr, into: &Handle, to: &OsStr) -> io::Result<()> {
    at.rename(from, into, to)
}

/// Gives a file a second name; an error where anything has that name already.
pub fn link(at: &Handle, from: &OsStr, to: &OsStr) -> io::Result<()> {
    at.hard_link(from, at, to)
}

/// Does nothing: Windows flushes the names in a folder together with its files.
pub fn sync(_: &Handle) -> io::Result<()> {
    Ok(())
}

/// A second handle of the same folder.
pub fn duplicate(at: &Handle) -> io::Result<Handle> {
    at.try_clone()
}

/// Does nothing: Windows has no permissions of Unix.
pub fn set_mode(_: &File, _: u32) -> io::Result<()> {
    Ok(())
}
