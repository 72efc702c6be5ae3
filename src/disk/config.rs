//! The folder of the user's own settings, which no received book can change.

use std::path::PathBuf;

/// `$XDG_CONFIG_HOME/clientbook`, on Windows `%APPDATA%\clientbook`, else `~/.config/clientbook`; `None`
/// where the system has no home folder for this user.
pub fn folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || std::env::home_dir().filter(|home| !home.as_os_str().is_empty());
    let folder = set("XDG_CONFIG_HOME").or_else(|| set("APPDATA")).or_else(|| Some(home()?.join(".config")))?;
    Some(folder.join("clientbook"))
}
