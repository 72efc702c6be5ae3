//! The files of the book's own `theme/`.

use std::path::Path;

use walkdir::WalkDir;

use super::MAX_BYTES;
use crate::book::theme_file::ThemeFile;

/// Reads `theme/templates/` and `theme/static/`, sorted. Links are not followed; hidden and very
/// large files are passed over.
pub fn read(root: &Path) -> Vec<ThemeFile> {
    let folder = root.join("theme");
    let walk = WalkDir::new(&folder).min_depth(2).sort_by_file_name();
    let files = walk.into_iter().filter_map(Result::ok).filter(|entry| {
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        !hidden && entry.file_type().is_file() && entry.metadata().is_ok_and(|meta| meta.len() <= MAX_BYTES)
    });
    files
        .filter_map(|entry| {
            let below = entry.path().strip_prefix(&folder).ok()?;
            let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            Some(ThemeFile { path: parts.join("/"), content: std::fs::read(entry.path()).ok()? })
        })
        .collect()
}
