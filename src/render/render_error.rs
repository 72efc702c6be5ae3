//! A template failed.

/// A template failed to render a page or a part of one.
#[derive(Clone, Debug)]
pub struct RenderError {
    /// The template's file name.
    pub template: &'static str,
    /// Why it failed, ready to read.
    pub reason: String,
}
