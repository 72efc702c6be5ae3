//! What a profile leaves out of a book, by the settings of the book.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

use xxhash_rust::xxh3::Xxh3;

use super::doubt::Doubts;
use crate::book::field::CardField;
use crate::book::profile::Profile;
use crate::book::record::Record;
use crate::book::settings::FieldType;
use crate::book::{Card, Customer, Secrecy, Settings, Visit};

/// Groups without values that would be looked for elsewhere.
const TEXTS: [&str; 5] = ["birthday", "date", "debtor", "file", "stage"];

/// What is left out.
pub(super) struct Rules {
    /// The highest secrecy that is shown; `None`: any.
    limit: Option<Secrecy>,
    dropped: BTreeSet<String>,
    masked: BTreeSet<String>,
    /// The fields of the card among them.
    dropped_fields: Vec<&'static CardField>,
    masked_fields: Vec<&'static CardField>,
    shows_private: bool,
    /// The ids of the only customers that are shown; `None` for all.
    only: Option<BTreeSet<String>>,
}

impl Rules {
    pub(super) fn new(settings: &Settings, profile: &Profile) -> Rules {
        let limit = profile.up_to.filter(|&limit| limit < Secrecy::TopSecret);
        let above = settings.secrecy.iter().filter(|(_, level)| limit.is_some_and(|limit| **level > limit));
        let mut dropped: BTreeSet<String> = above.map(|(name, _)| name.clone()).chain(profile.drop.clone()).collect();
        // Amounts stand also in the book's own fields.
        if dropped.contains("amount") {
            let money = settings.fields.iter().filter(|(_, field)| field.kind == FieldType::Money);
            dropped.extend(money.map(|(key, _)| key.clone()));
            dropped.extend(["account", "registered_capital"].map(str::to_owned));
        }
        let masked: BTreeSet<String> = profile.mask.iter().filter(|name| !dropped.contains(*name)).cloned().collect();
        let fields = |names: &BTreeSet<String>| Card::FIELDS.iter().filter(|field| names.contains(field.key)).collect();
        let (dropped_fields, masked_fields) = (fields(&dropped), fields(&masked));
        let (shows_private, only) = (profile.shows_private, profile.only.clone());
        Rules { limit, dropped, masked, dropped_fields, masked_fields, shows_private, only }
    }

    /// Whether a field or group is left out.
    pub(super) fn drops(&self, name: &str) -> bool {
        self.dropped.contains(name)
    }

    /// Whether a field is shown only in part.
    pub(super) fn masks(&self, name: &str) -> bool {
        self.masked.contains(name)
    }

    /// The fields of a card that are left out.
    pub(super) fn dropped_fields(&self) -> &[&'static CardField] {
        &self.dropped_fields
    }

    /// The fields of a card that are shown only in part.
    pub(super) fn masked_fields(&self) -> &[&'static CardField] {
        &self.masked_fields
    }

    /// Whether customers who are shown lose values by which they are known, not only texts.
    pub(super) fn takes_values(&self) -> bool {
        let is_text = |name: &String| TEXTS.contains(&name.as_str());
        !self.masked.is_empty() || !self.dropped.iter().all(is_text)
    }

    /// Whether a customer is shown at all.
    pub(super) fn shows(&self, customer: &Customer, doubts: &Doubts) -> bool {
        let is_allowed = |limit| customer.card.secrecy.is_none_or(|secrecy| secrecy <= limit);
        let is_meant = self.only.as_ref().is_none_or(|only| only.contains(&*customer.id as &str));
        is_meant && self.limit.is_none_or(is_allowed) && !self.doubts(customer, doubts)
    }

    /// Whether a customer is left out only because it is not known how secret they are.
    pub(super) fn doubts(&self, customer: &Customer, doubts: &Doubts) -> bool {
        self.limit.is_some() && doubts.hide(|| Record::Card.path(&customer.id))
    }

    /// Whether a note is shown.
    pub(super) fn shows_visit(&self, id: &str, visit: &Visit, doubts: &Doubts) -> bool {
        self.shows_private || !visit.private && !doubts.hide(|| Record::Visit(&visit.stem).path(id))
    }

    /// Takes amounts out of the settings.
    pub(super) fn withhold_settings(&self, settings: &mut Settings) {
        // Their names and conditions may tell what is left out.
        settings.lists.clear();
        if self.drops("amount") || self.drops("account") {
            settings.targets.retain(|target| !target.what.is_money());
        }
        if self.drops("amount") {
            settings.festivals.iter_mut().for_each(|festival| festival.budget = None);
        }
    }

    /// Differs for profiles that leave out different things.
    pub(super) fn fingerprint(&self) -> u64 {
        let mut hasher = Xxh3::new();
        (self.limit.map(|limit| limit as u8), &self.dropped, &self.masked, self.shows_private).hash(&mut hasher);
        hasher.finish()
    }
}
