//! The site as a list of pages, each rendered when it is written or asked for.

use std::sync::{Arc, OnceLock};

use tera::{Context, Value};

use super::fingerprint::AnyView;
use super::html::escape;
use super::limits::Allowance;
use super::list::{List, file_in, lists, regions, sorted_by_name, unusual_files};
pub use super::page::Page;
use super::page::template;
use super::phone_calendar::{self, Wanted};
use super::theme::{Theme, reason};
use super::view::notes::{Month, NotePlace};
use super::view::{self, PageView, SiteView};
use crate::book::account::SixC;
use crate::book::past::Past;
use crate::book::record::Record;
use crate::book::{Book, CustomerIndex, Day, id};
use crate::derive::sums::Sums;
use crate::derive::{Overview, dunning};
use crate::diagnostic::Diagnostic;
use crate::i18n::Words;
use crate::say;
use crate::wording::past::PastTelling;
use crate::wording::sum;

/// The template of a customer's row.
const ROW: &str = "row.html";

/// What a page holds.
pub enum Content {
    Bytes,
    /// A copy of this file of the book, relative to it.
    Copy(String),
}

/// A page that a template refused to render.
#[derive(Debug)]
pub struct RenderError {
    pub template: &'static str,
    pub reason: String,
}

/// A site: its pages know how to render themselves.
pub struct Site<'a> {
    pub book: &'a Book,
    pub overview: &'a Overview,
    pub past: &'a Past,
    pub faults: &'a [Diagnostic],
    pub theme: &'a Theme,
    pub(super) words: &'a Words,
    /// Private notes are left out: the site is to leave this machine.
    pub hides_private: bool,
    pub(super) regions: Vec<List>,
    pub(super) tags: Vec<List>,
    pub(super) tiers: Vec<List>,
    /// Changes when the file of a region or tag is not the usual one of its name.
    pub(super) lists_fingerprint: u64,
    /// Sorted out when the first page of notes is asked for.
    months: OnceLock<Vec<(Month, Vec<NotePlace>)>>,
    by_name: Vec<CustomerIndex>,
    /// Whether anybody has an account; each page with rows asks.
    has_money: OnceLock<bool>,
    /// For each customer: a hash of all that their card and row are made of.
    pub(super) customer_keys: Vec<OnceLock<u64>>,
    row_htmls: Vec<OnceLock<Arc<str>>>,
    /// Why the first row that was refused could not be rendered.
    row_fault: OnceLock<String>,
    /// What the book's own templates may cost.
    allowance: Allowance,
    /// The festivals at which somebody is greeted, with their coming days.
    pub(super) care: Vec<(usize, Day)>,
    pub(super) statics: Vec<&'a str>,
    pub(super) site_view: SiteView,
    /// The same as templates see it.
    site_value: Value,
}

impl<'a> Site<'a> {
    /// Sums as one text; empty where there are none.
    pub fn sums(&self, sums: &Sums) -> String {
        sum::in_words(self.words, sums, &self.book.settings.currency)
    }

    /// Sums as one text; zero in the book's currency where there are none.
    pub fn sums_or_zero(&self, sums: &Sums) -> String {
        sum::in_words_or_zero(self.words, sums, &self.book.settings.currency)
    }

