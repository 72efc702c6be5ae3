//! What each kind of page defines: how many pages there are, their paths, and what they show.

use std::hash::Hash;

use serde::Serialize;
use tera::Context;
use xxhash_rust::xxh3::Xxh3;

use super::site::Site;

/// A view of any page: hashed, or put into a template's context.
pub trait AnyView {
    /// Adds everything in the view to a hash.
    fn hash_into(&self, hasher: &mut Xxh3);
    /// Puts the view into the template's context as `view`.
    fn insert_into(&self, context: &mut Context);
    /// The view as the template sees it.
    fn json(&self) -> serde_json::Value;
}

impl<T: Hash + Serialize> AnyView for T {
    fn hash_into(&self, hasher: &mut Xxh3) {
        self.hash(hasher);
    }

    fn insert_into(&self, context: &mut Context) {
        context.insert("view", self);
    }

    fn json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// What a view is made for: a view that is only hashed does not need the HTML of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The view is shown.
    Shown,
    /// The view is hashed.
    Hashed,
}

/// A page's title, and what its template shows.
pub struct View<'s> {
    /// The page's title, for the browser's window.
    pub title: String,
    /// What the template sees as `view`.
    pub view: Box<dyn AnyView + 's>,
}

impl<'s> View<'s> {
    /// The view of a page.
    pub fn new(title: impl Into<String>, view: impl AnyView + 's) -> View<'s> {
        View { title: title.into(), view: Box::new(view) }
    }
}

/// An entry of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuPlace {
    /// The page of today and those that belong to it.
    Today,
    /// The customers.
    Customers,
    /// Receivables.
    Receivables,
    /// The notes.
    Notes,
    /// Reports and lists.
    Reports,
    /// The search, which stands beside the menu.
    Search,
}

impl MenuPlace {
    /// The word that templates see.
    pub fn word(self) -> &'static str {
        match self {
            MenuPlace::Today => "today",
            MenuPlace::Customers => "customers",
            MenuPlace::Receivables => "receivables",
            MenuPlace::Notes => "notes",
            MenuPlace::Reports => "reports",
            MenuPlace::Search => "search",
        }
    }
}

/// What a file of the site holds.
pub enum Content<'s> {
    /// A page, made by its template.
    Page(View<'s>),
    /// A file with these bytes.
    Bytes(Vec<u8>),
}

/// How a page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The template that shows it.
    pub template: &'static str,
    /// The entry of the menu that it belongs to.
    pub place: MenuPlace,
    /// It changes with the day, and shows the day for which it was made.
    pub is_dated: bool,
}

/// A kind of page or file of the site.
pub trait PageKind: Sync {
    /// The numbers of its pages; one page with number 0 unless a kind says otherwise.
    fn numbers(&self, _site: &Site) -> Vec<usize> {
        vec![0]
    }

    /// The path of page `number`, relative to the site, with `/`.
    fn path(&self, site: &Site, number: usize) -> String;

    /// The number of the page at a path; `None` when no page of this kind has this path.
    fn find(&self, site: &Site, path: &str) -> Option<usize> {
        self.numbers(site).into_iter().find(|&number| self.path(site, number) == path)
    }

    /// How it is shown; `None` for files that are not pages.
    fn layout(&self) -> Option<Layout>;

    /// The content of page `number`.
    fn content<'s>(&self, site: &'s Site, number: usize, purpose: Purpose) -> Content<'s>;

    /// The file that page `number` copies, relative to the book; `content` is not called for such a page.
    fn copied(&self, _site: &Site, _number: usize) -> Option<String> {
        None
    }

    /// Whether it is a file of the theme, such as a script or a style.
    fn is_theme_file(&self) -> bool {
        false
    }

    /// Whether it tells when records changed last.
    fn tells_times(&self) -> bool {
        false
    }

    /// Adds everything that page `number` is made of to a hash, beside its path and, where the layout is dated, the
    /// day: pages with equal hashes are equal. Kinds with many pages, whose views take long to make, hash the inputs
    /// of the view instead.
    fn hash(&self, site: &Site, number: usize, hasher: &mut Xxh3) {
        match self.content(site, number, Purpose::Hashed) {
            Content::Page(page) => {
                page.title.hash(hasher);
                page.view.hash_into(hasher);
            }
            Content::Bytes(bytes) => bytes.hash(hasher),
        }
    }
}
