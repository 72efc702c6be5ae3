//! The calls of Unix: `openat` and its kin with `O_NOFOLLOW`.

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

/// A pipe without a writer opens at once and reads as empty; the kind is asked after the opening.
const FILE: OFlags = OFlags::NOFOLLOW.union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);

pub fn open_named(path: &Path) -> io::Result<Handle> {
    Ok(rustix::fs::openat(CWD, path, FOLDER, Mode::empty())?)
}

pub fn open_folder(at: &Handle, name: &OsStr) -> io::Result<Handle> {
    Ok(rustix::fs::openat(at, name, FOLDER | OFlags::NOFOLLOW, Mode::empty())?)
}

/// The caller asks whether it is a regular file.
pub fn open_file(at: &Handle, name: &OsStr, writes: bool) -> io::Result<File> {
    let access = if writes { OFlags::WRONLY } else { OFlags::RDONLY };
    Ok(rustix::fs::openat(at, name, FILE | access, Mode::empty())?.into())
}

pub fn create_new(at: &Handle, name: &OsStr, private: bool) -> io::Result<File> {
    let mode = Mode::from_raw_mode(if private { 0o600 } else { 0o666 });
    Ok(rustix::fs::openat(at, name, FILE | OFlags::RDWR | OFlags::CREATE | OFlags::EXCL, mode)?.into())
}

pub fn make_folder(at: &Handle, name: &OsStr, private: bool) -> io::Result<()> {
    Ok(rustix::fs::mkdirat(at, name, Mode::from_raw_mode(if private { 0o700 } else { 0o777 }))?)
}

/// Straight from the system into a buffer on the stack: a customer's folder is one call.
#[cfg(target_os = "linux")]
pub fn list(at: &Handle) -> io::Result<Vec<Entry>> {
    let mut buffer = [const { std::mem::MaybeUninit::uninit() }; 16 * 1024];
    let mut entries = Vec::new();
    // The place in the list belongs to the handle, which may have been listed before.
    rustix::fs::seek(at, rustix::fs::SeekFrom::Start(0))?;
    let mut names = rustix::fs::RawDir::new(at, &mut buffer);
    while let Some(entry) = names.next() {
        let entry = entry?;
        entries.extend(listed(at, entry.file_name().to_bytes(), entry.file_type())?);
    }
    Ok(entries)
}

#[cfg(not(target_os = "linux"))]
pub fn list(at: &Handle) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for entry in rustix::fs::Dir::read_from(at)? {
        let entry = entry?;
        entries.extend(listed(at, entry.file_name().to_bytes(), entry.file_type())?);
    }
    Ok(entries)
}

/// `None` for the folder itself and the one above it.
fn listed(at: &Handle, name: &[u8], told: FileType) -> io::Result<Option<Entry>> {
    if name == b"." || name == b".." {
        return Ok(None);
    }
    let name = OsString::from_vec(name.to_vec());
    let kind = match told {
        // Some file systems do not tell it with the name.
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

pub fn stat(at: &Handle, name: &OsStr) -> io::Result<Stat> {
    Ok(told(&rustix::fs::statat(at, name, AtFlags::SYMLINK_NOFOLLOW)?))
}

/// The same of an opened file.
pub fn stat_of(file: &File) -> io::Result<Stat> {
    Ok(told(&rustix::fs::fstat(file)?))
}

#[allow(clippy::unnecessary_cast, reason = "the fields have other types on other systems")]
fn told(stat: &rustix::fs::Stat) -> Stat {
    let seconds = u64::try_from(stat.st_mtime).unwrap_or(0);
    Stat {
        kind: kind(FileType::from_raw_mode(stat.st_mode as _)),
        size: stat.st_size as u64,
        modified: seconds * 1_000_000_000 + stat.st_mtime_nsec as u64,
        mode: stat.st_mode as u32 & 0o7777,
        inode: stat.st_ino as u64,
    }
}

#[allow(clippy::unnecessary_cast, reason = "the field has another type on other systems")]
pub fn inode(at: &Handle) -> io::Result<u64> {
    Ok(rustix::fs::fstat(at)?.st_ino as u64)
}

pub fn remove_file(at: &Handle, name: &OsStr) -> io::Result<()> {
    Ok(rustix::fs::unlinkat(at, name, AtFlags::empty())?)
}

pub fn remove_folder(at: &Handle, name: &OsStr) -> io::Result<()> {
    Ok(rustix::fs::unlinkat(at, name, AtFlags::REMOVEDIR)?)
}

pub fn rename(at: &Handle, from: &OsStr, into: &Handle, to: &OsStr) -> io::Result<()> {
    Ok(rustix::fs::renameat(at, from, into, to)?)
}

/// A second name for a file; an error where anything stands under it.
pub fn link(at: &Handle, from: &OsStr, to: &OsStr) -> io::Result<()> {
    Ok(rustix::fs::linkat(at, from, at, to, AtFlags::empty())?)
}

pub fn sync(at: &Handle) -> io::Result<()> {
    Ok(rustix::fs::fsync(at)?)
}

/// The same folder for another owner.
pub fn again(at: &Handle) -> io::Result<Handle> {
    at.try_clone()
}

pub fn set_mode(file: &File, mode: u32) -> io::Result<()> {
    Ok(rustix::fs::fchmod(file, Mode::from_raw_mode(mode as _))?)
}
