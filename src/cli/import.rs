//! `import`: what other programs know, shown before it is taken.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{ChangeSession, Failure, Session};
use crate::book::account::PaymentKind;
use crate::book::find::{self, Found};
use crate::book::record::Record;
use crate::book::{Account, CustomerIndex};
use crate::derive;
use crate::disk::named;
use crate::edit::FileEdit;
use crate::edit::account::{self, NewInvoice, NewPayment};
use crate::edit::reconcile::{Difference, What, differences};
use crate::format::reconcile_file::{self, ListError};
use crate::say;
use crate::wording::failure::Explain;

#[derive(Args, Debug)]
pub struct ImportArgs {
    /// The company's list of open invoices.
    #[arg(long, value_name = "FILE")]
    reconcile: PathBuf,
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[arg(long)]
    apply: bool,
}

pub fn run(args: &ImportArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let path = &args.reconcile;
    let bytes = named::read(path).map_err(|error| Failure::io(session.words, path, &error))?;
    let rows =
        reconcile_file::read(&reconcile_file::decode(&bytes)).map_err(|error| list_error(args, session, &error))?;
    if rows.is_empty() {
        return Err(Failure::usage(session.words, "err-list-empty", &[("path", path.display().to_string().into())]));
    }
    let day = args.on.as_ref().map(|on| session.day(on)).transpose()?.unwrap_or(session.today);
    let book = session.book();
    let overview = derive::derive_accounts(book, session.today);
    let by_code = |name: &str| book.customers.iter().position(|customer| customer.card.code.as_deref() == Some(name));
    let find = |name: &str| match find::find(book, name) {
        Found::One(index) => Some(index),
        _ => by_code(name),
    };
    let found = differences(book, &overview, &rows, find);
    if found.is_empty() {
        session.terminal.say(&session.words.get("reconcile-same"));
        return Ok(ExitCode::SUCCESS);
    }
    session.terminal.out(&found.iter().map(|difference| line(session, difference) + "\n").collect::<String>());
    if !args.apply {
        session.terminal.say(&session.words.get("reconcile-apply"));
        return Ok(ExitCode::SUCCESS);
    }
    let edits = edits(session, &found, day)?;
    let message = say!(session.words, "commit-reconcile", day = day.to_string());
    session.save(&edits, "import", &message)?;
    let left = found
        .iter()
        .filter(|one| {
            matches!(
                one.what,
                What::NewOfNobody { .. } | What::More { .. } | What::OtherCurrency { .. } | What::Unclear { .. }
            )
        })
        .count();
    session.terminal.out(&say!(session.words, "reconcile-done", n = found.len() - left, left = left));
    Ok(ExitCode::SUCCESS)
}

/// A difference in one line.
fn line(session: &Session, difference: &Difference) -> String {
    let (words, book) = (session.words, session.book());
    let name = |at: CustomerIndex| book.customers[at].card.name.clone();
    let money = |at: Option<CustomerIndex>, sum| {
        let home = &book.settings.currency;
        let Some(customer) = at.map(|at| &book.customers[at]) else { return words.money(sum, home, home) };
        let invoices = customer.account.iter().flat_map(|account| &account.invoices);
        let invoice = invoices.into_iter().find(|known| known.no == difference.no);
        let own = invoice.and_then(|invoice| invoice.currency.as_deref());
        words.money(sum, &customer.currency_of(own), home)
    };
    let no = difference.no.as_str();
    match &difference.what {
        What::Paid { customer, amount, left } => {
            let (sum, left) = (money(Some(*customer), *amount), money(Some(*customer), *left));
            say!(words, "reconcile-paid", no = no, name = name(*customer), amount = sum, left = left)
        }
        What::Settled { customer, amount } => {
            say!(words, "reconcile-settled", no = no, name = name(*customer), amount = money(Some(*customer), *amount))
        }
        What::New { customer, row } => {
            say!(words, "reconcile-new", no = no, name = name(*customer), amount = money(Some(*customer), row.open))
        }
        What::NewOfNobody { row } => {
            let whose = row.customer.clone().unwrap_or_default();
            say!(words, "reconcile-nobody", no = no, name = whose, amount = money(None, row.open), line = row.line)
        }
        What::More { customer, ours, theirs } => {
            let (ours, theirs) = (money(Some(*customer), *ours), money(Some(*customer), *theirs));
            say!(words, "reconcile-more", no = no, name = name(*customer), ours = ours, theirs = theirs)
        }
        What::OtherCurrency { customer } => say!(words, "reconcile-currency", no = no, name = name(*customer)),
        What::Unclear { customers } => say!(words, "reconcile-unclear", no = no, n = *customers),
    }
}

