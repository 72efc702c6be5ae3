//! References between folders become positions in the book; those that lead nowhere become faults.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::faults::file_fault;
use super::loaded::Loaded;
use crate::book::birth::Birth;
use crate::book::customer::Written;
use crate::book::links::Target;
use crate::book::occasion::Occasions;
use crate::book::record;
use crate::book::{Book, Customer, CustomerFolder, Links, Settings, id, occasion};
use crate::diagnostic::{Diagnostic, Fault};
use crate::format::near::{self, Budget};
use crate::format::promise::PROMISED;
use crate::format::source::{Reference, Referent};
use crate::format::{card_check, money};
use crate::wording;

/// Builds the book from the folders, which are sorted by id.
pub fn resolve(settings: Arc<Settings>, settings_fingerprint: u64, folders: &[Loaded]) -> (Book, Vec<Diagnostic>) {
    let mut faults = duplicate_ids(folders);
    let customers: Vec<Customer> = folders.iter().map(|loaded| customer(&settings, &loaded.folder)).collect();
    let links = Links::new(&customers);
    let mut book = Book { settings, settings_fingerprint, customers, links, ..Book::default() };
    book.connect();
    let settings = book.settings.clone();
    let shared = occasion::of_all(&settings);
    let near = Budget::new(NEAR);
    let names = OnceCell::new();
    for (at, loaded) in folders.iter().enumerate() {
        let currency = book.customers[at].currency.clone();
        let known = Known::new(&currency, &loaded.folder, &shared, &names);
        for reference in &loaded.references {
            mention(&mut book, at, reference);
            if reference.to == Referent::Birth {
                let birth = Birth::parse(&reference.name).map(|birth| (birth, reference.place.clone()));
                book.odd_births.extend(birth);
            }
            faults.extend(check(&book, &known, reference, &near));
        }
    }
    (book, faults)
}

/// A customer with its own fields typed. The tier is named as in the settings; one that they do not have counts as none.
fn customer(settings: &Settings, folder: &Arc<CustomerFolder>) -> Customer {
    let card = &folder.card;
    let typed =
        |(name, written): (&String, &Written)| Some((name.clone(), card_check::value(settings, name, written)?));
    let custom = card.custom.iter().filter_map(typed).collect();
    let tier = card.tier.as_deref().and_then(|tier| settings.tier_named(tier));
    let mut folder = folder.clone();
    if tier != card.tier.as_deref() {
        Arc::make_mut(&mut folder).card.tier = tier.map(str::to_owned);
    }
    Customer { custom, ..Customer::new(folder, &settings.currency) }
}

/// The limit of work for suggesting corrections of broken references in a book: about a tenth of a second.
const NEAR: usize = 10_000_000;

/// The targets to which a folder's references may lead; computed on first use.
pub(super) struct Known<'f> {
    /// The currency of the customer.
    currency: &'f str,
    folder: &'f CustomerFolder,
    /// The occasions of all customers.
    shared: &'f HashSet<&'f str>,
    /// The same by the names under which they are shown.
    names: &'f OnceCell<BTreeMap<String, String>>,
    invoices: OnceCell<HashSet<&'f str>>,
    /// The currencies of the invoices, by number.
    currencies: OnceCell<HashMap<&'f str, &'f str>>,
    files: OnceCell<HashSet<&'f str>>,
    occasions: OnceCell<Occasions<'f>>,
}

impl<'f> Known<'f> {
    pub(super) fn new(
        currency: &'f str,
        folder: &'f CustomerFolder,
        shared: &'f HashSet<&'f str>,
        names: &'f OnceCell<BTreeMap<String, String>>,
    ) -> Known<'f> {
        let (invoices, currencies) = (OnceCell::new(), OnceCell::new());
        let (files, occasions) = (OnceCell::new(), OnceCell::new());
        Known { currency, folder, shared, names, invoices, currencies, files, occasions }
    }

    fn numbers(&self) -> impl Iterator<Item = &'f str> {
        self.folder.account.iter().flat_map(|account| account.numbers.iter().map(String::as_str))
    }

    fn has_invoice(&self, no: &str) -> bool {
        self.invoices.get_or_init(|| self.numbers().collect()).contains(no)
    }

    /// The currency of an invoice; that of the account where there is no such invoice.
    fn currency_of_invoice(&self, no: &str) -> &'f str {
        let currencies = self.currencies.get_or_init(|| {
            let invoices = self.folder.account.iter().flat_map(|account| &account.invoices);
            invoices.map(|invoice| (invoice.no.as_str(), &*invoice.money.currency)).collect()
        });
        currencies.get(no).copied().unwrap_or(self.currency)
    }

    fn has_occasion(&self, occasion: &str) -> bool {
        self.shared.contains(occasion) || self.occasions.get_or_init(|| Occasions::of(self.folder)).contains(occasion)
    }

    fn has_file(&self, file: &str) -> bool {
        self.files.get_or_init(|| self.folder.files.iter().map(String::as_str).collect()).contains(file)
    }
}

