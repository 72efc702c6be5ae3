//! Merges two versions of a file, or of a book, into one.
//!
//! In: the common ancestor, and what each of two devices made of it. Out: one text, with a question
//! ([`crate::format::conflict`]) where the two devices say different things about the same thing. Pure:
//! texts in, texts out. Nothing that either side wrote is dropped silently.

pub mod body;
pub mod books;
mod customer_folder;
pub mod file;
mod identity;
mod joined;
mod keyed;
mod lines;
mod removals;
mod renamed;
mod renames;
#[cfg(test)]
mod sample;
pub mod sides;
mod task;
mod toml_list;
mod toml_parts;
mod toml_text;
mod toml_value;

pub use file::Merged;

/// The value that a three-way merge takes: the one that changed, or the common one. `None` when both sides changed it
/// differently.
fn of_three<'t, T: PartialEq + ?Sized>(base: &'t T, ours: &'t T, theirs: &'t T) -> Option<&'t T> {
    if ours == theirs || theirs == base {
        Some(ours)
    } else if ours == base {
        Some(theirs)
    } else {
        None
    }
}
