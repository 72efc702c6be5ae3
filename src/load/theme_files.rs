//! The files of the book's own `theme/`.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::Path;

use super::faults::file_fault;
use super::read::{read_bytes, refused, stands_in_the_way};
use crate::book::layout::THEME;
use crate::book::theme_file::ThemeFile;
use crate::diagnostic::{Diagnostic, Fault};
use crate::disk::{Folder, Kind};

/// How deep folders may stand in each other.
const DEEPEST: usize = 8;

/// Reads `theme/templates/` and `theme/static/`, sorted, with the faults of what cannot be read. Links are not
/// followed, hidden files are skipped.
pub fn read(root: &Path) -> (Vec<ThemeFile>, Vec<Diagnostic>) {
    let mut reader = Reader { files: Vec::new(), faults: Vec::new(), buffer: Vec::new() };
    match Folder::open(root).and_then(|book| book.folder(THEME)) {
        Ok(folder) => reader.walk(&folder, "", DEEPEST),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => reader.faults.push(refused(&error, THEME)),
    }
    (reader.files, reader.faults)
}

struct Reader {
    files: Vec<ThemeFile>,
    faults: Vec<Diagnostic>,
    buffer: Vec<u8>,
}

impl Reader {
    /// `below` is the path below `theme/`: empty, or ending in `/`.
    fn walk(&mut self, folder: &Folder, below: &str, deeper: usize) {
        let mut entries = match folder.entries() {
            Ok(entries) => entries,
            Err(error) => return self.faults.push(refused(&error, &format!("{THEME}/{below}"))),
        };
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        for entry in entries {
            let name = entry.name.to_string_lossy();
            let (path, shown) = (format!("{below}{name}"), format!("{THEME}/{below}{name}"));
            if name.starts_with('.') || (below.is_empty() && entry.kind == Kind::File) {
                continue;
            }
            match entry.kind {
                Kind::Folder if deeper == 0 => self.faults.push(file_fault(Fault::StrayFile, &shown)),
                Kind::Folder => match folder.child(&entry.name) {
                    Ok(inside) => self.walk(&inside, &format!("{path}/"), deeper - 1),
                    Err(error) => self.faults.push(refused(&error, &shown)),
                },
                Kind::File => self.take(folder, &entry.name, path, &shown),
                other => self.faults.push(stands_in_the_way(other, &shown)),
            }
        }
    }

    fn take(&mut self, folder: &Folder, name: &OsStr, path: String, shown: &str) {
        match read_bytes(folder, name, shown, &mut self.buffer) {
            Ok(content) => self.files.push(ThemeFile { path, content: content.to_vec() }),
            Err(fault) => self.faults.push(*fault),
        }
    }
}
