//! The templates of the phone edition, its style and its script.

use tera::Context;

use crate::render::html::Html;
use crate::render::theme::reason;
use crate::render::{render_error::RenderError, site::Site};

/// The template of the style sheet.
const STYLE: &str = "single.css";

/// The style sheet: the theme's tokens, and what the page needs.
pub(super) fn style(site: &Site) -> Result<Html, RenderError> {
    let own = render(site, STYLE, &Context::new())?;
    let tokens = site.theme.statics.get("tokens.css").map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
    Ok(Html::of_style(&format!("{tokens}{own}")))
}

/// The script of the notes that need no server.
pub(super) fn script(site: &Site) -> Html {
    let bytes = site.theme.statics.get("road.js").map(Vec::as_slice).unwrap_or_default();
    Html::of_script(&String::from_utf8_lossy(bytes))
}

/// What a template makes.
pub(super) fn render(site: &Site, template: &'static str, context: &Context) -> Result<String, RenderError> {
    let result = site.allowance.within(|| site.theme.tera.render(template, context));
    result.map_err(|error| RenderError { template, reason: reason(&error) })
}
