//! The list of what a build wrote: the mark of an output folder, and how the next build knows what
//! did not change.
//!
//! A list is believed only where its seal is this machine's and it was written for this folder: what came with a clone
//! or a copy gives no permission to remove files.

use std::collections::HashMap;
use std::io::Write;

use super::output::Output;
use super::{WriteError, at};
use crate::disk::{Stat, names, seal};

/// The list's name in the output folder.
pub const NAME: &str = ".clientbook-site";

const HEADER: &str = "clientbook site 2";

/// Where the folder could not be sealed.
const NO_SEAL: &str = "none";

/// What is remembered of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// A hash of the page's view, not of the written bytes.
    pub fingerprint: u64,
    /// The size of the written file in bytes.
    pub size: u64,
    /// Nanoseconds of the file's time: with the size a sign that nobody touched the output.
    pub modified: u64,
}

impl Entry {
    /// An entry for a page with this fingerprint, written to a file with this size and time.
    pub fn new(fingerprint: u64, stat: &Stat) -> Entry {
        Entry { fingerprint, size: stat.size, modified: stat.modified }
    }
}

/// Files by path below the output folder, with `/`.
#[derive(Clone, Debug, Default)]
pub struct Manifest(pub HashMap<String, Entry>);

/// What an output folder says of itself.
pub enum ManifestState {
    /// No list: no build wrote here.
    Nothing,
    /// A list that this machine did not write, or not for this folder.
    Foreign,
    /// The list that this machine's last build wrote for this folder.
    Ours(Manifest),
}

impl Manifest {
    /// Reads the list of the output folder. Fails only when the disk does.
    pub fn read(output: &Output) -> Result<ManifestState, WriteError> {
        let text = match output.folder.read(NAME) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(ManifestState::Nothing),
            read => read.map_err(|error| at(&output.path, NAME, error))?,
        };
        let ours = String::from_utf8(text).ok().and_then(|text| parse(&text, output));
        Ok(ours.map_or(ManifestState::Foreign, ManifestState::Ours))
    }

    /// Writes the list. Whether it could be sealed: without that the next build does not know it.
    pub fn write(&self, output: &Output) -> Result<bool, WriteError> {
        let mut sorted: Vec<(&String, &Entry)> = self.0.iter().collect();
        sorted.sort_unstable_by_key(|(path, _)| *path);
        let inode = output.folder.inode().map_err(|error| at(&output.path, NAME, error))?;
        let mut body = format!("{inode} {}\n", shown(output));
        for (path, entry) in sorted {
            body += &format!("{:016x} {} {} {}\n", entry.fingerprint, entry.size, entry.modified, on_one_line(path));
        }
        let seal = seal::seal(body.as_bytes()).map_err(|error| at(&output.path, NAME, error))?;
        let sealed = seal.is_some();
        let text = format!("{HEADER}\n{}\n{body}", seal.as_deref().unwrap_or(NO_SEAL));
        let write = || {
            let mut staged = output.folder.stage()?;
            staged.file().write_all(text.as_bytes())?;
            staged.rename(NAME)
        };
        write().map(|()| sealed).map_err(|error| at(&output.path, NAME, error))
    }
}

/// The folder's path on one line.
fn shown(output: &Output) -> String {
    output.path.to_string_lossy().replace(['\n', '\r'], "?")
}

/// Returns `None` where the list is not ours. It is ours when the folder has the same number as before (it may have
/// been moved) or the same path (a stick that was plugged in again gives its folders new numbers).
fn parse(text: &str, output: &Output) -> Option<Manifest> {
    let (header, rest) = text.split_once('\n')?;
    let (seal, body) = rest.split_once('\n')?;
    if header != HEADER || !seal::is_ours(body.as_bytes(), seal) {
        return None;
    }
    let (place, lines) = body.split_once('\n')?;
    let (inode, path) = place.split_once(' ')?;
    let is_here = path == shown(output) || output.folder.inode().is_ok_and(|here| inode.parse() == Ok(here));
    is_here.then(|| Manifest(lines.lines().filter_map(parse_line).collect()))
}

/// A path on one line: any name may stand in it.
fn on_one_line(path: &str) -> String {
    path.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r")
}

/// The path that [`on_one_line`] wrote.
fn off_one_line(line: &str) -> String {
    let mut path = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => path.extend(chars.next().map(|c| match c {
                'n' => '\n',
                'r' => '\r',
                c => c,
            })),
            c => path.push(c),
        }
    }
    path
}

/// Lines whose path would lead out of the folder are skipped.
fn parse_line(line: &str) -> Option<(String, Entry)> {
    let mut parts = line.splitn(4, ' ');
    let entry = Entry {
        fingerprint: u64::from_str_radix(parts.next()?, 16).ok()?,
        size: parts.next()?.parse().ok()?,
        modified: parts.next()?.parse().ok()?,
    };
    let path = off_one_line(parts.next()?);
    path.split('/').all(names::is_part).then_some((path, entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_never_leads_out_of_its_folder() {
        for line in ["0 0 0 ../x", "0 0 0 /etc/passwd", "0 0 0 a/../../b", "nonsense"] {
            assert!(parse_line(line).is_none(), "{line}");
        }
        assert_eq!(parse_line("ff 3 4 a b/c.html").unwrap().0, "a b/c.html");
        for path in ["Quote 12:30.pdf", "a\\b", "two\nlines\r", "\\n"] {
            assert_eq!(off_one_line(&on_one_line(path)), path);
            assert!(!on_one_line(path).contains(['\n', '\r']));
        }
    }
}
