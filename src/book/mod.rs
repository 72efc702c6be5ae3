//! The data types of the book: customers, their records, and the settings.
//!
//! ```text
//! Book
//! ├── Settings                 clientbook.toml
//! └── Customer …               one per folder, sorted by id; references resolved
//!     └── CustomerFolder       what was read from the disk
//!         ├── Card             the front matter and body of ID.md
//!         ├── Visit …          oldest first
//!         ├── Plan …, Complaint …
//!         └── Account          invoices and payments
//! ```
//!
//! This module holds only data: it does not read files, does not ask for the time and does not format output.

#[macro_use]
mod choice;
pub mod choice_alias;
pub mod company_name;
#[macro_use]
pub mod field;
mod field_value;

pub mod account;
pub mod audience;
pub mod calendar_settings;
mod china_holidays;
pub mod credit_rules;
pub mod currency;
pub mod customer;
pub mod day;
pub mod festival;
pub mod festival_day;
pub mod filter;
pub mod find;
pub mod foreign_file;
pub mod id;
pub mod invoice_number;
pub mod layout;
pub mod letters;
pub mod links;
pub mod lunar;
pub mod money;
pub mod names;
pub mod namesakes;
pub mod occasion;
pub mod own_field;
pub mod paper;
pub mod period;
pub mod person;
pub mod phone;
pub mod public_holidays;
pub mod readings;
pub mod record;
pub mod record_history;
pub mod rule;
pub mod settings;
pub mod solar_term;
pub mod stem;
pub mod terms;
pub mod text;
pub mod theme_file;
pub mod visit;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Place;

pub use account::Account;
pub use choice::Choice;
pub use customer::{Card, Channel, Secrecy};
pub use day::{Day, Moment, Time, YearlyDay};
pub use id::CustomerId;
pub use layout::APART;
pub use links::Links;
pub use money::{Currency, Money};
pub use settings::{Language, Settings};
pub use visit::{Complaint, Plan, Promise, Visit};

/// The index of a customer in [`Book::customers`].
pub type CustomerIndex = usize;

/// The content of one folder under `customers/`. References to other customers are still ids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerFolder {
    /// The customer's id: the name of the folder.
    pub id: CustomerId,
    /// The card. If it could not be read, it holds only the id as the name.
    pub card: Card,
    /// The pronunciation of the name (pinyin), for sorting and searching. See [`names::reading_of`].
    pub reading: Box<str>,
    /// The notes of contacts, oldest first.
    pub visits: Vec<Visit>,
    /// The follow-up plans, open and done.
    pub plans: Vec<Plan>,
    /// The complaints, open and resolved.
    pub complaints: Vec<Complaint>,
    /// `account.toml`; `None` where there is no such file.
    pub account: Option<Box<Account>>,
    /// The paths of the papers below `files/`, sorted.
    pub files: Vec<String>,
    /// A hash of every byte that was read. Folders with equal hashes are equal.
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
    /// The currency of the account, or of the book if the account names none.
    pub currency: Currency,
    /// The user's own fields, by key: those that the settings define and that could be read.
    pub custom: BTreeMap<String, customer::FieldValue>,
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
    /// The customers whose texts link to this customer.
    pub mentioned_by: Vec<CustomerIndex>,
    /// What tells this customer from others of the same name; `None` where no other has the name.
    pub apart: Option<Box<str>>,
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
            mentioned_by: Vec::new(),
            apart: None,
        }
    }
}

impl Customer {
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

/// A salesperson's book.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// The settings in `clientbook.toml`.
    pub settings: Arc<Settings>,
    /// A hash of the settings' text.
    pub settings_fingerprint: u64,
    /// The customers, sorted by id.
    pub customers: Vec<Customer>,
    /// Ids and names of the customers, for wikilinks.
    pub links: Links,
    /// Days of birth that may lie ahead, and where they are written.
    pub late_births: Vec<(Day, Place)>,
}

impl Book {
    /// The customer with exactly this id.
    pub fn find(&self, id: &str) -> Option<CustomerIndex> {
        let at = |id: &str| self.customers.binary_search_by(|customer| (*customer.id).cmp(id)).ok();
        // Of two folders of the same letters one keeps the name that it has on the disk.
        at(id).or_else(|| at(&letters::composed(id)))
    }

    /// The name of the customer's tier, and the tier. `None` where the card names none, or one that does not exist.
    pub fn tier(&self, customer: &Customer) -> Option<(&str, &settings::Tier)> {
        let name = customer.card.tier.as_ref()?;
        self.settings.tiers.get_key_value(name).map(|(name, tier)| (name.as_str(), tier))
    }

    /// The cadence of a customer in days: its own, or that of its tier; `None` where both are missing.
    pub fn cadence(&self, customer: &Customer) -> Option<u16> {
        customer.card.cadence.or_else(|| self.tier(customer).map(|(_, tier)| tier.every))
    }
}
