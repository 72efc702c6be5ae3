//! Finds the customer that a typed text means.

use super::name_fit::{NameFit, name_fit};
use super::typed::Typed;
use super::{Book, Customer, CustomerIndex, letters};

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

/// Finds customers by exact id, then in the order of [`Step`]. The first step that finds anything decides.
pub fn find(book: &Book, text: &str) -> FindResult {
    let typed = Typed::new(text);
    if typed.lower.is_empty() {
        return FindResult::Nobody;
    }
    if let Some(at) = book.find(text.trim()) {
        return FindResult::One(at);
    }
    let (mut best, mut fits) = (Step::Part, Vec::new());
    for (at, customer) in book.customers.iter().enumerate() {
        let Some(step) = step_of(&typed, customer).filter(|step| *step <= best) else { continue };
        if step < best {
            fits.clear();
            best = step;
        }
        fits.push(at);
    }
    match fits[..] {
        [] => FindResult::Nobody,
        [one] => FindResult::One(one),
        _ => FindResult::Several(fits),
    }
}

/// How a typed text means a customer; the closest way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// The name, an alias, or the id in other letters: an id that is typed as it is spelled is found before, but `Lee`
    /// may mean `lee` as well as another Lee.
    Name,
    /// The same, but for accents, full-width letters and signs.
    Letters,
    /// A phone number or its end.
    Phone,
    /// The reading of the name.
    Reading,
    /// The beginnings of its syllables or words.
    Initials,
    /// A part of the name, of its reading or of the id.
    Part,
}

/// Whether the text means the customer in any way.
pub fn means(typed: &Typed, customer: &Customer) -> bool {
    step_of(typed, customer).is_some() || customer.phones().any(|number| typed.is_in_number(number))
}

/// The closest way in which the text means a customer.
fn step_of(typed: &Typed, customer: &Customer) -> Option<Step> {
    if customer.id.to_lowercase() == typed.lower {
        return Some(Step::Name);
    }
    let names = customer.names().filter_map(|name| name_fit(name, typed)).map(|fit| match fit {
        NameFit::Same => Step::Name,
        NameFit::Letters => Step::Letters,
        NameFit::Reading => Step::Reading,
        NameFit::Initials => Step::Initials,
        NameFit::Start | NameFit::Part => Step::Part,
    });
    let reading = pinyin_fit(typed, customer).map(|fit| match fit {
        NameFit::Same | NameFit::Letters | NameFit::Reading => Step::Reading,
        NameFit::Initials => Step::Initials,
        NameFit::Start | NameFit::Part => Step::Part,
    });
    let phone = customer.phones().any(|number| typed.is_number(number)).then_some(Step::Phone);
    let id = is_in_id(typed, customer).then_some(Step::Part);
    names.chain(reading).chain(phone).chain(id).min()
}

/// How the text means the reading that the card gives; `None` where it gives none.
pub fn pinyin_fit(typed: &Typed, customer: &Customer) -> Option<NameFit> {
    customer.card.pinyin.as_ref().and_then(|pinyin| name_fit(&pinyin.replace(['ü', 'Ü'], "v"), typed))
}

/// Whether the text is a part of the customer's id.
pub fn is_in_id(typed: &Typed, customer: &Customer) -> bool {
    !typed.close.is_empty() && letters::key(&customer.id).contains(&typed.close)
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
    fn an_id_in_other_letters_may_be_the_name_of_somebody_else() {
        let make = |id: &str, name: &str| {
            let card = Card { name: name.to_owned(), ..Card::default() };
            Customer::new(Arc::new(CustomerFolder::new(id, card)), &"USD".into())
        };
        let book = Book { customers: vec![make("lee", "Lee"), make("lee-2", "Lee")], ..Book::default() };
        assert_eq!(find(&book, "lee"), FindResult::One(0));
        assert_eq!(find(&book, "lee-2"), FindResult::One(1));
        assert_eq!(find(&book, "Lee"), FindResult::Several(vec![0, 1]));
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
        for text in ["Jürg Müller", "müller", "MÜLL", "muller", "Mu\u{308}ller", "ＭＵＬＬＥＲ"] {
            assert_eq!(find(&book, text), FindResult::One(0), "{text}");
        }
    }
}
