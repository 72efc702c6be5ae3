//! Promises to pay: kept, partly kept or broken by the payments that came.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::Ledger;
use super::ledger::{Allocation, InvoiceState, counts};
use super::promise_ref::{PromiseRef, made_by};
use crate::book::account::{Payment, PaymentKind};
use crate::book::day::plus_days;
use crate::book::{Currency, Customer, Day, Money};

choices! {
    /// The state of a promise to pay, judged by the payments that came by its due day.
    pub enum Standing {
        /// Its day is still to come.
        Pending = "pending",
        /// It was paid in time, or all that was open.
        Kept = "kept",
        /// Its day has passed, and a part of it came.
        PartlyKept = "partly-kept",
        /// Its day has passed, and nothing came.
        Broken = "broken",
    }
}

/// A promise with an amount, judged by payments.
#[derive(Clone, Debug, Hash)]
pub struct PaymentPromise {
    /// Where the promise is written.
    pub promise: PromiseRef,
    /// The day up to which payment was promised.
    pub due: Day,
    /// The amount that was promised.
    pub amount: Decimal,
    /// The amount that was paid from the day of the promise to its due day.
    pub received: Decimal,
    /// Whether it is still open, kept or broken, judged by the payments.
    pub standing: Standing,
    /// The currency of both: that of the invoice that the promise names, else the account's.
    pub currency: Currency,
    /// Whether it is finished: kept, ticked, paid later, or replaced by a newer promise.
    pub closed: bool,
}

impl PaymentPromise {
    /// What is still missing of what was promised.
    pub fn left(&self) -> Money {
        Money::new(self.amount - self.received, self.currency.clone())
    }
}

/// Judges every promise to pay, earliest due first; each payment counts once.
pub fn derive(customer: &Customer, ledgers: &[Ledger], today: Day) -> Vec<PaymentPromise> {
    let mut found: Vec<(PromiseRef, Decimal)> =
        made_by(customer, today).filter_map(|place| Some((place, place.get(customer).amount?))).collect();
    if found.is_empty() {
        return Vec::new();
    }
    found.sort_by_key(|(place, _)| place.get(customer).due);
    let mut purse = Purse::new(customer, ledgers, today);
    let settled = Settled::new(customer, ledgers);
    let open = OpenOnDays { customer, ledgers };
    let currencies = Currencies::new(customer);
    let judged: Vec<PaymentPromise> = found
        .iter()
        .map(|&(place, amount)| {
            let promise = place.get(customer);
            let (no, day) = (promise.invoice.as_deref(), place.day(customer));
            // What was paid on the day of the promise, and left as much open as was promised, is what the talk was
            // about: the promise is for the rest.
            let is_of_the_rest = day.filter(|&day| promise.due > day && open.after(no, day) >= amount);
            let from = is_of_the_rest.map_or(day.unwrap_or(Day::MIN), |day| plus_days(day, 1));
            let received = purse.take(no, from, promise.due, amount);
            let standing = match judge(amount, received, promise.due, today) {
                _ if settled.by(no, day, promise.due) => Standing::Kept,
                standing => standing,
            };
            let closed = standing == Standing::Kept || promise.kept || settled.is_all(no);
            let currency = currencies.of(no);
            PaymentPromise { promise: place, due: promise.due, amount, received, currency, standing, closed }
        })
        .collect();
    close_followed(customer, judged)
}

/// What was open at the end of a day of the past.
struct OpenOnDays<'c> {
    customer: &'c Customer,
    ledgers: &'c [Ledger],
}

impl OpenOnDays<'_> {
    /// What is open now and what later payments paid: of an invoice, or of all in the account's currency.
    fn after(&self, invoice: Option<&str>, day: Day) -> Decimal {
        let Some(account) = &self.customer.account else { return Decimal::ZERO };
        let is_wanted = |index: usize| invoice.is_none_or(|no| account.invoices[index].no == no);
        let is_ours = |ledger: &&Ledger| invoice.is_some() || ledger.currency == self.customer.currency;
        let ledgers = || self.ledgers.iter().filter(is_ours);
        let states = ledgers().flat_map(|ledger| &ledger.invoices).filter(|state| is_wanted(state.index));
        let known = states.filter(|state| account.invoices[state.index].date <= day);
        let later = ledgers().flat_map(|ledger| &ledger.allocations).filter(|one| {
            is_wanted(one.invoice)
                && account.payments[one.payment].date > day
                && account.invoices[one.invoice].date <= day
        });
        known.map(InvoiceState::open).sum::<Decimal>() + later.map(|one| one.amount).sum::<Decimal>()
    }
}

