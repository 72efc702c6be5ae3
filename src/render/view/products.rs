//! The page `lists/products.html`: customers by products, as a grid.

use std::hash::Hash;

use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use super::LinkView;
use super::{card_file, saved_lists};
use crate::book::CustomerIndex;
use crate::derive::holdings::{self, Held, Holdings};
use crate::render::Site;
use crate::render::page::{Content, Layout, MenuPlace, PageKind, Purpose, View};
use crate::say;

/// The page `lists/products.html`.
pub struct Products;

/// The most columns of the grid: the products with the most holders.
const MOST_PRODUCTS: usize = 40;

/// The most rows of the grid. Those who hold nothing are left out first.
const MOST_CUSTOMERS: usize = 2000;

impl PageKind for Products {
    fn path(&self, _: &Site, _: usize) -> String {
        "lists/products.html".to_owned()
    }

    fn layout(&self) -> Option<Layout> {
        Some(Layout { template: "products.html", place: MenuPlace::Customers, is_dated: false })
    }

    fn content<'s>(&self, site: &'s Site, _: usize, _: Purpose) -> Content<'s> {
        let made = view(site);
        Content::Page(View::new(made.title.clone(), made))
    }

    fn hash(&self, site: &Site, _: usize, hasher: &mut Xxh3) {
        (0..site.book.customers.len()).for_each(|at| site.customer_key(at).hash(hasher));
        saved_lists::links(site, "").hash(hasher);
    }
}

/// The grid of customers and products.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ProductsView {
    /// The page's title.
    pub title: String,
    /// What the grid holds, and what it leaves out.
    pub lead: String,
    /// What to say when no card has a product; `None` when one has.
    pub empty: Option<String>,
    /// The products, from left to right.
    pub products: Vec<ProductView>,
    /// The customers, from top to bottom.
    pub rows: Vec<HolderView>,
    /// The saved lists.
    pub links: Vec<LinkView>,
}

/// A column of the grid.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ProductView {
    /// The name of the product.
    pub name: String,
    /// How many hold it.
    pub holders: usize,
    /// How many lack it.
    pub lacking: usize,
}

/// A row of the grid.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct HolderView {
    /// The card, relative to the page's folder.
    pub href: String,
    /// The customer's name.
    pub name: String,
    /// How the name is read, for sorting.
    pub name_sort: String,
    /// For each product, whether the customer holds it.
    pub holds: Vec<bool>,
}

fn view(site: &Site) -> ProductsView {
    let holdings = holdings::derive(site.book);
    let words = site.words();
    let shown = &holdings.products[..holdings.products.len().min(MOST_PRODUCTS)];
    let customers = rows(site, &holdings);
    let product = |held: &Held| ProductView {
        name: held.name.to_owned(),
        holders: held.holders.len(),
        lacking: holdings.lacking(held),
    };
    let is_empty = holdings.products.is_empty();
    let left_out = (holdings.products.len() - shown.len(), holdings.customers.len() - customers.len());
    let lead = match left_out {
        (0, 0) => say!(words, "products-lead", products = shown.len(), customers = customers.len()),
        (products, customers) => say!(words, "products-left-out", products = products, customers = customers),
    };
    ProductsView {
        title: words.get("products-title"),
        lead: if is_empty { String::new() } else { lead },
        empty: is_empty.then(|| words.get("reports-products-none")),
        products: shown.iter().map(product).collect(),
        rows: if is_empty { Vec::new() } else { grid(site, shown, &customers) },
        links: saved_lists::links(site, ""),
    }
}

/// The customers of the grid.
fn rows(site: &Site, holdings: &Holdings) -> Vec<CustomerIndex> {
    let all = &holdings.customers;
    if all.len() <= MOST_CUSTOMERS {
        return all.clone();
    }
    let holds = |at: &&CustomerIndex| !site.book.customers[**at].card.products.is_empty();
    all.iter().filter(holds).take(MOST_CUSTOMERS).copied().collect()
}

fn grid(site: &Site, products: &[Held], customers: &[CustomerIndex]) -> Vec<HolderView> {
    let mut holds = vec![vec![false; products.len()]; site.book.customers.len()];
    for (column, product) in products.iter().enumerate() {
        product.holders.iter().for_each(|&at| holds[at][column] = true);
    }
    let row = |&at: &CustomerIndex| {
        let customer = &site.book.customers[at];
        HolderView {
            href: format!("../customers/{}", card_file(customer)),
            name: customer.listed_name().into_owned(),
            name_sort: customer.reading.to_string(),
            holds: std::mem::take(&mut holds[at]),
        }
    };
    customers.iter().map(row).collect()
}
