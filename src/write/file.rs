//! One file anywhere, whole or not at all.

use std::io::Write;
use std::path::Path;

/// Writes `bytes` to `path` through a file beside it, flushed before it takes the name.
pub fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    replace_with(path, &mut |file| file.write_all(bytes))
}

/// The same with what `write` writes.
pub fn replace_with(path: &Path, write: &mut dyn FnMut(&mut std::fs::File) -> std::io::Result<()>) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(super::STAGED).tempfile_in(folder)?;
    write(file.as_file_mut())?;
    file.as_file().sync_all()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(path).map_or(0o644, |meta| meta.permissions().mode());
        file.as_file().set_permissions(std::fs::Permissions::from_mode(mode))?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// The same, with the folders above it.
pub fn replace_with_folders(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
    replace(path, bytes)
}
