//! References between folders become positions in the book; those that lead nowhere become faults.

use std::collections::HashMap;
use std::sync::Arc;

use super::{CUSTOMERS, Loaded, file_fault};
use crate::book::links::Target;
use crate::book::{Book, Customer, CustomerFolder, Links, Settings, id, occasion};
use crate::diagnostic::{Diagnostic, Fault};
use crate::format::near;
use crate::format::source::{Reference, Referent};

/// Puts the folders together, in the order in which they came (sorted by id).
pub fn resolve(settings: Arc<Settings>, settings_fingerprint: u64, folders: &[Loaded]) -> (Book, Vec<Diagnostic>) {
    let mut faults = duplicate_ids(folders);
    let customers: Vec<Customer> = folders.iter().map(|loaded| Customer::new(loaded.folder.clone())).collect();
    let links = Links::new(&customers);
    let mut book = Book { settings, settings_fingerprint, customers, links };
    connect(&mut book);
    for (at, loaded) in folders.iter().enumerate() {
        for reference in &loaded.references {
            mention(&mut book, at, reference);
            faults.extend(check(&book, at, &loaded.folder, reference));
        }
    }
    (book, faults)
}

fn connect(book: &mut Book) {
    for at in 0..book.customers.len() {
        let folder = book.customers[at].folder.clone();
        let find = |id: &Option<String>| id.as_deref().and_then(|id| book.find(id)).filter(|&found| found != at);
        let (company, referred_by) = (find(&folder.card.company), find(&folder.card.referred_by));
        book.customers[at].company = company;
        book.customers[at].referred_by = referred_by;
        if let Some(company) = company {
            book.customers[company].members.push(at);
        }
        if let Some(introducer) = referred_by {
            book.customers[introducer].introduced.push(at);
        }
        for (number, visit) in folder.visits.iter().enumerate() {
            for id in &visit.also {
                if let Some(other) = book.find(id).filter(|&other| other != at) {
                    book.customers[other].also.push((at, number as u32));
                }
            }
        }
    }
}

fn mention(book: &mut Book, at: usize, reference: &Reference) {
    if reference.to != Referent::Wikilink {
        return;
    }
    if let Target::One(found) = book.links.resolve(&reference.name) {
        let mentions = &mut book.customers[found].mentioned_by;
        if found != at && mentions.last() != Some(&at) {
            mentions.push(at);
        }
    }
}

fn duplicate_ids(folders: &[Loaded]) -> Vec<Diagnostic> {
    let mut seen: HashMap<String, &str> = HashMap::with_capacity(folders.len());
    let mut faults = Vec::new();
    for loaded in folders {
        let id = &*loaded.folder.id;
        if let Some(other) = seen.insert(id::fold(id), id) {
            let fault = file_fault(Fault::DuplicateId, &format!("{CUSTOMERS}/{id}"));
            faults.push(fault.with("id", id).with("other", other));
        }
    }
    faults
}

fn check(book: &Book, at: usize, folder: &CustomerFolder, reference: &Reference) -> Option<Diagnostic> {
    let name = reference.name.as_str();
    let fault = |fault| Diagnostic::new(fault, reference.place.clone()).with("key", reference.key).with("name", name);
    match reference.to {
        Referent::Customer => match book.find(name) {
            Some(found) if found == at => Some(fault(Fault::SelfReference)),
            Some(_) => None,
            None => Some(suggest_customer(book, name, fault(Fault::UnknownCustomer))),
        },
        Referent::Wikilink => match book.links.resolve(name) {
            Target::One(_) => None,
            Target::Several => Some(fault(Fault::BadWikilink).hint("hint-several")),
            Target::Nobody => Some(suggest_customer(book, name, fault(Fault::BadWikilink))),
        },
        Referent::Invoice => check_invoice(folder, name, fault),
        Referent::Occasion => (!occasion::is_known(&book.settings, folder, name)).then(|| fault(Fault::UnknownOccasion)),
        Referent::File => {
            let known = name.strip_prefix("files/").is_some_and(|file| folder.files.iter().any(|known| known == file));
            (!known).then(|| fault(Fault::MissingFile))
        }
    }
}

fn suggest_customer(book: &Book, name: &str, fault: Diagnostic) -> Diagnostic {
    let ids = || book.customers.iter().map(|customer| &*customer.id);
    let by_name = match book.links.resolve(name) {
        Target::One(found) => Some(&*book.customers[found].id),
        _ => None,
    };
    match by_name.or_else(|| near::nearest(name, ids())) {
        Some(near) => fault.with("near", near).hint("hint-did-you-mean"),
        None => fault,
    }
}

fn check_invoice(folder: &CustomerFolder, no: &str, fault: impl Fn(Fault) -> Diagnostic) -> Option<Diagnostic> {
    let numbers = || folder.account.iter().flat_map(|account| account.numbers.iter().map(String::as_str));
    if numbers().any(|known| known == no) {
        return None;
    }
    let fault = fault(Fault::UnknownInvoice);
    Some(match near::nearest(no, numbers()) {
        Some(near) => fault.with("near", near).hint("hint-did-you-mean"),
        None => fault,
    })
}
