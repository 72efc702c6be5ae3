//! A new folder that appears complete or not at all.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::WriteError;
use crate::disk::{Folder, named};

/// A folder that is being built beside its target; removed if it is dropped before it is moved there.
pub struct NewFolder {
    parent: Folder,
    making: Folder,
    name: OsString,
    path: PathBuf,
    target: PathBuf,
}

impl NewFolder {
    /// Refuses a target that holds anything.
    pub fn begin(target: &Path) -> Result<NewFolder, WriteError> {
        if !named::is_free(target) {
            return Err(WriteError::Exists(target.to_owned()));
        }
        let target = std::path::absolute(target).map_err(WriteError::io(target))?;
        let above = target.parent().unwrap_or(Path::new("/")).to_owned();
        let begin = || {
            named::make_folders(&above)?;
            let parent = Folder::open(&above)?;
            let (making, name) = parent.make_private()?;
            Ok((parent, making, name))
        };
        let (parent, making, name) = begin().map_err(WriteError::io(&above))?;
        Ok(NewFolder { parent, making, path: above.join(&name), name, target })
    }

    /// Its temporary path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a file is in it.
    pub fn has(&self, name: &str) -> bool {
        self.making.has(name)
    }

    /// Adds a file below it; `name` was found safe.
    pub fn add(&self, name: &str, content: &mut dyn Read) -> io::Result<()> {
        if let Some((folder, _)) = name.rsplit_once('/') {
            self.making.make_folders(folder)?;
        }
        let mut file = self.making.create_new(name)?;
        io::copy(content, &mut file)?;
        file.sync_all()
    }

    /// Moves what one folder inside it holds into another.
    pub fn place(&self, from: &str, to: &str) -> Result<(), WriteError> {
        let place = || {
            let (from, to) =
                (self.making.folder(from.trim_end_matches('/'))?, self.making.make_folders(to.trim_end_matches('/'))?);
            for entry in from.entries()? {
                from.rename(&entry.name, &to, &entry.name)?;
            }
            Ok(())
        };
        place().map_err(WriteError::io(self.path.join(from)))
    }

    /// Puts the folder `inside` it in its place; the rest is dropped.
    pub fn finish(self, inside: &str) -> Result<(), WriteError> {
        let name = self.target.file_name().unwrap_or_default();
        let put = || {
            // An empty folder makes room; anything else stays, and the rename fails.
            if let Some(name) = name.to_str().filter(|name| self.parent.has(name)) {
                self.parent.remove_folder(name)?;
            }
            self.making.rename(inside.trim_end_matches('/').as_ref(), &self.parent, name)?;
            self.parent.sync()
        };
        put().map_err(WriteError::io(&self.target))
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        let _ = self.parent.remove_all(&self.name);
    }
}
