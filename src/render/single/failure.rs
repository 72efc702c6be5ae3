//! Why there is no phone edition.

use crate::render::render_error::RenderError;

/// Why there is no phone edition.
#[derive(Debug)]
pub enum SingleError {
    /// A template failed.
    Render(RenderError),
    /// The names and numbers alone take this many bytes.
    TooSmall(usize),
}
