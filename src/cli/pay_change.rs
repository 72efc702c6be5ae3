//! `pay --apply` and `pay --returned`: what happens to money that is in the account.

use std::process::ExitCode;

use rust_decimal::Decimal;

use super::account::{edited, in_message, invoice_of};
use super::pay_args::PayArgs;
use super::{ChangeSession, Failure};
use crate::book::account::{Payment, Targets};
use crate::book::record::Record;
use crate::book::{Account, Customer};
use crate::derive::account::derive;
use crate::derive::ledger::Allocation;
use crate::derive::paid_ahead::{applications, targets};
use crate::derive::{Ledger, sums};
use crate::edit::FileEdit;
use crate::edit::{account, account_change};
use crate::say;
use crate::wording::sum;

/// Applies what the customer has paid ahead to the open invoices that are due first, or to those that are named.
pub fn apply(args: &PayArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let index = session.customer(&args.customer)?;
    let customer = &session.book().customers[index];
    let none = Account::default();
    let old = customer.account.as_deref().unwrap_or(&none);
    let only: Vec<usize> =
        args.invoices.iter().map(|no| invoice_of(session, old, no.trim())).collect::<Result<_, _>>()?;
    let ledgers = derive(customer, session.today);
    let mut applied: Vec<(&Ledger, Vec<Allocation>)> = Vec::new();
    for ledger in &ledgers {
        let found = applications(customer, ledger, &only, session.today);
        if !found.is_empty() {
            applied.push((ledger, found));
        }
    }
    if applied.is_empty() {
        return Err(nothing_to_apply(session, customer, &ledgers));
    }
    let shares: Vec<(usize, Targets)> =
        applied.iter().flat_map(|(ledger, found)| targets(customer, ledger, found, session.today)).collect();
    let path = Record::Account.path(&customer.id);
    let text = session.text(&path)?;
    let edit = edited(
        session,
        &path,
        "payment",
        account_change::apply(&path, &text, &shares, &session.book().settings.currency),
    )?;
    session.check(std::slice::from_ref(&edit))?;
    let words = session.words;
    let mut out = say!(words, "paid-applied", name = customer.card.name.as_str()) + "\n";
    out += &told(session, customer, &edit, &applied);
    session.terminal.out(out.trim_end());
    if !args.dry_run {
        session.save(&[edit], "pay", &say!(words, "commit-apply", name = customer.card.name.as_str()))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn nothing_to_apply(session: &ChangeSession, customer: &Customer, ledgers: &[Ledger]) -> Failure {
    let home = &session.book().settings.currency;
    let free = sums::of_ledgers(ledgers, |ledger| ledger.unallocated);
    let name = customer.card.name.as_str();
    if free.is_empty() {
        return Failure::usage(session.words, "err-nothing-ahead", &[("name", name.into())]);
    }
    let amount = sum::in_words(session.words, &free, home);
    let is_open = ledgers.iter().flat_map(|ledger| &ledger.invoices).any(|state| !state.open().is_zero());
    let id = if is_open { "err-nothing-to-apply" } else { "err-nothing-open" };
    Failure::usage(session.words, id, &[("name", name.into()), ("amount", amount.into())])
}

/// A line for each invoice that gets money, and the rest.
fn told(
    session: &ChangeSession,
    customer: &Customer,
    edit: &FileEdit,
    applied: &[(&Ledger, Vec<Allocation>)],
) -> String {
    let (words, home) = (session.words, &session.book().settings.currency);
    let (after, _) = account::read(edit, &session.book().settings.currency);
    let ledgers = derive(&customer.with_account(after.clone()), session.today);
    let mut out = String::new();
    for (old, found) in applied {
        let Some(ledger) = ledgers.iter().find(|ledger| ledger.currency == old.currency) else { continue };
        let money = |amount: Decimal| words.money(amount, &ledger.currency, home);
        // An invoice may get money of several payments.
        let mut by_invoice: Vec<(usize, Decimal)> = Vec::new();
        for one in found {
            match by_invoice.iter_mut().find(|(invoice, _)| *invoice == one.invoice) {
                Some((_, amount)) => *amount += one.amount,
                None => by_invoice.push((one.invoice, one.amount)),
            }
        }
        for (invoice, amount) in by_invoice {
            let state = ledger.invoices.iter().find(|state| state.index == invoice);
            let open = state.map(|state| state.open()).unwrap_or_default();
            let id = if open.is_zero() { "paid-settles" } else { "paid-leaves" };
            let no = after.invoices[invoice].no.as_str();
            out += &(say!(words, id, no = no, amount = money(amount), open = money(open)) + "\n");
        }
        if ledger.unallocated > Decimal::ZERO {
            out += &(say!(words, "paid-applied-rest", amount = money(ledger.unallocated)) + "\n");
        }
    }
    out
}

/// Notes that the bank took a payment back.
pub fn returned(args: &PayArgs, named: &str, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let index = session.customer(&args.customer)?;
    let customer = &session.book().customers[index];
    let words = session.words;
    let on = args.on.as_ref().map(|on| session.recent_day(on)).transpose()?.unwrap_or(session.today);
    if on > session.today {
        let value = args.on.clone().unwrap_or_default();
        return Err(Failure::usage(words, "err-future-fact", &[("value", value.into())]));
    }
    let (at, payment) = payment_of(session, customer, named.trim())?;
    if let Some(day) = payment.returned {
        return Err(Failure::usage(words, "err-returned", &[("no", named.into()), ("day", day.to_string().into())]));
    }
    if on < payment.date {
        let args = [("day", on.to_string().into()), ("date", payment.date.to_string().into())];
        return Err(Failure::usage(words, "err-before-payment", &args));
    }
    let path = Record::Account.path(&customer.id);
    let text = session.text(&path)?;
    let edit = edited(session, &path, "payment", account_change::returned(&path, &text, at, on))?;
    session.check(std::slice::from_ref(&edit))?;
    let home = &session.book().settings.currency;
    let currency = &payment.money.currency;
    let amount = words.money(payment.money.amount, currency, home);
    let name = customer.card.name.as_str();
    if !args.dry_run {
        let amount = in_message(session, payment.money.amount, currency);
        let message = say!(words, "commit-returned", name = name, amount = amount);
        session.save(std::slice::from_ref(&edit), "pay", &message)?;
    }
    let ledgers =
        derive(&customer.with_account(account::read(&edit, &session.book().settings.currency).0), session.today);
    let open = sum::in_words_or_zero(words, &sums::of_ledgers(&ledgers, Ledger::open), home);
    let (day, on) = (words.day(payment.date, session.today), words.day(on, session.today));
    session.terminal.out(&say!(words, "paid-returned", name = name, amount = amount, day = day, on = on, open = open));
    Ok(ExitCode::SUCCESS)
}

/// The payment with this number, or the only one of this day.
fn payment_of<'c>(
    session: &ChangeSession,
    customer: &'c Customer,
    named: &str,
) -> Result<(usize, &'c Payment), Failure> {
    let payments = || customer.account.iter().flat_map(|account| account.payments.iter().enumerate());
    if let Some(found) = payments().find(|(_, payment)| payment.no.as_deref() == Some(named)) {
        return Ok(found);
    }
    let day = session.past_day(named).ok();
    let of_day: Vec<(usize, &Payment)> = payments().filter(|(_, payment)| Some(payment.date) == day).collect();
    if let [one] = of_day[..] {
        return Ok(one);
    }
    let (words, home) = (session.words, &session.book().settings.currency);
    let line = |(_, payment): (usize, &Payment)| {
        let amount = words.money(payment.money.amount, &payment.money.currency, home);
        format!("\n  {}  {}  {amount}", payment.no.as_deref().unwrap_or("–"), payment.date)
    };
    let known: String = if of_day.is_empty() {
        let last: Vec<(usize, &Payment)> = payments().collect();
        last.into_iter().rev().take(LISTED).map(line).collect()
    } else {
        of_day.into_iter().map(line).collect()
    };
    let id = if known.is_empty() { "err-no-payments" } else { "err-no-payment" };
    Err(Failure::usage(words, id, &[("no", named.into()), ("known", known.into())]))
}

/// Most payments that an error lists.
const LISTED: usize = 8;
