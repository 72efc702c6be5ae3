//! The form that takes over a file of another program: it is sent, shown as `import` shows it, and taken over.

use std::path::{Path, PathBuf};

use crate::wording::failure::Failure;

/// The name of the form, and of the command.
pub const IMPORT: &str = "import";

/// The address to which a file is sent.
pub const UPLOAD: &str = "/_clientbook/import";

/// The input that says which of the files that were sent is meant.
pub const FILE: &str = "file";

/// The lines of the command that are of use on a page: not those that name commands of a terminal.
pub fn lines(told: Vec<String>) -> Vec<String> {
    let is_of_a_terminal = |line: &String| line.contains("--apply") || line.contains("--who");
    told.into_iter().filter(|line| !is_of_a_terminal(line)).collect()
}

/// The failure without the folder in which a file that was sent is kept: the sender knows its name alone.
pub fn without_folder(failure: &Failure, upload: Option<PathBuf>) -> Failure {
    let folder = upload.as_deref().and_then(Path::parent).map(|folder| format!("{}/", folder.display()));
    let Some(folder) = folder else { return failure.clone() };
    let without = |text: &str| text.replace(&folder, "");
    Failure { message: without(&failure.message), hint: without(&failure.hint), ..failure.clone() }
}
