//! `invoice`: adds an invoice to a customer's account, or changes one: a dispute, a write-off.

use std::process::ExitCode;

use super::customer::amount_in;
use super::invoice_args::InvoiceArgs;
use super::{ChangeSession, Failure, invoice_change};
use crate::book::Account;
use crate::book::record::Record;
use crate::edit::account;
use crate::format::account_writer::NewInvoice;
use crate::say;
use crate::wording::failure::Explain;

/// Adds the invoice to the account, or changes it.
pub fn run(args: &InvoiceArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    match &args.amount {
        Some(amount) => add(args, amount, session),
        None => invoice_change::run(args, session),
    }
}

fn add(args: &InvoiceArgs, amount: &str, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let index = session.customer(&args.customer)?;
    let customer = &session.book().customers[index];
    let date = args.on.as_ref().map(|on| session.past_day(on)).transpose()?.unwrap_or(session.today);
    let none = Account::default();
    let old = customer.account.as_deref().unwrap_or(&none);
    let new = NewInvoice {
        no: args.no.trim().to_owned(),
        date,
        due: args.due.as_ref().map(|due| session.day(due)).transpose()?,
        amount: amount_in(session, amount, &customer.currency_of(args.currency.as_deref()))?,
        currency: args.currency.clone(),
        po: args.po.clone(),
    };
    if let Some(due) = new.due.filter(|&due| due < date) {
        let args = [("due", due.to_string().into()), ("date", date.to_string().into())];
        return Err(Failure::usage(session.words, "err-due-before-date", &args));
    }
    let path = Record::Account.path(&customer.id);
    let before = customer.account.is_some().then(|| session.text(&path)).transpose()?;
    let edit = account::invoice(path.clone(), before.as_deref(), old, &new)
        .map_err(|error| (path.as_str(), error).explain(session.words))?;
    session.check(std::slice::from_ref(&edit))?;
    let (after, _) = account::read(&edit);
    if after.invoices.len() == old.invoices.len() {
        return Err(Failure::usage(
            session.words,
            "err-no-tables",
            &[("path", path.into()), ("key", "invoice".into())],
        ));
    }
    let words = session.words;
    if !args.dry_run {
        let message = say!(words, "commit-invoice", name = &*customer.listed_name(), no = new.no.as_str());
        session.save(&[edit], "invoice", &message)?;
    }
    let home = &session.book().settings.currency;
    let currency = &customer.currency_of(new.currency.as_deref());
    let written = after.invoices.last();
    let due = written.and_then(|invoice| invoice.due).unwrap_or(date);
    let name = customer.listed_name();
    let (name, no) = (&*name, new.no.as_str());
    let (sum, day) = (words.money(new.amount, currency, home), words.day(due, session.today));
    if customer.is_on_hold() {
        session.terminal.warn(&say!(words, "invoiced-on-hold", name = name));
    }
    session.terminal.out(&say!(words, "invoiced", name = name, no = no, amount = sum, day = day));
    Ok(ExitCode::SUCCESS)
}
