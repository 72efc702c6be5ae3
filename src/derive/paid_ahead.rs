//! Money that a customer has paid and that no invoice has used: which open invoices it covers.
//!
//! It pays what is due first. A disputed invoice is left out, because whether it is owed is open.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rust_decimal::Decimal;

use super::Ledger;
use super::account::derive;
use super::ledger::{Allocation, InvoiceState, counts};
use crate::book::account::{Account, PaymentKind, Targets};
use crate::book::day::days_between;
use crate::book::{Customer, Day};

/// An open part of an invoice, with what the unallocated money covers of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenPart {
    /// The position of the invoice in the account.
    pub index: usize,
    /// The day on which the part is due.
    pub due: Day,
    /// Days past that day; negative before it.
    pub days: i32,
    /// Whether that day is agreed.
    pub is_agreed: bool,
    /// The amount of the part that is not paid yet.
    pub open: Decimal,
    /// What the unallocated money covers of `open`.
    pub covered: Decimal,
}

impl OpenPart {
    /// Whether nothing of the part is left to collect.
    pub fn is_covered(&self) -> bool {
        self.covered >= self.open
    }
}

/// The open parts of the invoices without what is disputed, by due day, then number.
pub fn open_parts(account: &Account, ledger: &Ledger, today: Day) -> Vec<OpenPart> {
    let free = free(account, ledger, today).into_iter().map(|(_, free)| free).sum();
    parts_of(account, ledger, free, today, |invoice, open| open - account.invoices[invoice].contested(open, today))
}

/// What the money that was paid ahead covers of each invoice, by the invoice's position in the account. It covers the
/// parts of an invoice that are due first.
pub fn covered(customer: &Customer, ledger: &Ledger, today: Day) -> HashMap<usize, Decimal> {
    let mut covered: HashMap<usize, Decimal> = HashMap::new();
    let Some(account) = customer.account.as_ref().filter(|_| ledger.unallocated > Decimal::ZERO) else {
        return covered;
    };
    for part in open_parts(account, ledger, today).iter().filter(|part| !part.covered.is_zero()) {
        *covered.entry(part.index).or_default() += part.covered;
    }
    covered
}

/// What is left of each payment, by its position in the account, from the oldest on. Money for an invoice that the
/// ledger does not have waits for that invoice.
pub(super) fn free(account: &Account, ledger: &Ledger, today: Day) -> Vec<(usize, Decimal)> {
    let mut most = ledger.unallocated;
    if most <= Decimal::ZERO {
        return Vec::new();
    }
    let mut used: HashMap<usize, Decimal> = HashMap::new();
    for allocation in &ledger.allocations {
        *used.entry(allocation.payment).or_default() += allocation.amount;
    }
    let numbers: HashSet<&str> =
        ledger.invoices.iter().map(|state| account.invoices[state.index].no.as_str()).collect();
    let ours = account.payments.iter().enumerate().filter(|(_, payment)| {
        counts(payment, today)
            && payment.kind != PaymentKind::Refund
            && payment.money.currency == ledger.currency
            && payment.targets.iter().all(|(no, _)| numbers.contains(no.as_str()))
    });
    let left = ours.map(|(at, payment)| (at, payment.money.amount - used.get(&at).copied().unwrap_or_default()));
    let mut free: Vec<(usize, Decimal)> = left.filter(|(_, left)| *left > Decimal::ZERO).collect();
    free.sort_by_key(|&(at, _)| account.payments[at].date);
    for (_, left) in &mut free {
        *left = most.min(*left);
        most -= *left;
    }
    free
}

/// The open parts of the invoices, and what `free` covers of them. `wanted` says how much of an invoice's open amount
/// counts, by its position in the account: the parts that are due last are left out first.
fn parts_of(
    account: &Account,
    ledger: &Ledger,
    free: Decimal,
    today: Day,
    wanted: impl Fn(usize, Decimal) -> Decimal,
) -> Vec<OpenPart> {
    let mut parts: Vec<OpenPart> = Vec::new();
    for state in &ledger.invoices {
        let mut wanted = wanted(state.index, state.open());
        for part in &state.parts {
            let open = part.open.min(wanted);
            wanted -= open;
            if !open.is_zero() {
                let days = days_between(part.due, today);
                let (index, due, is_agreed) = (state.index, part.due, state.is_agreed);
                parts.push(OpenPart { index, due, days, is_agreed, open, covered: Decimal::ZERO });
            }
        }
    }
    parts.sort_by_key(|part| (part.due, account.invoices[part.index].no.as_str()));
    let mut rest = free;
    for part in &mut parts {
        part.covered = rest.min(part.open);
        rest -= part.covered;
    }
    parts
}

