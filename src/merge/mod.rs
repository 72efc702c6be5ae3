//! Two versions of a file, or of a book, become one.
//!
//! In: what was before, and what two devices made of it. Out: one text, with a question
//! ([`crate::format::conflict`]) where both say something else about the same thing. Pure: texts in, texts out. Nothing that
//! either side wrote is dropped in silence.

pub mod body;
pub mod books;
pub mod file;
mod keyed;
mod lines;
mod task;
mod toml_text;
mod toml_value;

pub use file::Merged;

/// What becomes of a text of which each side has a version: the one that changed, or the common one.
/// None where both changed it, differently.
fn of_three<'t, T: PartialEq + ?Sized>(base: &'t T, ours: &'t T, theirs: &'t T) -> Option<&'t T> {
    if ours == theirs || theirs == base {
        Some(ours)
    } else if ours == base {
        Some(theirs)
    } else {
        None
    }
}
