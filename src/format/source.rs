//! The text of one file, the faults found in it, and what it refers to.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::near::Budget;
use super::shape::{Shape, TableShape};
use crate::book::Currency;
use crate::diagnostic::{Diagnostic, Fault, Lines, Place};

/// A file that is being read. It collects faults and references.
#[derive(Debug)]
pub struct Source<'a> {
    /// The path below the book, with `/` on every system.
    pub path: &'a str,
    /// The whole text of the file.
    pub text: &'a str,
    /// The faults found so far.
    pub faults: Vec<Diagnostic>,
    /// The references found so far.
    pub references: Vec<Reference>,
    /// The currency of amounts that name none, where it is known: that of the book, or of the account.
    pub currency: Option<Currency>,
    /// Limits the work for suggestions in hints.
    pub(super) near: Budget,
    lines: Lines<'a>,
    /// The tables that are open while an empty file is read for its shape, the outermost first.
    recorded: Vec<TableShape>,
    /// Made when the first position is needed: most files have neither faults nor references.
    shared_path: OnceCell<Arc<str>>,
}

/// A name in a file that refers to something outside it. It is checked when all files have been read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// What kind of thing it leads to.
    pub to: Referent,
    /// The key that holds it.
    pub key: Cow<'static, str>,
    /// The id, number, name or path.
    pub name: Box<str>,
    /// Where in the file it is.
    pub place: Place,
}

/// What kind of thing a [`Reference`] leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Referent {
    /// A customer, by id.
    Customer,
    /// An invoice of the same customer, by number.
    Invoice,
    /// A birthday, a named date, a sample, an expiry, a festival or a rule.
    Occasion,
    /// A customer, by `[[…]]`: id, name or alias.
    Wikilink,
    /// A file in the customer's folder.
    File,
    /// A tier of the settings.
    Tier,
    /// A stage of deals, of the settings.
    Stage,
    /// A field that the settings define, by the key under `[custom]`.
    Field,
    /// The value of such a field, by the same key.
    FieldValue,
    /// An amount with unusual decimals: its currency where the table names one, a space, and the amount. Of one that is
    /// promised, a space and the number of the invoice follow.
    Amount,
    /// The name of a figure that a list or a filter of the settings asks for.
    Figure,
    /// A day of birth, so late that it may lie ahead of the day on which the book is read.
    Birth,
}

impl<'a> Source<'a> {
    /// A file of which nothing has been read yet.
    pub fn new(path: &'a str, text: &'a str) -> Source<'a> {
        Source {
            path,
            text,
            faults: Vec::new(),
            references: Vec::new(),
            currency: None,
            near: Budget::default(),
            lines: Lines::new(text),
            recorded: Vec::new(),
            shared_path: OnceCell::new(),
        }
    }

    /// An empty file, which is read to record the keys that its reader asks for.
    pub(super) fn recording(text: &'a str) -> Source<'a> {
        Source { recorded: vec![TableShape::default()], ..Source::new("", text) }
    }

    /// Whether the keys that are asked for are recorded.
    pub(super) fn is_recording(&self) -> bool {
        !self.recorded.is_empty()
    }

    /// Notes what a key of the innermost table may hold.
    pub(super) fn record(&mut self, key: &'static str, shape: impl FnOnce() -> Shape) {
        if let Some(table) = self.recorded.last_mut() {
            table.add(key, shape());
        }
    }

    /// Notes that the innermost table must have a key.
    pub(super) fn record_need(&mut self, key: &'static str) {
        if let Some(table) = self.recorded.last_mut() {
            table.require(key);
        }
    }

    /// Records the keys that `read` asks for as a table of its own.
    pub(super) fn record_table(&mut self, read: impl FnOnce(&mut Source<'a>)) -> TableShape {
        self.recorded.push(TableShape::default());
        read(self);
        self.recorded().unwrap_or_default()
    }

    /// What was recorded of the innermost table, which is closed.
    pub(super) fn recorded(&mut self) -> Option<TableShape> {
        self.recorded.pop()
    }

    /// The position of the bytes `span` of the file.
    pub fn place(&self, span: Range<usize>) -> Place {
        self.lines.place(self.shared_path.get_or_init(|| self.path.into()), span)
    }

    /// A fault at the bytes `span` of the file.
    pub fn fault(&self, fault: Fault, span: Range<usize>) -> Diagnostic {
        Diagnostic::new(fault, self.place(span))
    }

    /// Adds a fault.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.faults.push(diagnostic);
    }

    /// Adds a reference: the text `name` at the bytes `span`, found under `key`.
    pub fn refer(&mut self, to: Referent, key: &'static str, name: String, span: Range<usize>) {
        let place = self.place(span);
        self.references.push(Reference { to, key: key.into(), name: name.into(), place });
    }
}
