//! A file of the book's own theme.

/// A template or a static file under `theme/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeFile {
    /// The path below `theme/`, with `/` on every system: `templates/card.html`, `static/tokens.css`.
    pub path: String,
    /// The file's bytes.
    pub content: Vec<u8>,
}
