//! Where a customer's letters are.

use super::super::encoded_path;
use crate::book::{Customer, id};

/// The path of a customer's letter with this place among their letters, in this currency. No id holds a point, so that
/// no customer's letter has the path of another's.
pub fn path(customer: &Customer, letter: usize, currency: &str) -> String {
    let name = id::page_name(&customer.id);
    match letter {
        0 => format!("letters/{name}.html"),
        _ => format!("letters/{name}.{}.html", currency.to_lowercase()),
    }
}

/// The address of such a letter, relative to the page of an account.
pub fn href(customer: &Customer, letter: usize, currency: &str) -> String {
    format!("../{}", encoded_path::encode(&path(customer, letter, currency)))
}
