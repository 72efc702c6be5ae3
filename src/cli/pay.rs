//! `pay`: adds a payment, and shows which invoices it settles.

use std::process::ExitCode;

use super::account::{in_message, invoice_of, no_tables};
use super::customer::{amount_in, money_in};
use super::pay_args::PayArgs;
use super::style::{Look, paint};
use super::{ChangeSession, Failure, Session, pay_change, refund};
use crate::book::account::PaymentKind;
use crate::book::record::Record;
use crate::book::{Account, Customer};
use crate::derive::account::derive;
use crate::edit::account;
use crate::format::account_writer::NewPayment;
use crate::say;
use crate::wording::choice;
use crate::wording::failure::Explain;
use crate::wording::reason::capitalized;

/// Adds a payment, or changes what is in the account.
pub fn run(args: &PayArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    match (args.typed_amount(), &args.returned) {
        (Some(amount), _) => add(args, &amount, session),
        (None, Some(named)) => pay_change::returned(args, named, session),
        (None, None) => pay_change::apply(args, session),
    }
}

/// Shows what the payment settles, and adds it to the account.
fn add(args: &PayArgs, amount: &str, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let index = session.customer(&args.customer)?;
    let customer = &session.book().customers[index];
    let date = args.on.as_ref().map(|on| session.recent_day(on)).transpose()?.unwrap_or(session.today);
    if date > session.today {
        let value = args.on.clone().unwrap_or_default();
        return Err(Failure::usage(session.words, "err-future-money", &[("value", value.into())]));
    }
    let none = Account::default();
    let old = customer.account.as_deref().unwrap_or(&none);
    let (amount, own) = money_in(session, amount, args.currency.as_deref(), customer)?;
    let currency = customer.currency_of(own.as_deref());
    let new = NewPayment {
        date,
        time: session.time,
        amount,
        own_currency: currency.to_string(),
        currency: own,
        kind: args.kind.unwrap_or(PaymentKind::Payment),
        targets: args.invoices.iter().map(|text| target(session, old, text, &currency)).collect::<Result<_, _>>()?,
        method: args.method.clone(),
        reference: args.reference.clone(),
    };
    let path = Record::Account.path(&customer.id);
    let before = customer.account.is_some().then(|| session.text(&path)).transpose()?;
    let edit = account::payment(path.clone(), before.as_deref(), old, &new)
        .map_err(|error| (path.as_str(), error).explain(session.words))?;
    session.check(std::slice::from_ref(&edit))?;
    let (after, _) = account::read(&edit, &session.book().settings.currency);
    if after.payments.len() == old.payments.len() {
        return Err(no_tables(session, &path, "payment"));
    }
    refund::check(session, customer, &after, &new)?;
    let told = allocation(session, customer, &after, &new);
    if args.dry_run {
        session.terminal.out(told.trim_end());
        return Ok(ExitCode::SUCCESS);
    }
    let amount = in_message(session, new.amount, &customer.currency_of(new.currency.as_deref()));
    let kind = capitalized(&choice::PAYMENT_KIND.of(session.words, new.kind));
    let message = say!(session.words, "commit-pay", kind = kind, name = &*customer.listed_name(), amount = amount);
    session.save_and_tell(&[edit], "pay", &message, told.trim_end())?;
    Ok(ExitCode::SUCCESS)
}

/// `INV-1` or `INV-1=500`: an invoice of the account.
fn target(
    session: &Session,
    account: &Account,
    text: &str,
    currency: &str,
) -> Result<(String, Option<rust_decimal::Decimal>), Failure> {
    let (no, sum) = match text.rsplit_once('=') {
        Some((no, sum)) => (no.trim(), Some(amount_in(session, sum, currency)?)),
        None => (text.trim(), None),
    };
    invoice_of(session, account, no).map(|at| (account.invoices[at].no.clone(), sum))
}

/// How the payment is divided: a line for each invoice, and the rest.
fn allocation(session: &Session, customer: &Customer, account: &Account, new: &NewPayment) -> String {
    let words = session.words;
    let home = &session.book().settings.currency;
    let ledgers = derive(&customer.with_account(account.clone()), session.today);
    if new.kind == PaymentKind::Refund {
        return refund::told(session, customer, &ledgers, new);
    }
    let at = account.payments.len() - 1;
    let mut out = String::new();
    let currency = &customer.currency_of(new.currency.as_deref());
    let mut rest = new.amount;
    for ledger in &ledgers {
        for found in ledger.allocations.iter().filter(|found| found.payment == at) {
            rest -= found.amount;
            let state = ledger.invoices.iter().find(|state| state.index == found.invoice);
            let open = state.map(|state| state.open()).unwrap_or_default();
            let off = state.map(|state| state.discounted).unwrap_or_default();
            let id = match () {
                () if found.is_recovery => "paid-recovers",
                () if !open.is_zero() => "paid-leaves",
                () if !off.is_zero() => "paid-with-discount",
                () => "paid-settles",
            };
            let no = account.invoices[found.invoice].no.as_str();
            let money = |amount| words.money(amount, currency, home);
            let (sum, left, off) = (money(found.amount), money(open), money(off));
            out += &say!(words, id, no = no, amount = paint(Look::Strong, &sum), open = left, off = off);
            out.push('\n');
        }
    }
    if !rest.is_zero() {
        out += &say!(words, "paid-unallocated", amount = words.money(rest, currency, home));
        out.push('\n');
    }
    let day = words.day(new.date, session.today);
    let sum = words.money(new.amount, currency, home);
    let head = if new.kind == PaymentKind::CreditNote { "credited" } else { "paid" };
    format!("{}\n{out}", say!(words, head, name = &*customer.listed_name(), amount = sum, day = day))
}
