//! The page of those who may be in the book twice: each pair with its reasons, and the form that makes one of them.

use super::page::{FormPage, TOP, back};
use crate::book::CustomerIndex;
use crate::derive::duplicates::{Pair, pairs};
use crate::render::render_error::RenderError;
use crate::render::view::form::{DoneView, LineView};
use crate::render::view::{LinkView, form_link};
use crate::say;
use crate::wording::duplicates::reason;

/// The name of the page among the forms.
pub const DUPLICATES: &str = "duplicates";

/// The most pairs on one page: when these are merged, the next ones come.
const MOST: usize = 100;

/// The pairs, the most likely first.
pub fn page(form: &FormPage) -> Result<Vec<u8>, RenderError> {
    let (words, found) = (form.words(), pairs(form.site.book()));
    let about = match found.len() {
        0 => words.get("duplicates-none"),
        n => say!(words, "form-duplicates-about", n = n, shown = n.min(MOST)),
    };
    let about = LineView { text: about, ..LineView::default() };
    let lines = std::iter::once(about).chain(found.iter().take(MOST).map(|pair| line(form, pair))).collect();
    let view = DoneView { title: form.title(), lines, links: vec![back(form.site, None)], undo: Vec::new() };
    form.site.render_view("done.html", &view.title.clone(), TOP, &view)
}

fn line(form: &FormPage, pair: &Pair) -> LineView {
    let (words, book) = (form.words(), form.site.book());
    let reasons = words.list(pair.reasons.iter().map(|one| reason(words, one)));
    let [one, other] = [pair.one, pair.other].map(|at: CustomerIndex| &book.customers[at]);
    let [first, second] = [one, other].map(|customer| customer.id_and_name());
    let text = say!(words, "form-duplicates-pair", one = first, other = second, reasons = reasons);
    let merge = form_link("merge", &[("customer", &*one.id), ("other", &*other.id)]);
    LineView {
        text: format!("{text} "),
        command: Some(LinkView::new(words.get("form-duplicates-merge"), merge)),
        rest: String::new(),
    }
}
