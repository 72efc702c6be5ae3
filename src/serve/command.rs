//! The program's own commands, as the forms of the preview call them.

use crate::wording::failure::Failure;

/// What a command did.
pub struct CommandResult {
    /// What it said, line by line.
    pub lines: Vec<String>,
    /// The files of the book that it changed, by their paths.
    pub changed: Vec<String>,
    /// Why it did nothing; `None` where it succeeded.
    pub failure: Option<Failure>,
}

/// Runs a command as it is typed, without the program's name.
pub type RunCommand = Box<dyn Fn(&[String]) -> CommandResult + Send + Sync>;
