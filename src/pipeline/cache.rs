//! What is remembered between two runs: a text for a commit, each under a header with the version of its format.

use std::path::Path;

use crate::write;

/// Remembers a text. Errors are ignored: without the cache the next run is only slower.
pub(super) fn remember_text(root: &Path, name: &str, text: &str) {
    let _ = write::remember(root, name, text.as_bytes());
}

/// The commit up to which a cache reaches, and what it holds; `None` where it has another header.
pub(super) fn remembered_text(root: &Path, name: &str, header: &str) -> Option<(String, String)> {
    let text = write::remembered(root, name)?;
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    Some((first.strip_prefix(header)?.trim().to_owned(), rest.to_owned()))
}
