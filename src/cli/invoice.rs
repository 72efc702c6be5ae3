//! `invoice`: adds an invoice to a customer's account.

use std::process::ExitCode;

use clap::Args;

use super::customer::amount_in;
use super::{ChangeSession, Failure};
use crate::book::Account;
use crate::book::record::Record;
use crate::edit::account;
use crate::edit::set::SetError;
use crate::format::account_writer::NewInvoice;
use crate::say;
use crate::wording::failure::Explain;

#[derive(Args, Debug)]
pub struct InvoiceArgs {
    #[arg(value_name = "CUSTOMER")]
    customer: String,
    #[arg(value_name = "AMOUNT", allow_hyphen_values = true)]
    amount: String,
    #[arg(long, value_name = "NUMBER")]
    no: String,
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
    #[arg(long, value_name = "TEXT")]
    po: Option<String>,
}

/// Adds the invoice to the account.
pub fn run(args: &InvoiceArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let index = session.customer(&args.customer)?;
    let customer = &session.book().customers[index];
    let date = args.on.as_ref().map(|on| session.past_day(on)).transpose()?.unwrap_or(session.today);
    let none = Account::default();
    let old = customer.account.as_deref().unwrap_or(&none);
    let new = NewInvoice {
        no: args.no.trim().to_owned(),
        date,
        due: args.due.as_ref().map(|due| session.day(due)).transpose()?,
        amount: amount_in(session, &args.amount, &customer.currency_of(args.currency.as_deref()))?,
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
    let (after, faults) = account::read(&edit);
    if after.invoices.len() == old.invoices.len() {
        let fault = faults.into_iter().next_back();
        return Err(fault.map_or_else(
            || Failure::usage(session.words, "err-bad-pair", &[("pair", args.no.as_str().into())]),
            |fault| (path.as_str(), SetError::Fault(Box::new(fault))).explain(session.words),
        ));
    }
    let words = session.words;
    let message = say!(words, "commit-invoice", name = &*customer.listed_name(), no = new.no.as_str());
    session.save(&[edit], "invoice", &message)?;
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
