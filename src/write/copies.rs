//! The list of copies that left the book: a line each, in the folder `.clientbook`.

use std::path::Path;

use super::WriteError;
use crate::book::copy::Copy;

/// The list's file.
const LIST: &str = "copies";

/// Adds a copy to the list.
pub fn note(root: &Path, copy: &Copy) -> Result<(), WriteError> {
    let mut text = super::remembered(root, LIST).unwrap_or_default();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text += &serde_json::to_string(copy).unwrap_or_default();
    super::remember(root, LIST, (text + "\n").as_bytes())
}

/// The copies, oldest first. A line that cannot be read is left out.
pub fn all(root: &Path) -> Vec<Copy> {
    let text = super::remembered(root, LIST).unwrap_or_default();
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}
