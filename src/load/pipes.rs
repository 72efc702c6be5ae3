//! What could make git wait for ever: it opens any `.gitignore` and `.gitattributes` that it meets, pipes too.

use std::path::Path;

use super::CUSTOMERS;
use crate::disk::{Folder, Kind};

/// How deep folders are looked at.
const DEEPEST: usize = 16;

/// The path of the first pipe, socket or device in a book, below its own folders but `customers`: reading those
/// finds them anyway.
pub fn find(root: &Path) -> Option<String> {
    let book = Folder::open(root).ok()?;
    let skips = |name: &str| name == CUSTOMERS || name == ".git";
    below(&book, "", DEEPEST, &skips)
}

/// The path of the first one in a folder and in those below it; `shown` is the folder's own path, empty or ending
/// in `/`.
pub(super) fn below(folder: &Folder, shown: &str, deeper: usize, skips: &dyn Fn(&str) -> bool) -> Option<String> {
    let mut entries = folder.entries().ok()?;
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    entries.iter().find_map(|entry| {
        let name = entry.name.to_string_lossy();
        match entry.kind {
            Kind::File | Kind::Link => None,
            Kind::Folder if deeper == 0 || skips(&name) => None,
            Kind::Folder => below(&folder.child(&entry.name).ok()?, &format!("{shown}{name}/"), deeper - 1, &|_| false),
            _ => Some(format!("{shown}{name}")),
        }
    })
}
