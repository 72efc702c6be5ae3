//! What changed since a day: from the dates in the book, and from the history of its files.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use crate::book::day::plus_days;
use crate::book::record::is_card;
use crate::book::record_history::{FieldChange, RecordHistory};
use crate::book::{Book, Customer, CustomerIndex, Day};
use crate::derive::payment_promise::Standing;
use crate::derive::promise_ref::{PromiseRef, all};
use crate::derive::{Overview, derive_accounts};

/// What happened from a day on.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// New customers, with their day.
    pub entered: Vec<(CustomerIndex, Day)>,
    /// Customers who were taken out of the book: id, name and day.
    pub removed: Vec<(String, String, Day)>,
    /// Customers who moved from one tier to another; an empty name stands for no tier.
    pub tiers: Vec<(CustomerIndex, String, String)>,
    /// Changed balances, the largest increase of the open amount first.
    pub balances: Vec<Balance>,
    /// Promises that were kept since.
    pub kept: Vec<(CustomerIndex, PromiseRef)>,
    /// Promises that were broken since.
    pub broken: Vec<(CustomerIndex, PromiseRef)>,
    /// Customers whose cadence ran out since, with the day on which a contact was due.
    pub silent: Vec<(CustomerIndex, Day)>,
}

/// What one customer owed then and owes now, in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// The customer.
    pub customer: CustomerIndex,
    /// The currency of all amounts here.
    pub currency: String,
    /// The open amount: on the day before the period, and now.
    pub open: [Decimal; 2],
    /// The overdue amount: on the day before the period, and now.
    pub overdue: [Decimal; 2],
}

/// The news of the days from `since` to the overview's.
pub fn derive(book: &Book, overview: &Overview, past: &RecordHistory, since: Day) -> News {
    let mut news = News { balances: balances(book, overview, since), ..News::default() };
    for (at, customer) in book.customers.iter().enumerate() {
        news.entered
            .extend(entered(customer, past).filter(|day| *day >= since && *day <= overview.today).map(|day| (at, day)));
        news.tiers.extend(tier_move(customer, past, since).map(|(old, new)| (at, old, new)));
        let due = overview.customers[at].revisit_due.filter(|day| *day >= since && *day < overview.today);
        news.silent.extend(due.map(|day| (at, day)));
        promises(&mut news, customer, overview, at, since);
    }
    let gone = past
        .removed()
        .into_iter()
        .filter(|(id, _, commit)| commit.day >= since && commit.day <= overview.today && book.find(id).is_none());
    news.removed = gone.map(|(id, name, commit)| (id.to_owned(), name.to_owned(), commit.day)).collect();
    news.balances.sort_by_key(|balance| balance.open[1] - balance.open[0]);
    news.balances.reverse();
    news.silent.sort_by_key(|(_, day)| *day);
    news
}

/// The day from which somebody is a customer: the card's own, else that of its first commit.
fn entered(customer: &Customer, past: &RecordHistory) -> impl Iterator<Item = Day> {
    let made = || {
        let mut files = past
            .of(&customer.id)
            .filter(|(_, file)| is_card(&file.path) && file.changes.contains(&FieldChange::Entered));
        files.next().map(|(commit, _)| commit.day)
    };
    customer.card.entered().or_else(made).into_iter()
}

/// The tier before the first change since, and after the last.
fn tier_move(customer: &Customer, past: &RecordHistory, since: Day) -> Option<(String, String)> {
    let mut moves =
        past.of(&customer.id).filter(|(commit, _)| commit.day >= since).flat_map(|(_, file)| &file.changes).filter_map(
            |change| match change {
                FieldChange::Set { field, old, new, .. } if field.table.is_empty() && field.key == "tier" => {
                    Some((old, new))
                }
                _ => None,
            },
        );
    let (old, first) = moves.next()?;
    let new = moves.next_back().map_or(first, |(_, last)| last);
    (old != new).then(|| (old.clone(), new.clone()))
}

/// Accounts whose open or overdue amount differs from the day before.
fn balances(book: &Book, overview: &Overview, since: Day) -> Vec<Balance> {
    let eve = plus_days(since, -1);
    let then = derive_accounts(book, eve);
    let mut found = Vec::new();
    for customer in 0..book.customers.len() {
        let mut sums: BTreeMap<&str, [[Decimal; 2]; 2]> = BTreeMap::new();
        for (side, overview) in [&then, overview].into_iter().enumerate() {
            for ledger in &overview.customers[customer].ledgers {
                let sum = sums.entry(&ledger.currency).or_default();
                sum[0][side] += ledger.open();
                sum[1][side] += ledger.overdue(overview.today);
            }
        }
        let changed = sums.into_iter().filter(|(_, [open, overdue])| open[0] != open[1] || overdue[0] != overdue[1]);
        found.extend(changed.map(|(currency, [open, overdue])| Balance {
            customer,
            currency: currency.to_owned(),
            open,
            overdue,
        }));
    }
    found
}

fn promises(news: &mut News, customer: &Customer, overview: &Overview, at: CustomerIndex, since: Day) {
    let today = overview.today;
    let paid = overview.customers[at].payment_promises.iter();
    let paid: HashMap<PromiseRef, Standing> = paid.map(|paying| (paying.promise, paying.standing)).collect();
    for place in all(customer) {
        let promise = place.get(customer);
        let standing = paid.get(&place).copied();
        let fell_due = promise.due >= since && promise.due < today;
        let (kept, broken) = match standing {
            Some(standing) => (
                standing == Standing::Kept && fell_due,
                [Standing::Broken, Standing::PartlyKept].contains(&standing) && fell_due,
            ),
            None => (
                promise.kept && promise.done.is_some_and(|done| done >= since && done <= today),
                !promise.kept && fell_due,
            ),
        };
        if kept {
            news.kept.push((at, place));
        } else if broken {
            news.broken.push((at, place));
        }
    }
}
