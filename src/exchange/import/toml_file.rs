//! Files of the import that people rarely open: TOML below a comment that says what it is for.

use toml_edit::DocumentMut;

/// The content of a file; `None` where it is no TOML.
pub(super) fn read(text: &str) -> Option<DocumentMut> {
    text.trim_start_matches('\u{feff}').parse().ok()
}

/// The text of a file. `about` is the comment.
pub(super) fn write(about: &str, document: &DocumentMut) -> String {
    let comment: String = about.lines().map(|line| format!("# {line}\n")).collect();
    format!("{comment}\n{}", document.to_string().trim_start())
}
