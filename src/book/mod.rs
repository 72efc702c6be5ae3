//! The nouns of a salesperson's book.
//!
//! ```text
//! Book
//! ├── Settings                 clientbook.toml
//! └── Customer …               one a folder, sorted by id; references resolved
//!     └── CustomerFolder       as read from the disk
//!         ├── Card             the front matter and body of ID.md
//!         ├── Visit …          oldest first
//!         ├── Plan …, Complaint …
//!         └── Account          invoices and payments
//! ```
//!
//! Data only: nothing here reads a disk, asks a clock or knows how it is shown.

#[macro_use]
mod choice;
#[macro_use]
pub mod field;
mod field_value;

pub mod account;
pub mod audience;
pub mod credit_rules;
pub mod currency;
pub mod customer;
pub mod day;
pub mod festival;
pub mod filter;
pub mod find;
pub mod id;
pub mod links;
pub mod lunar;
pub mod money;
pub mod names;
pub mod occasion;
pub mod paper;
pub mod past;
pub mod period;
pub mod record;
pub mod rule;
pub mod settings;
pub mod solar_term;
pub mod stem;
pub mod text;
pub mod theme_file;
pub mod visit;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The folder of a book that holds what is not the book: lock, journal, caches.
pub const APART: &str = ".clientbook";

pub use account::Account;
pub use choice::Choice;
pub use customer::{Card, Channel, Secrecy};
pub use day::{Day, Moment, Time, YearlyDay};
pub use id::CustomerId;
pub use links::Links;
pub use money::{Currency, Money};
pub use settings::{Language, Settings};
pub use visit::{Complaint, Plan, Promise, Visit};

/// Where a customer stands in [`Book::customers`].
pub type CustomerIndex = usize;

/// All that one folder under `customers/` says, read by itself; references are still ids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerFolder {
    /// The customer's id: the name of the folder.
    pub id: CustomerId,
    /// The card; where it could not be read, one that holds only the id as name.
    pub card: Card,
    /// How the name is read: by which it is sorted and found. See [`names::reading_of`].
    pub reading: Box<str>,
    /// The notes of contacts, oldest first.
    pub visits: Vec<Visit>,
    /// The follow-up plans, open and done.
    pub plans: Vec<Plan>,
    /// The complaints, open and resolved.
    pub complaints: Vec<Complaint>,
    /// `account.toml`; `None` where there is no such file.
    pub account: Option<Account>,
    /// Paths below `files/`, sorted.
    pub files: Vec<String>,
    /// A hash of every byte that was read: equal hashes, equal folders.
    pub fingerprint: u64,
    /// A hash of the card's text alone.
    pub card_fingerprint: u64,
}

impl CustomerFolder {
    /// A folder that holds only a card.
    pub fn new(id: &str, card: Card) -> CustomerFolder {
        CustomerFolder {
            id: id.into(),
            reading: names::reading_of(&card).into(),
            card,
            visits: Vec::new(),
            plans: Vec::new(),
            complaints: Vec::new(),
            account: None,
            files: Vec::new(),
            fingerprint: 0,
            card_fingerprint: 0,
        }
    }
}

/// A customer with its references resolved.
#[derive(Clone, Debug)]
pub struct Customer {
    /// The customer's folder as it was read.
    pub folder: Arc<CustomerFolder>,
    /// The currency of the account; the book's where the account names none.
    pub currency: Currency,
    /// The own fields that the settings define and that can be read.
    pub custom: BTreeMap<String, customer::FieldValue>,
    /// The company to which this person belongs.
    pub company: Option<CustomerIndex>,
    /// The customer who introduced this one.
    pub referred_by: Option<CustomerIndex>,
    /// Notes of others that were a contact with this customer too (`also`).
    pub also: Vec<(CustomerIndex, u32)>,
    /// Persons who belong to this company.
    pub members: Vec<CustomerIndex>,
    /// Whom this customer introduced.
    pub introduced: Vec<CustomerIndex>,
    /// Who names this customer in a wikilink.
    pub mentioned_by: Vec<CustomerIndex>,
}

impl Customer {
    /// The currency of an invoice or a payment that may name its own.
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

    /// A customer whose references are not yet looked up, in a book kept in the currency `home`.
    pub fn new(folder: Arc<CustomerFolder>, home: &str) -> Customer {
        let own = folder.account.as_ref().and_then(|account| account.currency.as_deref());
        Customer {
            currency: own.unwrap_or(home).into(),
            folder,
            custom: BTreeMap::new(),
            company: None,
            referred_by: None,
            also: Vec::new(),
            members: Vec::new(),
            introduced: Vec::new(),
            mentioned_by: Vec::new(),
        }
    }
}

impl Customer {
    /// The digits of every number of the customer and of its contacts.
    pub fn phone_digits(&self) -> impl Iterator<Item = String> {
        let contacts = self.card.contacts.iter().flat_map(|contact| &contact.phone);
        self.card.phone.iter().chain(contacts).map(|phone| names::digits(&phone.text))
    }
}

impl std::ops::Deref for Customer {
    type Target = CustomerFolder;

    fn deref(&self) -> &CustomerFolder {
        &self.folder
    }
}

/// A salesperson's book.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// The settings in `clientbook.toml`.
    pub settings: Arc<Settings>,
    /// A hash of the settings' text.
    pub settings_fingerprint: u64,
    /// Sorted by id.
    pub customers: Vec<Customer>,
    /// Ids and names of the customers, for wikilinks.
    pub links: Links,
}

impl Book {
    /// The customer with exactly this id.
    pub fn find(&self, id: &str) -> Option<CustomerIndex> {
        self.customers.binary_search_by(|customer| (*customer.id).cmp(id)).ok()
    }

    /// The tier of a customer, with its name.
    pub fn tier(&self, customer: &Customer) -> Option<(&str, &settings::Tier)> {
        let name = customer.card.tier.as_ref()?;
        self.settings.tiers.get_key_value(name).map(|(name, tier)| (name.as_str(), tier))
    }

    /// The cadence of a customer in days: its own, else its tier's; none without either.
    pub fn cadence(&self, customer: &Customer) -> Option<u16> {
        customer.card.cadence.or_else(|| self.tier(customer).map(|(_, tier)| tier.every))
    }
}