/// What of the unallocated money each invoice gets when it is applied: from the oldest payment on, to what is due
/// first; only to the invoices of `only`, by their positions in the account, where it names any.
pub fn applications(customer: &Customer, ledger: &Ledger, only: &[usize], today: Day) -> Vec<Allocation> {
    let Some(account) = &customer.account else { return Vec::new() };
    let free = free(account, ledger, today);
    let wanted = |invoice: usize, open: Decimal| match only {
        [] => open - account.invoices[invoice].contested(open, today),
        _ if only.contains(&invoice) => open,
        _ => Decimal::ZERO,
    };
    let parts = parts_of(account, ledger, free.iter().map(|(_, left)| left).sum(), today, wanted);
    let mut free = free.into_iter().filter(|(_, left)| !left.is_zero()).peekable();
    let mut found: Vec<Allocation> = Vec::new();
    for part in parts {
        let mut rest = part.covered;
        while let Some((payment, left)) = free.peek_mut().filter(|_| !rest.is_zero()) {
            let amount = rest.min(*left);
            rest -= amount;
            *left -= amount;
            found.push(Allocation { payment: *payment, invoice: part.index, amount, is_recovery: false });
            if left.is_zero() {
                free.next();
            }
        }
    }
    found
}

/// What payments go to when this is applied, by their positions in the account: the invoices that they paid already, and
/// the new ones. Where other payments would then find another part due first, they too keep what they paid.
pub fn targets(customer: &Customer, ledger: &Ledger, applied: &[Allocation], today: Day) -> Vec<(usize, Targets)> {
    let Some(account) = &customer.account else { return Vec::new() };
    let changed: BTreeSet<usize> = applied.iter().map(|one| one.payment).collect();
    let few = shares(account, ledger, applied, &changed);
    if is_as_meant(customer, ledger, applied, &few, today) {
        return few;
    }
    let all = changed.into_iter().chain(ledger.allocations.iter().map(|one| one.payment)).collect();
    shares(account, ledger, applied, &all)
}

/// All that these payments pay, with what is applied.
fn shares(
    account: &Account,
    ledger: &Ledger,
    applied: &[Allocation],
    payments: &BTreeSet<usize>,
) -> Vec<(usize, Targets)> {
    let mut by_payment: BTreeMap<usize, Targets> = BTreeMap::new();
    for one in ledger.allocations.iter().chain(applied).filter(|one| payments.contains(&one.payment)) {
        let targets = by_payment.entry(one.payment).or_default();
        let no = &account.invoices[one.invoice].no;
        match targets.iter_mut().find(|(known, _)| known == no) {
            Some((_, share)) => *share = share.map(|share| share + one.amount),
            None => targets.push((no.clone(), Some(one.amount))),
        }
    }
    by_payment.into_iter().collect()
}

