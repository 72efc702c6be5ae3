//! The form of notes from the road. What was understood is shown first; of whom a paragraph is that fits several
//! customers or none is asked beside it.

use serde::Deserialize;
use xxhash_rust::xxh3::xxh3_64;

use super::page::FormPage;
use super::values::Values;
use crate::book::{Channel, Choice, Day};
use crate::i18n::Words;
use crate::render::render_error::RenderError;
use crate::render::view::form::{FieldView, FormView, HiddenView, OptionView, ParagraphView};
use crate::say;
use crate::wording::failure::Failure;

/// The name of the form, and of its command.
pub const INBOX: &str = "inbox";

/// What the names of the inputs begin with that say of whom a paragraph is.
const WHO: &str = "who-";

/// A paragraph, as `inbox --dry-run --json` tells of it.
#[derive(Deserialize)]
struct Told {
    key: String,
    text: String,
    state: String,
    customer: Option<Person>,
    day: Option<String>,
    channel: Option<String>,
    note: Option<String>,
    #[serde(default)]
    promises: Vec<String>,
    next: Option<String>,
    reason: Option<String>,
    customers: Option<Vec<Person>>,
}

#[derive(Deserialize)]
struct Person {
    id: String,
    name: String,
}

/// The options that say of whom paragraphs are.
pub fn whose(values: &Values) -> Vec<String> {
    let chosen = values.beginning_with(WHO).filter(|(_, customer)| !customer.trim().is_empty());
    chosen.map(|(key, customer)| format!("--who={key}={}", customer.trim())).collect()
}

/// Whether this very text was shown before.
pub fn is_shown(values: &Values) -> bool {
    values.get("shown") == digest(values)
}

fn digest(values: &Values) -> String {
    format!("{:016x}", xxh3_64(values.get("paste").as_bytes()))
}

/// The form with what was understood; `None` where nothing is to be filed.
pub fn page(form: &FormPage, json: &str, failure: Option<&Failure>) -> Option<Result<Vec<u8>, RenderError>> {
    let told: Vec<Told> = serde_json::from_str(json).ok()?;
    if told.is_empty() {
        return None;
    }
    let words = form.words();
    let mut view = form.view();
    view.paragraphs = told.iter().map(|one| paragraph(form, one, failure)).collect();
    let is_asked = view.paragraphs.iter().any(|one| one.who.is_some());
    let is_filed = told.iter().any(|one| one.state == "note");
    let is_told = view.paragraphs.iter().any(|one| one.who.as_ref().is_some_and(|who| who.fault.is_some()));
    if let Some(failure) = failure.filter(|_| !is_told) {
        (view.fault, view.hint) = (Some(failure.message.clone()), None);
    }
    // The text can be changed; then it is shown once more.
    view.fields.iter_mut().for_each(|field| field.folded = true);
    if is_asked || is_filed {
        view.hidden.push(HiddenView { name: "shown".to_owned(), value: digest(form.values) });
        view.submit = words.get(if is_filed { "form-save" } else { "form-show-inbox" });
    }
    Some(form.rendered(FormView { more: Some(words.get("form-change-text")), ..view }))
}

fn paragraph(form: &FormPage, told: &Told, failure: Option<&Failure>) -> ParagraphView {
    let words = form.words();
    let day = told.day.as_ref().and_then(|day| day.parse::<Day>().ok());
    let day = day.map(|day| words.day(day, form.today()));
    let name = told.customer.as_ref().map(|customer| customer.name.clone());
    let channel = told.channel.as_deref().and_then(Channel::from_word).map(|channel| form.channel(channel));
    let head: Vec<String> = name.clone().into_iter().chain(day.clone()).chain(channel).collect();
    let next = told.next.as_ref().map(|next| say!(words, "inbox-next", day = next.as_str()));
    let text = told.note.as_ref().unwrap_or(&told.text);
    let lines = text.lines().map(str::to_owned).chain(told.promises.iter().map(|promise| format!("☐ {promise}")));
    let known = (told.state == "known")
        .then(|| say!(words, "inbox-known", name = name.unwrap_or_default(), day = day.unwrap_or_default()));
    ParagraphView {
        head: head.join(" · "),
        lines: lines.chain(next).collect(),
        reason: told.reason.clone().or(known),
        who: told.customers.as_ref().map(|customers| who(words, form.values, told, customers, failure)),
    }
}

/// The question of whom a paragraph is: a choice among those whom the name fits, or a name.
fn who(words: &Words, values: &Values, told: &Told, fitting: &[Person], failure: Option<&Failure>) -> FieldView {
    let name = format!("{WHO}{}", told.key);
    let value = values.get(&name).to_owned();
    let option = |person: &Person| OptionView {
        value: person.id.clone(),
        label: person.name.clone(),
        chosen: person.id == value,
    };
    let none = OptionView { value: String::new(), label: words.get("form-leave"), chosen: value.is_empty() };
    let options: Vec<OptionView> = std::iter::once(none).chain(fitting.iter().map(option)).collect();
    let fault = failure.filter(|failure| !value.trim().is_empty() && failure.message.contains(value.trim()));
    FieldView {
        name,
        label: words.get("form-whose"),
        kind: if fitting.is_empty() { "line" } else { "choice" },
        options: if fitting.is_empty() { Vec::new() } else { options },
        value,
        fault: fault.map(|failure| failure.message.clone()),
        ..FieldView::default()
    }
}
