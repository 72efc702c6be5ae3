//! What is wrong with an account as of a day, and cannot be seen in its file alone.

use rust_decimal::Decimal;

use super::account::derive;
use crate::book::account::{Account, PaymentKind};
use crate::book::{Customer, Day};
use crate::diagnostic::Fault;

/// An entry of an account, by its position there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A payment, a credit note or a refund.
    Payment(usize),
    /// An invoice.
    Invoice(usize),
}

/// A fault of an entry. Its line is found when the file is read again, which only a fault needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountFault {
    /// The entry.
    pub entry: Entry,
    /// The key of the entry that is wrong.
    pub key: &'static str,
    /// What is wrong.
    pub fault: Fault,
    /// The values that fill its sentence.
    pub args: Vec<(&'static str, String)>,
}

/// The faults of a customer's account as of `today`: days that are still to come, and refunds of more than was paid.
pub fn of_customer(customer: &Customer, today: Day) -> Vec<AccountFault> {
    let Some(account) = &customer.account else { return Vec::new() };
    let mut found = days_to_come(account, today);
    if account.payments.iter().any(|payment| payment.kind == PaymentKind::Refund) {
        for one in derive(customer, today).iter().flat_map(|ledger| &ledger.beyond) {
            let whole = account.payments[one.payment].money.amount;
            let text = |amount: Decimal| amount.to_string();
            let args = vec![("amount", text(whole)), ("most", text(whole - one.amount)), ("beyond", text(one.amount))];
            found.push(AccountFault {
                entry: Entry::Payment(one.payment),
                key: "amount",
                fault: Fault::RefundTooLarge,
                args,
            });
        }
    }
    found
}

/// What has not happened yet does not count yet.
fn days_to_come(account: &Account, today: Day) -> Vec<AccountFault> {
    let mut found = Vec::new();
    let mut check = |entry, key: &'static str, day: Option<Day>| {
        if let Some(day) = day.filter(|&day| day > today) {
            let args = vec![("key", key.to_owned()), ("day", day.to_string())];
            found.push(AccountFault { entry, key, fault: Fault::FutureFact, args });
        }
    };
    for (at, payment) in account.payments.iter().enumerate() {
        check(Entry::Payment(at), "date", Some(payment.date));
        check(Entry::Payment(at), "returned", payment.returned);
    }
    for (at, invoice) in account.invoices.iter().enumerate() {
        check(Entry::Invoice(at), "date", Some(invoice.date));
        check(Entry::Invoice(at), "disputed", invoice.disputed.as_ref().and_then(|dispute| dispute.since));
        check(Entry::Invoice(at), "written_off", invoice.written_off.as_ref().map(|off| off.date));
    }
    found
}
