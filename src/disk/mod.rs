//! The only module that accesses the disk: every path is opened here.
//!
//! In: a folder that the user named, and relative paths below it. Out: files, lists of names. A path is
//! opened name by name, starting at an opened folder. Links are never followed, and only regular
//! files are opened: a link, a pipe, a socket or a device is an error that names it ([`NotPlain`]),
//! and never makes the program wait. Checking a name and opening it is one call of the system, so an
//! attacker gains nothing by replacing a folder with a link in between.
//!
//! A path that the user names on the command line ([`named`]) may be anything that the system can open.

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
mod writes;

use std::ffi::OsString;
use std::io;

pub use std::fs::{File, TryLockError};

pub use folder::Folder;
pub use scratch::Scratch;
pub use staged::{Staged, unlikely};

/// The kind of thing that has a name. A link counts as a link, never as its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link; on Windows also a junction or another reparse point.
    Link,
    /// A named pipe.
    Pipe,
    /// A socket of Unix.
    Socket,
    /// A device, or something that the system does not tell.
    Device,
}

impl Kind {
    /// Whether opening or reading it could wait forever.
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
    /// As the system has it; it need not be UTF-8.
    pub name: OsString,
    /// What has the name.
    pub kind: Kind,
}

/// What the system knows about a name without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// What has the name.
    pub kind: Kind,
    /// In bytes.
    pub size: u64,
    /// When the content last changed, in nanoseconds since 1970; 0 where that is unknown.
    pub modified: u64,
    /// The permissions of Unix; 0 elsewhere.
    pub mode: u32,
    /// The inode number, which stays the same when the file is renamed.
    pub inode: u64,
}

impl Entry {
    /// Whether it is a file that is still being written, or one that was left when its process was killed.
    pub fn is_staged(&self) -> bool {
        self.kind == Kind::File && staged::is_staged(&self.name)
    }
}

impl Stat {
    /// An error where this is not a regular file; `name` is for the message.
    pub fn check_plain(&self, name: &str) -> io::Result<()> {
        match self.kind {
            Kind::File => Ok(()),
            Kind::Folder => Err(io::ErrorKind::AlreadyExists.into()),
            kind => Err(not_plain_error(name, kind)),
        }
    }

    /// What the system knows about an opened file.
    pub fn of(file: &File) -> io::Result<Stat> {
        sys::stat_of(file)
    }
}

/// The error where something else has the name of a regular file or folder that is needed.
#[derive(Debug)]
pub struct NotPlain {
    /// Relative to the folder in which it was opened.
    pub path: String,
    /// What has the name.
    pub kind: Kind,
}

impl std::fmt::Display for NotPlain {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{}: {}, not a plain file or folder", self.path, self.kind.word())
    }
}

impl std::error::Error for NotPlain {}

/// The [`NotPlain`] inside an error of this module, if there is one.
pub fn not_plain(error: &io::Error) -> Option<&NotPlain> {
    error.get_ref()?.downcast_ref()
}

fn not_plain_error(path: &str, kind: Kind) -> io::Error {
    io::Error::other(NotPlain { path: path.to_owned(), kind })
}
