//! The form that takes over a file of another program: it is sent, shown as `import` shows it, and taken over.

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
