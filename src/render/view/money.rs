//! Sums by currency, ready to read. Currencies stand side by side and are never added.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::Site;
use crate::book::Account;
use crate::derive::{CustomerState, Ledger};
use crate::i18n::Words;

/// Amounts by currency; none where all are zero.
pub type Sums = Vec<(String, Decimal)>;

/// That sales on credit are stopped, and why.
pub fn hold(words: &Words, account: &Account) -> Option<String> {
    let hold = account.hold.as_ref()?;
    let told = [Some(words.get("card-hold")), hold.reason.clone()];
    Some(told.into_iter().flatten().collect::<Vec<_>>().join(&words.get("colon")))
}

/// The sum of one figure over a customer's ledgers, by currency.
pub fn total(state: &CustomerState, figure: impl Fn(&Ledger) -> Decimal) -> Sums {
    total_of(std::iter::once(state), figure)
}

/// The sum of one figure over many customers, by currency.
pub fn total_of<'s>(states: impl Iterator<Item = &'s CustomerState>, figure: impl Fn(&Ledger) -> Decimal) -> Sums {
    let mut sums: BTreeMap<&str, Decimal> = BTreeMap::new();
    for ledger in states.flat_map(|state| &state.ledgers) {
        *sums.entry(&ledger.currency).or_default() += figure(ledger);
    }
    sums.into_iter().filter(|(_, sum)| !sum.is_zero()).map(|(currency, sum)| (currency.to_owned(), sum)).collect()
}

/// Sums as one text; empty where there are none.
pub fn in_words(site: &Site, sums: &Sums) -> String {
    let texts: Vec<String> = sums.iter().map(|(currency, sum)| site.money(*sum, currency)).collect();
    texts.join(" + ")
}

/// Sums as one text; zero in the book's currency where there are none.
pub fn in_words_or_zero(site: &Site, sums: &Sums) -> String {
    if sums.is_empty() { site.money(Decimal::ZERO, &site.book.settings.currency) } else { in_words(site, sums) }
}
