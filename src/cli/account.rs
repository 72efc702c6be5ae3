//! What the commands about money share.

use rust_decimal::Decimal;

use super::{ChangeSession, Failure, Session};
use crate::book::{Account, invoice_number};
use crate::edit::FileEdit;
use crate::format::document::NotEditable;
use crate::format::{money, near};
use crate::wording::failure::Explain;

/// The position of the invoice with this number, in any case and width.
pub fn invoice_of(session: &Session, account: &Account, no: &str) -> Result<usize, Failure> {
    let known: Vec<&str> = account.invoices.iter().map(|invoice| invoice.no.as_str()).collect();
    let found = invoice_number::find(no, known.iter().copied());
    if let Some(at) = known.iter().position(|known| Some(*known) == found) {
        return Ok(at);
    }
    refuse_unread(session, account, no)?;
    if known.is_empty() {
        return Err(Failure::usage(session.words, "err-no-invoices", &[("no", no.into())]));
    }
    let near = near::nearest(no, known.iter().copied());
    let shown = near.map_or_else(|| session.words.list(known.iter().rev().take(6)), str::to_owned);
    Err(Failure::usage(session.words, "err-no-invoice", &[("no", no.into()), ("known", shown.into())]))
}

/// Refuses the number of an invoice that stands in the file and cannot be read: nobody knows what it is about, and a
/// second one would be taken for it once it is mended.
pub fn refuse_unread(session: &Session, account: &Account, no: &str) -> Result<(), Failure> {
    let folded = invoice_number::fold(no);
    let is_read = |known: &str| account.invoices.iter().any(|invoice| invoice.no == known);
    let unread = account.numbers.iter().find(|known| invoice_number::fold(known) == folded && !is_read(known));
    let Some(unread) = unread else { return Ok(()) };
    Err(Failure::usage(session.words, "err-invoice-unread", &[("no", unread.as_str().into())]))
}

/// The edit; refused where the file does not hold the entries in tables of their own.
pub fn edited(
    session: &ChangeSession,
    path: &str,
    key: &str,
    edit: Result<Option<FileEdit>, NotEditable>,
) -> Result<FileEdit, Failure> {
    let edit = edit.map_err(|error| (path, error).explain(session.words))?;
    edit.ok_or_else(|| no_tables(session, path, key))
}

/// The failure where the entries of `key` are not tables of their own, so that none can be added or changed.
pub fn no_tables(session: &Session, path: &str, key: &str) -> Failure {
    Failure::usage(session.words, "err-no-tables", &[("path", path.into()), ("key", key.into())])
}

/// An amount as commit messages have it: plain, after its currency where that is not the book's.
pub fn in_message(session: &Session, amount: Decimal, currency: &str) -> String {
    let amount = money::write(amount, currency);
    if *currency == *session.book().settings.currency { amount } else { format!("{currency} {amount}") }
}
