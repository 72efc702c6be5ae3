//! Finds what could make git wait forever: git opens every `.gitignore` and `.gitattributes`, even if it is a pipe.

use std::path::Path;

use crate::book::layout::GIT;
use crate::book::record::CUSTOMERS;
use crate::disk::{Folder, Kind};

/// How many levels of folders are searched.
const DEEPEST: usize = 16;

/// The path of the first pipe, socket or device in a book, outside `customers`: reading those finds them anyway.
pub fn find(root: &Path) -> Option<String> {
    Folder::open(root).ok()?.find(DEEPEST, &Kind::makes_wait, &|name| [CUSTOMERS, GIT].contains(&name))
}
