//! The form that takes over a file of another program: it is sent, shown as `import` shows it, and taken over.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::values::Values;
use crate::book::Book;
use crate::i18n::Words;
use crate::render::view::form::{FieldView, OptionView, ParagraphView};
use crate::wording::failure::Failure;

/// The name of the form, and of the command.
pub const IMPORT: &str = "import";

/// The address to which a file is sent.
pub const UPLOAD: &str = "/_clientbook/import";

/// The input that says which of the files that were sent is meant.
pub const FILE: &str = "file";

/// What the names of the inputs begin with that say who somebody of the file is.
const WHO: &str = "who-";

/// The answers for somebody who is not in the book, and for leaving somebody out, as the command takes them.
const NEW: &str = "new";
const LEAVE: &str = "leave";

/// What `import --json` tells.
#[derive(Default, Deserialize)]
struct Told {
    customers: Vec<ToldCustomer>,
}

#[derive(Deserialize)]
struct ToldCustomer {
    number: usize,
    state: String,
    name: String,
    reason: Option<String>,
    #[serde(default)]
    customers: Vec<String>,
}

/// The options that say who somebody of the file is.
pub fn whose(values: &Values) -> Vec<String> {
    let chosen = values.beginning_with(WHO).filter(|(_, customer)| !customer.trim().is_empty());
    chosen.map(|(number, customer)| format!("--who={number}={}", customer.trim())).collect()
}

/// The questions who somebody is, where file and book do not tell.
pub fn questions(words: &Words, book: &Book, json: &str) -> Vec<ParagraphView> {
    let told: Told = serde_json::from_str(json).unwrap_or_default();
    let doubtful = told.customers.into_iter().filter(|one| one.state == "doubtful");
    doubtful.map(|one| question(words, book, one)).collect()
}

fn question(words: &Words, book: &Book, told: ToldCustomer) -> ParagraphView {
    let option = |value: &str, label: String| OptionView { value: value.to_owned(), label, chosen: value == LEAVE };
    let known = told.customers.iter().filter_map(|id| {
        let customer = &book.customers[book.find(id)?];
        Some(option(id, customer.listed_name().into_owned()))
    });
    let options = std::iter::once(option(LEAVE, words.get("form-leave-out")))
        .chain(known)
        .chain([option(NEW, words.get("import-is-new"))]);
    let who = FieldView {
        name: format!("{WHO}{}", told.number),
        label: words.get("form-who-is"),
        kind: "choice",
        options: options.collect(),
        ..FieldView::default()
    };
    ParagraphView { head: told.name, lines: Vec::new(), reason: told.reason, who: Some(who) }
}

/// The lines of the command that are of use on a page: not those that name commands of a terminal, nor what is asked.
pub fn lines(words: &Words, told: Vec<String>, questions: &[ParagraphView]) -> Vec<String> {
    let is_of_a_terminal = |line: &String| line.contains("--apply") || line.contains("--who");
    let reasons = || questions.iter().filter_map(|one| one.reason.as_deref());
    let title = words.get("import-state-doubtful");
    let is_asked = |line: &String| *line == title || reasons().any(|reason| line.ends_with(reason));
    told.into_iter().filter(|line| !is_of_a_terminal(line) && !is_asked(line)).collect()
}

/// The failure without the folder in which a file that was sent is kept: the sender knows its name alone.
pub fn without_folder(failure: &Failure, upload: Option<PathBuf>) -> Failure {
    let folder = upload.as_deref().and_then(Path::parent).map(|folder| format!("{}/", folder.display()));
    let Some(folder) = folder else { return failure.clone() };
    let without = |text: &str| text.replace(&folder, "");
    Failure { message: without(&failure.message), hint: without(&failure.hint), ..failure.clone() }
}
