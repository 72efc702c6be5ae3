//! The faults that a change would bring into a record.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::sync::Arc;

use super::resolve::{Known, check};
use crate::book::record::Record;
use crate::book::{Book, Card, CustomerFolder, Visit, letters, occasion, stem};
use crate::diagnostic::{self, Diagnostic};
use crate::format::near::Budget;
use crate::format::source::Source;
use crate::format::{account_file, complaint_file, conflict, customer_file, plan_file, visit_file};

/// What `check` would say of a file after a change and does not say of it now. A file that is no record has no faults.
pub fn new_faults(book: &Book, path: &str, before: Option<&str>, after: &str) -> Vec<Diagnostic> {
    let known = before.map(|text| faults(book, path, text)).unwrap_or_default();
    diagnostic::new_faults(faults(book, path, after), &known)
}

/// All faults of the record in a file, if it had this text.
fn faults(book: &Book, path: &str, text: &str) -> Vec<Diagnostic> {
    let Some((id, record)) = Record::of_path(path) else { return Vec::new() };
    let text = &*letters::composed(text);
    let readable = conflict::readable(text, &conflict::find(text), path.ends_with(".toml"));
    let mut source = Source::new(path, &readable);
    let home = &book.settings.currency;
    source.currency = Some(home.clone());
    let folder = read(&mut source, record, present(book, id), home);
    let own = folder.account.as_ref().and_then(|account| account.currency.as_deref());
    let currency = own.unwrap_or(home);
    let shared: HashSet<&str> = occasion::of_all(&book.settings);
    let names = OnceCell::new();
    let (known, near) = (Known::new(currency, &folder, &shared, &names), Budget::default());
    let broken = source.references.iter().filter_map(|reference| check(book, &known, reference, &near));
    source.faults.iter().cloned().chain(broken).collect()
}

/// The folder of a customer as it is; one with a card only where there is none yet.
fn present(book: &Book, id: &str) -> Arc<CustomerFolder> {
    let folder = book.find(id).map(|at| book.customers[at].folder.clone());
    folder.unwrap_or_else(|| Arc::new(CustomerFolder::new(id, Card { name: id.to_owned(), ..Card::default() })))
}

/// Reads a record; returns its folder as far as references of the record may lead into it, with a new card or account
/// in its place. Nothing in these leads to a note.
fn read(source: &mut Source, record: Record, folder: Arc<CustomerFolder>, home: &str) -> Arc<CustomerFolder> {
    let without_notes = || CustomerFolder {
        account: folder.account.clone(),
        files: folder.files.clone(),
        ..CustomerFolder::new(&folder.id, folder.card.clone())
    };
    match record {
        Record::Card => {
            let card = customer_file::read(source, &folder.id);
            return Arc::new(CustomerFolder { card, ..without_notes() });
        }
        Record::Account => {
            let account = Some(Box::new(account_file::read(source, home)));
            return Arc::new(CustomerFolder { account, ..without_notes() });
        }
        Record::Visit(name) => {
            let (day, time) = stem::parse(name).unwrap_or_default();
            visit_file::read(source, &mut Visit::new(day, time, name));
        }
        Record::Plan(name) => drop(plan_file::read(source, name)),
        Record::Complaint(name) => {
            let (day, _) = stem::parse(name).unwrap_or_default();
            drop(complaint_file::read(source, name, day));
        }
        Record::Paper(_) | Record::Import => {}
    }
    folder
}
