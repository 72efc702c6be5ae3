//! A file that was sent with a form.

use super::handler::take;
use super::import_form::{FILE, IMPORT};
use super::session::FormSession;
use super::values::Values;
use crate::render::render_error::RenderError;
use crate::serve::preview::Preview;

/// Shows what a file that was sent would change. `file` is its name and what it holds; `None` where none was chosen.
pub fn received(
    preview: &Preview,
    forms: &FormSession,
    mut sent: Values,
    file: Option<(String, Vec<u8>)>,
) -> Result<Option<Vec<u8>>, RenderError> {
    sent.remove(FILE);
    if let Some((name, bytes)) =
        file.filter(|(_, bytes)| !bytes.is_empty()).filter(|_| forms.is_ours(sent.get("token")))
    {
        // Where it cannot be kept, the form says that it is missing.
        if let Some(id) = forms.keep(&name, &bytes) {
            sent.put(FILE, &id);
        }
    }
    take(preview, forms, IMPORT, &sent)
}
