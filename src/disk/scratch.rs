//! A temporary folder of the system, which only this user can enter.

use std::io;
use std::path::Path;

/// A temporary folder; dropping it removes it with everything in it.
#[derive(Debug)]
pub struct Scratch {
    folder: tempfile::TempDir,
}

impl Scratch {
    /// Makes the folder.
    pub fn new() -> io::Result<Scratch> {
        tempfile::Builder::new().prefix("clientbook-").tempdir().map(|folder| Scratch { folder })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}
