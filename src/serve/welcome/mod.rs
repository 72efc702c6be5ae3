//! The page for someone who has no book yet: look around in the sample, make a new book, or open a folder.
//!
//! In: a command that makes books. Out: the folder of the book that was chosen. The page is served on loopback with the
//! same guards as the preview, on a socket that the preview then takes over, so that the browser stays where it is.

mod door;
mod page;
mod server;

use std::path::PathBuf;

use crate::book::Day;
use crate::i18n::Language;
use crate::serve::command::CommandResult;

pub use server::choose;

/// What the page needs.
pub struct Welcome {
    /// The language that it greets in; the visitor can choose another one.
    pub language: Language,
    /// The user's home folder: `~` in what is typed, and where books are looked for.
    pub home: PathBuf,
    /// The day, for the theme.
    pub today: Day,
    /// Runs a command in a language.
    pub command: RunInLanguage,
}

/// Runs a command as it is typed, without the program's name, in a language.
pub type RunInLanguage = Box<dyn Fn(Language, &[String]) -> CommandResult + Send + Sync>;
