//! A file that a browser sent, kept beside the book until it is taken over.

use std::path::{Path, PathBuf};

use super::WriteError;
use crate::disk::{Folder, Scratch};

/// The most characters of the name.
const MOST_NAME: usize = 80;

/// A file in a temporary folder of its own; dropping it removes both.
#[derive(Debug)]
pub struct Upload {
    path: PathBuf,
    _scratch: Scratch,
}

impl Upload {
    /// Keeps what was sent, under the name that it had as far as a file may have it.
    pub fn keep(name: &str, bytes: &[u8]) -> Result<Upload, WriteError> {
        let scratch = Scratch::new().map_err(WriteError::io(std::env::temp_dir()))?;
        let name = plain_name(name);
        let path = scratch.path().join(&name);
        let write = || Folder::open(scratch.path())?.replace(&name, bytes);
        write().map_err(WriteError::io(&path))?;
        Ok(Upload { path, _scratch: scratch })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// A name without folders and signs: the end of what the browser said.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect();
    let from = plain.chars().count().saturating_sub(MOST_NAME);
    let plain: String = plain.chars().skip(from).collect();
    let plain = plain.trim_start_matches(['.', '-']);
    if plain.is_empty() { "file".to_owned() } else { plain.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_else() {
        for (sent, kept) in [
            ("contacts.vcf", "contacts.vcf"),
            ("C:\\Users\\me\\通讯录 (1).csv", "通讯录--1-.csv"),
            ("../../etc/passwd", "passwd"),
            ("..", "file"),
            ("", "file"),
            ("a\u{0}b\n.xlsx", "a-b-.xlsx"),
        ] {
            assert_eq!(plain_name(sent), kept);
        }
        assert_eq!(plain_name(&"长".repeat(300)).chars().count(), MOST_NAME);
        let upload = Upload::keep("x.csv", b"a,b\n").unwrap();
        assert_eq!(Folder::open(upload.path().parent().unwrap()).unwrap().read_text("x.csv").unwrap(), "a,b\n");
    }
}
