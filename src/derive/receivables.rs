//! Who owes what, and for how long: the rows of the aging, and their sums.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::ledger::InvoiceState;
use super::{CustomerState, Ledger, Overview, aging};
use crate::book::{Account, Book, CustomerIndex, Day};

/// One customer in one currency.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomerBalance {
    /// The customer who owes.
    pub customer: CustomerIndex,
    /// The amount that is not paid yet.
    pub open: Decimal,
    /// The part of `open` that is past due.
    pub overdue: Decimal,
    /// The part of `open` that the customer disputes.
    pub disputed: Decimal,
    /// Payments that no invoice needed; not taken off `open`.
    pub unallocated: Decimal,
    /// Days past due of the oldest open part; `None` when nothing is overdue.
    pub oldest: Option<i32>,
    /// Days after their due days on which invoices were settled, on average.
    pub average_late: Option<i32>,
    /// The open amount by days past due: first the part not yet due, then in the order of [`aging::spans`].
    pub buckets: Vec<Decimal>,
}

/// Sums of many rows of one currency.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BalanceTotal {
    /// The sum of the open amounts.
    pub open: Decimal,
    /// The sum of the overdue amounts.
    pub overdue: Decimal,
    /// The sum of the disputed amounts.
    pub disputed: Decimal,
    /// The sum of the payments that no invoice needed.
    pub unallocated: Decimal,
    /// The sums by days past due, in the order of [`CustomerBalance::buckets`].
    pub buckets: Vec<Decimal>,
    /// The open amount of the five largest debtors together.
    pub largest_five: Decimal,
}

/// Every customer with an open or unallocated amount, by currency; the largest overdue amount first.
pub fn balances<'b>(book: &'b Book, overview: &'b Overview) -> BTreeMap<&'b str, Vec<CustomerBalance>> {
    let mut by_currency: BTreeMap<&str, Vec<CustomerBalance>> = BTreeMap::new();
    for (customer, state) in overview.customers.iter().enumerate() {
        for (currency, owed) in of_customer(book, customer, state, overview.today) {
            by_currency.entry(currency).or_default().push(owed);
        }
    }
    for owed in by_currency.values_mut() {
        owed.sort_by(|a, b| (b.overdue, b.open, a.customer).cmp(&(a.overdue, a.open, b.customer)));
    }
    by_currency
}

/// The rows of one customer.
fn of_customer<'s>(
    book: &Book,
    customer: CustomerIndex,
    state: &'s CustomerState,
    today: Day,
) -> Vec<(&'s str, CustomerBalance)> {
    let Some(account) = &book.customers[customer].account else { return Vec::new() };
    let ledgers = state.ledgers.iter().filter(|ledger| !ledger.open().is_zero() || !ledger.unallocated.is_zero());
    let row = |ledger: &'s Ledger| {
        let owed = CustomerBalance {
            customer,
            open: ledger.open(),
            overdue: ledger.overdue(today),
            disputed: disputed(account, ledger, today),
            unallocated: ledger.unallocated,
            oldest: ledger.oldest_days(today),
            average_late: ledger.average_days_late(),
            buckets: aging::buckets(ledger, account, &book.settings, today),
        };
        (&*ledger.currency, owed)
    };
    ledgers.map(row).collect()
}

/// The open amount of the invoices that the customer disputes on a day.
fn disputed(account: &Account, ledger: &Ledger, today: Day) -> Decimal {
    let contested = |state: &InvoiceState| account.invoices[state.index].contested(state.open(), today);
    ledger.invoices.iter().map(contested).sum()
}

/// The sums of rows of one currency.
pub fn total<'o>(rows: impl IntoIterator<Item = &'o CustomerBalance>) -> BalanceTotal {
    let mut total = BalanceTotal::default();
    let mut opens = Vec::new();
    for owed in rows {
        total.open += owed.open;
        total.overdue += owed.overdue;
        total.disputed += owed.disputed;
        total.unallocated += owed.unallocated;
        total.buckets.resize(owed.buckets.len(), Decimal::ZERO);
        total.buckets.iter_mut().zip(&owed.buckets).for_each(|(sum, bucket)| *sum += bucket);
        opens.push(owed.open);
    }
    opens.sort_unstable_by(|a, b| b.cmp(a));
    total.largest_five = opens.into_iter().take(5).sum();
    total
}

/// The labels of the buckets, the same in every language: `current`, `1-30`, …, `over 90`.
pub fn labels(edges: &[u16]) -> Vec<String> {
    let span = |(from, to): (u16, Option<u16>)| match to {
        Some(to) => format!("{from}-{to}"),
        None => format!("over {}", from - 1),
    };
    std::iter::once("current".to_owned()).chain(aging::spans(edges).into_iter().map(span)).collect()
}
