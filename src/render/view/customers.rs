//! Lists of customers: all, by region, by tag, by tier.

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::super::Site;
use super::super::list::List;
use super::{LinkView, row, saved_lists};
use crate::book::CustomerIndex;
use crate::derive::sums;
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;

/// The page `customers/index.html`.
pub struct AllCustomers;

impl PageKind for AllCustomers {
    fn path(&self, _: &Site, _: usize) -> String {
        "customers/index.html".to_owned()
    }

    fn layout(&self) -> Option<Layout> {
        Some(LAYOUT)
    }

    fn content<'s>(&self, site: &'s Site, _: usize, purpose: Purpose) -> Content<'s> {
        let made = all(site, purpose);
        Content::Page(View::new(made.title.clone(), made))
    }
}

/// How the lists of customers are laid out.
pub(super) const LAYOUT: Layout = Layout { template: "customers.html", place: MenuPlace::Customers, is_dated: false };

/// Customers who share a region, a tag or a tier.
pub struct Lists {
    /// The folder of the pages.
    pub(super) folder: &'static str,
    /// The message with the title of their index.
    pub(super) title: &'static str,
    /// The lists of the site.
    pub(super) lists: for<'s> fn(&'s Site) -> &'s [List],
    /// The title of one list, and the line below it.
    head: fn(&Site, &List) -> (String, String),
    /// Whether one drives through a list: its rows say where and when to find the customers.
    is_route: bool,
}

/// The pages `regions/REGION.html`.
pub const REGIONS: Lists =
    Lists { folder: "regions", title: "regions-title", lists: |site| &site.regions, head: counted, is_route: true };

/// The pages `tags/TAG.html`.
pub const TAGS: Lists =
    Lists { folder: "tags", title: "tags-title", lists: |site| &site.tags, head: counted, is_route: false };

/// The pages `tiers/TIER.html`.
pub const TIERS: Lists =
    Lists { folder: "tiers", title: "tiers-title", lists: |site| &site.tiers, head: of_tier, is_route: false };

fn counted(site: &Site, list: &List) -> (String, String) {
    (list.name.clone(), say!(site.words(), "customers-count", n = list.customers.len()))
}

/// The title of a tier's page, and what the tier promises.
fn of_tier(site: &Site, list: &List) -> (String, String) {
    let words = site.words();
    let title = say!(words, "tier-title", name = list.name.as_str());
    let Some(tier) = site.book.settings.tiers.get(&list.name) else { return (title, String::new()) };
    let meet = tier.meet.map(|meet| say!(words, "tier-meet", meet = meet)).unwrap_or_default();
    let promise = say!(words, "tier-promise", every = tier.every, meet = meet);
    (title, words.clauses([promise, tier.serves.clone().unwrap_or_default()]))
}

impl PageKind for Lists {
    fn numbers(&self, site: &Site) -> Vec<usize> {
        (0..(self.lists)(site).len()).collect()
    }

    fn path(&self, site: &Site, number: usize) -> String {
        format!("{}/{}", self.folder, (self.lists)(site)[number].path())
    }

    fn layout(&self) -> Option<Layout> {
        Some(LAYOUT)
    }

    fn content<'s>(&self, site: &'s Site, number: usize, purpose: Purpose) -> Content<'s> {
        let shown = &(self.lists)(site)[number];
        let made = list(site, shown, self, purpose);
        Content::Page(View::new(made.title.clone(), made))
    }
}

/// A list: `customers/index.html`, a region's, a tag's or a tier's page.
#[derive(Hash, Serialize)]
pub struct CustomersView {
    /// The page's title.
    pub title: String,
    /// The line below the title: `42 customers`, or what a tier promises; may be empty.
    pub lead: String,
    /// What to say when the list is empty; `None` when it is not.
    pub empty: Option<String>,
    /// Links to other lists; empty where there are none.
    pub lists: Vec<ListLinks>,
    /// Rows under headings; a list that is not divided is one group without a title.
    pub groups: Vec<RowGroup>,
    /// At least one customer of the book has an account, so rows have a column for money.
    pub has_money: bool,
    /// The rows say where and when to find the customers.
    pub is_route: bool,
    /// The rows are of several regions, so that it matters of which.
    pub has_regions: bool,
    /// How many customers these are, ready to read.
    pub count: String,
    /// What they owe together; empty when nothing is open.
    pub open: String,
}

/// A heading with links to lists.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ListLinks {
    /// The heading; empty on pages that show one group of links.
    pub title: String,
    /// The page of all lists of this kind, relative to the page's folder; `None` on that page itself.
    pub href: Option<String>,
    /// The lists; the note tells how many customers each has.
    pub links: Vec<LinkView>,
}

/// Rows under a heading.
#[derive(Hash, Serialize)]
pub struct RowGroup {
    /// The heading; empty when the list is not divided.
    pub title: String,
    /// The group's id on the page.
    pub anchor: String,
    /// The rows as HTML from `row.html`; a row is rendered once for all lists of the site.
    pub rows_html: Rows,
}

/// Rows of customers as HTML; each is rendered once for the whole site.
pub struct Rows {
    /// For each row a hash of everything it is made of; a page's hash uses it instead of the HTML.
    pub keys: Vec<u64>,
    /// For each row its HTML; empty when only the hash of the page is wanted.
    pub html: Vec<Arc<str>>,
}

impl std::hash::Hash for Rows {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.keys.hash(state);
    }
}

