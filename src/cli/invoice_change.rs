//! `invoice --dispute`, `--end-dispute`, `--write-off`: what happens to an invoice of the account.

use std::process::ExitCode;

use rust_decimal::Decimal;

use super::account::{edited, invoice_of};
use super::customer::amount_in;
use super::invoice_args::InvoiceArgs;
use super::{ChangeSession, Failure};
use crate::book::account::{Disputed, Invoice, WrittenOff};
use crate::book::record::Record;
use crate::book::{Account, Customer, Day};
use crate::derive::account::derive;
use crate::derive::ledger::InvoiceState;
use crate::edit::account;
use crate::edit::account_change::{self, InvoiceChange};
use crate::i18n::Arg;
use crate::say;

/// Shows the change and writes it.
pub fn run(args: &InvoiceArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let index = session.customer(&args.customer)?;
    let customer = &session.book().customers[index];
    let none = Account::default();
    let account = customer.account.as_deref().unwrap_or(&none);
    let invoice = &account.invoices[invoice_of(session, account, args.no.trim())?];
    let on = args.on.as_ref().map(|on| session.recent_day(on)).transpose()?.unwrap_or(session.today);
    if on > session.today {
        let value = args.on.clone().unwrap_or_default();
        return Err(Failure::usage(session.words, "err-future-fact", &[("value", value.into())]));
    }
    if on < invoice.date {
        let no = invoice.no.as_str();
        let args = [("no", no.into()), ("day", on.to_string().into()), ("date", invoice.date.to_string().into())];
        return Err(Failure::usage(session.words, "err-before-invoice", &args));
    }
    let asked = Asked { session, customer, invoice, on };
    let (change, told) = match (&args.dispute, &args.write_off) {
        (Some(reason), _) => asked.dispute(reason, args.part.as_deref())?,
        (None, Some(amount)) => asked.write_off(amount, args.reason.as_deref())?,
        (None, None) => asked.end_dispute()?,
    };
    let path = Record::Account.path(&customer.id);
    let text = session.text(&path)?;
    let words = session.words;
    let edit = edited(
        session,
        &path,
        "invoice",
        account_change::invoice(&path, &text, (&invoice.no, &invoice.money.currency), &change),
    )?;
    session.check(std::slice::from_ref(&edit))?;
    if let InvoiceChange::WriteOff(off) = &change {
        asked.check_effect(off, &account::read(&edit, &session.book().settings.currency).0)?;
    }
    if !args.dry_run {
        let what = match change {
            InvoiceChange::Dispute(_) => "commit-dispute",
            InvoiceChange::EndDispute => "commit-dispute-ended",
            InvoiceChange::WriteOff(_) => "commit-write-off",
        };
        let message = say!(words, what, name = customer.card.name.as_str(), no = invoice.no.as_str());
        session.save(&[edit], "invoice", &message)?;
    }
    session.terminal.out(&told);
    Ok(ExitCode::SUCCESS)
}

/// What is asked about an invoice.
struct Asked<'a> {
    session: &'a ChangeSession<'a>,
    customer: &'a Customer,
    invoice: &'a Invoice,
    on: Day,
}

