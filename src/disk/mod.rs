//! The only room that touches the disk: every path is opened here.
//!
//! In: a folder that the user named, and relative paths below it. Out: files, lists of names. A path is
//! walked component by component from an opened folder, links are never followed, and only regular
//! files are opened: a link, a pipe, a socket or a device is an error that names it ([`NotPlain`]),
//! never a wait. The check and the use are one act of the system, so that nothing is gained by
//! swapping a folder for a link in between.
//!
//! What the user names on the command line ([`named`]) may be anything that the system can open.

pub mod config;
mod folder;
pub mod named;
pub mod names;
mod scratch;
pub mod seal;
mod staged;
#[cfg(unix)]
#[path = "unix.rs"]
mod sys;
#[cfg(windows)]
#[path = "windows.rs"]
mod sys;

use std::ffi::OsString;
use std::io;

pub use std::fs::{File, TryLockError};

pub use folder::Folder;
pub use scratch::Scratch;
pub use staged::{Staged, unlikely};

/// What stands under a name. A link is told as a link, never as what it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
    /// A symbolic link; on Windows also a junction or another reparse point.
    Link,
    Pipe,
    Socket,
    Device,
}

impl Kind {
    /// Whether who opens it could wait for ever.
    pub fn makes_wait(self) -> bool {
        matches!(self, Kind::Pipe | Kind::Socket | Kind::Device)
    }

    /// The word for it in the i18n files: `kind-link` and so on.
    pub fn word(self) -> &'static str {
        match self {
            Kind::File => "kind-file",
            Kind::Folder => "kind-folder",
            Kind::Link => "kind-link",
            Kind::Pipe => "kind-pipe",
            Kind::Socket => "kind-socket",
            Kind::Device => "kind-device",
        }
    }
}

/// One name in a folder.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: OsString,
    pub kind: Kind,
}

/// What the system tells about a name without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    pub kind: Kind,
    /// In bytes.
    pub size: u64,
    /// The time of the last change of the content, in nanoseconds since 1970; 0 where it is unknown.
    pub modified: u64,
    /// The permissions of Unix; 0 elsewhere.
    pub mode: u32,
    /// The number by which the system knows the file; stays when it is renamed.
    pub inode: u64,
}

impl Entry {
    /// Whether it is a file in the making, or one that was left when its process was killed.
    pub fn is_staged(&self) -> bool {
        self.kind == Kind::File && staged::is_staged(&self.name)
    }
}

impl Stat {
    /// An error where anything but a regular file stands under `name`.
    pub fn check_plain(&self, name: &str) -> io::Result<()> {
        match self.kind {
            Kind::File => Ok(()),
            Kind::Folder => Err(io::ErrorKind::AlreadyExists.into()),
            kind => Err(in_the_way(name, kind)),
        }
    }

    /// What the system tells of an opened file.
    pub fn of(file: &File) -> io::Result<Stat> {
        sys::stat_of(file)
    }
}

/// Something else stands where a regular file or a folder is needed.
#[derive(Debug)]
pub struct NotPlain {
    /// Relative to the folder that was asked.
    pub path: String,
    pub kind: Kind,
}

impl std::fmt::Display for NotPlain {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{}: {:?}, not a plain file or folder", self.path, self.kind)
    }
}

impl std::error::Error for NotPlain {}

/// What stands in the way, where an error of this room says so.
pub fn not_plain(error: &io::Error) -> Option<&NotPlain> {
    error.get_ref()?.downcast_ref()
}

/// The error for something that stands in the way.
fn in_the_way(path: &str, kind: Kind) -> io::Error {
    io::Error::other(NotPlain { path: path.to_owned(), kind })
}
