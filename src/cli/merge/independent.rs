//! An account that stays as it is beside the entries of another one.

use std::collections::BTreeMap;

use super::super::{ChangeSession, Failure};
use crate::book::Customer;
use crate::book::account::Targets;
use crate::book::record::Record;
use crate::derive::account::derive;
use crate::edit::{account_change, join_account};
use crate::wording::failure::Explain;

/// The text of an account whose invoices have their days and whose payments name what they paid, so that both stay as
/// they are beside the entries of another account.
pub fn independent(session: &ChangeSession, customer: &Customer, text: &str) -> Result<String, Failure> {
    let words = session.words;
    let path = Record::Account.path(&customer.id);
    let Some(account) = &customer.account else { return Ok(text.to_owned()) };
    let text = join_account::with_days(text, account).map_err(|error| (path.as_str(), error).explain(words))?;
    let mut shares: BTreeMap<usize, Targets> = BTreeMap::new();
    for one in derive(customer, session.today).iter().flat_map(|ledger| &ledger.allocations) {
        if account.payments[one.payment].targets.is_empty() {
            let targets = shares.entry(one.payment).or_default();
            targets.push((account.invoices[one.invoice].no.clone(), Some(one.amount)));
        }
    }
    if shares.is_empty() {
        return Ok(text);
    }
    let shares: Vec<(usize, Targets)> = shares.into_iter().collect();
    let edit = account_change::apply(&path, &text, &shares, &session.book().settings.currency);
    let edit = edit.map_err(|error| (path.as_str(), error).explain(words))?;
    // Payments that have no table of their own stay as they are.
    Ok(edit.map_or(text, |edit| edit.after))
}