/// The payments that can keep promises; each cent counts only once.
struct Purse<'c> {
    /// What is left of each payment, by its place in the account.
    left: Vec<Decimal>,
    days: Vec<Day>,
    /// The payments of which anything is left and how much of each a promise may count, in the order
    /// of the file: those to each invoice, and those of the account's own currency.
    to_invoice: HashMap<&'c str, Vec<(usize, Decimal)>>,
    to_any: Vec<(usize, Decimal)>,
}

impl<'c> Purse<'c> {
    fn new(customer: &'c Customer, ledgers: &[Ledger], today: Day) -> Purse<'c> {
        let mut purse = Purse { left: Vec::new(), days: Vec::new(), to_invoice: HashMap::new(), to_any: Vec::new() };
        let Some(account) = &customer.account else { return purse };
        purse.left = account.payments.iter().map(|payment| payment.money.amount).collect();
        purse.days = account.payments.iter().map(|payment| payment.date).collect();
        let is_counted = |payment: &Payment| counts(payment, today) && payment.kind == PaymentKind::Payment;
        for (at, payment) in account.payments.iter().enumerate().filter(|(_, payment)| is_counted(payment)) {
            if payment.money.currency == customer.currency {
                purse.to_any.push((at, payment.money.amount));
            }
        }
        let mut went: Vec<&Allocation> = ledgers.iter().flat_map(|ledger| &ledger.allocations).collect();
        went.sort_by_key(|allocation| allocation.payment);
        for allocation in went.into_iter().filter(|allocation| is_counted(&account.payments[allocation.payment])) {
            let to = purse.to_invoice.entry(account.invoices[allocation.invoice].no.as_str()).or_default();
            match to.last_mut().filter(|(payment, _)| *payment == allocation.payment) {
                Some((_, amount)) => *amount += allocation.amount,
                None => to.push((allocation.payment, allocation.amount)),
            }
        }
        purse
    }

    /// Takes up to `amount` of the payments between two days; returns what it took.
    fn take(&mut self, invoice: Option<&str>, from: Day, to: Day, amount: Decimal) -> Decimal {
        let Purse { left, days, to_invoice, to_any } = self;
        let payments = match invoice {
            Some(no) => to_invoice.get_mut(no),
            None => Some(to_any),
        };
        let mut received = Decimal::ZERO;
        let mut is_any_spent = false;
        let Some(payments) = payments else { return received };
        for &(at, most) in payments.iter().filter(|&&(at, _)| days[at] >= from && days[at] <= to) {
            let used = most.min(left[at]).min(amount - received);
            left[at] -= used;
            received += used;
            is_any_spent |= left[at].is_zero();
            if received >= amount {
                break;
            }
        }
        if is_any_spent {
            payments.retain(|&(at, _)| !left[at].is_zero());
        }
        received
    }
}

/// The currencies of a customer's promises.
struct Currencies<'c> {
    customer: &'c Customer,
    /// Of the invoices, by number.
    of_invoices: HashMap<&'c str, &'c Currency>,
}

impl<'c> Currencies<'c> {
    fn new(customer: &'c Customer) -> Currencies<'c> {
        let invoices = customer.account.iter().flat_map(|account| &account.invoices);
        let of_invoices = invoices.map(|invoice| (invoice.no.as_str(), &invoice.money.currency)).collect();
        Currencies { customer, of_invoices }
    }

    /// The currency of a promise: that of the invoice that it names, else the account's.
    fn of(&self, invoice: Option<&str>) -> Currency {
        let of_invoice = invoice.and_then(|no| self.of_invoices.get(no).copied());
        of_invoice.unwrap_or(&self.customer.currency).clone()
    }
}

/// When invoices were fully paid.
struct Settled<'c> {
    /// By number; `None` without an account, where payments are unknown.
    days: Option<HashMap<&'c str, (bool, Option<Day>)>>,
    /// Of the invoices in the account's currency, by their days: the day, and when it and all before it were paid;
    /// `None` while one is not.
    by_day: Vec<(Day, Option<Day>)>,
    is_all: bool,
}

