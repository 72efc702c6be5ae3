//! A new folder that shows up whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{WriteError, sync_folder};

/// How the folder of a backup in the making begins.
const SCRATCH: &str = "backup-";

/// A folder for a short while in the book's own `.clientbook/`; what an earlier one left goes.
pub fn scratch(root: &Path) -> Result<tempfile::TempDir, WriteError> {
    let folder = root.join(super::FOLDER);
    fs::create_dir_all(&folder).map_err(WriteError::io(&folder))?;
    for entry in fs::read_dir(&folder).into_iter().flatten().filter_map(Result::ok) {
        if entry.file_name().to_string_lossy().starts_with(SCRATCH) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    tempfile::Builder::new().prefix(SCRATCH).tempdir_in(&folder).map_err(WriteError::io(&folder))
}

/// A folder in the making, beside the place where it shall stand.
pub struct NewFolder {
    making: tempfile::TempDir,
    target: PathBuf,
}

impl NewFolder {
    /// Refuses a target that holds anything.
    pub fn begin(target: &Path) -> Result<NewFolder, WriteError> {
        if fs::read_dir(target).is_ok_and(|mut entries| entries.next().is_some()) || target.is_file() {
            return Err(WriteError::Exists(target.to_owned()));
        }
        let target = std::path::absolute(target).map_err(WriteError::io(target))?;
        let parent = target.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(parent).map_err(WriteError::io(parent))?;
        let making = tempfile::Builder::new().prefix(super::STAGED).tempdir_in(parent).map_err(WriteError::io(parent))?;
        Ok(NewFolder { making, target })
    }

    /// Where it stands meanwhile.
    pub fn path(&self) -> &Path {
        self.making.path()
    }

    /// Adds a file below it; `name` was found safe.
    pub fn add(&self, name: &str, content: &mut dyn Read) -> io::Result<()> {
        let path = self.path().join(name);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        let mut file = File::create_new(path)?;
        io::copy(content, &mut file)?;
        file.sync_all()
    }

    /// Moves what one folder inside it holds into another.
    pub fn place(&self, from: &str, to: &str) -> Result<(), WriteError> {
        let (from, to) = (self.path().join(from), self.path().join(to));
        let place = || {
            fs::create_dir_all(&to)?;
            for entry in fs::read_dir(&from)? {
                let entry = entry?;
                fs::rename(entry.path(), to.join(entry.file_name()))?;
            }
            Ok(())
        };
        place().map_err(WriteError::io(&from))
    }

    /// Puts the folder `inside` it in its place; the rest is dropped.
    pub fn finish(self, inside: &str) -> Result<(), WriteError> {
        let at = WriteError::io(&self.target);
        let put = || {
            if self.target.is_dir() {
                fs::remove_dir(&self.target)?;
            }
            fs::rename(self.making.path().join(inside), &self.target)?;
            self.target.parent().map_or(Ok(()), sync_folder)
        };
        put().map_err(at)
    }
}
