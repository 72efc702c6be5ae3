//! The kinds of things that have a name, and the error where one is neither a regular file nor a folder.

use std::io;

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

/// The error for something of this kind at this path.
pub(super) fn not_plain_error(path: &str, kind: Kind) -> io::Error {
    io::Error::other(NotPlain { path: path.to_owned(), kind })
}
