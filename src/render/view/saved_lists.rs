//! The pages of the saved lists, `lists/NAME.html`.

use std::hash::Hash;

use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use super::LinkView;
use super::table::{self, CellView, ColumnView};
use crate::derive::list;
use crate::render::Site;
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;
use crate::wording::report::{ReportWords, shown};

/// The pages `lists/NAME.html`.
pub struct SavedLists;

impl PageKind for SavedLists {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        (0..site.book.settings.lists.len()).collect()
    }

    fn path(&self, site: &Site, number: usize) -> String {
        format!("lists/{}.html", site.saved_stems[number])
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "list.html", place: MenuPlace::Customers, is_dated: true })
    }

    fn content<'s>(&self, site: &'s Site, number: usize, _: Purpose) -> Content<'s> {
        let made = view(site, number);
        Content::Page(View::new(made.title.clone(), made))
    }

    fn hash(&self, site: &Site, number: usize, hasher: &mut Xxh3) {
        site.book.settings_fingerprint.hash(hasher);
        site.saved()[number].iter().for_each(|&at| site.customer_key(at).hash(hasher));
        links(site, "").hash(hasher);
    }
}

/// A saved list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SavedListView {
    /// The list's name.
    pub title: String,
    /// How many customers are on it.
    pub lead: String,
    /// Who is on it, as `where` says it; empty for everybody.
    pub condition: String,
    /// What to say when nobody is on it; `None` when somebody is.
    pub empty: Option<String>,
    /// The columns, from left to right.
    pub columns: Vec<ColumnView>,
    /// The rows; each has one cell for each column.
    pub rows: Vec<Vec<CellView>>,
    /// The sums of the amounts; `None` where there are none.
    pub totals: Option<Vec<CellView>>,
    /// The other lists.
    pub links: Vec<LinkView>,
}

fn view(site: &Site, number: usize) -> SavedListView {
    let saved = &site.book.settings.lists[number];
    let customers = &site.saved()[number];
    let section = list::of_saved(site.book, site.overview, saved, customers);
    let words = ReportWords { words: site.words(), book: site.book, today: site.today() };
    let row = |row: &Vec<_>| shown(&section).map(|(at, column)| table::cell(site, &words, column, &row[at])).collect();
    SavedListView {
        title: saved.name.clone(),
        lead: say!(site.words(), "customers-count", n = customers.len()),
        condition: saved.filter.to_string(),
        empty: customers.is_empty().then(|| site.words().get("list-none")),
        columns: table::columns(&words, &section),
        rows: section.rows.iter().map(row).collect(),
        totals: section.totals.as_ref().map(row),
        links: links(site, ""),
    }
}

/// Links to all saved lists and to the grid of products, from a page in a folder: `to_lists` leads to that of the lists.
pub fn links(site: &Site, to_lists: &str) -> Vec<LinkView> {
    let saved = site.book.settings.lists.iter().zip(&site.saved_stems).zip(site.saved());
    let saved = saved.map(|((list, stem), customers)| {
        let href = format!("{to_lists}{}.html", crate::render::encoded_path::encode(stem));
        LinkView::new(list.name.clone(), href).note(customers.len().to_string())
    });
    let has_products = site.book.customers.iter().any(|customer| !customer.card.products.is_empty());
    let products =
        has_products.then(|| LinkView::new(site.words().get("products-title"), format!("{to_lists}products.html")));
    saved.chain(products).collect()
}
