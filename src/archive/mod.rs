//! A whole book in one file: a tar, compressed, and locked with a password where one is given.
//!
//! In: files, and anything that can be written to. Out: one stream that `tar` and `age` open as well,
//! should this program be gone. Nothing here touches a disk: what is read out of an archive is handed
//! over file by file, and none of it counts before the end was reached whole.

mod failure;
mod password;
pub mod reader;
pub mod writer;

/// Why an archive cannot be read.
#[derive(Debug)]
pub enum ArchiveError {
    /// Neither an archive of a book nor a locked one.
    NotOne,
    /// A password is needed and none was given.
    NeedsPassword,
    /// The password does not open the archive.
    WrongPassword,
    /// Made by a newer program, or locked otherwise than with a password.
    Unknown,
    /// Cut short or changed.
    Damaged(String),
    /// A name in it would lead elsewhere, or something in it is no plain file.
    Unsafe(String),
    /// The disk failed while the archive was read or written.
    Io(std::io::Error),
}
