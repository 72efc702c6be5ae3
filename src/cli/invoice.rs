//! `invoice`: adds an invoice to a customer's account, or changes one: a dispute, a write-off.

use std::collections::BTreeMap;
use std::process::ExitCode;

use rust_decimal::Decimal;

use super::account::{edited, no_tables, refuse_unread};
use super::customer::money_in;
use super::invoice_args::InvoiceArgs;
use super::{ChangeSession, Failure, Session, invoice_change};
use crate::book::account::Term;
use crate::book::record::Record;
use crate::book::{Account, Customer, Day, invoice_number};
use crate::derive::account::derive;
use crate::derive::kept;
use crate::diagnostic::Fault;
use crate::edit::FileEdit;
use crate::edit::{account, account_change};
use crate::format::account_writer::NewInvoice;
use crate::format::{spoken_day, terms};
use crate::say;
use crate::wording::failure::Explain;

/// Adds the invoice to the account, or changes it.
pub fn run(args: &InvoiceArgs, session: &ChangeSession) -> Result<ExitCode, Failure> {
    match args.typed_amount() {
        Some(amount) => add(args, &amount, session),
        None => invoice_change::run(args, session),
    }
}

fn add(args: &InvoiceArgs, amount: &str, session: &ChangeSession) -> Result<ExitCode, Failure> {
    let words = session.words;
    let customer = &session.book().customers[session.customer(&args.customer)?];
    let date = args.on.as_ref().map(|on| invoice_day(session, on)).transpose()?.unwrap_or(session.today);
    let none = Account::default();
    let old = customer.account.as_deref().unwrap_or(&none);
    let no = args.no.trim();
    if !is_another(session, old, no)? {
        session.terminal.say(&words.get("not-changed"));
        return Ok(ExitCode::SUCCESS);
    }
    let (amount, own) = money_in(session, amount, args.currency.as_deref(), customer)?;
    let currency = customer.currency_of(own.as_deref());
    let due = args.due.as_ref().map(|due| Due::read(session, due, date)).transpose()?;
    let mut new = NewInvoice {
        no: no.to_owned(),
        date,
        due: None,
        terms: old.terms.clone(),
        own_currency: currency.to_string(),
        amount,
        currency: own,
        po: args.po.clone(),
    };
    if let Some(due) = due {
        due.fill(&mut new);
    }
    let (mut edit, mut account) = checked(session, customer, &new)?;
    // Nothing is due on its own day only because nobody said when.
    if new.due.is_none() && new.terms.is_empty() {
        asked_due(session, customer, date)?.fill(&mut new);
        (edit, account) = checked(session, customer, &new)?;
    }
    let message = say!(words, "commit-invoice", name = &*customer.listed_name(), no = no);
    if !args.dry_run {
        session.save(&[edit], "invoice", &message)?;
    }
    if customer.is_on_hold() {
        session.terminal.warn(&say!(words, "invoiced-on-hold", name = &*customer.listed_name()));
    }
    let told = [told(session, customer, &account), money_told(session, customer, &account)];
    session.terminal.out(told.join("\n").trim_end());
    Ok(ExitCode::SUCCESS)
}

/// When an invoice is due: on a day, or by terms.
enum Due {
    Day(Day),
    Terms(Vec<Term>),
}

impl Due {
    /// Reads when an invoice of the day `date` is due: an incomplete day counts from then.
    fn read(session: &Session, text: &str, date: Day) -> Result<Due, Failure> {
        let day = spoken_day::parse_from(text, date, session.today).map(Due::Day);
        let due = day.or_else(|| terms::parse_line(text).map(Due::Terms));
        due.ok_or_else(|| Failure::usage(session.words, "err-bad-due", &[("value", text.into())]))
    }

    fn fill(self, new: &mut NewInvoice) {
        match self {
            Due::Day(day) => new.due = Some(day),
            Due::Terms(terms) => new.terms = terms,
        }
    }
}

/// Asks when the invoice is due, or says how to tell it.
fn asked_due(session: &ChangeSession, customer: &Customer, date: Day) -> Result<Due, Failure> {
    let words = session.words;
    let name = customer.listed_name().into_owned();
    let path = Record::Account.path(&customer.id);
    let is_unread =
        session.read.faults.iter().any(|fault| fault.fault == Fault::BadTerms && *fault.place.path == *path);
    let id = if is_unread { "err-terms-unread" } else { "err-no-terms" };
    let failure = Failure::usage(
        words,
        id,
        &[("name", name.into()), ("id", customer.id.to_string().into()), ("path", path.into())],
    );
    if !session.terminal.can_ask() {
        return Err(failure);
    }
    session.terminal.warn(&failure.message);
    let answer = session.terminal.ask_text(&words.get("invoice-ask-due")).ok_or(failure)?;
    Due::read(session, &answer, date)
}

/// The day of an invoice. A day to come needs a yes: until then the invoice does not count.
fn invoice_day(session: &ChangeSession, text: &str) -> Result<Day, Failure> {
    let day = session.recent_day(text)?;
    let told = session.words.day_and_year(day);
    if day <= session.today {
        return Ok(day);
    }
    let is_meant =
        session.terminal.can_ask() && session.terminal.ask(&say!(session.words, "invoice-ask-ahead", day = told));
    let args = [("value", text.into()), ("day", day.to_string().into())];
    if is_meant { Ok(day) } else { Err(Failure::usage(session.words, "err-invoice-ahead", &args)) }
}

