//! The fields of a note that needs no server: the same for every customer, so they are made once for a site.

use serde::Serialize;
use tera::Context;

use super::encoded_path::mail_address;
use super::html::Html;
use super::limits::Allowance;
use super::render_error::RenderError;
use super::theme::{Theme, reason};
use crate::book::{Book, Channel, Choice};
use crate::i18n::Words;

/// The template of the fields.
const TEMPLATE: &str = "road-form.html";

/// A channel to choose.
#[derive(Serialize)]
struct ChannelView {
    /// As the text of the note names it.
    value: String,
    /// As it is shown.
    label: String,
}

/// The fields in an element `template`, from which a script copies them. `key` tells the book apart from others in one
/// browser.
pub(super) fn html(
    book: &Book,
    theme: &Theme,
    words: &Words,
    key: &str,
    allowance: &Allowance,
) -> Result<Html, RenderError> {
    let mut context = Context::new();
    context.insert("key", key);
    context.insert("to", &mail_address(book.settings.owner.email.as_deref()));
    context.insert("channels", &Channel::WORDS.iter().map(|word| channel(words, word)).collect::<Vec<_>>());
    let made = allowance.within(|| theme.tera.render(TEMPLATE, &context));
    made.map(Html::of_template).map_err(|error| RenderError { template: TEMPLATE, reason: reason(&error) })
}

fn channel(words: &Words, word: &str) -> ChannelView {
    let label = words.known_or("channel", word);
    let value = if Channel::of_written(&label).is_some() { label.clone() } else { word.to_owned() };
    ChannelView { value, label }
}
