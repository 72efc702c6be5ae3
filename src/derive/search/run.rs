//! Searches a book.

use rayon::prelude::*;

use super::document::{Document, Plain, documents, is_shown};
use super::fields;
use super::fit::Fit;
use super::found::Found;
use super::query::Query;
use super::rank::Rank;
use super::snippet::Snippet;
use crate::book::typed::Typed;
use crate::book::{Book, Customer, CustomerIndex, Day, letters};

/// Everything that the words mean, the closest first. `today`: notes of days to come are left out. `plain` takes the
/// signs of Markdown out of their texts.
pub fn search<'b>(book: &'b Book, query: &Query, today: Day, plain: Plain) -> Vec<Found<'b>> {
    if query.words.is_empty() {
        return Vec::new();
    }
    let search = Search { book, query, today, plain };
    let customers = book.customers.par_iter().enumerate();
    let mut found: Vec<Found> = customers.flat_map_iter(|(at, customer)| search.of(at, customer)).collect();
    found.sort_by(Found::order);
    found
}

/// The day of the customer's last note that is shown.
pub fn last_note(customer: &Customer, today: Day) -> Option<Day> {
    customer.visits.iter().rev().find(|visit| is_shown(visit, today)).map(|visit| visit.day)
}

struct Search<'s, 'b> {
    book: &'b Book,
    query: &'s Query,
    today: Day,
    plain: Plain,
}

impl<'b> Search<'_, 'b> {
    fn of(&self, at: CustomerIndex, customer: &'b Customer) -> Vec<Found<'b>> {
        let fields = fields::of_customer(self.book, customer);
        let of_word = |word: &Typed| Fit::of(word, customer, &fields);
        let fits: Vec<Option<Fit>> = self.query.words.iter().map(of_word).collect();
        let whole = self.query.whole.as_ref().and_then(of_word);
        let mut found = Vec::new();
        if let Some((fit, words)) = self.closest(&fits, whole.as_ref()) {
            let day = last_note(customer, self.today);
            let is_named = fit.label.is_none() || fields.iter().any(|field| field.is_name && field.text == fit.text);
            let snippet =
                if is_named { Snippet::of_name(&fit.text, &words) } else { Snippet::of_field(&fit.text, &words) };
            found.push(Found::customer(at, &customer.id, day, fit, snippet));
        } else {
            let day = last_note(customer, self.today);
            found.extend(
                self.in_document(at, Document::card(customer, self.plain), &fits).map(|card| Found { day, ..card }),
            );
        }
        found.extend(
            documents(customer, self.today, self.plain).filter_map(|document| self.in_document(at, document, &fits)),
        );
        found
    }

    /// The fit of a customer whom all words mean, each or together: the one of the word that fits least. With it the
    /// words that it shows.
    fn closest<'f>(
        &'f self,
        fits: &'f [Option<Fit<'b>>],
        whole: Option<&'f Fit<'b>>,
    ) -> Option<(&'f Fit<'b>, Vec<&'f Typed>)> {
        let all: Option<Vec<&Fit>> = fits.iter().map(Option::as_ref).collect();
        // Of words that fit alike the first.
        let least = all.and_then(|all| all.into_iter().rev().max_by_key(|fit| fit.rank));
        let words = || self.query.words.iter().collect();
        match (whole, least) {
            (Some(whole), Some(least)) if least.rank < whole.rank => Some((least, words())),
            (Some(whole), _) => Some((whole, self.query.whole.iter().collect())),
            (None, least) => least.map(|least| (least, words())),
        }
    }

    /// What a text holds: at least one of the words, while the others may mean its customer.
    fn in_document(&self, at: CustomerIndex, document: Document<'b>, fits: &[Option<Fit>]) -> Option<Found<'b>> {
        let key = letters::key(&document.text);
        let (mut has_any, words) = (false, &self.query.words);
        for (word, fit) in words.iter().zip(fits) {
            let is_in = key.contains(word.key());
            has_any |= is_in && Query::is_for_texts(word);
            if !is_in && fit.is_none() {
                return None;
            }
        }
        let id = &self.book.customers[at].id;
        let rank = if document.stem.is_empty() { Rank::Card } else { Rank::Document };
        // What only the text can mean decides which of its lines is shown.
        let sought: Vec<&Typed> =
            words.iter().zip(fits).filter(|(_, fit)| fit.is_none()).map(|(word, _)| word).collect();
        let words: Vec<&Typed> = words.iter().collect();
        has_any.then(|| Found {
            customer: at,
            place: document.place,
            label: None,
            path: document.path(id),
            stem: document.stem,
            day: document.day,
            snippet: Snippet::of_text(&document.text, &words, &sought),
            rank,
        })
    }
}
