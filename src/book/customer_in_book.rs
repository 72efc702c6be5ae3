//! A customer as the book knows it: the folder, and what its references lead to.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::account::Account;
use super::apart::Apart;
use super::customer::FieldValue;
use super::customer_folder::CustomerFolder;
use super::day::Day;
use super::money::Currency;

/// The index of a customer in [`Book::customers`](super::Book::customers).
pub type CustomerIndex = usize;

/// A customer with its references resolved.
#[derive(Clone, Debug)]
pub struct Customer {
    /// The customer's folder as it was read.
    pub folder: Arc<CustomerFolder>,
    /// The currency of the account, or of the book if the account names none.
    pub currency: Currency,
    /// The user's own fields, by key: those that the settings define and that could be read.
    pub custom: BTreeMap<String, FieldValue>,
    /// The company to which this person belongs.
    pub company: Option<CustomerIndex>,
    /// The customer who introduced this one.
    pub referred_by: Option<CustomerIndex>,
    /// Notes of other customers that were a contact with this one too (`also`): the customer, and the index of the
    /// note in its visits.
    pub also: Vec<(CustomerIndex, u32)>,
    /// The persons who belong to this company.
    pub members: Vec<CustomerIndex>,
    /// The customers whom this customer introduced.
    pub introduced: Vec<CustomerIndex>,
    /// Relations on other customers' cards to this one: the customer, and the index of the relation on that card.
    pub related_by: Vec<(CustomerIndex, u32)>,
    /// The customers whose texts link to this customer.
    pub mentioned_by: Vec<CustomerIndex>,
    /// The day on which the card came into the history of the book; looked up only where the card does not say it.
    pub arrived: Option<Day>,
    /// What tells this customer from others of the same name; `None` where no other has the name.
    pub apart: Option<Box<Apart>>,
}

impl Customer {
    /// The currency that a command or a list names, or else that of the account. Entries of the account know theirs.
    pub fn currency_of(&self, own: Option<&str>) -> Currency {
        match own {
            Some(own) if *own != *self.currency => own.into(),
            _ => self.currency.clone(),
        }
    }

    /// Whether sales on credit are stopped.
    pub fn is_on_hold(&self) -> bool {
        self.account.as_ref().is_some_and(|account| account.hold.is_some())
    }

    /// The same customer with another account.
    pub fn with_account(&self, account: Account) -> Customer {
        let folder = CustomerFolder { account: Some(Box::new(account)), ..(*self.folder).clone() };
        Customer { folder: Arc::new(folder), ..self.clone() }
    }

    /// A customer whose references are not yet resolved, in a book with the currency `home`.
    pub fn new(folder: Arc<CustomerFolder>, home: &Currency) -> Customer {
        let own = folder.account.as_ref().and_then(|account| account.currency.as_deref());
        Customer {
            currency: own.filter(|own| **own != **home).map_or_else(|| home.clone(), Currency::from),
            folder,
            custom: BTreeMap::new(),
            company: None,
            referred_by: None,
            also: Vec::new(),
            members: Vec::new(),
            introduced: Vec::new(),
            related_by: Vec::new(),
            mentioned_by: Vec::new(),
            arrived: None,
            apart: None,
        }
    }

    /// The day from which the customer is in the book: as the card says, or when it came into the history.
    pub fn entered(&self, today: Day) -> Option<Day> {
        self.card.entered().or_else(|| self.arrived(today))
    }

    /// The day on which the card came into the history of the book; one that lies ahead is some clock's mistake.
    pub fn arrived(&self, today: Day) -> Option<Day> {
        self.arrived.filter(|day| *day <= today)
    }

    /// The name, and the other names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.card.name).chain(&self.card.aliases).map(String::as_str)
    }

    /// Every phone number of the customer and of its contacts, as written.
    pub fn phones(&self) -> impl Iterator<Item = &str> {
        let contacts = self.card.contacts.iter().flat_map(|contact| &contact.phone);
        self.card.phone.iter().chain(contacts).map(|phone| phone.text.as_str())
    }
}

impl std::ops::Deref for Customer {
    type Target = CustomerFolder;

    fn deref(&self) -> &CustomerFolder {
        &self.folder
    }
}
