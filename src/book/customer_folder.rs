//! What the folder of one customer holds.

use serde::{Deserialize, Serialize};

use super::account::Account;
use super::customer::Card;
use super::id::CustomerId;
use super::names;
use super::visit::{Complaint, Plan, Visit};

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

    /// The complaints, without requests for service.
    pub fn grievances(&self) -> impl Iterator<Item = &Complaint> {
        self.complaints.iter().filter(|complaint| !complaint.is_request())
    }
}
