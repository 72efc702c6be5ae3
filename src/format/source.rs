//! The text of one file, the faults found in it, and what it refers to.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Fault, Place};

/// One file while it is read: knows how to place a fault.
#[derive(Debug)]
pub struct Source<'a> {
    /// Relative to the book, with `/`.
    pub path: &'a str,
    pub text: &'a str,
    pub faults: Vec<Diagnostic>,
    pub references: Vec<Reference>,
}

/// A name in a file that must lead somewhere outside it; checked when everything is read.
#[derive(Clone, Debug)]
pub struct Reference {
    pub to: Referent,
    /// The key that holds it.
    pub key: &'static str,
    pub name: String,
    pub place: Place,
}

/// What kind of thing a [`Reference`] leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Referent {
    /// A customer, by id.
    Customer,
    /// An invoice of the same customer, by number.
    Invoice,
    /// A birthday, a named date or a festival.
    Occasion,
    /// A customer, by `[[…]]`: id, name or alias.
    Wikilink,
    /// A file in the customer's folder.
    File,
}

impl<'a> Source<'a> {
    pub fn new(path: &'a str, text: &'a str) -> Source<'a> {
        Source { path, text, faults: Vec::new(), references: Vec::new() }
    }

    /// A fault at the bytes `span` of the file.
    pub fn fault(&self, fault: Fault, span: Range<usize>) -> Diagnostic {
        Diagnostic::new(fault, Place::at(self.path, self.text, span))
    }

    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.faults.push(diagnostic);
    }

    pub fn refer(&mut self, to: Referent, key: &'static str, name: String, span: Range<usize>) {
        let place = Place::at(self.path, self.text, span);
        self.references.push(Reference { to, key, name, place });
    }
}
