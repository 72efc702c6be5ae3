//! Shows forms, and does what was sent with them.

use super::duplicates_page::{self, DUPLICATES};
use super::import_form::{self, IMPORT};
use super::inbox_form::{self, INBOX};
use super::missing::missing;
use super::page::{FormPage, TOP, back};
use super::said_command::line_view;
use super::session::FormSession;
use super::triage_form::{self, TRIAGE};
use super::values::Values;
use crate::book::record::Record;
use crate::git::Git;
use crate::git::history::Commit;
use crate::render::Site;
use crate::render::render_error::RenderError;
use crate::render::view::LinkView;
use crate::render::view::form::{DoneView, FormView, HiddenView, LineView};
use crate::say;
use crate::serve::command::CommandResult;
use crate::serve::preview::Preview;
use crate::wording::failure::Failure;

/// What of a page could not be made; `None` where there is no such form.
type Page = Result<Option<Vec<u8>>, RenderError>;

/// The page of a form, filled in with what its address says.
pub fn show(preview: &Preview, forms: &FormSession, name: &str, asked: &Values) -> Page {
    let seen = preview.seen();
    let site = seen.site().with_forms();
    let Some(made) = FormPage::of(&site, forms, preview, name, asked) else { return Ok(None) };
    match made.name {
        TRIAGE => waiting(&made, preview, None),
        DUPLICATES => duplicates_page::page(&made).map(Some),
        _ => made.page(None).map(Some),
    }
}

/// The form of those who wait for a tier, as they are now.
fn waiting(form: &FormPage, preview: &Preview, failure: Option<&Failure>) -> Page {
    let told = preview.command(&[TRIAGE, "--json"].map(str::to_owned));
    triage_form::page(form, &told.lines.join("\n"), failure.or(told.failure.as_ref())).map(Some)
}

/// Does what was sent with a form, and makes the page that follows. A form that was sent before is not done again.
pub fn take(preview: &Preview, forms: &FormSession, name: &str, sent: &Values) -> Page {
    if let Some(page) = forms.answer(sent.get("number")) {
        return Ok(Some(page));
    }
    let before = preview.seen();
    let site = before.site().with_forms();
    let Some(form) = FormPage::of(&site, forms, preview, name, sent) else { return Ok(None) };
    if !forms.is_ours(sent.get("token")) {
        return form.page(Some(&Failure::usage(site.words(), "err-form-old", &[]))).map(Some);
    }
    if form.name == DUPLICATES {
        return duplicates_page::page(&form).map(Some);
    }
    if let Some(page) = missing(&form) {
        return page.map(Some);
    }
    let words = match form.command() {
        Ok(words) => words,
        Err(failure) => return form.page(Some(&failure)).map(Some),
    };
    if !sent.get("change").is_empty() {
        return form.page(None).map(Some);
    }
    if form.name == INBOX && !inbox_form::is_shown(sent) {
        return shown_inbox(&form, preview, &words, None);
    }
    let is_first =
        form.form.is_some_and(|form| form.shows_first) && form.name != INBOX && sent.get("confirmed").is_empty();
    let options = match form.name {
        INBOX => inbox_form::whose(sent),
        TRIAGE => triage_form::answers(sent),
        // Without the option it only shows.
        IMPORT if is_first => Vec::new(),
        IMPORT => std::iter::once("--apply".to_owned()).chain(import_form::answers(sent)).collect(),
        _ if is_first => vec!["--dry-run".to_owned()],
        _ => Vec::new(),
    };
    if form.name == TRIAGE && options.is_empty() {
        return waiting(&form, preview, Some(&Failure::usage(form.words(), "err-form-nothing", &[])));
    }
    let head = Git::open(preview.root(), None).ok().and_then(|git| git.head());
    let done = preview.command(&with_options(&words, options.into_iter()));
    match &done.failure {
        Some(failure) if form.name == INBOX => shown_inbox(&form, preview, &words, Some(failure)),
        Some(failure) if form.name == TRIAGE => waiting(&form, preview, Some(failure)),
        Some(failure) => form.page(Some(failure)).map(Some),
        None if is_first && form.name == IMPORT => shown_import(&form, preview, &words, done).map(Some),
        None if is_first => form.confirmed(done.lines, Vec::new()).map(Some),
        None => {
            let _ = preview.change(&done.changed);
            let done = match form.name {
                IMPORT => CommandResult { lines: import_form::lines(form.words(), done.lines, &[]), ..done },
                _ => done,
            };
            let after = preview.seen();
            let can_undo = !done.changed.is_empty() && form.name != "undo";
            let commits = if can_undo { commits_since(preview, head.as_deref()) } else { Vec::new() };
            let page = done_page(&after.site().with_forms(), forms, &form, done, &commits)?;
            forms.remember(sent.get("number"), &page);
            Ok(Some(page))
        }
    }
}

