//! What a record says beside its text, as short phrases: on the card's page, and in `show`.
//!
//! Each record is taken apart in full, so that a new field does not compile until it is said here, or left out on
//! purpose.

mod account;
mod card;
mod complaint;
mod owner;
mod plan;
mod visit;

pub use account::terms;
pub use owner::sender;

use rust_decimal::Decimal;

use super::label::key_name;
use crate::book::{Book, Customer, Day, Moment, YearlyDay};
use crate::i18n::Words;
use crate::say;
use crate::wording::yearly;

/// Makes phrases about the records of a book.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// The messages in the reader's language.
    pub words: &'a Words,
    /// The book of the records.
    pub book: &'a Book,
    /// The day on which the phrases are read.
    pub today: Day,
}

impl About<'_> {
    /// `purpose: care`.
    fn labelled(&self, key: &str, value: impl AsRef<str>) -> String {
        format!("{}{}{}", key_name(self.words, key), self.words.get("colon"), value.as_ref())
    }

    /// A phrase for each value, labelled.
    fn all<'t>(&self, key: &str, texts: impl IntoIterator<Item = &'t String>) -> Vec<String> {
        texts.into_iter().map(|text| self.labelled(key, text)).collect()
    }

    fn day(&self, day: Day) -> String {
        self.words.day(day, self.today)
    }

    fn moment(&self, moment: Moment) -> String {
        let time = moment.time.map(|time| format!(" {}", self.words.time(time)));
        self.day(moment.day) + &time.unwrap_or_default()
    }

    fn yearly(&self, day: YearlyDay) -> String {
        yearly::with_next(self.words, day, self.today, self.book.settings.calendar.keeping)
    }

    /// An amount in the book's currency.
    fn home_money(&self, amount: Decimal) -> String {
        self.money(amount, &self.book.settings.currency)
    }

    fn money(&self, amount: Decimal, currency: &str) -> String {
        self.words.money(amount, currency, &self.book.settings.currency)
    }

    /// The names of these people, each of whom may be a customer's id.
    fn names(&self, people: &[String]) -> String {
        let name = |person: &String| match self.book.find(person) {
            Some(at) => self.book.customers[at].listed_name().into_owned(),
            None => person.clone(),
        };
        self.words.list(people.iter().map(name))
    }

    /// `satisfaction 4/5`.
    fn satisfaction(&self, of_five: u8) -> String {
        say!(self.words, "card-satisfaction", n = of_five)
    }

    /// The customer with this id, by name; the id itself where there is none.
    fn customer(&self, id: &str) -> String {
        let found: Option<&Customer> = self.book.find(id).map(|at| &self.book.customers[at]);
        found.map_or_else(|| id.to_owned(), |customer| customer.listed_name().into_owned())
    }
}
