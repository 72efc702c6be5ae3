//! A folder of the system for a short while, which only this user can enter.

use std::io;
use std::path::Path;

/// Goes away with all it holds when dropped.
#[derive(Debug)]
pub struct Scratch {
    folder: tempfile::TempDir,
}

impl Scratch {
    pub fn new() -> io::Result<Scratch> {
        tempfile::Builder::new().prefix("clientbook-").tempdir().map(|folder| Scratch { folder })
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}