/// The form of notes from the road with what was understood of them, and why they were not filed.
fn shown_inbox(form: &FormPage, preview: &Preview, words: &[String], failure: Option<&Failure>) -> Page {
    let looked = |whose: Vec<String>| {
        let options = ["--dry-run", "--json"].map(str::to_owned).into_iter().chain(whose);
        preview.command(&with_options(words, options))
    };
    let mut done = looked(inbox_form::whose(form.values));
    let failure = done.failure.take().or_else(|| failure.cloned());
    if failure.is_some() {
        // Somebody who was named is not in the book: the others are shown all the same.
        done = looked(Vec::new());
    }
    let page = inbox_form::page(form, &done.lines.join("\n"), failure.as_ref());
    page.unwrap_or_else(|| {
        let nothing = Failure::usage(form.words(), "err-inbox-empty", &[]);
        form.page(Some(failure.as_ref().unwrap_or(&nothing)))
    })
    .map(Some)
}

/// What a file would change, to be confirmed, and who somebody is whom it names; where it changes nothing, that is said.
fn shown_import(
    form: &FormPage,
    preview: &Preview,
    words: &[String],
    done: CommandResult,
) -> Result<Vec<u8>, RenderError> {
    let json = preview.command(&with_options(words, std::iter::once("--json".to_owned()))).lines.join("\n");
    let questions = import_form::questions(form.words(), form.site.book(), &json);
    let nothing = form.words().get("import-nothing");
    let changes_nothing = done.lines.contains(&nothing) && questions.is_empty();
    let mut lines = import_form::lines(form.words(), done.lines, &questions);
    if !changes_nothing {
        lines.retain(|line| *line != nothing);
        return form.confirmed(lines, questions);
    }
    let lines = lines.into_iter().map(|text| LineView { text, ..LineView::default() }).collect();
    let view = DoneView { title: form.title(), lines, links: vec![back(form.site, None)], undo: Vec::new() };
    form.site.render_view("done.html", &view.title.clone(), TOP, &view)
}

/// A command with more options, which stand behind its name.
fn with_options(words: &[String], options: impl Iterator<Item = String>) -> Vec<String> {
    words[..1].iter().cloned().chain(options).chain(words[1..].iter().cloned()).collect()
}

/// The most changes that can be taken back from one page.
const MOST_COMMITS: usize = 50;

/// The changes of the program since the commit `head`, the newest first; none where there is no history.
fn commits_since(preview: &Preview, head: Option<&str>) -> Vec<Commit> {
    let Ok(git) = Git::open(preview.root(), None) else { return Vec::new() };
    let mut commits = git.history(MOST_COMMITS).unwrap_or_default();
    // The history of a book that is a part of a repository may lack the commit: then the newest is the one.
    let new = commits.iter().position(|commit| Some(commit.hash.as_str()) == head).unwrap_or(1);
    commits.truncate(new);
    commits.retain(Commit::is_ours);
    commits
}

/// What follows after something was done: what the command said, where one goes, and how it is taken back.
fn done_page(
    site: &Site,
    forms: &FormSession,
    form: &FormPage,
    done: CommandResult,
    commits: &[Commit],
) -> Result<Vec<u8>, RenderError> {
    let words = site.words();
    let made = done.changed.iter().filter_map(|path| Record::of_path(path)).find_map(|(id, _)| site.book().find(id));
    let customer = form.customer().and_then(|customer| site.book().find(&customer.id)).or(made);
    let links = vec![
        back(site, customer.map(|at| &site.book().customers[at])),
        LinkView::new(words.get("nav-today"), format!("{TOP}index.html")),
    ];
    let hidden = |name: &str, value: &str| HiddenView { name: name.to_owned(), value: value.to_owned() };
    let undo = |commit: &Commit| FormView {
        action: "undo".to_owned(),
        hidden: vec![
            hidden("commit", &commit.hash),
            hidden("customer", form.values.get("customer")),
            hidden("token", forms.token()),
            hidden("number", &forms.number()),
        ],
        // Of several it is said which.
        submit: match commits {
            [_] => words.get("form-undo"),
            _ => say!(words, "form-undo-what", what = commit.subject.as_str()),
        },
        ..FormView::default()
    };
    let undo = commits.iter().map(undo).collect();
    let title = say!(words, "form-saved", what = form.title());
    // Where a file stands is of no use on a page.
    let is_path = |line: &&String| line.starts_with("customers/") && !line.contains(' ');
    let lines = done.lines.iter().filter(|line| !is_path(line)).map(|line| line_view(line, words)).collect();
    let view = DoneView { title, lines, links, undo };
    site.render_view("done.html", &view.title.clone(), TOP, &view)
}
