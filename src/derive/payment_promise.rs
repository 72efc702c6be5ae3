//! Promises to pay: kept, partly kept or broken by the payments that came.

use rust_decimal::Decimal;

use super::Ledger;
use super::agenda::promise::{PromiseRef, all};
use super::account::{counts, is_money};
use crate::book::account::PaymentKind;
use crate::book::{Customer, Day};

choices! {
    pub enum Standing { Pending = "pending", Kept = "kept", PartlyKept = "partly-kept", Broken = "broken", }
}

/// A promise with an amount, judged by payments.
#[derive(Clone, Debug, Hash)]
pub struct PaymentPromise {
    pub promise: PromiseRef,
    pub due: Day,
    pub amount: Decimal,
    /// What came from the day of the promise to its due day.
    pub received: Decimal,
    pub standing: Standing,
    /// Nothing more is to be expected of it: kept, ticked, paid later, or followed by a newer one.
    pub closed: bool,
}

/// Judges every promise to pay, earliest due first; each payment counts once.
pub fn derive(customer: &Customer, ledgers: &[Ledger], today: Day) -> Vec<PaymentPromise> {
    let payments = customer.account.as_ref().map_or(&[][..], |account| &account.payments);
    let own_currency = customer.account.as_ref().and_then(|account| account.currency.clone());
    let mut found: Vec<(PromiseRef, Decimal)> = all(customer)
        .filter_map(|place| Some((place, place.get(customer).amount?)))
        .filter(|(place, _)| place.day(customer).is_none_or(|day| day <= today))
        .collect();
    if found.is_empty() {
        return Vec::new();
    }
    found.sort_by_key(|(place, _)| place.get(customer).due);
    let mut left: Vec<Decimal> = payments.iter().map(|payment| payment.amount).collect();
    let judged: Vec<PaymentPromise> = found
        .iter()
        .map(|&(place, amount)| {
            let promise = place.get(customer);
            let mut received = Decimal::ZERO;
            let from = place.day(customer).unwrap_or(Day::MIN);
            for (at, payment) in payments.iter().enumerate() {
                let in_time = payment.date >= from && payment.date <= promise.due && counts(payment, today);
                let fits_currency = promise.invoice.is_some() || payment.currency.is_none() || payment.currency == own_currency;
                if in_time && fits_currency && payment.kind == PaymentKind::Payment {
                    let fits = match &promise.invoice {
                        Some(no) => paid_to(customer, ledgers, at, no),
                        None => payment.amount,
                    };
                    let used = fits.min(left[at]).min(amount - received);
                    left[at] -= used;
                    received += used;
                }
            }
            let standing = judge(amount, received, promise.due, today);
            let closed = standing == Standing::Kept || promise.kept || nothing_open(customer, ledgers, promise);
            PaymentPromise { promise: place, due: promise.due, amount, received, standing, closed }
        })
        .collect();
    close_followed(customer, judged)
}

fn judge(amount: Decimal, received: Decimal, due: Day, today: Day) -> Standing {
    if received >= amount {
        Standing::Kept
    } else if due >= today {
        Standing::Pending
    } else if received.is_zero() {
        Standing::Broken
    } else {
        Standing::PartlyKept
    }
}

/// How much of a payment went to the invoice `no`.
fn paid_to(customer: &Customer, ledgers: &[Ledger], payment: usize, no: &str) -> Decimal {
    let Some(account) = &customer.account else { return Decimal::ZERO };
    let to_invoice = ledgers.iter().flat_map(|ledger| &ledger.allocations).filter(|allocation| {
        allocation.payment == payment && account.invoices[allocation.invoice].no == no && is_money(account, allocation)
    });
    to_invoice.map(|allocation| allocation.amount).sum()
}

/// Whether what the promise was about is settled by now.
fn nothing_open(customer: &Customer, ledgers: &[Ledger], promise: &crate::book::Promise) -> bool {
    // Without an account nobody knows what was paid.
    let Some(account) = &customer.account else { return false };
    let states = || ledgers.iter().flat_map(|ledger| &ledger.invoices);
    match &promise.invoice {
        Some(no) => states()
            .find(|state| account.invoices[state.index].no == *no)
            .is_some_and(|state| state.open().is_zero()),
        None => states().all(|state| state.open().is_zero()),
    }
}

/// A newer promise for the same invoice takes the place of an unkept one.
fn close_followed(customer: &Customer, mut judged: Vec<PaymentPromise>) -> Vec<PaymentPromise> {
    for at in 0..judged.len() {
        let this = &judged[at];
        let invoice = &this.promise.get(customer).invoice;
        let followed = judged.iter().any(|other| {
            other.promise.get(customer).invoice == *invoice
                && other.promise.day(customer) > this.promise.day(customer)
                && other.due > this.due
        });
        judged[at].closed |= followed;
    }
    judged
}