fn mention(book: &mut Book, at: usize, reference: &Reference) {
    if reference.to != Referent::Wikilink {
        return;
    }
    if let Target::One(found) = book.links.resolve(&reference.name) {
        book.mention(at, found);
    }
}

fn duplicate_ids(folders: &[Loaded]) -> Vec<Diagnostic> {
    let mut seen: HashMap<String, &str> = HashMap::with_capacity(folders.len());
    let mut faults = Vec::new();
    for loaded in folders {
        let id = &*loaded.folder.id;
        if let Some(other) = seen.insert(id::fold(id), id) {
            let fault = file_fault(Fault::DuplicateId, &record::folder(id));
            faults.push(fault.with("id", id).with("other", other));
        }
    }
    faults
}

/// The fault of a reference that leads nowhere.
pub(super) fn check(book: &Book, known: &Known, reference: &Reference, near: &Budget) -> Option<Diagnostic> {
    let name = &*reference.name;
    let fault =
        |fault| Diagnostic::new(fault, reference.place.clone()).with("key", reference.key.as_ref()).with("name", name);
    match reference.to {
        Referent::Customer => match book.find(name) {
            Some(found) if book.customers[found].id == known.folder.id => Some(fault(Fault::SelfReference)),
            Some(_) => None,
            None => Some(suggest_customer(book, name, near, fault(Fault::UnknownCustomer))),
        },
        Referent::Wikilink => match book.links.resolve(name) {
            Target::One(_) => None,
            Target::Several => Some(fault(Fault::BadWikilink).hint("hint-several")),
            Target::Nobody => Some(suggest_customer(book, name, near, fault(Fault::BadWikilink))),
        },
        Referent::Invoice => check_invoice(known, name, near, fault),
        Referent::Birth | Referent::Figure => None,
        Referent::Amount => check_decimals(book, known, reference),
        Referent::Occasion if known.has_occasion(name) => None,
        Referent::Occasion => {
            let names = known.names.get_or_init(|| wording::occasion::of_all(&book.settings));
            let fault = fault(Fault::UnknownOccasion);
            Some(match names.get(&wording::occasion::plain(name)) {
                Some(id) => fault.with("near", id.as_str()).hint("hint-did-you-mean"),
                None => fault,
            })
        }
        Referent::File => {
            let is_known = record::paper_of_link(name).is_some_and(|file| known.has_file(file));
            (!is_known).then(|| fault(Fault::MissingFile))
        }
        Referent::Tier | Referent::Stage | Referent::Field | Referent::FieldValue => {
            card_check::check(&book.settings, &known.folder.card, reference, near)
        }
    }
}

/// An amount of an account is in the account's currency where it names no other, one that is promised in that of its
/// invoice; any other is in the book's.
fn check_decimals(book: &Book, known: &Known, reference: &Reference) -> Option<Diagnostic> {
    let (own, amount) = reference.name.split_once(' ')?;
    if reference.key == PROMISED {
        let (amount, no) = amount.split_once(' ')?;
        return decimals_fault(reference, known.currency_of_invoice(no), amount);
    }
    let currency = match own {
        "" if reference.place.path.ends_with(record::ACCOUNT) => known.currency,
        "" => &*book.settings.currency,
        own => own,
    };
    decimals_fault(reference, currency, amount)
}

fn decimals_fault(reference: &Reference, currency: &str, amount: &str) -> Option<Diagnostic> {
    let is_too_exact = money::parse(amount).is_some_and(|amount| money::is_too_exact(amount, currency));
    is_too_exact.then(|| money::too_exact(reference.place.clone(), amount, currency))
}

/// Budgets of the settings with more decimals than the book's currency has.
pub(super) fn too_exact(currency: &str, references: &[Reference]) -> Vec<Diagnostic> {
    let budgets = references.iter().filter(|one| one.to == Referent::Amount && one.key == "budget");
    budgets.filter_map(|budget| decimals_fault(budget, currency, budget.name.rsplit(' ').next()?)).collect()
}

fn suggest_customer(book: &Book, name: &str, budget: &Budget, fault: Diagnostic) -> Diagnostic {
    let ids = || book.customers.iter().map(|customer| &*customer.id);
    let by_name = match book.links.resolve(name) {
        Target::One(found) => Some(&*book.customers[found].id),
        _ => None,
    };
    match by_name.or_else(|| near::nearest_within(budget, name, ids())) {
        Some(near) => fault.with("near", near).hint("hint-did-you-mean"),
        None => fault,
    }
}

fn check_invoice(known: &Known, no: &str, budget: &Budget, fault: impl Fn(Fault) -> Diagnostic) -> Option<Diagnostic> {
    if known.has_invoice(no) {
        return None;
    }
    let fault = fault(Fault::UnknownInvoice);
    Some(match near::nearest_within(budget, no, known.numbers()) {
        Some(near) => fault.with("near", near).hint("hint-did-you-mean"),
        None => fault,
    })
}
