//! Paths that the user named on the command line or in the system's settings, and git's own folder. Links in
//! them are followed: they are the user's own.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Folder;

/// Opens anything that can be read: also a pipe, such as `/dev/stdin`.
pub fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Reads anything to its end.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// Reads anything that has at most so many bytes; `None` where it has more, be it a device without an end.
pub fn read_up_to(path: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(fs::File::open(path)?, most + 1), &mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

/// Whether anything is at a path.
pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// Whether a path leads to a folder.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Whether a path leads to a folder without anything in it.
pub fn is_empty_folder(path: &Path) -> bool {
    path.read_dir().is_ok_and(|mut entries| entries.next().is_none())
}

/// Whether a path leads to a regular file.
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// Whether the last name of a path is a link.
pub fn is_link(path: &Path) -> bool {
    path.is_symlink()
}

/// The path with its links and `..` resolved; an error where nothing is at it.
pub fn real(path: &Path) -> io::Result<PathBuf> {
    path.canonicalize()
}

/// Whether nothing is at a path, or an empty folder.
pub fn is_free(path: &Path) -> bool {
    match fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_none(),
        Err(_) => fs::symlink_metadata(path).is_err(),
    }
}

/// Makes a folder and those above it.
pub fn make_folders(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// Splits a path into its last name and the folder that holds it, opened.
pub fn parent(path: &Path) -> io::Result<(Folder, &str)> {
    let name = path.file_name().and_then(|name| name.to_str()).ok_or(io::ErrorKind::InvalidInput)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok((Folder::open(folder)?, name))
}

/// Writes a file completely or not at all. A link to a file is replaced, not followed. A device or a pipe, such as
/// `/dev/null`, takes the bytes and stays what it is.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_with(path, &mut |file| file.write_all(bytes))
}

/// The same as [`replace`] with the content that `write` writes.
pub fn replace_with(path: &Path, write: &mut dyn FnMut(&mut File) -> io::Result<()>) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|meta| !meta.is_file() && !meta.is_dir()) {
        return write(&mut File::options().write(true).open(path)?);
    }
    let (folder, name) = parent(path)?;
    folder.replace_with(name, write)
}

/// Where a link leads.
pub fn link_target(path: &Path) -> io::Result<PathBuf> {
    fs::read_link(path)
}

/// The size of a file in bytes.
pub fn size(path: &Path) -> io::Result<u64> {
    fs::metadata(path).map(|meta| meta.len())
}

/// The files in a folder with this ending, in upper or lower case, sorted; none where it cannot be read.
pub fn files_in(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_wanted = |path: &PathBuf| {
        path.is_file() && path.extension().is_some_and(|own| own.to_string_lossy().eq_ignore_ascii_case(ending))
    };
    let mut files: Vec<PathBuf> = entries.filter(is_wanted).collect();
    files.sort();
    files
}

/// The files below a folder whose names end with `.ending`, folder by folder; at most `most` of them. Hidden folders and
/// links are left out.
pub fn files_below(folder: &Path, ending: &str, most: usize) -> Vec<PathBuf> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        found.extend(files_in(&folder, ending));
        if found.len() >= most {
            break;
        }
        open.extend(folders_in(&folder).into_iter().rev());
    }
    found.truncate(most);
    found
}

/// The folders in a folder, sorted, without the hidden ones and links; none where it cannot be read.
pub fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_shown = |entry: &fs::DirEntry| {
        !entry.file_name().to_string_lossy().starts_with('.') && entry.file_type().is_ok_and(|kind| kind.is_dir())
    };
    let mut folders: Vec<PathBuf> = entries.filter(is_shown).map(|entry| entry.path()).collect();
    folders.sort();
    folders
}
