//! Profiles: what an edition of the book leaves out.

use std::collections::{BTreeMap, BTreeSet};

use super::customer::Secrecy;

/// An edition of the book: `[profiles.NAME]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The highest secrecy that is shown; `None` where the profile sets no limit of its own.
    pub up_to: Option<Secrecy>,
    /// Names of fields whose values are shown only in part; each is one that [`Settings::field_in_profile`] gives.
    pub mask: Vec<String>,
    /// Names of fields and groups that are left out; each is one that [`Settings::field_in_profile`] gives.
    pub drop: Vec<String>,
    /// Whether private notes are shown.
    pub shows_private: bool,
    /// The ids of the only customers that are shown; `None` for all.
    pub only: Option<BTreeSet<String>>,
    /// Something in the settings about this profile could not be read: it may show what was meant to be left out.
    pub is_in_doubt: bool,
}

/// The profile of everything.
pub const SELF: &str = "self";

/// The profile of what is carried on a phone.
pub const PHONE: &str = "phone";

/// The profile of what a superior may see.
pub const BOSS: &str = "boss";

impl Profile {
    /// The profiles that every book has: `self` shows all, `phone` nothing secret, no private notes and no amounts,
    /// `boss` no family, no private notes and no types of debtors.
    pub fn built_in() -> BTreeMap<String, Profile> {
        let drop = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let all = Profile { shows_private: true, ..Profile::default() };
        let phone = Profile { up_to: Some(Secrecy::Confidential), drop: drop(&["amount"]), ..Profile::default() };
        let boss = Profile { drop: drop(&["family", "debtor"]), ..Profile::default() };
        [(SELF, all), (PHONE, phone), (BOSS, boss)].map(|(name, profile)| (name.to_owned(), profile)).into()
    }

    /// Whether nothing is left out of the book.
    pub fn shows_all(&self) -> bool {
        self.shows_private
            && self.only.is_none()
            && self.up_to.is_none_or(|limit| limit == Secrecy::TopSecret)
            && self.mask.is_empty()
            && self.drop.is_empty()
    }
}