impl<'c> Settled<'c> {
    fn new(customer: &'c Customer, ledgers: &[Ledger]) -> Settled<'c> {
        let states = || ledgers.iter().flat_map(|ledger| &ledger.invoices);
        let mut by_day = Vec::new();
        let days = customer.account.as_ref().map(|account| {
            let mut all = Some(Day::MIN);
            let own = ledgers.iter().filter(|ledger| ledger.currency == customer.currency);
            for state in own.flat_map(|ledger| &ledger.invoices) {
                all = all.zip(state.settled).map(|(all, settled)| all.max(settled));
                by_day.push((account.invoices[state.index].date, all));
            }
            let day = |state: &InvoiceState| (state.open().is_zero(), state.settled);
            states().map(|state| (account.invoices[state.index].no.as_str(), day(state))).collect()
        });
        Settled { days, by_day, is_all: states().all(|state| state.open().is_zero()) }
    }

    /// Whether the invoices that a promise is about are settled by now.
    fn is_all(&self, invoice: Option<&str>) -> bool {
        let Some(days) = &self.days else { return false };
        invoice.map_or(self.is_all, |no| days.get(no).is_some_and(|(is_settled, _)| *is_settled))
    }

    /// Whether all that a promise can be about was paid by its due day: the invoice that it names, else all that was
    /// open on the day on which it was made. More than that was not owed.
    fn by(&self, invoice: Option<&str>, made: Option<Day>, due: Day) -> bool {
        match invoice {
            Some(no) => self.days.as_ref().and_then(|days| days.get(no)?.1).is_some_and(|settled| settled <= due),
            None => {
                let known = self.by_day.partition_point(|&(day, _)| day <= made.unwrap_or(due));
                let settled = known.checked_sub(1).and_then(|last| self.by_day[last].1);
                settled.is_some_and(|settled| settled <= due && made.is_none_or(|made| settled >= made))
            }
        }
    }
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

/// A newer promise for the same invoice, due later, replaces an unkept one.
fn close_followed(customer: &Customer, mut judged: Vec<PaymentPromise>) -> Vec<PaymentPromise> {
    let mut by_invoice: HashMap<Option<&str>, Vec<usize>> = HashMap::new();
    for (at, this) in judged.iter().enumerate() {
        by_invoice.entry(this.promise.get(customer).invoice.as_deref()).or_default().push(at);
    }
    let day = |judged: &[PaymentPromise], at: usize| judged[at].promise.day(customer);
    for group in by_invoice.into_values() {
        // They are sorted by due day; going from the end gives the newest of those that are due later.
        let mut newest = None;
        for same_due in
            group.chunk_by(|&a, &b| judged[a].due == judged[b].due).rev().map(<[usize]>::to_vec).collect::<Vec<_>>()
        {
            for &at in &same_due {
                judged[at].closed |= newest.is_some_and(|newest| newest > day(&judged, at));
            }
            newest = newest.max(same_due.iter().map(|&at| day(&judged, at)).max());
        }
    }
    judged
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::book::account::{Account, Invoice};
    use crate::book::visit::Party;
    use crate::book::{Card, CustomerFolder, Promise, Visit};
    use crate::derive::promise_ref::all;

    /// By the definition: each promise looks at all payments, and at all other promises.
    fn plain(customer: &Customer, ledgers: &[Ledger], today: Day) -> Vec<(PromiseRef, Decimal, Standing, bool)> {
        let account = customer.account.as_ref().unwrap();
        let mut found: Vec<PromiseRef> =
            all(customer).filter(|place| place.day(customer).is_none_or(|day| day <= today)).collect();
        found.retain(|place| place.get(customer).amount.is_some());
        found.sort_by_key(|place| place.get(customer).due);
        let mut left: Vec<Decimal> = account.payments.iter().map(|payment| payment.money.amount).collect();
        let mut judged = Vec::new();
        for &place in &found {
            let promise = place.get(customer);
            let (amount, mut received) = (promise.amount.unwrap(), Decimal::ZERO);
            // What was open at the end of the promise's day: at least as much as was promised.
            let made = place.day(customer);
            let rest_of = |state: &&InvoiceState| {
                let invoice = &account.invoices[state.index];
                made.is_some_and(|made| invoice.date <= made)
                    && promise.invoice.as_ref().is_none_or(|no| invoice.no == *no)
            };
            let mut was_left = Decimal::ZERO;
            for state in ledgers.iter().flat_map(|ledger| &ledger.invoices).filter(rest_of) {
                was_left += state.open();
                let went = ledgers.iter().flat_map(|ledger| &ledger.allocations);
                let later = went.filter(|one| {
                    one.invoice == state.index && made.is_some_and(|made| account.payments[one.payment].date > made)
                });
                was_left += later.map(|one| one.amount).sum::<Decimal>();
            }
            let is_of_the_rest = made.is_some_and(|made| promise.due > made) && was_left >= amount;
            for (at, payment) in account.payments.iter().enumerate() {
                let is_of_the_day = made == Some(payment.date);
                let in_time = payment.date >= place.day(customer).unwrap_or(Day::MIN)
                    && !(is_of_the_rest && is_of_the_day)
                    && payment.date <= promise.due
                    && counts(payment, today);
                let fits_currency = promise.invoice.is_some() || payment.money.currency == customer.currency;
                if in_time && fits_currency && payment.kind == PaymentKind::Payment {
                    let went = ledgers.iter().flat_map(|ledger| &ledger.allocations).filter(|one| one.payment == at);
                    let fits = promise.invoice.as_ref().map_or(payment.money.amount, |no| {
                        went.filter(|one| account.invoices[one.invoice].no == *no).map(|one| one.amount).sum()
                    });
                    let used = fits.min(left[at]).min(amount - received);
                    left[at] -= used;
                    received += used;
                }
            }
            let states = || ledgers.iter().flat_map(|ledger| &ledger.invoices);
            let nothing_open = match &promise.invoice {
                Some(no) => states()
                    .find(|state| account.invoices[state.index].no == *no)
                    .is_some_and(|state| state.open().is_zero()),
                None => states().all(|state| state.open().is_zero()),
            };
            let made = place.day(customer);
            let is_about = |state: &&InvoiceState| {
                let invoice = &account.invoices[state.index];
                match &promise.invoice {
                    Some(no) => invoice.no == *no,
                    None => invoice.date <= made.unwrap_or(promise.due),
                }
            };
            let about: Vec<Option<Day>> = states().filter(is_about).map(|state| state.settled).collect();
            let paid = about.iter().all(|day| day.is_some_and(|day| day <= promise.due));
            let was_open = promise.invoice.is_some()
                || about.iter().any(|day| day.is_none_or(|day| made.is_none_or(|made| day >= made)));
            let standing = if !about.is_empty() && paid && was_open {
                Standing::Kept
            } else {
                judge(amount, received, promise.due, today)
            };
            judged.push((place, received, standing, standing == Standing::Kept || promise.kept || nothing_open));
        }
        let followed: Vec<bool> = found
            .iter()
            .map(|this| {
                found.iter().any(|other| {
                    let (new, old) = (other.get(customer), this.get(customer));
                    new.invoice == old.invoice && other.day(customer) > this.day(customer) && new.due > old.due
                })
            })
            .collect();
        judged
            .into_iter()
            .zip(followed)
            .map(|((place, received, standing, closed), followed)| (place, received, standing, closed || followed))
            .collect()
    }

    fn day(at: u8) -> Day {
        crate::book::day::plus_days(Day::constant(2026, 1, 1), at.into())
    }

    fn payment(date: u8, amount: u16, to: Option<u8>, is_note: bool) -> Payment {
        let kind = if is_note { PaymentKind::CreditNote } else { PaymentKind::Payment };
        let targets = to.map(|no| (format!("I{no}"), None)).into_iter().collect();
        Payment {
            no: None,
            date: day(date),
            money: Money::new(Decimal::from(amount), "USD"),
            kind,
            targets,
            method: None,
            reference: None,
            returned: None,
        }
    }

    proptest! {
        #[test]
        fn every_promise_is_judged_as_the_definition_says(
            invoices in prop::collection::vec((0..20_u8, 1..90_u16), 0..5),
            payments in prop::collection::vec((0..40_u8, 1..90_u16, prop::option::of(0..6_u8), prop::bool::weighted(0.2)), 0..9),
            notes in prop::collection::vec((0..40_u8, prop::collection::vec((0..60_u8, 1..60_u16, prop::option::of(0..6_u8)), 0..4)), 0..6),
            today in 20..60_u8,
        ) {
            let invoice = |(at, &(date, amount)): (usize, &(u8, u16))| Invoice {
                no: format!("I{at}"), date: day(date), due: None, money: Money::new(Decimal::from(amount), "USD"), po: None,
                parts: Vec::new(), discount: None, disputed: None, written_off: None,
            };
            let account = Account {
                invoices: invoices.iter().enumerate().map(invoice).collect(),
                payments: payments.into_iter().map(|(date, amount, to, is_note)| payment(date, amount, to, is_note)).collect(),
                ..Account::default()
            };
            let mut folder = CustomerFolder::new("ana", Card::default());
            folder.account = Some(Box::new(account));
            for (at, (date, promises)) in notes.into_iter().enumerate() {
                let mut visit = Visit::new(day(date), None, &format!("{at}"));
                visit.promises = promises.into_iter().map(|(due, amount, no)| Promise {
                    kept: false, text: "pays".to_owned(), due: day(due), done: None, by: Party::Customer,
                    amount: Some(Decimal::from(amount)), invoice: no.map(|no| format!("I{no}")), mark_at: 0,
                }).collect();
                folder.visits.push(visit);
            }
            let customer = Customer::new(std::sync::Arc::new(folder), &"USD".into());
            let ledgers = crate::derive::account::derive(&customer, day(today));
            let found: Vec<_> = derive(&customer, &ledgers, day(today)).into_iter().map(|one| (one.promise, one.received, one.standing, one.closed)).collect();
            prop_assert_eq!(found, plain(&customer, &ledgers, day(today)));
        }
    }
}
