//! Turns wanted changes into edits of files.
//!
//! In: a book and what is wanted of it (a note, a changed field, an answered reminder). Out:
//! [`FileEdit`]s: what each file holds now and what it is to hold. Pure: nothing is written here,
//! so that every change can be shown before it is made.

pub mod account;
pub mod account_change;
pub mod answer;
pub mod change;
pub mod entry;
mod failure;
pub mod field_value;
mod import_body;
mod import_change;
mod import_list;
mod import_lookup;
mod import_plan;
pub mod imports;
pub mod join;
pub mod join_account;
pub mod new;
pub mod note;
pub mod proposals;
pub mod record_imports;
pub mod references;
pub mod renew;
pub mod row_result;
pub mod set;
pub mod set_account;
pub mod set_complaint;
pub mod set_lost;
pub mod set_plan;
pub mod settings;

/// One file of the book, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEdit {
    /// Relative to the book, with `/`.
    pub path: String,
    /// What it holds now; `None` where it does not exist.
    pub before: Option<String>,
    /// The new content.
    pub after: String,
}

impl FileEdit {
    /// A file that does not exist yet.
    pub fn new_file(path: impl Into<String>, after: impl Into<String>) -> FileEdit {
        FileEdit { path: path.into(), before: None, after: after.into() }
    }

    /// Whether anything changes.
    pub fn changes(&self) -> bool {
        self.before.as_deref() != Some(self.after.as_str())
    }
}
