//! A file in the making, beside the name that it shall take.

use std::collections::hash_map::RandomState;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::hash::{BuildHasher, Hasher};
use std::io::{self, ErrorKind};
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Folder, sys};

/// How the name of a file begins that is written beside another and shall take its place; sixteen hexadecimal digits
/// follow.
pub(super) const STAGED: &str = ".clientbook-";

/// Whether a name is that of a staged file.
pub(super) fn is_staged(name: &OsStr) -> bool {
    let digits = name.to_str().and_then(|name| name.strip_prefix(STAGED));
    digits.is_some_and(|digits| digits.len() == 16 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Tries to find a name that is free.
const TRIES: usize = 100;

/// A file in the making. Dropped before it has its name, it goes away.
#[derive(Debug)]
pub struct Staged {
    folder: sys::Handle,
    name: OsString,
    file: Option<File>,
}

impl Staged {
    pub(super) fn new(folder: &Folder, private: bool) -> io::Result<Staged> {
        for _ in 0..TRIES {
            let name = OsString::from(format!("{STAGED}{}", unlikely()));
            match sys::create_new(&folder.handle, &name, private) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                Ok(file) => return Ok(Staged { folder: sys::again(&folder.handle)?, name, file: Some(file) }),
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    pub fn file(&mut self) -> &mut File {
        self.file.as_mut().expect("it is open until it has its name")
    }

    /// Sets the permissions of Unix; nothing elsewhere.
    pub fn set_mode(&mut self, mode: u32) -> io::Result<()> {
        sys::set_mode(self.file(), mode)
    }

    /// Ends the writing: the file waits under its own name in the folder, and stays when this is dropped.
    pub fn wait(mut self) -> OsString {
        self.file = None;
        std::mem::take(&mut self.name)
    }

    /// Takes a name, and the place of a file that has it.
    pub fn rename(mut self, name: &str) -> io::Result<()> {
        // Windows renames no open file.
        self.file = None;
        sys::rename(&self.folder, &self.name, &self.folder, name.as_ref())?;
        self.name.clear();
        Ok(())
    }

    /// Takes a name that nothing has; an error where anything stands under it.
    pub fn rename_new(mut self, name: &str) -> io::Result<()> {
        self.file = None;
        rename_new(&self.folder, &self.name, name.as_ref())?;
        self.name.clear();
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        self.file = None;
        if !self.name.is_empty() {
            let _ = sys::remove_file(&self.folder, &self.name);
        }
    }
}

/// Renames a file to a name that nothing has; an error where anything stands under it.
pub(super) fn rename_new(folder: &sys::Handle, from: &OsStr, to: &OsStr) -> io::Result<()> {
    match sys::link(folder, from, to) {
        Ok(()) => sys::remove_file(folder, from),
        // Most sticks know no second names for a file.
        Err(error) if error.kind() != ErrorKind::AlreadyExists && sys::stat(folder, to).is_err() => {
            sys::rename(folder, from, folder, to)
        }
        Err(error) => Err(error),
    }
}

/// Sixteen hexadecimal digits that nothing else has by chance, other ones at each call.
pub fn unlikely() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    hasher.write_u32(COUNT.fetch_add(1, Ordering::Relaxed));
    format!("{:016x}", hasher.finish())
}