/// Whether with these shares just what is applied is open no more.
fn is_as_meant(
    customer: &Customer,
    ledger: &Ledger,
    applied: &[Allocation],
    shares: &[(usize, Targets)],
    today: Day,
) -> bool {
    let mut account = customer.account.as_deref().cloned().unwrap_or_default();
    for (payment, targets) in shares {
        account.payments[*payment].targets = targets.clone();
    }
    let after = derive(&customer.with_account(account), today);
    let Some(after) = after.iter().find(|after| after.currency == ledger.currency) else { return false };
    let mut given: HashMap<usize, Decimal> = HashMap::new();
    for one in applied {
        *given.entry(one.invoice).or_default() += one.amount;
    }
    let is_same = |(before, after): (&InvoiceState, &InvoiceState)| {
        after.open() == before.open() - given.get(&before.index).copied().unwrap_or_default()
    };
    ledger.invoices.iter().zip(&after.invoices).all(is_same)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::book::{Card, CustomerFolder};
    use crate::format::account_file;
    use crate::format::source::Source;

    const TODAY: Day = Day::constant(2026, 11, 21);

    fn customer(account: &str) -> Customer {
        let account = account_file::read(&mut Source::new("account.toml", account), "USD");
        let folder = CustomerFolder { account: Some(Box::new(account)), ..CustomerFolder::new("ana", Card::default()) };
        Customer::new(Arc::new(folder), &"USD".into())
    }

    #[track_caller]
    fn check(account: &str, only: &[usize], expect: &[(usize, usize, &str)]) {
        let customer = customer(account);
        let found = applications(&customer, &derive(&customer, TODAY)[0], only, TODAY);
        let found: Vec<(usize, usize, String)> =
            found.iter().map(|one| (one.payment, one.invoice, one.amount.to_string())).collect();
        let expect: Vec<(usize, usize, String)> =
            expect.iter().map(|&(payment, invoice, amount)| (payment, invoice, amount.to_owned())).collect();
        assert_eq!(found, expect);
    }

    const ACCOUNT: &str = "[[payment]]\ndate = 2026-09-02\namount = \"20.00\"\n\
        [[payment]]\ndate = 2026-09-01\namount = \"50.00\"\n\
        [[invoice]]\nno = \"A\"\ndate = 2026-10-01\ndue = 2026-10-31\namount = \"30.00\"\n\
        [[invoice]]\nno = \"B\"\ndate = 2026-10-01\namount = \"60.00\"\n\
        parts = [{ due = 2026-10-15, amount = \"25.00\" }, { due = 2026-12-15, amount = \"35.00\" }]\n";

    #[test]
    fn the_oldest_payment_goes_to_the_part_that_is_due_first() {
        check(ACCOUNT, &[], &[(1, 1, "25.00"), (1, 0, "25.00"), (0, 0, "5.00"), (0, 1, "15.00")]);
        check(ACCOUNT, &[0], &[(1, 0, "30.00")]);
    }

    /// Without a share of its own the second payment would pay A, and the third would find nothing to pay.
    #[test]
    fn other_payments_keep_what_they_paid() {
        let account = "[[invoice]]\nno = \"A\"\ndate = 2026-09-01\ndue = 2026-10-05\namount = \"30.00\"\n\
            [[invoice]]\nno = \"B\"\ndate = 2026-09-01\namount = \"60.00\"\n\
            parts = [{ due = 2026-10-01, amount = \"30.00\" }, { due = 2026-10-09, amount = \"30.00\" }]\n\
            [[payment]]\ndate = 2026-08-01\namount = \"30.00\"\n\
            [[payment]]\ndate = 2026-09-02\namount = \"30.00\"\n\
            [[payment]]\ndate = 2026-09-03\namount = \"30.00\"\nfor = \"A\"\n";
        let customer = customer(account);
        let ledger = &derive(&customer, TODAY)[0];
        let found = applications(&customer, ledger, &[], TODAY);
        let targets = targets(&customer, ledger, &found, TODAY);
        assert_eq!(targets.iter().map(|(payment, _)| *payment).collect::<Vec<_>>(), [0, 1, 2]);
        let mut account = customer.account.as_deref().cloned().unwrap_or_default();
        targets.into_iter().for_each(|(payment, targets)| account.payments[payment].targets = targets);
        let after = &derive(&customer.with_account(account), TODAY)[0];
        assert_eq!((after.open(), after.unallocated), (Decimal::ZERO, Decimal::ZERO));
    }

    #[test]
    fn a_disputed_invoice_gets_nothing_unless_it_is_named() {
        let account = ACCOUNT.replace("\"30.00\"\n", "\"30.00\"\ndisputed = { since = 2026-11-01 }\n");
        check(&account, &[], &[(1, 1, "25.00"), (1, 1, "25.00"), (0, 1, "10.00")]);
        check(&account, &[0], &[(1, 0, "30.00")]);
        let later = account.replace("2026-11-01", "2026-11-22");
        check(&later, &[0], &[(1, 0, "30.00")]);
        check(&later, &[], &[(1, 1, "25.00"), (1, 0, "25.00"), (0, 0, "5.00"), (0, 1, "15.00")]);
    }
}