/// The edits of all accounts, each file once.
fn edits(session: &ChangeSession, found: &[Difference], day: crate::book::Day) -> Result<Vec<FileEdit>, Failure> {
    let mut files: BTreeMap<String, FileEdit> = BTreeMap::new();
    for difference in found {
        let (customer, payment, invoice) = match &difference.what {
            What::Paid { customer, amount, .. } | What::Settled { customer, amount } => {
                (*customer, Some(*amount), None)
            }
            What::New { customer, row } => (*customer, None, Some(row)),
            _ => continue,
        };
        let folder = &session.book().customers[customer];
        let path = Record::Account.path(&folder.id);
        if !files.contains_key(&path) {
            let before = folder.account.is_some().then(|| session.text(&path)).transpose()?;
            let after = before.clone().unwrap_or_default();
            files.insert(path.clone(), FileEdit { path: path.clone(), before, after });
        }
        let Some(file) = files.get_mut(&path) else { continue };
        let account: Account = account::read(file).0;
        let text = Some(file.after.as_str()).filter(|text| !text.is_empty());
        let known = account.invoices.iter().find(|known| known.no == difference.no);
        let currency = known.and_then(|known| known.currency.clone());
        // Nothing is paid before it is invoiced.
        let day = known.map_or(day, |known| day.max(known.date));
        let edit = match (payment, invoice) {
            (Some(amount), _) => {
                let targets = vec![(difference.no.clone(), None)];
                let reference = Some("reconcile".to_owned());
                let (kind, time) = (PaymentKind::Payment, session.time);
                account::payment(
                    path.clone(),
                    text,
                    &account,
                    &NewPayment { date: day, time, amount, currency, kind, targets, method: None, reference },
                )
            }
            (None, Some(row)) => {
                let date = row.date.unwrap_or(day);
                let new = NewInvoice {
                    no: row.no.clone(),
                    date,
                    due: row.due,
                    amount: row.open,
                    currency: row.currency.clone(),
                    po: None,
                };
                account::invoice(path.clone(), text, &account, &new)
            }
            (None, None) => continue,
        };
        file.after = edit.map_err(|error| (path.as_str(), error).explain(session.words))?.after;
    }
    Ok(files.into_values().collect())
}

fn list_error(args: &ImportArgs, session: &Session, error: &ListError) -> Failure {
    let words = session.words;
    let path = args.reconcile.display().to_string();
    match error {
        ListError::MissingColumn { column, names } => {
            let args = [("path", path.into()), ("column", words.get(column).into()), ("names", names.as_str().into())];
            Failure::usage(words, "err-list-column", &args)
        }
        ListError::BadLine { line, column, value } => {
            let args = [
                ("path", path.into()),
                ("line", line.to_string().into()),
                ("column", words.get(column).into()),
                ("value", value.as_str().into()),
            ];
            Failure::usage(words, "err-list-line", &args)
        }
        ListError::NotCsv { line, reason } => {
            let args = [("path", path.into()), ("line", line.to_string().into()), ("reason", reason.as_str().into())];
            Failure::usage(words, "err-list-csv", &args)
        }
        ListError::Twice { line, no } => {
            let args = [("path", path.into()), ("line", line.to_string().into()), ("no", no.as_str().into())];
            Failure::usage(words, "err-list-twice", &args)
        }
    }
}
