//! What a kind of page says of itself: how many there are, where each stands, and what it shows.

use std::hash::Hash;

use serde::Serialize;
use tera::Context;
use xxhash_rust::xxh3::Xxh3;

use super::site::Site;

/// A view of any page: hashed, or put into a template's context.
pub trait AnyView {
    /// Adds all that the view holds to a hash.
    fn hash_into(&self, hasher: &mut Xxh3);
    /// Gives the view to a template as `view`.
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

/// What a view is made for: one that is hashed need not hold the HTML of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The view is shown.
    Shown,
    /// The view is hashed.
    Hashed,
}

/// A page's title, and what its template shows.
pub struct View<'s> {
    /// The title of the window.
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

/// A place of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuPlace {
    /// The list of the day and what belongs to it.
    Today,
    /// The customers.
    Customers,
    /// What is owed.
    Receivables,
    /// The notes.
    Notes,
    /// Reports and lists.
    Reports,
}

impl MenuPlace {
    /// As templates see it.
    pub fn word(self) -> &'static str {
        match self {
            MenuPlace::Today => "today",
            MenuPlace::Customers => "customers",
            MenuPlace::Receivables => "receivables",
            MenuPlace::Notes => "notes",
            MenuPlace::Reports => "reports",
        }
    }
}

/// What a file of the site holds.
pub enum Content<'s> {
    /// A page, made by its template.
    Page(View<'s>),
    /// These bytes.
    Bytes(Vec<u8>),
}

/// How a page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The template that shows it.
    pub template: &'static str,
    /// Its place in the menu.
    pub place: MenuPlace,
    /// It changes with the day, and says for which it was made.
    pub is_dated: bool,
}

/// A kind of page or file of the site.
pub trait PageKind: Sync {
    /// The numbers of its pages.
    fn numbers(&self, _site: &Site) -> Vec<usize> {
        vec![0]
    }

    /// Where page `number` stands, relative to the site, with `/`.
    fn path(&self, site: &Site, number: usize) -> String;

    /// The number of the page at a path, if it is of this kind.
    fn find(&self, site: &Site, path: &str) -> Option<usize> {
        self.numbers(site).into_iter().find(|&number| self.path(site, number) == path)
    }

    /// How it is shown; `None` for what is no page.
    fn layout(&self) -> Option<Layout>;

    /// What page `number` holds.
    fn content<'s>(&self, site: &'s Site, number: usize, purpose: Purpose) -> Content<'s>;

    /// The file of the book, relative to it, that page `number` is a copy of; its content is then not asked for.
    fn copied(&self, _site: &Site, _number: usize) -> Option<String> {
        None
    }

    /// Whether it is a file of the theme, such as a script or a style.
    fn is_theme_file(&self) -> bool {
        false
    }

    /// Adds what page `number` is made of to a hash: equal hashes, equal pages. Kinds with many pages, whose views are
    /// dear, hash the inputs of the view instead.
    fn hash(&self, site: &Site, number: usize, hasher: &mut Xxh3) {
        (self.path(site, number)).hash(hasher);
        match self.content(site, number, Purpose::Hashed) {
            Content::Page(page) => {
                page.title.hash(hasher);
                page.view.hash_into(hasher);
            }
            Content::Bytes(bytes) => bytes.hash(hasher),
        }
    }
}
