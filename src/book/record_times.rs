//! When the records of a book changed last, and how often: it tells a calendar that an entry is newer than the one it
//! has.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The last change of the settings and of each customer's records.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RecordTimes {
    settings: Changed,
    customers: BTreeMap<String, Changed>,
}

/// The last change of a record. Both values only grow: any change that follows raises one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Changed {
    /// When it changed last, in seconds since 1970; 0 where that is not known.
    pub at: i64,
    /// How many commits changed it; what is not committed counts as one more.
    pub count: u32,
    /// Whether a change that is not committed counts already.
    is_open: bool,
}

impl Changed {
    fn commit(&mut self, at: i64) {
        self.at = self.at.max(at);
        self.count += 1;
    }

    /// A file that is not committed as it is, written at this time.
    fn edit(&mut self, at: i64) {
        self.at = self.at.max(at);
        self.count += u32::from(!self.is_open);
        self.is_open = true;
    }
}

impl RecordTimes {
    /// What of the settings (`None`) or of a customer a commit changed.
    pub fn commit(&mut self, customer: Option<&str>, at: i64) {
        self.entry(customer).commit(at);
    }

    /// A change of the settings (`None`) or of a customer's record that is not committed.
    pub fn edit(&mut self, customer: Option<&str>, at: i64) {
        self.entry(customer).edit(at);
    }

    fn entry(&mut self, customer: Option<&str>) -> &mut Changed {
        match customer {
            Some(id) => self.customers.entry(id.to_owned()).or_default(),
            None => &mut self.settings,
        }
    }

    /// The last change of the settings.
    pub fn of_settings(&self) -> Changed {
        self.settings
    }

    /// The last change of a customer's records alone.
    pub fn of_records(&self, id: &str) -> Changed {
        self.customers.get(id).copied().unwrap_or_default()
    }

    /// The last change of what is made of a customer's records and of the settings.
    pub fn of(&self, id: &str) -> Changed {
        let (own, settings) = (self.of_records(id), self.settings);
        Changed { at: own.at.max(settings.at), count: own.count + settings.count, is_open: false }
    }

    /// When anything that is not committed was written last; `None` where all is committed.
    pub fn last_edit(&self) -> Option<i64> {
        let all = self.customers.values().chain([&self.settings]);
        all.filter(|changed| changed.is_open).map(|changed| changed.at).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_change_is_newer_than_the_one_before() {
        let mut times = RecordTimes::default();
        let newest = |times: &RecordTimes| (times.of("ana").count, times.of("ana").at);
        times.commit(Some("ana"), 100);
        let first = newest(&times);
        // Another device's clock may be behind.
        times.commit(Some("ana"), 90);
        let second = newest(&times);
        times.commit(None, 95);
        let third = newest(&times);
        times.edit(Some("ana"), 120);
        let fourth = newest(&times);
        times.edit(Some("ana"), 121);
        let fifth = newest(&times);
        assert_eq!([first, second, third, fourth, fifth], [(1, 100), (2, 100), (3, 100), (4, 120), (4, 121)]);
        times.commit(Some("bo"), 500);
        assert_eq!((newest(&times), times.last_edit()), (fifth, Some(121)));
    }
}