/// Whether an invoice has a number of its own: one that differs from another only in case or width is asked about.
fn is_another(session: &ChangeSession, account: &Account, no: &str) -> Result<bool, Failure> {
    refuse_unread(session, account, no)?;
    let folded = invoice_number::fold(no);
    let is_alike = |known: &&String| *known != no && invoice_number::fold(known) == folded;
    let Some(other) = account.numbers.iter().find(is_alike) else { return Ok(true) };
    if session.terminal.can_ask() {
        return Ok(session.terminal.ask(&say!(session.words, "invoice-ask-alike", no = no, other = other.as_str())));
    }
    let args = [("no", no.into()), ("other", other.as_str().into())];
    Err(Failure::usage(session.words, "err-invoice-alike", &args))
}

/// The edit and the account as it will be read, with the new invoice behind the others; refused where `check` would find
/// a fault in it. Payments that the invoice would take from others keep what they paid.
fn checked(session: &ChangeSession, customer: &Customer, new: &NewInvoice) -> Result<(FileEdit, Account), Failure> {
    let words = session.words;
    if let Some(due) = new.due.filter(|&due| due < new.date) {
        let args = [("due", due.to_string().into()), ("date", new.date.to_string().into())];
        return Err(Failure::usage(words, "err-due-before-date", &args));
    }
    let path = Record::Account.path(&customer.id);
    let before = customer.account.is_some().then(|| session.text(&path)).transpose()?;
    let edit = account::invoice(path.clone(), before.as_deref(), new)
        .map_err(|error| (path.as_str(), error).explain(words))?;
    session.check(std::slice::from_ref(&edit))?;
    let after = account::read(&edit, &session.book().settings.currency).0;
    let old = customer.account.as_ref().map_or(0, |account| account.invoices.len());
    if after.invoices.len() == old {
        return Err(no_tables(session, &path, "invoice"));
    }
    let kept = kept::targets(customer, &after, session.today);
    let edit = edited(session, &path, "payment", account_change::keep(edit, &kept, &session.book().settings.currency))?;
    Ok((edit, kept::with_targets(&after, &kept)))
}

/// What of the customer's money the new invoice gets, and which payments were made to name what they paid.
fn money_told(session: &ChangeSession, customer: &Customer, after: &Account) -> String {
    let (words, home) = (session.words, &session.book().settings.currency);
    let new = after.invoices.len() - 1;
    let ledgers = derive(&customer.with_account(after.clone()), session.today);
    let mut lines = Vec::new();
    for ledger in &ledgers {
        let money = |amount| words.money(amount, &ledger.currency, home);
        let state = ledger.invoices.iter().find(|state| state.index == new);
        // A refund may have taken back a part of what it got.
        let taken = |open: Decimal, off: Decimal| after.invoices[new].money.amount - open - off;
        let paid = state.map(|state| (state.open(), taken(state.open(), state.discounted + state.written_off)));
        if let Some((open, taken)) = paid.filter(|(_, taken)| !taken.is_zero()) {
            lines.push(say!(words, "invoiced-paid-ahead", amount = money(taken), open = money(open)));
        }
        let kept = ledger.allocations.iter().filter(|one| one.invoice != new && is_kept(customer, after, one.payment));
        let mut by_invoice: BTreeMap<usize, Decimal> = BTreeMap::new();
        kept.for_each(|one| *by_invoice.entry(one.invoice).or_default() += one.amount);
        let kept = by_invoice.iter().map(|(&at, &amount)| format!("{} {}", after.invoices[at].no, money(amount)));
        if !by_invoice.is_empty() {
            lines.push(say!(words, "invoiced-kept", kept = words.list(kept)));
        }
    }
    lines.join("\n")
}

/// Whether a payment names invoices that it did not name before.
fn is_kept(customer: &Customer, after: &Account, payment: usize) -> bool {
    let before = customer.account.as_ref().map(|account| &account.payments[payment].targets);
    before != Some(&after.payments[payment].targets)
}

/// What was invoiced, each part with its due day, and the discount.
fn told(session: &ChangeSession, customer: &Customer, account: &Account) -> String {
    let Some(invoice) = account.invoices.last() else { return String::new() };
    let (words, today) = (session.words, session.today);
    let currency = &invoice.money.currency;
    let money = |amount| words.money(amount, currency, &session.book().settings.currency);
    let name = customer.listed_name();
    let (name, no, sum) = (&*name, invoice.no.as_str(), money(invoice.money.amount));
    let due = words.day(invoice.due.unwrap_or(invoice.date), today);
    let mut lines = if invoice.parts.is_empty() {
        vec![say!(words, "invoiced", name = name, no = no, amount = sum, day = due)]
    } else {
        vec![say!(words, "invoiced-parts", name = name, no = no, amount = sum, n = invoice.parts.len())]
    };
    let part = |due, amount| say!(words, "invoiced-part", amount = money(amount), day = words.day(due, today));
    lines.extend(invoice.parts.iter().map(|one| part(one.due, one.amount)));
    if let Some(discount) = invoice.discount {
        let (rest, day) = (money(invoice.money.amount - discount.amount), words.day(discount.until, today));
        lines.push(say!(words, "invoiced-discount", amount = rest, day = day));
    }
    lines.join("\n")
}