impl Serialize for Rows {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.html.concat())
    }
}

/// All customers, in sections by the first letter of their reading.
pub fn all(site: &Site, purpose: Purpose) -> CustomersView {
    let groups = sections(site);
    let few = site.book.customers.len() < 2 * groups.len();
    let groups = if few { vec![(String::new(), site.by_name().to_vec())] } else { groups };
    let count = site.book.customers.len();
    CustomersView {
        title: site.words().get("customers-title"),
        lead: say!(site.words(), "customers-count", n = count),
        empty: (count == 0).then(|| site.words().get("customers-empty")),
        lists: vec![
            ListLinks {
                title: site.words().get("lists-title"),
                href: None,
                links: saved_lists::links(site, "../lists/"),
            },
            links(site, "list-by-tier", "tiers", &site.tiers),
            links(site, "list-by-region", "regions", &site.regions),
            links(site, "list-by-tag", "tags", &site.tags),
        ],
        groups: groups.into_iter().map(|(title, indices)| row_group(site, title, &indices, false, purpose)).collect(),
        has_money: site.has_money(),
        is_route: false,
        has_regions: true,
        count: say!(site.words(), "customers-count", n = count),
        open: open(site, site.by_name()),
    }
}

/// The customers by the first letter of their reading; those without one come last, under `#`.
pub(super) fn sections(site: &Site) -> Vec<(String, Vec<CustomerIndex>)> {
    let mut groups: Vec<(String, Vec<CustomerIndex>)> = Vec::new();
    let mut others: Vec<CustomerIndex> = Vec::new();
    for &index in site.by_name() {
        let letter = section(&site.book.customers[index].reading);
        match groups.last_mut().filter(|(last, _)| *last == letter) {
            _ if letter == OTHERS => others.push(index),
            Some((_, indices)) => indices.push(index),
            None => groups.push((letter, vec![index])),
        }
    }
    groups.extend((!others.is_empty()).then(|| (OTHERS.to_owned(), others)));
    groups
}

/// The heading of names that begin with no letter of the alphabet.
const OTHERS: &str = "#";

/// The heading of a section: the first letter of a reading, or `#`.
fn section(reading: &str) -> String {
    let first = reading.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    if first.chars().all(|c| c.is_ascii_uppercase()) && !first.is_empty() { first } else { OTHERS.to_owned() }
}

/// Most links shown above the list of all customers: those to the largest lists. A separate page has all of them.
const MOST_LINKS: usize = 12;

fn links(site: &Site, title: &str, folder: &str, lists: &[List]) -> ListLinks {
    let link = |list: &List| {
        LinkView::new(list.name.clone(), format!("../{folder}/{}", list.file())).note(list.customers.len().to_string())
    };
    let mut largest: Vec<&List> = lists.iter().collect();
    largest.sort_by_key(|list| std::cmp::Reverse(list.customers.len()));
    largest.truncate(MOST_LINKS);
    largest.sort_by_key(|list| &list.name);
    ListLinks {
        title: site.words().get(title),
        href: Some(format!("../{folder}/index.html")),
        links: largest.into_iter().map(link).collect(),
    }
}

/// What these customers owe together; empty when nothing is open.
fn open(site: &Site, customers: &[CustomerIndex]) -> String {
    let states = customers.iter().map(|&at| &site.overview.customers[at]);
    site.sums(&sums::total_of(states, |ledger| ledger.open()))
}

/// A region, a tag or a tier: customers who are due first, the longest due before the others.
pub fn list(site: &Site, list: &List, kind: &Lists, purpose: Purpose) -> CustomersView {
    let (today, (title, lead)) = (site.today(), (kind.head)(site, list));
    let is_due = |index: &CustomerIndex| site.overview.customers[*index].due_by(today).next().is_some();
    let (mut due, others): (Vec<_>, Vec<_>) = list.customers.iter().copied().partition(is_due);
    due.sort_by_key(|&at| site.overview.customers[at].due_by(today).map(|reminder| reminder.due).min());
    let region = |at: &CustomerIndex| site.book.customers[*at].card.region.as_deref();
    let mut groups = Vec::new();
    for (id, indices) in [("region-due", due), ("region-others", others)] {
        if !indices.is_empty() {
            groups.push(row_group(site, site.words().get(id), &indices, kind.is_route, purpose));
        }
    }
    CustomersView {
        title,
        lead,
        empty: list.customers.is_empty().then(|| site.words().get("list-none")),
        lists: Vec::new(),
        groups,
        has_money: site.has_money(),
        is_route: kind.is_route,
        has_regions: list.customers.iter().any(|at| region(at) != region(&list.customers[0])),
        count: say!(site.words(), "customers-count", n = list.customers.len()),
        open: open(site, &list.customers),
    }
}

fn row_group(site: &Site, title: String, indices: &[CustomerIndex], is_route: bool, purpose: Purpose) -> RowGroup {
    let anchor = if title.is_empty() { "all".to_owned() } else { crate::book::id::slug(&title) };
    let anchor = if anchor.is_empty() { "other".to_owned() } else { format!("s-{anchor}") };
    let rows_html = Rows {
        keys: indices.iter().map(|&index| site.customer_key(index)).collect(),
        html: if purpose == Purpose::Shown {
            indices.par_iter().map(|&index| row::html(site, index, is_route)).collect()
        } else {
            Vec::new()
        },
    };
    RowGroup { title, anchor, rows_html }
}
