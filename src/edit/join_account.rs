//! Two accounts of one customer become one.

use std::collections::BTreeSet;

use toml_edit::{ArrayOfTables, Item, Table, Value};

use super::join::Said;
use crate::book::account::{Account, Invoice};
use crate::book::{invoice_number, stem};
use crate::format::account_writer::{self, NewInvoice};
use crate::format::document::{Document, NotEditable};

/// The account of two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinedAccount {
    /// The text of the account.
    pub text: String,
    /// How many entries came from the other account.
    pub entries: usize,
    /// What came to the account that stays: its terms, its limit, a hold.
    pub added: Vec<Said>,
    /// What the other account said otherwise of these.
    pub dropped: Vec<Said>,
}

/// Why two accounts cannot become one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JoinError {
    /// A file cannot be edited; `true` where it is the account that stays.
    NotEditable(bool, NotEditable),
    /// Both have another invoice of these numbers.
    SameNumbers(Vec<String>),
}

/// The text of an account in which each invoice has its days, so that the terms of another account do not move them.
pub fn with_days(text: &str, account: &Account) -> Result<String, NotEditable> {
    let mut document = Document::of_toml(text)?;
    let Some(tables) = document.toml.get_mut("invoice").and_then(Item::as_array_of_tables_mut) else {
        return Ok(text.to_owned());
    };
    let by_terms = |invoice: &&Invoice| invoice.due.is_none() && invoice.parts.is_empty() && !account.terms.is_empty();
    for invoice in account.invoices.iter().filter(by_terms) {
        let is_it = |table: &&mut Table| table.get("no").and_then(Item::as_str).map(str::trim) == Some(&invoice.no);
        let Some(table) = tables.iter_mut().find(is_it) else { continue };
        let written = account_writer::invoice(&NewInvoice {
            no: invoice.no.clone(),
            date: invoice.date,
            due: None,
            terms: account.terms.clone(),
            amount: invoice.money.amount,
            currency: None,
            own_currency: invoice.money.currency.to_string(),
            po: None,
        });
        for (key, item) in written.iter().filter(|(key, _)| ["due", "parts", "discount"].contains(key)) {
            if !table.contains_key(key) {
                table.insert(key, item.clone());
            }
        }
    }
    Ok(document.text())
}

/// Joins the text of another account to the one that stays. Both are texts in which nothing depends on the account's
/// terms. `currencies` are the codes in which entries without a currency are, of the account that stays and of the other.
pub fn accounts(keep: &str, other: &str, currencies: (&str, &str)) -> Result<JoinedAccount, JoinError> {
    let mut document = Document::of_toml(keep).map_err(|error| JoinError::NotEditable(true, error))?;
    let other = Document::of_toml(other).map_err(|error| JoinError::NotEditable(false, error))?;
    for (is_kept, one) in [(true, &document), (false, &other)] {
        if one.has_questions() {
            return Err(JoinError::NotEditable(is_kept, NotEditable::Question));
        }
    }
    let (mut entries, mut added, mut dropped) = (0, Vec::new(), Vec::new());
    let said = |key: &str, item: &Item| {
        let value = item.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        Said { key: key.to_owned(), value: value.trim_matches('"').to_owned() }
    };
    let top = document.toml.as_table_mut();
    for (key, item) in other.toml.iter().filter(|(key, _)| *key != "currency") {
        match (top.get_mut(key), item) {
            (Some(Item::ArrayOfTables(own)), Item::ArrayOfTables(tables)) => {
                entries += append(key, own, tables, currencies)?;
            }
            (None, Item::ArrayOfTables(tables)) => {
                let mut own = ArrayOfTables::new();
                entries += append(key, &mut own, tables, currencies)?;
                top.insert(key, Item::ArrayOfTables(own));
            }
            (None, item) => {
                added.push(said(key, item));
                top.insert(key, item.clone());
            }
            (Some(own), item) if own.to_string().trim() == item.to_string().trim() => {}
            (Some(_), item) => dropped.push(said(key, item)),
        }
    }
    Ok(JoinedAccount { text: document.text(), entries, added, dropped })
}

