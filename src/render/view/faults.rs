//! The page of what could not be read: where, what, why, and what to do.

use serde::Serialize;

use super::super::Site;
use super::{LinkView, card_file};
use crate::book::Customer;
use crate::diagnostic::Diagnostic;
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;
use crate::wording::fault::{at, hint, message, severity};

/// The page `faults.html`.
pub struct Faults;

impl PageKind for Faults {
    /// None in an edition: the faults of the files are not for its readers.
    fn numbers(&self, site: &Site) -> Vec<usize> {
        if site.book.is_edition { Vec::new() } else { vec![0] }
    }

    fn path(&self, _: &Site, _: usize) -> String {
        "faults.html".to_owned()
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "faults.html", place: MenuPlace::Reports, is_dated: false })
    }

    fn content<'s>(&self, site: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        let made = view(site);
        Content::Page(View::new(made.title.clone(), made))
    }
}

/// The page `faults.html`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FaultsView {
    /// The page's title.
    pub title: String,
    /// How many problems there are, ready to read.
    pub lead: String,
    /// The problems; empty when everything could be read.
    pub faults: Vec<FaultView>,
}

/// One problem in the book's files.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FaultView {
    /// Where it is: `path:line:column`.
    pub place: String,
    /// `error` or `warning`, in the book's language.
    pub severity: String,
    /// It is an error, not a warning.
    pub error: bool,
    /// The fault's stable code, the same in all languages.
    pub code: &'static str,
    /// What is wrong, ready to read.
    pub message: String,
    /// What to do about it, ready to read.
    pub hint: String,
    /// The card of the customer whose file it is; `None` for other files.
    pub customer: Option<LinkView>,
    /// The text of the line before, inside and after the marked part; `None` when the fault has no line.
    pub excerpt: Option<[String; 3]>,
}

/// The view of the faults.
pub fn view(site: &Site) -> FaultsView {
    let words = site.words();
    let lead = match site.faults.len() {
        0 => words.get("faults-none"),
        n => say!(words, "faults-lead", n = n),
    };
    FaultsView {
        title: words.get("faults-title"),
        lead,
        faults: site.faults.iter().map(|fault| fault_view(site, fault)).collect(),
    }
}

/// The customer in whose folder a file lies.
fn customer_of<'a>(site: &Site<'a>, path: &str) -> Option<&'a Customer> {
    let folder = path.strip_prefix("customers/")?.split('/').next()?;
    site.book.find(folder).map(|at| &site.book.customers[at])
}

fn fault_view(site: &Site, fault: &Diagnostic) -> FaultView {
    let words = site.words();
    let place = &fault.place;
    let marked = place.marked();
    let parts = [&place.excerpt[..marked.start], &place.excerpt[marked.clone()], &place.excerpt[marked.end..]];
    FaultView {
        place: at(fault),
        severity: severity(words, fault),
        error: fault.severity() == crate::diagnostic::Severity::Error,
        code: fault.fault.code(),
        message: message(words, fault),
        hint: hint(words, fault),
        customer: customer_of(site, &place.path)
            .map(|customer| LinkView::new(customer.listed_name(), format!("customers/{}", card_file(customer)))),
        excerpt: (place.line > 0).then(|| parts.map(str::to_owned)),
    }
}
