//! The overviews of the regions, the tags and the tiers: how many customers each has, and how they stand.

use super::super::Site;
use super::super::list::List;
use super::LinkView;
use super::customers::{CustomersView, LAYOUT, ListLinks, Lists, REGIONS, TAGS, TIERS};
use crate::derive::sums;
use crate::render::page::{Content, Layout, PageKind, Purpose, View};
use crate::say;

/// The page with links to all lists of a kind.
pub struct ListIndex(&'static Lists);

/// The page `regions/index.html`.
pub const REGION_INDEX: ListIndex = ListIndex(&REGIONS);

/// The page `tags/index.html`.
pub const TAG_INDEX: ListIndex = ListIndex(&TAGS);

/// The page `tiers/index.html`.
pub const TIER_INDEX: ListIndex = ListIndex(&TIERS);

impl PageKind for ListIndex {
    fn path(&self, _: &Site, _: usize) -> String {
        format!("{}/index.html", self.0.folder)
    }

    fn layout(&self) -> Option<Layout> {
        Some(LAYOUT)
    }

    fn content<'s>(&self, site: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        let made = index(site, self.0.title, (self.0.lists)(site));
        Content::Page(View::new(made.title.clone(), made))
    }
}

/// The overview of the regions, tags or tiers.
fn index(site: &Site, title: &str, lists: &[List]) -> CustomersView {
    let link = |list: &List| LinkView::new(list.name.clone(), list.file()).note(standing(site, list));
    CustomersView {
        title: site.words().get(title),
        lead: String::new(),
        empty: lists.is_empty().then(|| site.words().get("list-none")),
        lists: vec![ListLinks { title: String::new(), href: None, links: lists.iter().map(link).collect() }],
        groups: Vec::new(),
        has_money: false,
        is_route: false,
        has_regions: false,
        count: String::new(),
        open: String::new(),
    }
}

/// How many customers a list has, how many of them are due, and what they owe that is late.
fn standing(site: &Site, list: &List) -> String {
    let (words, today) = (site.words(), site.today());
    let states = || list.customers.iter().map(|&at| &site.overview.customers[at]);
    let due = states().filter(|state| state.due_by(today).next().is_some()).count();
    let late = sums::total_of(states(), |ledger| ledger.overdue(today));
    let mut parts = vec![say!(words, "customers-count", n = list.customers.len())];
    if due > 0 {
        parts.push(say!(words, "list-standing-due", n = due));
    }
    if !late.is_empty() {
        parts.push(say!(words, "list-standing-overdue", amount = site.sums(&late)));
    }
    parts.join(" · ")
}
