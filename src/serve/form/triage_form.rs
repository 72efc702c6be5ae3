//! The form that gives the customers of an import their tiers: all who wait, each with a choice.

use serde::Deserialize;

use super::page::FormPage;
use super::values::Values;
use crate::render::render_error::RenderError;
use crate::render::view::form::{FieldView, OptionView, ParagraphView};
use crate::say;
use crate::wording::failure::Failure;

/// The name of the form, and of its command.
pub const TRIAGE: &str = "triage";

/// What the names of the inputs begin with; the rest is the customer's id.
const OF: &str = "of-";

/// The most customers on one page.
const MOST: usize = 100;

/// What `triage --json` tells.
#[derive(Default, Deserialize)]
struct Told {
    customers: Vec<Waiting>,
}

#[derive(Deserialize)]
struct Waiting {
    id: String,
    name: String,
    about: String,
}

/// The arguments of the command: `zhang-wei=A`.
pub fn answers(values: &Values) -> Vec<String> {
    let chosen = values.beginning_with(OF).filter(|(_, tier)| !tier.is_empty());
    chosen.map(|(id, tier)| format!("{id}={tier}")).collect()
}

/// The form with those who wait; `json` is what `triage --json` said.
pub fn page(form: &FormPage, json: &str, failure: Option<&Failure>) -> Result<Vec<u8>, RenderError> {
    let words = form.words();
    let waiting = serde_json::from_str::<Told>(json).unwrap_or_default().customers;
    let mut view = form.view();
    view.about = Some(match waiting.len() {
        0 => words.get("triage-nobody"),
        n => say!(words, "form-triage-about", n = n, shown = n.min(MOST)),
    });
    let tiers: Vec<&String> = form.site.book().settings.tiers.keys().collect();
    view.paragraphs = waiting.iter().take(MOST).map(|one| paragraph(form, one, &tiers)).collect();
    view.fault = failure.map(|failure| failure.message.clone());
    form.rendered(view)
}

fn paragraph(form: &FormPage, waiting: &Waiting, tiers: &[&String]) -> ParagraphView {
    let words = form.words();
    let name = format!("{OF}{}", waiting.id);
    let value = form.values.get(&name).to_owned();
    let option = |word: &str, label: String| OptionView { value: word.to_owned(), label, chosen: word == value };
    let later = option("", words.get("form-triage-later"));
    let not = option("not", words.get("form-triage-not"));
    let tiers = tiers.iter().map(|tier| option(tier, (*tier).clone()));
    let options = std::iter::once(later).chain(tiers).chain([not]).collect();
    let about = waiting.about.strip_prefix(&waiting.name).unwrap_or(&waiting.about);
    ParagraphView {
        head: waiting.name.clone(),
        lines: Some(about.trim_start_matches(" · ").to_owned()).filter(|line| !line.is_empty()).into_iter().collect(),
        reason: None,
        who: Some(FieldView {
            name,
            label: words.get("key-tier"),
            kind: "choice",
            options,
            value,
            ..FieldView::default()
        }),
    }
}