    /// How this site tells of changes.
    pub fn past_telling(&self) -> PastTelling<'_> {
        PastTelling { words: self.words, settings: &self.book.settings }
    }

    pub fn new(
        book: &'a Book,
        overview: &'a Overview,
        past: &'a Past,
        faults: &'a [Diagnostic],
        theme: &'a Theme,
        words: &'a Words,
    ) -> Site<'a> {
        let by_name = sorted_by_name(book);
        let site_view = SiteView {
            title: book.settings.title.clone(),
            language: words.language.word(),
            owner: book.settings.owner.name.clone(),
            styles: theme.styles(),
        };
        let regions = regions(book, &by_name);
        let tags = lists(book, &by_name, |at| book.customers[at].card.tags.clone());
        let mut site = Site {
            lists_fingerprint: unusual_files(&regions) ^ unusual_files(&tags).rotate_left(1),
            regions,
            tags,
            tiers: lists(book, &by_name, |at| book.customers[at].card.tier.iter().cloned().collect()),
            months: OnceLock::new(),
            customer_keys: std::iter::repeat_with(OnceLock::new).take(book.customers.len()).collect(),
            row_htmls: std::iter::repeat_with(OnceLock::new).take(book.customers.len()).collect(),
            row_fault: OnceLock::new(),
            has_money: OnceLock::new(),
            allowance: Allowance::new(book),
            statics: theme.statics.keys().map(String::as_str).collect(),
            hides_private: false,
            book,
            overview,
            past,
            faults,
            theme,
            words,
            by_name,
            site_value: Value::from_serializable(&site_view),
            site_view,
            care: Vec::new(),
        };
        site.care = view::care::rounds(&site);
        site
    }

    pub(super) fn months(&self) -> &[(Month, Vec<NotePlace>)] {
        self.months.get_or_init(|| view::notes::months(self.book, self.overview.today))
    }

    /// Every page, the small ones last: work is shared out in this order.
    pub fn pages(&self) -> Vec<Page> {
        let mut pages = vec![Page::Today, Page::Customers, Page::Names, Page::PhoneCalendar, Page::NotesIndex];
        pages.extend((0..self.months().len()).map(Page::Notes));
        pages.extend([Page::Receivables, Page::Plans, Page::Reports, Page::Faults, Page::Week, Page::CareIndex]);
        pages.extend((0..view::calendar::MONTHS).map(Page::Calendar));
        pages.extend((0..self.care.len()).map(Page::Care));
        pages.extend([Page::Regions, Page::Tags, Page::Tiers]);
        pages.extend((0..self.regions.len()).map(Page::Region));
        pages.extend((0..self.tags.len()).map(Page::Tag));
        pages.extend((0..self.tiers.len()).map(Page::Tier));
        pages.extend((0..self.book.customers.len()).map(Page::Card));
        let customers = 0..self.book.customers.len();
        pages.extend(customers.clone().filter(|&at| self.has_account(at)).map(Page::Account));
        pages.extend(customers.clone().filter(|&at| self.is_dunned(at)).map(Page::Letter));
        pages.extend(customers.filter(|&at| self.has_credit(at)).map(Page::CreditReport));
        pages.extend((0..self.statics.len()).map(Page::Static));
        for (at, customer) in self.book.customers.iter().enumerate() {
            pages.extend((0..customer.files.len()).map(|file| Page::File(at, file)));
        }
        pages
    }

    /// Whether a page is rendered or copied.
    pub fn content(&self, page: Page) -> Content {
        match page {
            Page::File(at, file) => {
                let customer = &self.book.customers[at];
                Content::Copy(Record::Paper(&customer.files[file]).path(&customer.id))
            }
            _ => Content::Bytes,
        }
    }

    /// Writes a page into `out`, which it clears first.
    pub fn render(&self, page: Page, out: &mut Vec<u8>) -> Result<(), RenderError> {
        out.clear();
        match page {
            Page::Names => out.extend(self.names_script().bytes()),
            Page::PhoneCalendar => out.extend(self.phone_calendar().bytes()),
            Page::Static(at) => out.extend(&self.theme.statics[self.statics[at]]),
            Page::File(..) => {}
            _ => {
                let mut result = Ok(());
                self.with_view(page, true, |page_view, view| {
                    let mut context = Context::new();
                    context.insert_value("site", self.site_value.clone());
                    context.insert("page", page_view);
                    view.insert_into(&mut context);
                    result = self.allowance.within(|| self.theme.tera.render_to(template(page), &context, &mut *out));
                });
                result.map_err(|error| RenderError { template: template(page), reason: reason(&error) })?;
                if let Some(reason) = self.row_fault.get().filter(|_| self.theme.has_own_templates) {
                    return Err(RenderError { template: ROW, reason: reason.clone() });
                }
            }
        }
        Ok(())
    }

    /// The page of a path as `path` gives it.
    pub fn page_at(&self, path: &str) -> Option<Page> {
        if let Some(stem) = path.strip_prefix("customers/").and_then(|file| file.strip_suffix(".html")) {
            let same = |at: CustomerIndex| id::page_name(&self.book.customers[at].id) == stem;
            let at = self.book.find(stem).filter(|&at| same(at));
            if let Some(at) = at.or_else(|| (0..self.book.customers.len()).find(|&at| same(at))) {
                return Some(Page::Card(at));
            }
        }
        self.pages().into_iter().find(|&page| self.path(page) == path)
    }

    pub(super) fn with_view(&self, page: Page, html: bool, mut give: impl FnMut(&PageView, &dyn AnyView)) {
        let words = self.words;
        let day = || Some(say!(words, "built-for", day = words.day_and_year(self.overview.today)));
        let view = |title: &str, place, as_of| PageView {
            title: title.to_owned(),
            root: if self.path(page).contains('/') { "../" } else { "" },
            place,
            as_of,
        };
        let mut list = |list: &List, title: String, lead: String| {
            let made = view::customers::list(self, list, title, lead, html);
            give(&view(&made.title, "customers", None), &made);
        };
        match page {
            Page::Region(at) => {
                return list(&self.regions[at], self.regions[at].name.clone(), self.count(&self.regions[at]));
            }
            Page::Tag(at) => return list(&self.tags[at], self.tags[at].name.clone(), self.count(&self.tags[at])),
            Page::Tier(at) => {
                let name = self.tiers[at].name.as_str();
                return list(&self.tiers[at], say!(words, "tier-title", name = name), self.tier_lead(name));
            }
            _ => {}
        }
        match page {
            Page::Today => give(&view(&words.get("nav-today"), "today", day()), &view::today::view(self)),
            Page::Customers => {
                let made = view::customers::all(self, html);
                give(&view(&made.title, "customers", None), &made);
            }
            Page::Card(at) => {
                give(&view(&self.book.customers[at].card.name, "customers", None), &view::card::view(self, at));
            }
            Page::Regions => self.give_index("regions-title", &self.regions, view, give),
            Page::Tags => self.give_index("tags-title", &self.tags, view, give),
            Page::Tiers => self.give_index("tiers-title", &self.tiers, view, give),
            Page::Receivables => {
                let made = view::receivables::view(self);
                give(&view(&made.title, "receivables", day()), &made);
            }
            Page::Account(at) => {
                let made = view::statement::view(self, at);
                give(&view(&made.title, "receivables", day()), &made);
            }
            Page::Letter(at) => {
                if let Some(made) = view::collecting::letter(self, at) {
                    give(&view(&made.title, "receivables", day()), &made);
                }
            }
            Page::CreditReport(at) => {
                let made = view::credit_report::view(self, at);
                give(&view(&made.title, "receivables", day()), &made);
            }
            Page::NotesIndex => self.give_notes(self.months().first(), view::notes::NEWEST, view, give),
            Page::Notes(at) => self.give_notes(self.months().get(at), usize::MAX, view, give),
            Page::Plans => {
                let made = view::plans::view(self);
                give(&view(&made.title, "reports", None), &made);
            }
            Page::Reports => {
                let made = view::reports::view(self);
                give(&view(&made.title, "reports", None), &made);
            }
            Page::Faults => {
                let made = view::faults::view(self);
                give(&view(&made.title, "reports", None), &made);
            }
            Page::Calendar(at) => {
                let made = view::calendar::view(self, at);
                give(&view(&made.title, "today", day()), &made);
            }
            Page::Week => {
                let made = view::week::view(self);
                give(&view(&made.title, "today", day()), &made);
            }
            Page::CareIndex => {
                let made = view::care::index(self);
                give(&view(&made.title, "today", None), &made);
            }
            Page::Care(at) => {
                let made = view::care::view(self, self.care[at]);
                give(&view(&made.title, "today", day()), &made);
            }
            Page::Region(_)
            | Page::Tag(_)
            | Page::Tier(_)
            | Page::Names
            | Page::PhoneCalendar
            | Page::Static(_)
            | Page::File(..) => {}
        }
    }

    pub(super) fn has_money(&self) -> bool {
        *self.has_money.get_or_init(|| self.overview.customers.iter().any(|state| !state.ledgers.is_empty()))
    }

    /// Whether a customer has invoices or payments: a page of the account.
    pub(super) fn has_account(&self, at: CustomerIndex) -> bool {
        self.book.customers[at]
            .account
            .as_ref()
            .is_some_and(|account| !account.invoices.is_empty() || !account.payments.is_empty())
    }

    /// Whether anything is late enough to be asked for.
    pub(super) fn is_dunned(&self, at: CustomerIndex) -> bool {
        let (customer, state) = (&self.book.customers[at], &self.overview.customers[at]);
        !dunning::derive(&self.book.settings, customer, state, self.overview.today).is_empty()
    }

    /// Whether anything is known of a customer's credit.
    pub(super) fn has_credit(&self, at: CustomerIndex) -> bool {
        let Some(account) = &self.book.customers[at].account else { return false };
        let scored = SixC::ALL.iter().any(|&c| account.credit.score(c).is_some());
        scored || account.credit.rating.is_some() || account.credit_limit.is_some()
    }

    fn phone_calendar(&self) -> String {
        let calendar = &self.book.settings.calendar;
        let wanted = Wanted { kinds: calendar.phone_kinds.clone(), lead_events: calendar.phone_lead_events };
        phone_calendar::text(self.book, self.overview, self.words, &wanted)
    }

    fn give_index(
        &self,
        title: &str,
        lists: &[List],
        view: impl Fn(&str, &'static str, Option<String>) -> PageView,
        mut give: impl FnMut(&PageView, &dyn AnyView),
    ) {
        let made = view::customers::index(self, title, lists);
        give(&view(&made.title, "customers", None), &made);
    }

    fn give_notes(
        &self,
        month: Option<&(Month, Vec<NotePlace>)>,
        most: usize,
        view: impl Fn(&str, &'static str, Option<String>) -> PageView,
        mut give: impl FnMut(&PageView, &dyn AnyView),
    ) {
        let months: Vec<Month> = self.months().iter().map(|(month, _)| *month).collect();
        let none = Vec::new();
        let notes = month.map_or(&none, |(_, notes)| notes);
        let made = view::notes::view(self, month.map(|(month, _)| *month), notes, most, &months);
        give(&view(&made.title, "notes", None), &made);
    }

    fn count(&self, list: &List) -> String {
        say!(self.words, "customers-count", n = list.customers.len())
    }

    fn tier_lead(&self, name: &str) -> String {
        let Some(tier) = self.book.settings.tiers.get(name) else { return String::new() };
        let meet = tier.meet.map(|meet| say!(self.words, "tier-meet", meet = meet)).unwrap_or_default();
        let promise = say!(self.words, "tier-promise", every = tier.every, meet = meet);
        self.words.clauses([promise, tier.serves.clone().unwrap_or_default()])
    }

    /// The file of a region's page, encoded for a link.
    pub(super) fn region_file(&self, region: &str) -> String {
        file_in(&self.regions, region)
    }

    /// The file of a tag's page, encoded for a link.
    pub(super) fn tag_file(&self, tag: &str) -> String {
        file_in(&self.tags, tag)
    }

    /// Customers by the reading of their names.
    pub(super) fn by_name(&self) -> &[CustomerIndex] {
        &self.by_name
    }

    /// A customer's row as HTML, rendered once.
    pub(super) fn row_html(&self, index: CustomerIndex) -> Arc<str> {
        let html = self.row_htmls[index].get_or_init(|| {
            let mut context = Context::new();
            context.insert("row", &view::row::of(self, index));
            if self.theme.has_own_templates && self.row_fault.get().is_some() {
                return "".into();
            }
            let html = self.allowance.within(|| self.theme.tera.render(ROW, &context));
            html.unwrap_or_else(|error| {
                let reason = reason(&error);
                let shown = format!("<!-- {} -->", escape(&reason).replace("--", "—"));
                self.row_fault.get_or_init(|| reason);
                shown
            })
            .into()
        });
        html.clone()
    }
}
