//! The list of what a build wrote: the mark of an output folder, and how the next build knows what
//! did not change.

use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::io::Write;
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::WriteError;

/// The list's name in the output folder.
pub const NAME: &str = ".clientbook-site";

const HEADER: &str = "clientbook site 1";

/// What is remembered of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Of the page, not of the bytes.
    pub fingerprint: u64,
    pub size: u64,
    /// Nanoseconds of the file's time: with the size a sign that nobody touched the output.
    pub modified: u64,
}

impl Entry {
    pub fn new(fingerprint: u64, meta: &Metadata) -> Entry {
        let modified = meta.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Entry { fingerprint, size: meta.len(), modified: modified.map_or(0, |time| time.as_nanos() as u64) }
    }
}

/// Files by path below the output folder, with `/`.
#[derive(Clone, Debug, Default)]
pub struct Manifest(pub HashMap<String, Entry>);

impl Manifest {
    /// Reads the list of `out`; `None` where there is none.
    pub fn read(out: &Path) -> Option<Manifest> {
        let text = fs::read_to_string(out.join(NAME)).ok()?;
        let mut lines = text.lines();
        (lines.next() == Some(HEADER)).then(|| Manifest(lines.filter_map(parse_line).collect()))
    }

    /// Writes the list.
    pub fn write(&self, out: &Path) -> Result<(), WriteError> {
        let mut sorted: Vec<(&String, &Entry)> = self.0.iter().collect();
        sorted.sort_unstable_by_key(|(path, _)| *path);
        let mut text = format!("{HEADER}\n");
        for (path, entry) in sorted {
            text += &format!("{:016x} {} {} {path}\n", entry.fingerprint, entry.size, entry.modified);
        }
        let mut file = tempfile::Builder::new().prefix(NAME).tempfile_in(out).map_err(WriteError::io(out))?;
        file.write_all(text.as_bytes()).map_err(WriteError::io(out))?;
        file.persist(out.join(NAME)).map_err(|error| WriteError::Io(out.join(NAME), error.error))?;
        Ok(())
    }
}

/// Lines whose path would lead out of the folder are not ours and are passed over.
fn parse_line(line: &str) -> Option<(String, Entry)> {
    let mut parts = line.splitn(4, ' ');
    let entry = Entry {
        fingerprint: u64::from_str_radix(parts.next()?, 16).ok()?,
        size: parts.next()?.parse().ok()?,
        modified: parts.next()?.parse().ok()?,
    };
    let path = parts.next()?;
    let inside = !path.is_empty()
        && !path.contains('\\')
        && !path.contains(':')
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
    inside.then(|| (path.to_owned(), entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_never_leads_out_of_its_folder() {
        for line in ["0 0 0 ../x", "0 0 0 /etc/passwd", "0 0 0 a/../../b", "0 0 0 C:\\x", "nonsense"] {
            assert!(parse_line(line).is_none(), "{line}");
        }
        assert_eq!(parse_line("ff 3 4 a b/c.html").unwrap().0, "a b/c.html");
    }
}