/// Adds entries behind the others; one that is there already is left out. Returns how many were added.
fn append(
    key: &str,
    own: &mut ArrayOfTables,
    tables: &ArrayOfTables,
    (home, foreign): (&str, &str),
) -> Result<usize, JoinError> {
    let text = |table: &Table, key: &str| table.get(key).and_then(Item::as_str).map(str::to_owned);
    let is_invoice = key == "invoice";
    let mut taken: BTreeSet<String> =
        own.iter().filter_map(|table| text(table, "no")).map(|no| invoice_number::fold(&no)).collect();
    let (mut added, mut clash) = (0, Vec::new());
    for table in tables {
        let mut table = table.clone();
        let has_currency = ["invoice", "payment", "revenue"].contains(&key);
        if home != foreign && has_currency && !table.contains_key("currency") {
            table.insert("currency", Item::Value(Value::from(foreign)));
        }
        let same = |one: &Table| one.to_string().trim() == table.to_string().trim();
        if let Some(no) = text(&table, "no").filter(|no| taken.contains(&invoice_number::fold(no))) {
            if own.iter().any(same) {
                continue;
            }
            if is_invoice {
                clash.push(no);
                continue;
            }
            // The number of a payment only tells it from others.
            let free = stem::free(&no, |no| taken.contains(&invoice_number::fold(no)));
            table.insert("no", Item::Value(Value::from(free)));
        }
        taken.extend(text(&table, "no").map(|no| invoice_number::fold(&no)));
        table.decor_mut().set_prefix("\n");
        table.set_position(None);
        own.push(table);
        added += 1;
    }
    if clash.is_empty() { Ok(added) } else { Err(JoinError::SameNumbers(clash)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEEP: &str = "terms = \"net 30\"\n\n[[invoice]]\nno = \"A-1\"\ndate = 2026-10-01\ndue = 2026-10-31\namount = \"100.00\"\n\n\
        [[payment]]\nno = \"P1\"\ndate = 2026-10-20\namount = \"40.00\"\nfor = \"A-1\"\n";

    #[test]
    fn entries_stand_behind_one_another() {
        let other = "terms = \"COD\"\ncredit_limit = \"500.00\"\n\n[[invoice]]\nno = \"B-1\"\ndate = 2026-10-02\ndue = 2026-10-02\namount = \"7.00\"\n\n\
            [[payment]]\nno = \"P1\"\ndate = 2026-10-21\namount = \"7.00\"\nfor = \"B-1\"\n";
        let joined = accounts(KEEP, other, ("USD", "USD")).unwrap();
        assert_eq!(joined.entries, 2);
        assert_eq!(joined.dropped, [Said { key: "terms".to_owned(), value: "COD".to_owned() }]);
        for part in ["credit_limit = \"500.00\"\n", "no = \"B-1\"", "no = \"P1-2\"", "terms = \"net 30\"\n"] {
            assert!(joined.text.contains(part), "{part}: {}", joined.text);
        }
        assert!(!joined.text.contains("currency"));
        let foreign = accounts(KEEP, other, ("USD", "EUR")).unwrap();
        assert_eq!(foreign.text.matches("currency = \"EUR\"").count(), 2);
    }

    #[test]
    fn one_number_for_two_invoices_is_refused_and_the_same_invoice_is_there_once() {
        let other = KEEP.replace("100.00", "70.00").replace("terms = \"net 30\"\n\n", "");
        assert_eq!(accounts(KEEP, &other, ("USD", "USD")), Err(JoinError::SameNumbers(vec!["A-1".to_owned()])));
        assert_eq!(accounts(KEEP, KEEP, ("USD", "USD")).unwrap().entries, 0);
    }
}
