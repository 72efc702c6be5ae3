//! The form that takes over a file of another program: it is sent, shown as `import` shows it, and taken over.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::values::Values;
use crate::book::field::FieldKind;
use crate::book::{Book, Card};
use crate::i18n::Words;
use crate::render::view::form::{FieldView, OptionView, ParagraphView};
use crate::wording::failure::Failure;
use crate::wording::label::field_label;

/// The name of the form, and of the command.
pub const IMPORT: &str = "import";

/// The address to which a file is sent.
pub const UPLOAD: &str = "/_clientbook/import";

/// The input that says which of the files that were sent is meant.
pub const FILE: &str = "file";

/// The input that says what the rows of a table are.
const AS: &str = "as";

/// What the names of the inputs begin with that say who somebody of the file is.
const WHO: &str = "who-";

/// What the names of the inputs begin with that say what a column holds.
const COLUMN: &str = "column-";

/// The input that says whether the values of the file are taken where the book has others.
const TAKE: &str = "take";

/// The answers for somebody who is not in the book, and for leaving somebody out, as the command takes them.
const NEW: &str = "new";
const LEAVE: &str = "leave";

/// What `import --json` tells.
#[derive(Default, Deserialize)]
struct Told {
    customers: Vec<ToldCustomer>,
    /// Columns of which nothing is known.
    #[serde(default)]
    unknown: Vec<String>,
}

#[derive(Deserialize)]
struct ToldCustomer {
    number: usize,
    state: String,
    name: String,
    reason: Option<String>,
    #[serde(default)]
    customers: Vec<String>,
    #[serde(default)]
    changes: Vec<ToldChange>,
}

#[derive(Deserialize)]
struct ToldChange {
    /// What the file has.
    file: Vec<String>,
    /// The book has another value.
    asked: bool,
}

/// The command that imports a file.
pub fn command(values: &Values, path: String) -> Vec<String> {
    let kind = Some(values.get(AS)).filter(|kind| !kind.is_empty()).map(|kind| format!("--as={kind}"));
    [IMPORT.to_owned()].into_iter().chain(kind).chain(["--".to_owned(), path]).collect()
}

/// The options that say who somebody of the file is, and what columns hold.
pub fn answers(values: &Values) -> Vec<String> {
    let chosen = |start: &'static str| values.beginning_with(start).filter(|(_, said)| !said.trim().is_empty());
    let who = chosen(WHO).map(|(number, customer)| format!("--who={number}={}", customer.trim()));
    let take = (!values.get(TAKE).is_empty()).then(|| "--take-file".to_owned());
    who.chain(chosen(COLUMN).map(|(header, field)| format!("--map={header}={}", field.trim()))).chain(take).collect()
}

/// The questions what a column holds of which nothing is known, and who somebody is, where file and book do not tell.
pub fn questions(words: &Words, book: &Book, json: &str) -> Vec<ParagraphView> {
    let told: Told = serde_json::from_str(json).unwrap_or_default();
    let differs = |one: &&ToldCustomer| one.changes.iter().any(|change| change.asked && !change.file.is_empty());
    let names: Vec<String> = told.customers.iter().filter(differs).map(|one| one.name.clone()).collect();
    let columns = told.unknown.into_iter().map(|header| column(words, book, header));
    let doubtful = told.customers.into_iter().filter(|one| one.state == "doubtful");
    let take = (!names.is_empty()).then(|| take(words, &names));
    columns.chain(doubtful.map(|one| question(words, book, one))).chain(take).collect()
}

fn column(words: &Words, book: &Book, header: String) -> ParagraphView {
    let option = |value: String, label: String| OptionView { chosen: value.is_empty(), value, label };
    let ends =
        [option(String::new(), words.get("form-column-text")), option("-".to_owned(), words.get("form-leave-out"))];
    let fields = Card::FIELDS.iter().filter(|field| field.kind != FieldKind::Table);
    let fields = fields.map(|field| option(field.key.to_owned(), field_label(words, field.key)));
    let own = book
        .settings
        .fields
        .iter()
        .map(|(key, field)| option(format!("custom.{key}"), field.label.clone().unwrap_or_else(|| key.clone())));
    let who = FieldView {
        name: format!("{COLUMN}{header}"),
        label: words.get("form-column-is"),
        kind: "choice",
        options: ends.into_iter().chain(fields).chain(own).collect(),
        ..FieldView::default()
    };
    ParagraphView { head: header, lines: Vec::new(), reason: None, who: Some(who) }
}

/// The question whose values count where book and file differ.
fn take(words: &Words, names: &[String]) -> ParagraphView {
    const SHOWN: usize = 8;
    let option =
        |value: &str, id: &str| OptionView { value: value.to_owned(), label: words.get(id), chosen: value.is_empty() };
    let who = FieldView {
        name: TAKE.to_owned(),
        label: words.get("form-take"),
        kind: "choice",
        options: vec![option("", "form-take-book"), option("file", "form-take-file")],
        ..FieldView::default()
    };
    let mut shown = names.iter().take(SHOWN).cloned().collect::<Vec<_>>();
    shown.extend((names.len() > SHOWN).then(|| "…".to_owned()));
    ParagraphView { head: words.get("form-take-head"), lines: vec![words.list(shown)], reason: None, who: Some(who) }
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
