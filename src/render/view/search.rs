//! The page of the search: a list of all that was found, and without JavaScript the other ways to find something.

use serde::Serialize;

use super::LinkView;
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::render::site::Site;

/// The page `search.html`.
pub struct Search;

impl PageKind for Search {
    fn path(&self, _: &Site, _: usize) -> String {
        "search.html".to_owned()
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "search.html", place: MenuPlace::Search, is_dated: false })
    }

    fn content<'s>(&self, site: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        let words = site.words();
        let link = |id: &str, href: &str| LinkView::new(words.get(id), href);
        let instead = vec![
            link("customers-title", "customers/index.html"),
            link("regions-title", "regions/index.html"),
            link("tags-title", "tags/index.html"),
            link("tiers-title", "tiers/index.html"),
            link("notes-title", "notes/index.html"),
        ];
        Content::Page(View::new(words.get("search-title"), SearchView { title: words.get("search-title"), instead }))
    }
}

/// The page of the search. Its list is made by `search.js`.
#[derive(Hash, Serialize)]
pub struct SearchView {
    /// The page's title.
    pub title: String,
    /// Where to look without JavaScript.
    pub instead: Vec<LinkView>,
}
