//! Refunds: money that goes back to the customer.

use rust_decimal::Decimal;

use super::{Failure, Session};
use crate::book::account::PaymentKind;
use crate::book::{Account, Customer};
use crate::derive::{self, Ledger};
use crate::format::account_writer::NewPayment;
use crate::say;

/// Refuses a refund of more than the customer has to their credit and paid on the invoices that it names. `after` is
/// the account with the refund.
pub fn check(session: &Session, customer: &Customer, after: &Account, new: &NewPayment) -> Result<(), Failure> {
    if new.kind != PaymentKind::Refund {
        return Ok(());
    }
    let currency = customer.currency_of(new.currency.as_deref());
    let names_none = new.targets.is_empty();
    // A refund that names no invoice may open none again.
    let lacks = |ledger: &Ledger| if names_none { ledger.open() } else { ledger.refunded_too_much() };
    let lacking = |customer: &Customer| {
        let ledgers = derive::account::derive(customer, session.today);
        ledgers.iter().find(|ledger| ledger.currency == currency).map_or(Decimal::ZERO, lacks)
    };
    let more = lacking(&customer.with_account(after.clone())) - lacking(customer);
    if more <= Decimal::ZERO {
        return Ok(());
    }
    let money = |amount| session.words.money(amount, &currency, &session.book().settings.currency);
    let (amount, most) = (money(new.amount), money((new.amount - more).max(Decimal::ZERO)));
    if names_none {
        return Err(Failure::usage(session.words, "err-refund", &[("amount", amount.into()), ("free", most.into())]));
    }
    let numbers = session.words.list(new.targets.iter().map(|(no, _)| no.clone()));
    let args = [("amount", amount.into()), ("numbers", numbers.into()), ("most", most.into())];
    Err(Failure::usage(session.words, "err-refund-unpaid", &args))
}

/// What a refund does: which invoices are owed again, and what is left to the customer's credit. `after` are the
/// customer's ledgers with the refund.
pub fn told(session: &Session, customer: &Customer, after: &[Ledger], new: &NewPayment) -> String {
    let words = session.words;
    let currency = customer.currency_of(new.currency.as_deref());
    let money = |amount| words.money(amount, &currency, &session.book().settings.currency);
    let (name, day) = (customer.card.name.as_str(), words.day(new.date, session.today));
    let mut lines = vec![say!(words, "refunded", name = name, amount = money(new.amount), day = day)];
    let before = derive::account::derive(customer, session.today);
    let of = |ledgers: &'_ [Ledger]| ledgers.iter().find(|ledger| ledger.currency == currency).cloned();
    let (Some(after), Some(account)) = (of(after), &customer.account) else { return lines.join("\n") };
    let before = of(&before);
    let open_before = |index: usize| {
        let known = before.iter().flat_map(|ledger| &ledger.invoices).find(|state| state.index == index);
        known.map(|state| state.open()).unwrap_or_default()
    };
    for state in &after.invoices {
        let again = state.open() - open_before(state.index);
        if again > Decimal::ZERO {
            let no = account.invoices[state.index].no.as_str();
            lines.push(say!(words, "refunded-opens", no = no, amount = money(again)));
        }
    }
    lines.push(match after.refunded_too_much() {
        none if none.is_zero() => say!(words, "refunded-left", amount = money(after.unallocated)),
        beyond => say!(words, "refunded-too-much", amount = money(beyond)),
    });
    lines.join("\n")
}
