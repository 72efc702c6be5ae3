//! Changes of what an account holds already: disputes, write-offs, returned payments, money that is applied.

use toml_edit::{ArrayOfTables, Table, Value};

use super::FileEdit;
use crate::book::Day;
use crate::book::account::{Disputed, Targets, WrittenOff};
use crate::format::account_file;
use crate::format::account_writer::{disputed, targets, written_off};
use crate::format::document::{Document, NotEditable, set_in};
use crate::format::source::Source;
use crate::format::toml_value::day as day_value;

/// A change of one invoice.
#[derive(Clone, Debug, PartialEq)]
pub enum InvoiceChange {
    /// The customer disputes it.
    Dispute(Disputed),
    /// The dispute is settled.
    EndDispute,
    /// An amount of it is given up.
    WriteOff(WrittenOff),
}

/// Changes the first invoice with this number, in its currency; `None` where the file has none in a table of its own.
pub fn invoice(
    path: &str,
    text: &str,
    (no, currency): (&str, &str),
    change: &InvoiceChange,
) -> Result<Option<FileEdit>, NotEditable> {
    let mut document = Document::of_toml(text)?;
    let Some(table) = tables(&mut document, "invoice").and_then(|tables| {
        tables.iter_mut().find(|table| table.get("no").and_then(|no| no.as_str()).map(str::trim) == Some(no))
    }) else {
        return Ok(None);
    };
    match change {
        InvoiceChange::Dispute(dispute) => set_in(table, "disputed", disputed(dispute, currency)),
        InvoiceChange::EndDispute => {
            table.remove("disputed");
        }
        InvoiceChange::WriteOff(off) => set_in(table, "written_off", written_off(off, currency)),
    }
    Ok(Some(edit(path, text, &document)))
}

/// Notes the day on which the bank took a payment back. `at` is the position of the payment in the account.
pub fn returned(path: &str, text: &str, at: usize, on: Day) -> Result<Option<FileEdit>, NotEditable> {
    change_payments(path, text, &[(at, "returned", day_value(on))])
}

/// Says which invoices payments went to, with their shares. The numbers are positions in the account, in a book with the
/// currency `home`.
pub fn apply(path: &str, text: &str, shares: &[(usize, Targets)], home: &str) -> Result<Option<FileEdit>, NotEditable> {
    let account = account_file::read(&mut Source::new("", text), home);
    let currency = |at: usize| account.payments.get(at).map_or(home, |payment| &payment.money.currency);
    let changes: Vec<(usize, &str, Value)> =
        shares.iter().filter_map(|(at, to)| Some((*at, "for", targets(to, currency(*at))?))).collect();
    change_payments(path, text, &changes)
}

/// An edit that adds invoices, with payments that keep what they paid; `None` where one of them has no table of its own.
pub fn keep(edit: FileEdit, kept: &[(usize, Targets)], home: &str) -> Result<Option<FileEdit>, NotEditable> {
    if kept.is_empty() {
        return Ok(Some(edit));
    }
    let applied = apply(&edit.path, &edit.after, kept, home)?;
    Ok(applied.map(|applied| FileEdit { after: applied.after, ..edit }))
}

/// Sets keys of payments; `None` where one of the payments has no table of its own.
fn change_payments(path: &str, text: &str, changes: &[(usize, &str, Value)]) -> Result<Option<FileEdit>, NotEditable> {
    let mut document = Document::of_toml(text)?;
    let Some(tables) = tables(&mut document, "payment") else { return Ok(None) };
    let places: Vec<usize> = (0..tables.len()).filter(|&at| tables.get(at).is_some_and(is_payment)).collect();
    for (at, key, value) in changes {
        let Some(table) = places.get(*at).and_then(|&place| tables.get_mut(place)) else { return Ok(None) };
        set_in(table, key, value.clone());
    }
    Ok(Some(edit(path, text, &document)))
}

fn tables<'d>(document: &'d mut Document, key: &str) -> Option<&'d mut ArrayOfTables> {
    document.toml.get_mut(key)?.as_array_of_tables_mut()
}

/// Whether the account has a payment for this table: one that cannot be read is left out of the account.
fn is_payment(table: &Table) -> bool {
    let mut alone = ArrayOfTables::new();
    alone.push(table.clone());
    let mut document = toml_edit::DocumentMut::new();
    document.insert("payment", toml_edit::Item::ArrayOfTables(alone));
    !account_file::read(&mut Source::new("", &document.to_string()), "").payments.is_empty()
}

fn edit(path: &str, text: &str, document: &Document) -> FileEdit {
    FileEdit { path: path.to_owned(), before: Some(text.to_owned()), after: document.text() }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    const ACCOUNT: &str = "# mine\n[[invoice]]\nno = \"A-1\" # the first\ndate = 2026-10-01\namount = \"100.00\"\n\n\
        [[payment]]\namount = \"1.00\"\n\n\
        [[payment]]\ndate = 2026-09-01\namount = \"40.00\" # by wire\n";

    #[test]
    fn an_invoice_is_changed_in_its_place() {
        let since = Some(Day::constant(2026, 11, 20));
        let dispute = InvoiceChange::Dispute(Disputed { since, amount: None, reason: Some("wrong size".into()) });
        let after = invoice("a", ACCOUNT, ("A-1", "USD"), &dispute).unwrap().unwrap().after;
        let line = "amount = \"100.00\"\ndisputed = { since = 2026-11-20, reason = \"wrong size\" }\n";
        assert_eq!(after, ACCOUNT.replace("amount = \"100.00\"\n", line));
        assert_eq!(invoice("a", &after, ("A-1", "USD"), &InvoiceChange::EndDispute).unwrap().unwrap().after, ACCOUNT);
        let off = WrittenOff { date: Day::constant(2026, 11, 21), amount: Decimal::from(60), reason: None };
        let after = invoice("a", ACCOUNT, ("A-1", "USD"), &InvoiceChange::WriteOff(off)).unwrap().unwrap().after;
        assert!(after.contains("written_off = { date = 2026-11-21, amount = \"60.00\" }\n"), "{after}");
        assert_eq!(invoice("a", ACCOUNT, ("A-9", "USD"), &InvoiceChange::EndDispute).unwrap(), None);
    }

    #[test]
    fn a_payment_that_cannot_be_read_is_passed_over() {
        let after = returned("a", ACCOUNT, 0, Day::constant(2026, 9, 9)).unwrap().unwrap().after;
        assert_eq!(after, format!("{ACCOUNT}returned = 2026-09-09\n"));
        let shares = [(0, vec![("A-1".to_owned(), Some(Decimal::from(40)))])];
        let after = apply("a", ACCOUNT, &shares, "USD").unwrap().unwrap().after;
        assert_eq!(after, format!("{ACCOUNT}for = [{{ no = \"A-1\", amount = \"40.00\" }}]\n"));
        assert_eq!(returned("a", ACCOUNT, 1, Day::constant(2026, 9, 9)).unwrap(), None);
    }
}
