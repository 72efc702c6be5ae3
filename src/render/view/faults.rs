//! What could not be read: where, what, why, and what to do.

use serde::Serialize;

use super::super::Site;
use crate::diagnostic::Diagnostic;
use crate::i18n::Words;
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;
use crate::wording::fault::{at, hint, message, severity};

/// The page `faults.html`.
pub struct Faults;

impl PageKind for Faults {
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
    pub title: String,
    pub lead: String,
    pub faults: Vec<FaultView>,
}

#[derive(Clone, Debug, Hash, Serialize)]
pub struct FaultView {
    /// `path:line:column`.
    pub place: String,
    pub severity: String,
    /// Errors, not warnings.
    pub error: bool,
    pub code: &'static str,
    pub message: String,
    pub hint: String,
    /// The line before, inside and after the mark.
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
        faults: site.faults.iter().map(|fault| fault_view(words, fault)).collect(),
    }
}

fn fault_view(words: &Words, fault: &Diagnostic) -> FaultView {
    let place = &fault.place;
    let (from, to) = place.mark;
    FaultView {
        place: at(fault),
        severity: severity(words, fault),
        error: fault.severity() == crate::diagnostic::Severity::Error,
        code: fault.fault.code(),
        message: message(words, fault),
        hint: hint(words, fault),
        excerpt: (place.line > 0)
            .then(|| [&place.excerpt[..from], &place.excerpt[from..to], &place.excerpt[to..]].map(str::to_owned)),
    }
}
