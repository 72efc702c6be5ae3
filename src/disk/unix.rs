//! The system calls on Unix: `openat` and the like, with `O_NOFOLLOW`.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;

use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags};

use super::{Entry, Kind, Stat};

/// An opened folder.
pub type Handle = OwnedFd;

const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

/// With `NONBLOCK`, opening a pipe that nobody writes to does not wait. The caller checks the kind of the opened file.
const FILE: OFlags = OFlags::NOFOLLOW.union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);

/// Opens a folder that the user named; links are followed.
pub fn open_named(path: &Path) -> io::Result<Handle> {
    Ok(rustix::fs::openat(CWD, path, FOLDER, Mode::empty())?)
}

/// Opens a folder in an opened one.
pub fn open_folder(at: &Handle, name: &OsStr) -> io::Result<Handle> {
    Ok(rustix::fs::openat(at, name, FOLDER | OFlags::NOFOLLOW, Mode::empty())?)
}

/// Opens a file in a folder. The caller must check that it is a regular one.
pub fn open_file(at: &Handle, name: &OsStr, writes: bool) -> io::Result<File> {
    let access = if writes { OFlags::WRONLY } else { OFlags::RDONLY };
    Ok(rustix::fs::openat(at, name, FILE | access, Mode::empty())?.into())
}

/// Makes a file; an error where anything has the name already.
pub fn create_new(at: &Handle, name: &OsStr, private: bool) -> io::Result<File> {
    let mode = Mode::from_raw_mode(if private { 0o600 } else { 0o666 });
    Ok(rustix::fs::openat(at, name, FILE | OFlags::RDWR | OFlags::CREATE | OFlags::EXCL, mode)?.into())
}

/// Makes a folder in an opened one.
pub fn make_folder(at: &Handle, name: &OsStr, private: bool) -> io::Result<()> {
    Ok(rustix::fs::mkdirat(at, name, Mode::from_raw_mode(if private { 0o700 } else { 0o777 }))?)
}

/// All names in a folder. The names go into a buffer on the stack, which for a customer's folder takes one call.
#[cfg(target_os = "linux")]
pub fn list(at: &Handle) -> io::Result<Vec<Entry>> {
    let mut buffer = [const { std::mem::MaybeUninit::uninit() }; 16 * 1024];
    let mut entries = Vec::new();
    // The position in the list belongs to the handle, which may have been listed before.
    rustix::fs::seek(at, rustix::fs::SeekFrom::Start(0))?;
    let mut names = rustix::fs::RawDir::new(at, &mut buffer);
    while let Some(entry) = names.next() {
        let entry = entry?;
        entries.extend(self::entry(at, entry.file_name().to_bytes(), entry.file_type())?);
    }
    Ok(entries)
}

/// All names in a folder.
#[cfg(not(target_os = "linux"))]
pub fn list(at: &Handle) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for entry in rustix::fs::Dir::read_from(at)? {
        let entry = entry?;
        entries.extend(self::entry(at, entry.file_name().to_bytes(), entry.file_type())?);
    }
    Ok(entries)
}

/// The entry for a name in a list; `None` for `.` and `..`.
fn entry(at: &Handle, name: &[u8], file_type: FileType) -> io::Result<Option<Entry>> {
    if name == b"." || name == b".." {
        return Ok(None);
    }
    let name = OsString::from_vec(name.to_vec());
    let kind = match file_type {
        // Some file systems do not list the type with the name.
        FileType::Unknown => stat(at, &name)?.kind,
        known => kind(known),
    };
    Ok(Some(Entry { name, kind }))
}

/// Whether an opened file is a regular one.
pub fn is_file(file: &File) -> io::Result<bool> {
    let stat = rustix::fs::fstat(file)?;
    Ok(FileType::from_raw_mode(stat.st_mode as _) == FileType::RegularFile)
}

fn kind(kind: FileType) -> Kind {
    match kind {
        FileType::RegularFile => Kind::File,
        FileType::Directory => Kind::Folder,
        FileType::Symlink => Kind::Link,
        FileType::Fifo => Kind::Pipe,
        FileType::Socket => Kind::Socket,
        _ => Kind::Device,
    }
}

/// What the system knows about a name in a folder.
pub fn stat(at: &Handle, name: &OsStr) -> io::Result<Stat> {
    Ok(to_stat(&rustix::fs::statat(at, name, AtFlags::SYMLINK_NOFOLLOW)?))
}

/// What the system knows about an opened file.
pub fn stat_of(file: &File) -> io::Result<Stat> {
    Ok(to_stat(&rustix::fs::fstat(file)?))
}

#[allow(clippy::unnecessary_cast, reason = "the fields have other types on other systems")]
fn to_stat(stat: &rustix::fs::Stat) -> Stat {
    let seconds = u64::try_from(stat.st_mtime).unwrap_or(0);
    Stat {
        kind: kind(FileType::from_raw_mode(stat.st_mode as _)),
        size: stat.st_size as u64,
        modified: seconds * 1_000_000_000 + stat.st_mtime_nsec as u64,
        mode: stat.st_mode as u32 & 0o7777,
        inode: stat.st_ino as u64,
    }
}

/// The inode number of a folder.
#[allow(clippy::unnecessary_cast, reason = "the field has another type on other systems")]
pub fn inode(at: &Handle) -> io::Result<u64> {
    Ok(rustix::fs::fstat(at)?.st_ino as u64)
}

/// Removes a file, or a link itself.
pub fn remove_file(at: &Handle, name: &OsStr) -> io::Result<()> {
    Ok(rustix::fs::unlinkat(at, name, AtFlags::empty())?)
}

/// Removes an empty folder.
pub fn remove_folder(at: &Handle, name: &OsStr) -> io::Result<()> {
    Ok(rustix::fs::unlinkat(at, name, AtFlags::REMOVEDIR)?)
}

/// Renames a file or a folder, also into another folder.
pub fn rename(at: &Handle, from: &OsStr, into: &Handle, to: &OsStr) -> io::Result<()> {
    Ok(rustix::fs::renameat(at, from, into, to)?)
}

/// Gives a file a second name; an error where anything has that name already.
pub fn link(at: &Handle, from: &OsStr, to: &OsStr) -> io::Result<()> {
    Ok(rustix::fs::linkat(at, from, at, to, AtFlags::empty())?)
}

/// Flushes the names in a folder to the disk.
pub fn sync(at: &Handle) -> io::Result<()> {
    Ok(rustix::fs::fsync(at)?)
}

/// A second handle of the same folder.
pub fn duplicate(at: &Handle) -> io::Result<Handle> {
    at.try_clone()
}

/// Sets the permissions of a file.
pub fn set_mode(file: &File, mode: u32) -> io::Result<()> {
    Ok(rustix::fs::fchmod(file, Mode::from_raw_mode(mode as _))?)
}
