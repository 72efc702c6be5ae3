//! Faults of accounts that depend on the day: found in what was read, and placed by reading the file once more.

use std::path::Path;

use rayon::prelude::*;

use super::read::read_text;
use crate::book::record::{ACCOUNT, CUSTOMERS, Record};
use crate::book::{Book, Customer, Day, letters};
use crate::derive::account_fault::{self, AccountFault, Entry};
use crate::diagnostic::{Diagnostic, Place};
use crate::disk::Folder;
use crate::format::account_file::{self, Places};
use crate::format::conflict;
use crate::format::placed::span;
use crate::format::source::Source;

/// What is wrong with the accounts as of `today`: days that are still to come, refunds of more than was paid.
pub fn account_faults(root: &Path, book: &Book, today: Day) -> Vec<Diagnostic> {
    let of_customer = |customer: &Customer| {
        let found = account_fault::of_customer(customer, today);
        if found.is_empty() { Vec::new() } else { placed(root, book, customer, found) }
    };
    book.customers.par_iter().with_min_len(64).flat_map_iter(of_customer).collect()
}

/// The faults with their lines; with the file alone where it cannot be read any more.
fn placed(root: &Path, book: &Book, customer: &Customer, found: Vec<AccountFault>) -> Vec<Diagnostic> {
    let path = Record::Account.path(&customer.id);
    let mut buffer = Vec::new();
    let text = account_folder(root, &customer.id)
        .and_then(|folder| read_text(&folder, ACCOUNT.as_ref(), &path, &mut buffer).ok())
        .map(|written| letters::composed(written).into_owned())
        .unwrap_or_default();
    let readable = conflict::readable(&text, &conflict::find(&text), true);
    let mut source = Source::new(&path, &readable);
    let (_, places) = account_file::read_placed(&mut source, &book.settings.currency);
    let diagnostic = |fault: AccountFault| {
        let place = place(&source, &places, &fault).unwrap_or_else(|| Place::file(&path));
        let of = Diagnostic::new(fault.fault, place);
        fault.args.into_iter().fold(of, |of, (name, value)| of.with(name, value))
    };
    found.into_iter().map(diagnostic).collect()
}

fn place(source: &Source, places: &Places, fault: &AccountFault) -> Option<Place> {
    let keys = match fault.entry {
        Entry::Payment(at) => places.payments.get(at)?,
        Entry::Invoice(at) => places.invoices.get(at)?,
    };
    Some(source.place(span(keys, fault.key)))
}

fn account_folder(root: &Path, id: &str) -> Option<Folder> {
    let customers = Folder::open(root).and_then(|book| book.folder(CUSTOMERS)).ok()?;
    customers.child(customers.as_on_disk(id).as_ref()).ok()
}
