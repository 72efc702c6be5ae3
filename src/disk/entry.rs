//! What has a name in a folder, and what the system tells of it without opening it.

use std::ffi::OsString;
use std::io;

use super::kind::{Kind, not_plain_error};
use super::names::is_staged;

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
        self.kind == Kind::File && is_staged(&self.name)
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
}
