//! Staged files: a file is written under a temporary name and renamed when it is complete.

use std::collections::hash_map::RandomState;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::hash::{BuildHasher, Hasher};
use std::io::{self, ErrorKind};
use std::sync::atomic::{AtomicU32, Ordering};

use super::names::STAGED;
use super::{Folder, sys};

/// How often a free name is looked for.
const TRIES: usize = 100;

/// A file that is still being written. It is removed when it is dropped before it has its name.
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
                Ok(file) => return Ok(Staged { folder: sys::duplicate(&folder.handle)?, name, file: Some(file) }),
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    /// The file, for writing.
    pub fn file(&mut self) -> &mut File {
        self.file.as_mut().expect("it is open until it has its name")
    }

    /// Sets the permissions on Unix; does nothing on other systems.
    pub fn set_mode(&mut self, mode: u32) -> io::Result<()> {
        sys::set_mode(self.file(), mode)
    }

    /// Closes the file and leaves it in the folder under its temporary name, which is returned.
    pub fn wait(mut self) -> OsString {
        self.file = None;
        std::mem::take(&mut self.name)
    }

    /// Gives the file its name; a file that has the name is replaced.
    pub fn rename(mut self, name: &str) -> io::Result<()> {
        // Windows cannot rename an open file.
        self.file = None;
        sys::rename(&self.folder, &self.name, &self.folder, name.as_ref())?;
        self.name.clear();
        Ok(())
    }

    /// Gives the file its name; an error where anything has the name already.
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

/// Renames a file; an error where anything has the new name already.
pub(super) fn rename_new(folder: &sys::Handle, from: &OsStr, to: &OsStr) -> io::Result<()> {
    match sys::link(folder, from, to) {
        Ok(()) => sys::remove_file(folder, from),
        // The file systems of most USB sticks have no hard links.
        Err(error) if error.kind() != ErrorKind::AlreadyExists && sys::stat(folder, to).is_err() => {
            sys::rename(folder, from, folder, to)
        }
        Err(error) => Err(error),
    }
}

/// Sixteen random hexadecimal digits, new ones at each call.
pub fn unlikely() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    hasher.write_u32(COUNT.fetch_add(1, Ordering::Relaxed));
    format!("{:016x}", hasher.finish())
}
