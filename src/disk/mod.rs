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
mod entry;
mod folder;
mod kind;
pub mod last_book;
pub mod named;
pub mod names;
pub mod output;
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

pub use std::fs::{File, TryLockError};

pub use entry::{Entry, Stat};
pub use folder::Folder;
pub use kind::{Kind, NotPlain, not_plain};
pub use scratch::Scratch;
pub use staged::{Staged, unlikely};
pub use sys::stat_of;
