//! Who holds which product, and who lacks it.

use std::collections::HashMap;

use crate::book::choice_alias::fold;
use crate::book::{Book, Customer, CustomerIndex};

/// A product, and its holders.
#[derive(Clone, Debug)]
pub struct Held<'b> {
    /// Its name, as the first card has it.
    pub name: &'b str,
    /// The customers who hold it, by the reading of their names.
    pub holders: Vec<CustomerIndex>,
}

/// The products on the cards, and the customers who could hold them.
#[derive(Clone, Debug)]
pub struct Holdings<'b> {
    /// The products, those with the most holders first.
    pub products: Vec<Held<'b>>,
    /// The customers who are not lost, by the reading of their names.
    pub customers: Vec<CustomerIndex>,
}

/// The products and their holders. Names that differ only in case or width are one product; lost customers do not count.
pub fn derive(book: &Book) -> Holdings<'_> {
    let is_kept = |customer: &Customer| !customer.card.is_lost();
    let mut customers: Vec<CustomerIndex> =
        (0..book.customers.len()).filter(|&at| is_kept(&book.customers[at])).collect();
    customers.sort_by_key(|&at| (&book.customers[at].reading, at));
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut products: Vec<Held> = Vec::new();
    for &at in &customers {
        // What was given back is no longer held.
        for product in book.customers[at].card.products.iter().filter(|product| product.returned.is_none()) {
            let place = *places.entry(fold(&product.name)).or_insert_with(|| {
                products.push(Held { name: &product.name, holders: Vec::new() });
                products.len() - 1
            });
            let holders = &mut products[place].holders;
            if holders.last() != Some(&at) {
                holders.push(at);
            }
        }
    }
    products.sort_by(|a, b| b.holders.len().cmp(&a.holders.len()).then(a.name.cmp(b.name)));
    Holdings { products, customers }
}

impl Holdings<'_> {
    /// How many customers lack a product.
    pub fn lacking(&self, product: &Held) -> usize {
        self.customers.len() - product.holders.len()
    }
}
