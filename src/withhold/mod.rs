//! A book becomes one with less in it: what a profile leaves out.
//!
//! In: a [`Book`] as it was read, its faults, and a [`Profile`]. Out: a [`Book`] of the same kind, made before anything is
//! derived, so that pages, lists, sums, search data, calendars and file names obey by being made from it. First the
//! structure goes (customers, private notes, fields), then every value that went is looked for in the free text that
//! stays, and taken out there too.

mod card;
mod doubt;
mod kind;
mod links;
mod mask;
mod papers;
mod records;
mod rules;
mod scrubber;
mod texts;
mod tokens;
mod told;
mod values;

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3;

use crate::book::profile::Profile;
use crate::book::{Book, Customer, CustomerFolder, Links};
use crate::diagnostic::Diagnostic;
use crate::i18n::Words;
use doubt::Doubts;
use rules::Rules;
pub use scrubber::Scrubber;
use values::Values;

/// A book with less in it.
pub struct Withheld {
    /// The book without what the profile leaves out.
    pub book: Book,
    /// Knows every value that was left out, and finds it in texts.
    pub scrubber: Scrubber,
    /// Ids of customers that were left out because their file does not say plainly how secret they are.
    pub doubtful: Vec<String>,
}

/// The book without what a profile leaves out. Where a fault hides how secret something is, it is left out.
pub fn withheld(book: &Book, faults: &[Diagnostic], profile: &Profile, words: &Words) -> Withheld {
    cut(book, faults, profile, words, Texts::Kept)
}

/// The same without the texts of the records, for what shows only names, titles and days: much less work.
pub fn withheld_without_texts(book: &Book, faults: &[Diagnostic], profile: &Profile, words: &Words) -> Book {
    cut(book, faults, profile, words, Texts::Left).book
}

/// Whether the Markdown texts of the records are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Texts {
    Kept,
    Left,
}

fn cut(book: &Book, faults: &[Diagnostic], profile: &Profile, words: &Words, bodies: Texts) -> Withheld {
    if profile.shows_all() {
        return Withheld { book: book.clone(), scrubber: Scrubber::default(), doubtful: Vec::new() };
    }
    let rules = Rules::new(&book.settings, profile);
    let doubts = Doubts::new(faults);
    let stays: Vec<bool> = book.customers.iter().map(|customer| rules.shows(customer, &doubts)).collect();
    let is_removed = |at: usize| !stays[at];
    let mut left: Vec<Customer> = book
        .customers
        .par_iter()
        .enumerate()
        .filter(|(at, _)| stays[*at])
        .map(|(_, customer)| structure(book, customer, &rules, &doubts, (&is_removed, bodies)))
        .collect();
    let values = Values::between(book, &left, &stays, &rules);
    let scrubber = Scrubber::new(values, &|holds| Values::shown_with(&left, &rules, holds), words);
    left.par_iter_mut().for_each(|customer| scrub(book, customer, &scrubber, (&is_removed, bodies)));
    let doubtful = book.customers.iter().filter(|customer| rules.doubts(customer, &doubts));
    Withheld {
        doubtful: doubtful.map(|customer| customer.id.to_string()).collect(),
        book: joined(book, left, &rules, &scrubber),
        scrubber,
    }
}

/// A customer without what the profile leaves out of their records; what went may still stand in free text.
fn structure(
    book: &Book,
    customer: &Customer,
    rules: &Rules,
    doubts: &Doubts,
    (is_removed, bodies): (&dyn Fn(usize) -> bool, Texts),
) -> Customer {
    let mut folder = CustomerFolder::clone(&customer.folder);
    if bodies == Texts::Left {
        texts::leave_bodies(&mut folder);
    }
    records::withhold(&mut folder, rules, doubts);
    card::withhold(&mut folder.card, rules);
    links::withhold(book, customer, &mut folder, is_removed);
    let mut custom = customer.custom.clone();
    card::withhold_own(&mut custom, rules);
    papers::withhold(customer, &mut folder, rules);
    let arrived = customer.arrived;
    Customer { custom, arrived, ..Customer::new(Arc::new(folder), &book.settings.currency) }
}

/// Takes the values that went out of a customer's free text.
fn scrub(
    book: &Book,
    customer: &mut Customer,
    scrubber: &Scrubber,
    (is_removed, bodies): (&dyn Fn(usize) -> bool, Texts),
) {
    texts::each_own(&mut customer.custom, &mut |text| scrubber.scrub(text));
    // Nobody else has the folder yet.
    let folder = Arc::make_mut(&mut customer.folder);
    links::unlink(book, folder, scrubber, is_removed);
    texts::each(folder, &mut |text| scrubber.scrub(text));
    texts::name_files(folder, scrubber);
    folder.files.retain(|file| !scrubber.finds(file));
    if bodies == Texts::Kept {
        texts::fingerprint(folder);
    }
}

/// The customers that stay, as a book whose references lead to each other.
fn joined(book: &Book, customers: Vec<Customer>, rules: &Rules, scrubber: &Scrubber) -> Book {
    let mut settings = book.settings.clone();
    rules.withhold_settings(Arc::make_mut(&mut settings));
    texts::each_of_settings(Arc::make_mut(&mut settings), &mut |text| scrubber.scrub(text));
    let mut hasher = Xxh3::new();
    (book.settings_fingerprint, rules.fingerprint()).hash(&mut hasher);
    texts::each_of_settings(Arc::make_mut(&mut settings), &mut |text| text.hash(&mut hasher));
    let settings_fingerprint = hasher.finish();
    let links = Links::new(&customers);
    let mut joined = Book {
        settings,
        settings_fingerprint,
        customers,
        links,
        is_edition: true,
        hides_accounts: rules.drops("account"),
        ..Book::default()
    };
    joined.connect();
    links::mention(&mut joined);
    joined
}
