//! Finds the customer that a typed text means.

use super::names::initials;
use super::readings::Spelled;
use super::{Book, Customer, CustomerIndex, phone, readings};

/// The result of a search by a typed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindResult {
    /// Exactly one customer fits.
    One(CustomerIndex),
    /// Several customers fit. The program lists them and never guesses.
    Several(Vec<CustomerIndex>),
    /// No customer fits.
    Nobody,
}

/// Finds customers by exact id, then by exact name or alias, the end of a phone number, pinyin, initials, or a part of
/// the name, pinyin or id. The first of these steps that finds anything decides.
pub fn find(book: &Book, text: &str) -> FindResult {
    let text = text.trim();
    if text.is_empty() {
        return FindResult::Nobody;
    }
    if let Some(at) = book.find(text) {
        return FindResult::One(at);
    }
    let lower = text.to_lowercase();
    let joined: String = lower.replace('ü', "v").split([' ', '-', '\'']).collect();
    let is_phone = phone::looks_like_one(text);
    let spells = |customer: &Customer, how: Spelled| {
        customer.names().any(|name| readings::spelled(name, &joined).is_some_and(|spelled| spelled >= how))
    };
    let reads = |customer: &Customer| customer.reading.replace(' ', "");
    let steps: [&dyn Fn(&Customer) -> bool; 6] = [
        &|customer| customer.id.to_lowercase() == lower,
        &|customer| customer.names().any(|name| name.to_lowercase() == lower),
        &|customer| is_phone && customer.phones().any(|number| phone::is_same(number, text)),
        &|customer| reads(customer) == joined || spells(customer, Spelled::Whole),
        &|customer| initials(&customer.reading) == joined || spells(customer, Spelled::Initials),
        &|customer| {
            customer.names().any(|name| name.to_lowercase().contains(&lower))
                || reads(customer).contains(&joined)
                || spells(customer, Spelled::Part)
                || customer.id.to_lowercase().contains(&lower)
        },
    ];
    for step in steps {
        let fits: Vec<CustomerIndex> = (0..book.customers.len()).filter(|&at| step(&book.customers[at])).collect();
        match fits[..] {
            [] => {}
            [one] => return FindResult::One(one),
            _ => return FindResult::Several(fits),
        }
    }
    FindResult::Nobody
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::customer::Labelled;
    use crate::book::{Card, CustomerFolder, Links, Settings};
    use std::sync::Arc;

    fn book() -> Book {
        let make = |id: &str, name: &str, phone: &str| {
            let phone = vec![Labelled { label: None, text: phone.to_owned() }];
            let card = Card { name: name.to_owned(), phone, ..Card::default() };
            Customer::new(Arc::new(CustomerFolder::new(id, card)), &"USD".into())
        };
        let customers = vec![
            make("miller-machine", "Miller Machine Co.", "937-555-0142"),
            make("wang-wei", "王伟", "138-0000-7777"),
            make("zhang-wei", "张伟", "138-0000-1234"),
            make("zhang-wen", "张文", "138-0000-9234"),
        ];
        Book { settings: Arc::new(Settings::default()), links: Links::new(&customers), customers, ..Book::default() }
    }

    #[test]
    fn the_first_step_that_finds_anything_decides() {
        let book = book();
        for (text, expect) in [
            ("zhang-wei", FindResult::One(2)),
            ("张伟", FindResult::One(2)),
            ("1234", FindResult::One(2)),
            ("zhangwen", FindResult::One(3)),
            ("zhang wen", FindResult::One(3)),
            ("ww", FindResult::One(1)),
            ("zw", FindResult::Several(vec![2, 3])),
            ("mmc", FindResult::One(0)),
            ("machine", FindResult::One(0)),
            ("张", FindResult::Several(vec![2, 3])),
            ("nobody", FindResult::Nobody),
            ("", FindResult::Nobody),
        ] {
            assert_eq!(find(&book, text), expect, "{text}");
        }
    }

    /// In pinyin `ü` is typed as `v`; in other names it is a letter like any other.
    #[test]
    fn a_letter_with_dots_stays_one_outside_of_pinyin() {
        let card = Card { name: "Jürg Müller".to_owned(), ..Card::default() };
        let customers = vec![Customer::new(Arc::new(CustomerFolder::new("jm", card)), &"USD".into())];
        let book = Book { links: Links::new(&customers), customers, ..Book::default() };
        for text in ["Jürg Müller", "müller", "MÜLL"] {
            assert_eq!(find(&book, text), FindResult::One(0), "{text}");
        }
    }
}
