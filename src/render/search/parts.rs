//! The customers in groups that stay as they are when others come.

use xxhash_rust::xxh3::xxh3_64;

use crate::book::{Book, CustomerIndex};

/// The most customers in a group, and the most bytes of the texts of their cards, as a mean.
const CUSTOMERS: usize = 1024;
const BYTES: usize = 512 * 1024;

/// The customers of each file of names, and of each file of cards.
pub struct Parts {
    /// The groups of the names and of the facts.
    pub customers: Vec<Vec<CustomerIndex>>,
    /// The groups of the cards' texts.
    pub cards: Vec<Vec<CustomerIndex>>,
}

impl Parts {
    /// The groups of a book.
    pub fn of(book: &Book) -> Parts {
        let bytes: usize = book.customers.iter().map(|customer| customer.card.body.len()).sum();
        Parts { customers: by_hash(book, book.customers.len() / CUSTOMERS), cards: by_hash(book, bytes / BYTES) }
    }
}

/// The customers by a hash of their ids, in at least as many groups as a power of two above `most`.
fn by_hash(book: &Book, most: usize) -> Vec<Vec<CustomerIndex>> {
    let count = (most + 1).next_power_of_two();
    let mut groups = vec![Vec::new(); count];
    for (at, customer) in book.customers.iter().enumerate() {
        groups[xxh3_64(customer.id.as_bytes()) as usize & (count - 1)].push(at);
    }
    groups
}
