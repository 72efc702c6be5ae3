//! Money that was given to invoices stays with them when an older invoice is entered later.
//!
//! Payments that name no invoice go to what is due first. An invoice that is entered with a day of the past would
//! therefore take money that was told to have paid another one. So the payments that it would move are made to name what
//! they pay.

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use super::Ledger;
use super::account::derive;
use super::paid_ahead::free;
use crate::book::account::{Account, Targets};
use crate::book::{Customer, Day};

/// What payments must name, by their positions in the account, so that the new invoices of `after` take nothing that
/// went to other invoices. The account is as it was in `customer`, with the new invoices behind the others.
pub fn targets(customer: &Customer, after: &Account, today: Day) -> Vec<(usize, Targets)> {
    let before = derive(customer, today);
    let moved = |account: &Account| moved(&before, &derive(&customer.with_account(account.clone()), today));
    let first = moved(after);
    if first.is_empty() {
        return Vec::new();
    }
    let few = named(customer, &before, after, &first, today);
    if moved(&with_targets(after, &few)).is_empty() {
        return few;
    }
    // Where other payments would then find another part due first, they too keep what they paid.
    let all = before.iter().flat_map(|ledger| &ledger.allocations).map(|one| one.payment).collect();
    named(customer, &before, after, &all, today)
}

/// The account with payments that name these invoices.
pub fn with_targets(account: &Account, targets: &[(usize, Targets)]) -> Account {
    let mut account = account.clone();
    for (payment, targets) in targets {
        account.payments[*payment].targets = targets.clone();
    }
    account
}

/// The payments of which an invoice gets less than before.
fn moved(before: &[Ledger], after: &[Ledger]) -> BTreeSet<usize> {
    let mut now: HashMap<(usize, usize), Decimal> = HashMap::new();
    for one in after.iter().flat_map(|ledger| &ledger.allocations) {
        *now.entry((one.payment, one.invoice)).or_default() += one.amount;
    }
    let old = before.iter().flat_map(|ledger| &ledger.allocations);
    let is_less = |key: (usize, usize), amount: Decimal| now.get(&key).copied().unwrap_or_default() < amount;
    old.filter(|one| is_less((one.payment, one.invoice), one.amount)).map(|one| one.payment).collect()
}

/// What these payments paid, with its shares; what is left of a payment may go to a new invoice that is not younger, but
/// not what a refund paid back.
fn named(
    customer: &Customer,
    before: &[Ledger],
    after: &Account,
    payments: &BTreeSet<usize>,
    today: Day,
) -> Vec<(usize, Targets)> {
    let old = customer.account.as_deref();
    let known = old.map_or(0, |account| account.invoices.len());
    let free = |ledger: &Ledger| old.map(|account| free(account, ledger, today)).unwrap_or_default();
    let free: HashMap<usize, Decimal> = before.iter().flat_map(free).collect();
    let mut found = Vec::new();
    for &payment in payments.iter().filter(|&&payment| after.payments[payment].targets.is_empty()) {
        let entry = &after.payments[payment];
        let mut targets = Targets::new();
        let mut left = entry.money.amount;
        for one in before.iter().flat_map(|ledger| &ledger.allocations).filter(|one| one.payment == payment) {
            left -= one.amount;
            let no = &after.invoices[one.invoice].no;
            match targets.iter_mut().find(|(known, _)| known == no) {
                Some((_, share)) => *share = share.map(|share| share + one.amount),
                None => targets.push((no.clone(), Some(one.amount))),
            }
        }
        let new = after.invoices.iter().skip(known);
        let new = new.filter(|new| new.date <= entry.date && new.money.currency == entry.money.currency);
        let mut rest = free.get(&payment).copied().unwrap_or_default();
        if rest == left && !left.is_zero() {
            targets.extend(new.map(|new| (new.no.clone(), None)));
        } else {
            for new in new {
                let share = rest.min(new.money.amount);
                rest -= share;
                targets.extend((!share.is_zero()).then(|| (new.no.clone(), Some(share))));
            }
        }
        found.push((payment, targets));
    }
    found
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::book::{Card, CustomerFolder};
    use crate::format::account_file;
    use crate::format::source::Source;

    fn account(text: &str) -> Account {
        account_file::read(&mut Source::new("a", text), "USD")
    }

    const OLD: &str = "[[invoice]]\nno = \"A\"\ndate = 2026-09-10\ndue = 2026-10-10\namount = \"30.00\"\n\
        [[invoice]]\nno = \"B\"\ndate = 2026-09-20\ndue = 2026-10-20\namount = \"60.00\"\n\
        [[payment]]\ndate = 2026-10-01\namount = \"50.00\"\n\
        [[payment]]\ndate = 2026-10-02\namount = \"70.00\"\n";

    /// What the payments must name so that a new invoice takes nothing from others, what is open then, and what is free.
    #[track_caller]
    fn check(new: &str, expect: &str) {
        let mut folder = CustomerFolder::new("ana", Card::default());
        folder.account = Some(Box::new(account(OLD)));
        let customer = Customer::new(Arc::new(folder), &"USD".into());
        // New invoices stand behind the others.
        let (invoices, payments) = OLD.split_at(OLD.find("[[payment]]").unwrap());
        let after = account(&format!("{invoices}{new}{payments}"));
        let today = Day::constant(2026, 11, 21);
        let found = targets(&customer, &after, today);
        let share = |(no, share): &(String, Option<Decimal>)| match share {
            Some(share) => format!("{no} {share}"),
            None => no.clone(),
        };
        let told = |(at, targets): &(usize, Targets)| {
            format!("{at}: {}; ", targets.iter().map(share).collect::<Vec<_>>().join(", "))
        };
        let ledgers = derive(&customer.with_account(with_targets(&after, &found)), today);
        assert!(moved(&derive(&customer, today), &ledgers).is_empty());
        let sums = format!("{} open, {} free", ledgers[0].open(), ledgers[0].unallocated);
        assert_eq!(found.iter().map(told).collect::<String>() + &sums, expect);
    }

    #[test]
    fn an_older_invoice_takes_only_what_no_other_needed() {
        let new = "[[invoice]]\nno = \"N\"\ndate = 2026-09-01\ndue = 2026-10-01\namount = \"40.00\"\n";
        check(new, "0: A 30.00, B 20.00; 1: B 40.00, N; 10.00 open, 0.00 free");
    }

    #[test]
    fn an_invoice_that_is_due_later_moves_nothing() {
        let new = "[[invoice]]\nno = \"N\"\ndate = 2026-09-25\ndue = 2026-10-25\namount = \"40.00\"\n";
        check(new, "10.00 open, 0.00 free");
        let younger = new.replace("2026-09-25", "2026-11-01").replace("2026-10-25", "2026-11-02");
        check(&younger, "40.00 open, 30.00 free");
    }
}
