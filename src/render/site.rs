//! What every page of a site is made of: the book, what follows from it on one day, the words, the lists.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use tera::Value;

use super::festivals;
use super::html::Html;
use super::limits::Allowance;
use super::list::{List, file_in, lists, regions, sorted_by_name, stems, unusual_files};
use super::months::{self, Month, NotePlace, ReminderPlace};
use super::render_error::RenderError;
use super::road_form;
use super::row_cache::RowCache;
use super::search::{Parts, Segment, TextPlace, segments};
use super::site_view::SiteView;
use super::theme::Theme;
use crate::book::account::SixC;
use crate::book::record_history::RecordHistory;
use crate::book::record_times::RecordTimes;
use crate::book::saved_list::SavedList;
use crate::book::{Book, Customer, CustomerIndex, Day};
use crate::derive::dunning::{self, Dunning};
use crate::derive::report::Remark;
use crate::derive::sums::Sums;
use crate::derive::{Overview, Reminder, list};
use crate::diagnostic::Diagnostic;
use crate::i18n::Words;
use crate::wording::history::HistoryWords;
use crate::wording::sum;

/// A site for one day: everything that its pages are made of.
pub struct Site<'a> {
    /// The book as it was read.
    pub book: &'a Book,
    /// What follows from the book on the site's day.
    pub overview: &'a Overview,
    /// The changes in the book's git history.
    pub past: &'a RecordHistory,
    /// When the records changed last; empty where nobody looked.
    times: &'a OnceLock<RecordTimes>,
    /// The problems in the book's files.
    pub faults: &'a [Diagnostic],
    /// The theme that renders the pages.
    pub theme: &'a Theme,
    /// The words of the site's language.
    pub(super) words: &'a Words,
    /// The lists of the regions, sorted by name.
    pub(super) regions: Vec<List>,
    /// The lists of the tags, sorted by name.
    pub(super) tags: Vec<List>,
    /// The lists of the tiers, sorted by name.
    pub(super) tiers: Vec<List>,
    /// The file names of the saved lists' pages, without `.html`.
    pub(super) saved_stems: Vec<String>,
    /// The customers of each saved list; found when they are first asked for.
    saved: OnceLock<Vec<Vec<CustomerIndex>>>,
    /// Changes when the file of a region or tag does not have the usual name.
    pub(super) lists_fingerprint: u64,
    /// The notes by month; sorted when the first page of notes is asked for.
    pub(super) months: OnceLock<Vec<(Month, Vec<NotePlace>)>>,
    /// The reminders by month; sorted when the first page of the calendar is asked for.
    reminders: OnceLock<BTreeMap<Month, Vec<ReminderPlace>>>,
    /// The groups of customers in the files of the search, and the texts in them; made when the first is asked for.
    search_parts: OnceLock<Parts>,
    search_segments: OnceLock<Vec<Segment>>,
    by_name: Vec<CustomerIndex>,
    /// Whether any customer has an account; cached, because each page with rows asks.
    has_money: OnceLock<bool>,
    /// The reports that have anything to say, each with its sentence; made when the first page with a menu of them is asked for.
    pub(super) filled_reports: OnceLock<Vec<(&'static str, Option<Remark>)>>,
    /// For each customer: a hash of everything that their card and row are made of.
    pub(super) customer_keys: Vec<OnceLock<u64>>,
    /// The rows of customers as HTML.
    pub(super) rows: RowCache,
    /// The same for lists that are a route.
    pub(super) route_rows: RowCache,
    /// Why the first part of a page that failed could not be rendered.
    pub(super) fault: OnceLock<RenderError>,
    /// What the book's own templates may cost in time and memory.
    pub(super) allowance: Allowance,
    /// The festivals with an audience, as an index into the settings with the coming day.
    pub(super) care: Vec<(usize, Day)>,
    /// The paths of the theme's static files, below `static/`.
    pub(super) statics: Vec<&'a str>,
    /// The files of all customers: the customer, and the index of the file among theirs.
    pub(super) papers: Vec<(CustomerIndex, usize)>,
    /// What is the same on all pages.
    pub(super) site_view: SiteView,
    /// The same as a value for templates.
    pub(super) site_value: Value,
}

