//! The values that were left out: those of the whole book that no record of the smaller one shows.

use std::collections::{BTreeMap, HashMap, HashSet};

use rust_decimal::Decimal;

use super::kind::Kind;
use super::mask::masked;
use super::rules::Rules;
use super::told::{Told, told_by};
use crate::book::{Book, Customer};

/// The values that were left out.
#[derive(Default)]
pub(super) struct Values {
    /// Texts, with what each is.
    pub(super) texts: BTreeMap<String, Kind>,
    /// Digits of phone numbers, without what may stand before them, and what is shown instead.
    pub(super) phones: HashMap<String, Option<String>>,
    /// Amounts.
    pub(super) amounts: HashSet<Decimal>,
    /// Whether no amount is shown at all.
    pub(super) withhold_money: bool,
}

impl Values {
    /// What the customers of `book` have and those that are `left` have not.
    pub(super) fn between(book: &Book, left: &[Customer], stays: &[bool], rules: &Rules) -> Values {
        let mut values = Values { withhold_money: rules.drops("amount"), ..Values::default() };
        let mut left_out = |told: Told| match told {
            Told::Text(kind, text) => {
                let known = values.texts.entry(text.to_owned()).or_insert(kind);
                *known = kind.min(*known);
            }
            Told::Phone(core, number) => {
                values.phones.insert(core, rules.masks("phone").then(|| masked(number)));
            }
            Told::Amount(amount) => _ = values.amounts.insert(amount),
        };
        for (customer, &stays) in book.customers.iter().zip(stays) {
            if !stays || rules.takes_values() {
                told_by(customer, rules, !stays, &mut left_out);
            }
        }
        if !values.is_empty() {
            let mut shown = |told: Told| match told {
                Told::Text(_, text) => _ = values.texts.remove(text),
                Told::Phone(core, _) => _ = values.phones.remove(&core),
                Told::Amount(amount) => _ = values.amounts.remove(&amount),
            };
            left.iter().for_each(|customer| told_by(customer, rules, true, &mut shown));
        }
        values
    }

    fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.phones.is_empty() && self.amounts.is_empty()
    }

    /// The texts that customers show although one that was left out is a part of them.
    pub(super) fn shown_with(left: &[Customer], rules: &Rules, holds: &dyn Fn(&str) -> bool) -> HashSet<String> {
        let mut shown = HashSet::new();
        let mut take = |told: Told| {
            if let Told::Text(_, text) = told
                && holds(text)
            {
                shown.insert(text.to_owned());
            }
        };
        left.iter().for_each(|customer| told_by(customer, rules, true, &mut take));
        shown
    }
}
