//! The merge driver: how git itself, in a `git merge` or `git pull` by hand, merges files of a book.

use super::{Git, GitError};
use crate::disk::named;

/// The setting that names it.
pub const KEY: &str = "merge.clientbook.driver";

const ARGUMENTS: &str = "merge-file %O %A %B %P";

/// What `.gitattributes` says of a book's files.
pub const ATTRIBUTES: &str = "# Line ends stay as they are; entries are merged one by one.\n*.md -text merge=clientbook\n*.toml -text merge=clientbook\n";

/// Whether a value of the setting is one that [`Git::set_up_driver`] writes.
pub fn is_ours(value: &str) -> bool {
    value == format!("clientbook {ARGUMENTS}") || value == command()
}

/// The program by its name where the shell finds it, else by its place.
fn command() -> String {
    let here = std::env::current_exe().unwrap_or_default();
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let name = format!("clientbook{}", std::env::consts::EXE_SUFFIX);
    let found = std::env::split_paths(&folders).any(|folder| named::exists(&folder.join(&name)));
    if found {
        format!("clientbook {ARGUMENTS}")
    } else {
        // git hands the line to a shell: inside quotes only a quote means something.
        let path = here.display().to_string().replace('\\', "/").replace('\'', "'\\''");
        format!("'{path}' {ARGUMENTS}")
    }
}

impl Git {
    /// Tells git of the driver where it does not know it. Whether anything was set.
    pub fn set_up_driver(&self) -> Result<bool, GitError> {
        let known = self.git(&["config", "--get", KEY]).unwrap_or_default();
        if is_ours(known.trim_end()) {
            return Ok(false);
        }
        self.git(&["config", "--local", "merge.clientbook.name", "entries of a client book"])?;
        self.git(&["config", "--local", KEY, &command()])?;
        Ok(true)
    }
}
