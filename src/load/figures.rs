//! The names of figures that lists and filters of the settings ask for, checked against the accounts.

use crate::book::Book;
use crate::book::choice_alias::is_same;
use crate::book::fact_key;
use crate::diagnostic::{Diagnostic, Fault};
use crate::format::source::{Reference, Referent};
use crate::format::{list_tables, near};

/// The faults of the names that no account has: they are most likely a key that was mistyped.
pub fn unknown(book: &Book, references: &[Reference]) -> Vec<Diagnostic> {
    let asked = references.iter().filter(|reference| reference.to == Referent::Figure);
    let figures = book.figure_names();
    let unknown = asked.filter(|reference| !figures.iter().any(|name| is_same(name, &reference.name)));
    let keys = || figures.iter().copied().chain(fact_key::keys(&book.settings));
    let fault = |reference: &Reference| {
        let fault = Diagnostic::new(Fault::UnknownFact, reference.place.clone());
        list_tables::unknown(fault, &reference.name, near::nearest(&reference.name, keys()), &near::some_of(keys()))
    };
    unknown.map(fault).collect()
}