impl Asked<'_> {
    fn refused<T>(&self, id: &str, more: &[(&str, Arg)]) -> Result<T, Failure> {
        let mut args: Vec<(&str, Arg)> = vec![("no", self.invoice.no.as_str().into())];
        args.extend(more.iter().cloned());
        Err(Failure::usage(self.session.words, id, &args))
    }

    fn money(&self, amount: Decimal) -> String {
        let currency = &self.invoice.money.currency;
        self.session.words.money(amount, currency, &self.session.book().settings.currency)
    }

    /// The amount that is open, as of today: a payment that came after the day of the change counts.
    fn open(&self) -> Decimal {
        self.sum_in(self.customer, InvoiceState::open)
    }

    fn sum_in(&self, customer: &Customer, of: impl Fn(&InvoiceState) -> Decimal) -> Decimal {
        let ledgers = derive(customer, self.session.today);
        let account = customer.account.as_deref();
        let states = ledgers.iter().flat_map(|ledger| &ledger.invoices);
        let is_this = |index: usize| account.is_some_and(|account| account.invoices[index].no == self.invoice.no);
        states.filter(|state| is_this(state.index)).map(of).sum()
    }

    /// On a day of the past less may have been open than today: then the write-off would leave a part.
    fn check_effect(&self, off: &WrittenOff, after: &Account) -> Result<(), Failure> {
        let written_off = self.sum_in(&self.customer.with_account(after.clone()), |state| state.written_off);
        if written_off == off.amount {
            return Ok(());
        }
        let args = [("day", off.date.to_string().into()), ("open", self.money(written_off).into())];
        self.refused("err-write-off-day", &args)
    }

    /// A dispute keeps its day and its part when only its reason changes. `part` is how much of the invoice it is about.
    fn dispute(&self, reason: &str, part: Option<&str>) -> Result<(InvoiceChange, String), Failure> {
        let reason = reason.trim();
        if reason.is_empty() {
            return self.refused("err-no-reason", &[]);
        }
        let known = self.invoice.disputed.as_ref();
        let since = known.and_then(|dispute| dispute.since).unwrap_or(self.on);
        let currency = &self.invoice.money.currency;
        let part = part.map(|part| amount_in(self.session, part, currency)).transpose()?;
        let amount = part.or(known.and_then(|dispute| dispute.amount));
        if amount.is_some_and(|part| part <= Decimal::ZERO || part > self.invoice.money.amount) {
            return self.refused("err-dispute-part", &[("amount", self.money(self.invoice.money.amount).into())]);
        }
        let words = self.session.words;
        let day = words.day(since, self.session.today);
        let name = self.customer.card.name.as_str();
        let no = self.invoice.no.as_str();
        let told = match amount {
            Some(part) => {
                let part = self.money(part);
                say!(words, "invoice-disputed-part", name = name, no = no, part = part, day = day, reason = reason)
            }
            None => say!(words, "invoice-disputed", name = name, no = no, day = day, reason = reason),
        };
        let dispute = Disputed { since: Some(since), amount, reason: Some(reason.to_owned()) };
        Ok((InvoiceChange::Dispute(dispute), told))
    }

    fn end_dispute(&self) -> Result<(InvoiceChange, String), Failure> {
        if self.invoice.disputed.is_none() {
            return self.refused("err-not-disputed", &[]);
        }
        let name = self.customer.card.name.as_str();
        let told = say!(self.session.words, "invoice-dispute-ended", name = name, no = self.invoice.no.as_str());
        Ok((InvoiceChange::EndDispute, told))
    }

    /// Gives up an amount, at most what is open; without one, all of it.
    fn write_off(&self, amount: &str, reason: Option<&str>) -> Result<(InvoiceChange, String), Failure> {
        let before = self.sum_in(self.customer, |state| state.written_off);
        // One that took less than it says is made anew.
        if let Some(off) = self.invoice.written_off.as_ref().filter(|off| off.amount == before) {
            let args = [("amount", self.money(off.amount).into()), ("day", off.date.to_string().into())];
            return self.refused("err-written-off", &args);
        }
        let open = self.open();
        let currency = &self.invoice.money.currency;
        let amount = if amount.trim().is_empty() { open } else { amount_in(self.session, amount, currency)? };
        if amount <= Decimal::ZERO || amount > open {
            return self.refused("err-write-off", &[("open", self.money(open).into())]);
        }
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty()).map(str::to_owned);
        let (name, no) = (self.customer.card.name.as_str(), self.invoice.no.as_str());
        let (sum, left) = (self.money(amount), self.money(open - amount));
        let id = if amount == open { "invoice-written-off-all" } else { "invoice-written-off" };
        let told = say!(self.session.words, id, name = name, no = no, amount = sum, open = left);
        Ok((InvoiceChange::WriteOff(WrittenOff { date: self.on, amount: before + amount, reason }), told))
    }
}
