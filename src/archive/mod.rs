//! A whole book in one file: a tar, compressed, and locked with a password where one is given.
//!
//! In: files, and anything that can be written to. Out: one stream that `tar` and `age` can open too, without this
//! program. Nothing here touches a disk: the files of an archive are handed over one by one, and none of them may be
//! used before the end was read without error.

mod failure;
mod password;
pub mod reader;
pub mod writer;

/// Why an archive cannot be read.
#[derive(Debug)]
pub enum ArchiveError {
    /// The file is neither an archive of a book nor a locked one.
    NotOne,
    /// A password is needed and none was given.
    NeedsPassword,
    /// The password does not open the archive.
    WrongPassword,
    /// Made by a newer program, or locked otherwise than with a password.
    Unknown,
    /// Cut short or changed.
    Damaged(String),
    /// A name in it would lead outside the target folder, or an entry is not a regular file.
    Unsafe(String),
    /// The disk failed while the archive was read or written.
    Io(std::io::Error),
}
