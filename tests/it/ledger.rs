//! A law of money: what was invoiced and what came and went add up to what is open, as of any day.

use clientbook::book::account::{Account, Discount, Invoice, Part, Payment, PaymentKind, WrittenOff};
use clientbook::book::day::plus_days;
use clientbook::book::{Book, Card, Customer, CustomerFolder, Day, Money};
use clientbook::derive::{account, aging, paid_ahead};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::sync::Arc;

const START: Day = Day::constant(2026, 1, 1);

fn cents(cents: i64) -> Decimal {
    Decimal::new(cents, 2)
}

/// Two parts, the second due two months after the first.
fn halves(due: Day, amount: i64) -> Vec<Part> {
    let part = |days, amount| Part { due: plus_days(due, days), amount: cents(amount) };
    vec![part(0, amount / 2), part(60, amount - amount / 2)]
}

prop_compose! {
    fn invoices()(list in prop::collection::vec((0..300i32, 0..60i32, 2..500_000i64, any::<bool>(), any::<bool>()), 0..8)) -> Vec<Invoice> {
        list.into_iter().enumerate().map(|(at, (day, terms, amount, off, split))| Invoice {
            no: format!("A-{at}"),
            date: plus_days(START, day),
            due: Some(plus_days(START, day + terms)),
            money: Money::new(cents(amount), "USD"),
            po: None,
            parts: if split { halves(plus_days(START, day + terms), amount) } else { Vec::new() },
            discount: (terms > 20 && amount % 5 == 0).then(|| Discount { until: plus_days(START, day + 10), amount: cents(amount / 50) })
                .filter(|discount| !discount.amount.is_zero()),
            disputed: None,
            written_off: off.then(|| WrittenOff { date: plus_days(START, day + 90), amount: cents(amount / 2), reason: None })
                .filter(|off| !off.amount.is_zero()),
        }).collect()
    }
}

prop_compose! {
    fn payments()(list in prop::collection::vec((0..330i32, 1..700_000i64, 0..9usize, prop::bool::weighted(0.2)), 0..10)) -> Vec<Payment> {
        list.into_iter().map(|(day, amount, target, back)| Payment {
            no: None,
            date: plus_days(START, day),
            money: Money::new(cents(amount), "USD"),
            kind: if back { PaymentKind::Refund } else { PaymentKind::Payment },
            targets: if target < 8 { vec![(format!("A-{target}"), None)] } else { Vec::new() },
            method: None,
            reference: None,
            returned: None,
        }).collect()
    }
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nothing_is_counted_twice(invoices in invoices(), payments in payments(), as_of in 0..400i32) {
        let as_of = plus_days(START, as_of);
        let invoiced: Decimal = invoices.iter().filter(|one| one.date <= as_of).map(|one| one.money.amount).sum();
        let sign = |one: &Payment| if one.kind == PaymentKind::Refund { -one.money.amount } else { one.money.amount };
        let paid: Decimal = payments.iter().filter(|one| one.date <= as_of).map(sign).sum();
        let account = Account { invoices, payments, ..Account::default() };
        let folder = CustomerFolder { account: Some(Box::new(account.clone())), ..CustomerFolder::new("ana", Card::default()) };
        let book = Book::default();
        let customer = Customer::new(Arc::new(folder), &"USD".into());
        let ledgers = account::derive(&customer, as_of);
        let open: Decimal = ledgers.iter().map(|ledger| ledger.open()).sum();
        let states = || ledgers.iter().flat_map(|ledger| &ledger.invoices);
        let off: Decimal = states().map(|invoice| invoice.written_off - invoice.recovered + invoice.discounted).sum();
        let unallocated: Decimal = ledgers.iter().map(|ledger| ledger.unallocated).sum();
        prop_assert_eq!(invoiced - paid - off, open - unallocated);
        prop_assert!(states().all(|invoice| invoice.recovered <= invoice.written_off));
        if account.payments.iter().all(|one| one.kind == PaymentKind::Payment) {
            let allocated: Decimal = ledgers.iter().flat_map(|ledger| &ledger.allocations).map(|one| one.amount).sum();
            prop_assert_eq!(paid, allocated + unallocated);
            // What is applied is open no more, and is no more unallocated; in time it takes the discount too.
            let mut after = account.clone();
            let mut applied = Decimal::ZERO;
            for ledger in &ledgers {
                let found = paid_ahead::applications(&customer, ledger, &[], as_of);
                applied += found.iter().map(|one| one.amount).sum::<Decimal>();
                for (payment, targets) in paid_ahead::targets(&customer, ledger, &found, as_of) {
                    after.payments[payment].targets = targets;
                }
            }
            if account.invoices.iter().all(|one| one.discount.is_none()) {
                let again = account::derive(&customer.with_account(after), as_of);
                prop_assert_eq!(again.iter().map(|ledger| ledger.open()).sum::<Decimal>(), open - applied);
                prop_assert_eq!(again.iter().map(|ledger| ledger.unallocated).sum::<Decimal>(), unallocated - applied);
            }
        }
        for ledger in &ledgers {
            let buckets: Decimal = aging::buckets(ledger, &account, &book.settings, as_of).into_iter().sum();
            prop_assert_eq!(buckets, ledger.open());
        }
    }
}
