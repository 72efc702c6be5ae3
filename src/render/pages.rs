//! The pages of the site: each is rendered when it is written or asked for.

use std::hash::Hash;

use tera::Context;
use xxhash_rust::xxh3::Xxh3;

use super::files::{Papers, PhoneCalendar, Statics};
use super::page::{AnyView, Content, PageKind, Purpose};
use super::render_error::RenderError;
use super::search::{FieldFiles, IndexFile, NameFiles, SignFiles, TextFiles};
use super::site::Site;
use super::theme::reason;
use super::view::{PageView, calendar, card, care, core, credit_report, customers, faults, letter, list_index};
use super::view::{me, notes, plans, products, receivables, reports, saved_lists, search, statement, today, week};
use crate::say;

/// Every kind of page. When two pages have the same path, the first one counts. Threads take pages in this order:
/// small ones come last.
const KINDS: &[&dyn PageKind] = &[
    &today::Today,
    &customers::AllCustomers,
    &TextFiles,
    &SignFiles,
    &NameFiles,
    &FieldFiles,
    &IndexFile,
    &search::Search,
    &PhoneCalendar,
    &notes::Newest,
    &notes::Months,
    &receivables::Receivables,
    &plans::Plans,
    &reports::ReportIndex,
    &reports::Reports,
    &saved_lists::SavedLists,
    &products::Products,
    &faults::Faults,
    &week::Week,
    &me::MyCard,
    &me::MyCode,
    &care::CareIndex,
    &calendar::Calendar,
    &care::Care,
    &list_index::REGION_INDEX,
    &list_index::TAG_INDEX,
    &list_index::TIER_INDEX,
    &customers::REGIONS,
    &customers::TAGS,
    &customers::TIERS,
    &card::Cards,
    &core::CoreCards,
    &statement::Statements,
    &letter::Letters,
    &credit_report::CreditReports,
    &Statics,
    &Papers,
];

/// One file of the site.
#[derive(Clone, Copy)]
pub struct Page {
    kind: &'static dyn PageKind,
    number: usize,
}

impl Page {
    /// Whether a browser shows it as a page of the site.
    pub fn is_page(self) -> bool {
        self.kind.layout().is_some()
    }

    /// The template that shows it; `None` for what is no page.
    pub fn template(self) -> Option<&'static str> {
        self.kind.layout().map(|layout| layout.template)
    }

    /// Whether it is a file of the theme.
    pub fn is_theme_file(self) -> bool {
        self.kind.is_theme_file()
    }

    /// Whether it tells when records changed last, so that somebody must look first.
    pub fn tells_times(self) -> bool {
        self.kind.tells_times()
    }
}

impl Site<'_> {
    /// Every page, the small ones last.
    pub fn pages(&self) -> Vec<Page> {
        let of_kind = |&kind: &&'static dyn PageKind| {
            kind.numbers(self).into_iter().map(move |number| Page { kind, number }).collect::<Vec<_>>()
        };
        KINDS.iter().flat_map(of_kind).collect()
    }

    /// The path of a page, relative to the site, with `/`.
    pub fn path(&self, page: Page) -> String {
        page.kind.path(self, page.number)
    }

    /// The page at a path as [`Site::path`] returns it; `None` when there is none.
    pub fn page_at(&self, path: &str) -> Option<Page> {
        let page = |&kind: &&'static dyn PageKind| Some(Page { kind, number: kind.find(self, path)? });
        KINDS.iter().find_map(page)
    }

    /// The file that a page copies, relative to the book; `None` for pages that are rendered.
    pub fn copied(&self, page: Page) -> Option<String> {
        page.kind.copied(self, page.number)
    }

    /// A hash of what the page at a path is made of: pages with equal fingerprints are equal.
    pub fn fingerprint(&self, page: Page, path: &str) -> u64 {
        let mut hasher = Xxh3::new();
        self.theme.fingerprint.hash(&mut hasher);
        self.site_view.hash(&mut hasher);
        path.hash(&mut hasher);
        if page.kind.layout().is_some_and(|layout| layout.is_dated) {
            self.today().hash(&mut hasher);
        }
        page.kind.hash(self, page.number, &mut hasher);
        hasher.digest()
    }

    /// What the template of a page sees as `view`: the contract with theme authors.
    pub fn view_json(&self, page: Page) -> Option<serde_json::Value> {
        match page.kind.content(self, page.number, Purpose::Shown) {
            Content::Page(page) => Some(page.view.json()),
            Content::Bytes(_) => None,
        }
    }

    /// Writes a page into `out`, which it clears first.
    pub fn render(&self, page: Page, out: &mut Vec<u8>) -> Result<(), RenderError> {
        out.clear();
        let made = match page.kind.content(self, page.number, Purpose::Shown) {
            Content::Page(made) => made,
            Content::Bytes(bytes) => {
                *out = bytes;
                return Ok(());
            }
        };
        let Some(layout) = page.kind.layout() else { return Ok(()) };
        let view = PageView {
            title: made.title,
            root: if self.path(page).contains('/') { "../" } else { "" },
            place: layout.place.word(),
            as_of: layout.is_dated.then(|| say!(self.words, "built-for", day = self.words.day_and_year(self.today()))),
        };
        self.fill(layout.template, &view, &*made.view, out)?;
        match self.fault.get() {
            Some(fault) if self.theme.has_own_templates => Err(fault.clone()),
            _ => Ok(()),
        }
    }

    /// A page that is no file of the site, such as a form of the preview. `root` leads from it to the site's top folder.
    pub fn render_view(
        &self,
        template: &'static str,
        title: &str,
        root: &'static str,
        view: &dyn AnyView,
    ) -> Result<Vec<u8>, RenderError> {
        let mut out = Vec::new();
        let page = PageView { title: title.to_owned(), root, place: "", as_of: None };
        self.fill(template, &page, view, &mut out)?;
        Ok(out)
    }

    fn fill(
        &self,
        template: &'static str,
        page: &PageView,
        view: &dyn AnyView,
        out: &mut Vec<u8>,
    ) -> Result<(), RenderError> {
        let mut context = Context::new();
        context.insert_value("site", self.site_value.clone());
        context.insert("page", page);
        view.insert_into(&mut context);
        let result = self.allowance.within(|| self.theme.tera.render_to(template, &context, &mut *out));
        result.map_err(|error| RenderError { template, reason: reason(&error) })
    }
}
