//! What templates get on every page.

use serde::Serialize;

use super::html::Html;

/// What is the same on all pages.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SiteView {
    /// The book's title.
    pub title: String,
    /// `en` or `zh-CN`.
    pub language: &'static str,
    /// The name of the person who keeps the book; `None` when the settings do not give it.
    pub owner: Option<String>,
    /// What tells this book apart from others in one browser.
    pub key: String,
    /// The fields of a note that needs no server, for a script to copy into the place where they are asked for; empty in
    /// the preview.
    pub road_form_html: Html,
    /// Whether it is the preview, which has forms.
    pub has_forms: bool,
    /// The theme's style sheets, as paths below `static/`; `tokens.css` comes first.
    pub styles: Vec<String>,
}
