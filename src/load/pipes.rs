//! What could make git wait for ever: it opens any `.gitignore` and `.gitattributes` that it meets, pipes too.

use std::path::Path;

use super::CUSTOMERS;
use crate::disk::{Folder, Kind};

/// How deep folders are looked at.
const DEEPEST: usize = 16;

/// The path of the first pipe, socket or device in a book, outside `customers`: reading those finds them anyway.
pub fn find(root: &Path) -> Option<String> {
    Folder::open(root).ok()?.find(DEEPEST, &Kind::makes_wait, &|name| [CUSTOMERS, ".git"].contains(&name))
}
