//! The edits of proposals that are accepted: each account's file once.

use std::collections::BTreeMap;

use super::FileEdit;
use super::{account, account_change};
use crate::book::account::PaymentKind;
use crate::book::record::Record;
use crate::book::{Book, Day, Time};
use crate::derive::kept;
use crate::exchange::{Proposal, ProposedChange};
use crate::format::account_writer::{NewInvoice, NewPayment};
use crate::format::document::NotEditable;

/// Why a proposal cannot be applied: the file, and what is wrong with it.
pub type NotApplied = (String, NotEditable);

/// The edits of all proposals that change something; `texts` gives the text of an account's file. Payments are dated
/// `day`, or as the proposal says. What payments paid until `today` stays with the invoices that got it.
pub fn edits<E: From<NotApplied>>(
    book: &Book,
    proposals: &[Proposal],
    (day, time): (Day, Time),
    today: Day,
    texts: impl Fn(&str) -> Result<String, E>,
) -> Result<Vec<FileEdit>, E> {
    let mut files: BTreeMap<String, FileEdit> = BTreeMap::new();
    for (at, change) in proposals.iter().filter_map(|proposal| proposal.change.as_ref()) {
        let customer = &book.customers[*at];
        let path = Record::Account.path(&customer.id);
        if !files.contains_key(&path) {
            let before = customer.account.is_some().then(|| texts(&path)).transpose()?;
            let after = before.clone().unwrap_or_default();
            files.insert(path.clone(), FileEdit { path: path.clone(), before, after });
        }
        let Some(file) = files.get_mut(&path) else { continue };
        let known = account::read(file, &book.settings.currency).0;
        let text = Some(file.after.as_str()).filter(|text| !text.is_empty());
        let edit = match change {
            ProposedChange::Payment { no, amount, currency, not_before } => {
                let new = NewPayment {
                    date: not_before.map_or(day, |first| day.max(first)),
                    time,
                    amount: *amount,
                    own_currency: customer.currency_of(currency.as_deref()).to_string(),
                    currency: currency.clone(),
                    kind: PaymentKind::Payment,
                    targets: vec![(no.clone(), None)],
                    method: None,
                    reference: Some("reconcile".to_owned()),
                };
                account::payment(path.clone(), text, &known, &new)
            }
            ProposedChange::Invoice { no, date, due, amount, currency } => {
                let new = NewInvoice {
                    no: no.clone(),
                    date: date.unwrap_or(day),
                    due: *due,
                    terms: known.terms.clone(),
                    own_currency: customer.currency_of(currency.as_deref()).to_string(),
                    amount: *amount,
                    currency: currency.clone(),
                    po: None,
                };
                account::invoice(path.clone(), text, &new)
            }
        };
        file.after = edit.map_err(|error| E::from((path.clone(), error)))?.after;
    }
    let of_file = |file: FileEdit| {
        let Some(customer) = Record::of_path(&file.path).and_then(|(id, _)| book.find(id)) else { return Ok(file) };
        let kept = kept::targets(&book.customers[customer], &account::read(&file, &book.settings.currency).0, today);
        let with_kept = account_change::keep(file.clone(), &kept, &book.settings.currency)
            .map_err(|error| E::from((file.path.clone(), error)))?;
        Ok(with_kept.unwrap_or(file))
    };
    files.into_values().map(of_file).collect()
}
