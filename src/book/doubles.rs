//! A customer who is in the book already, perhaps written otherwise.

use super::{Book, Customer, company_name, letters};

impl Book {
    /// The customer whose name is the same but for upper and lower case, accents, full-width letters, spaces, signs and
    /// the legal form of a company: `miller machine` and `Miller Machine Co.`, `张 伟` and `张伟`. One with exactly the
    /// name comes first.
    pub fn double(&self, name: &str) -> Option<&Customer> {
        let wanted = name_key(name);
        let is_exact = |customer: &&Customer| letters::is_same(&customer.card.name, name);
        let is_alike = |customer: &&Customer| !wanted.is_empty() && customer.names().any(|own| name_key(own) == wanted);
        self.customers.iter().find(is_exact).or_else(|| self.customers.iter().find(is_alike))
    }
}

/// A name as it is compared: without case, accents, spaces, signs and the legal form of a company; a name that is made of
/// signs alone, such as an emoji, is those signs.
pub fn name_key(name: &str) -> String {
    let key = letters::key(company_name::without_form(name)).replace(' ', "");
    if key.is_empty() { letters::composed(name.trim()).into_owned() } else { key }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::book::{Card, CustomerFolder};

    #[test]
    fn a_name_written_otherwise_is_the_same() {
        let customer = |name: &str| {
            let card = Card { name: name.to_owned(), ..Card::default() };
            Customer::new(Arc::new(CustomerFolder::new("c", card)), &"CNY".into())
        };
        for (known, typed) in [
            ("Bo", "bo"),
            ("Bo", "ＢＯ"),
            ("😀", " 😀 "),
            ("Miller Machine Co.", "miller machine"),
            ("Miller Machine", "Miller  Machine, Inc."),
            ("张伟", "张 伟"),
            ("张伟", "张　伟"),
            ("Zoë Krüger", "Zoe\u{308} Kru\u{308}ger"),
            ("Zoë Krüger", "zoe kruger"),
            ("上海浦江机电有限公司", "上海浦江机电"),
            ("O'Brien & Sons", "O’Brien and Sons"),
        ] {
            let book = Book { customers: vec![customer(known)], ..Book::default() };
            let is_found = book.double(typed).is_some();
            assert_eq!(is_found, !typed.contains(" and "), "{known} / {typed}");
            assert!(book.double("Bob").is_none() && book.double("!").is_none());
        }
    }
}
