//! What a form that was sent lacks, told beside its inputs before any command runs.

use super::page::FormPage;
use crate::book::{Channel, Choice};
use crate::edit::answer::{Answer, answer};
use crate::render::render_error::RenderError;

/// The page of the form, where inputs that must be filled in are empty; `None` where none is.
pub fn missing(form: &FormPage) -> Option<Result<Vec<u8>, RenderError>> {
    let mut view = form.view();
    let mut is_missing = false;
    for field in view.fields.iter_mut().filter(|field| field.needed && field.value.trim().is_empty()) {
        field.fault = Some(form.words().get("form-missing"));
        is_missing = true;
    }
    if let Some(asked) = lacks_contact(form)
        && let Some(field) = view.fields.iter_mut().find(|field| field.name == "channel")
    {
        field.fault = Some(form.words().get(asked));
        is_missing = true;
    }
    is_missing.then(|| form.rendered(view))
}

/// What a reminder asks for that only a contact answers, where nothing says that there was one; `None` otherwise.
fn lacks_contact(form: &FormPage) -> Option<&'static str> {
    if form.name != "done" {
        return None;
    }
    let Answer::Note(note) = answer(&form.site.book().settings, form.reminder()?) else { return None };
    let channel = Channel::from_word(form.values.get("channel"));
    let asked = if note.channel.is_some() { "form-needs-meeting" } else { "form-needs-contact" };
    note.needs_more(channel, form.values.get("text").trim()).then_some(asked)
}