/// What tells a book apart from others in one browser, wherever its site lies: its title and whose it is.
fn key_of(book: &Book) -> String {
    let (settings, owner) = (&book.settings, &book.settings.owner);
    let whose = [Some(settings.title.as_str()), owner.name.as_deref(), owner.email.as_deref()];
    let whose: Vec<&str> = whose.into_iter().flatten().collect();
    format!("{:016x}", xxhash_rust::xxh3::xxh3_64(whose.join("\n").as_bytes()))
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

    /// Turns changes of the past into sentences in the site's language.
    pub fn history_words(&self) -> HistoryWords<'_> {
        HistoryWords { words: self.words, settings: &self.book.settings }
    }

    /// A site that shows private notes too; derives nothing but the lists.
    pub fn new(
        book: &'a Book,
        overview: &'a Overview,
        (past, times): (&'a RecordHistory, &'a OnceLock<RecordTimes>),
        faults: &'a [Diagnostic],
        theme: &'a Theme,
        words: &'a Words,
    ) -> Site<'a> {
        let by_name = sorted_by_name(book);
        let (allowance, fault) = (Allowance::new(book), OnceLock::new());
        let key = key_of(book);
        let road_form = road_form::html(book, theme, words, &key, &allowance);
        let site_view = SiteView {
            title: book.settings.title.clone(),
            language: words.language.word(),
            owner: book.settings.owner.name.clone(),
            key,
            road_form_html: road_form.unwrap_or_else(|error| {
                fault.get_or_init(|| error);
                Html::default()
            }),
            has_forms: false,
            styles: theme.styles(),
        };
        let regions = regions(book, &by_name);
        let tags = lists(book, &by_name, |at| book.customers[at].card.tags.clone());
        Site {
            lists_fingerprint: unusual_files(&regions) ^ unusual_files(&tags).rotate_left(1),
            regions,
            tags,
            tiers: lists(book, &by_name, |at| book.customers[at].card.tier.iter().cloned().collect()),
            saved_stems: stems(book.settings.lists.iter().map(|list| list.name.as_str()), &["index", "products"]),
            saved: OnceLock::new(),
            months: OnceLock::new(),
            reminders: OnceLock::new(),
            search_parts: OnceLock::new(),
            search_segments: OnceLock::new(),
            customer_keys: std::iter::repeat_with(OnceLock::new).take(book.customers.len()).collect(),
            rows: RowCache::new(book.customers.len()),
            route_rows: RowCache::new(book.customers.len()),
            has_money: OnceLock::new(),
            filled_reports: OnceLock::new(),
            allowance,
            fault,
            statics: theme.statics.keys().map(String::as_str).collect(),
            book,
            overview,
            past,
            times,
            faults,
            theme,
            words,
            by_name,
            site_value: Value::from_serializable(&site_view),
            site_view,
            care: festivals::coming(&book.settings, overview.today),
            papers: papers(book),
        }
    }

    /// The same site with links to the forms of the preview.
    pub fn with_forms(mut self) -> Site<'a> {
        self.site_view.has_forms = true;
        self.site_view.road_form_html = Html::default();
        self.site_value = Value::from_serializable(&self.site_view);
        self
    }

    /// When the records changed last.
    pub(super) fn times(&self) -> &RecordTimes {
        self.times.get_or_init(RecordTimes::default)
    }

    /// Whether its pages lead to forms.
    pub fn has_forms(&self) -> bool {
        self.site_view.has_forms
    }

    /// Why a customer is to be called, as one sentence.
    pub fn reason(&self, reminder: &Reminder) -> String {
        self.telling().reason(reminder).plain()
    }

    /// The notes by month, newest first.
    pub(super) fn months(&self) -> &[(Month, Vec<NotePlace>)] {
        self.months.get_or_init(|| months::of_book(self.book, self.overview.today))
    }

    /// The reminders of a month, but for those of festivals.
    pub(super) fn reminders_in(&self, month: Month) -> impl Iterator<Item = (CustomerIndex, &'a Reminder)> {
        let places = self.reminders.get_or_init(|| months::of_reminders(self.overview)).get(&month);
        let overview = self.overview;
        let reminder = move |&(customer, at): &ReminderPlace| &overview.customers[customer].reminders[at as usize];
        places.into_iter().flatten().map(move |place| (place.0, reminder(place)))
    }

    /// The customers of each file of the search.
    pub(super) fn search_parts(&self) -> &Parts {
        self.search_parts.get_or_init(|| Parts::of(self.book))
    }

    /// The files of texts for the search: the cards, then the newest first.
    pub(super) fn search_segments(&self) -> &[Segment] {
        self.search_segments.get_or_init(|| {
            let card = |(number, part): (usize, &Vec<CustomerIndex>)| Segment {
                name: format!("cards-{number}"),
                places: part.iter().map(|&at| TextPlace::card(at)).collect(),
            };
            let cards = self.search_parts().cards.iter().enumerate().map(card);
            cards.chain(segments(self.book, self.overview.today)).collect()
        })
    }

    /// The customers of each saved list, in its order.
    pub(super) fn saved(&self) -> &[Vec<CustomerIndex>] {
        let fitting = |list: &SavedList| list::fitting(self.book, self.overview, &list.filter, &list.sort);
        self.saved.get_or_init(|| self.book.settings.lists.iter().map(fitting).collect())
    }

    /// Whether any customer has an account.
    pub(super) fn has_money(&self) -> bool {
        *self.has_money.get_or_init(|| self.overview.customers.iter().any(|state| !state.ledgers.is_empty()))
    }

    /// Whether a customer has invoices or payments, and so a page for the account.
    pub(super) fn has_account(&self, at: CustomerIndex) -> bool {
        self.book.customers[at]
            .account
            .as_ref()
            .is_some_and(|account| !account.invoices.is_empty() || !account.payments.is_empty())
    }

    /// What of a customer's account is late enough to ask for, a letter for each currency.
    pub(super) fn dunnings(&self, at: CustomerIndex) -> Vec<Dunning> {
        let (customer, state) = (&self.book.customers[at], &self.overview.customers[at]);
        dunning::derive(&self.book.settings, customer, state, self.overview.today)
    }

    /// Whether anything is known about a customer's credit, and so a credit report.
    pub(super) fn has_credit(&self, at: CustomerIndex) -> bool {
        let Some(account) = &self.book.customers[at].account else { return false };
        let scored = SixC::ALL.iter().any(|&c| account.credit.score(c).is_some());
        scored || account.credit.rating.is_some() || account.credit_limit.is_some()
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
}

fn papers(book: &Book) -> Vec<(CustomerIndex, usize)> {
    let of_customer = |(at, customer): (usize, &Customer)| (0..customer.files.len()).map(move |file| (at, file));
    book.customers.iter().enumerate().flat_map(of_customer).collect()
}
