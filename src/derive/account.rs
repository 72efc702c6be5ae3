//! What a customer owes: payments allocated to invoices, as of a day.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::book::account::{Account, Invoice, Payment, PaymentKind, parts_by_terms};
use crate::book::day::days_between;
use crate::book::{Book, Customer, Day};

/// One currency of a customer's account as of a day. Amounts are never added across currencies.
#[derive(Clone, Debug, Hash)]
pub struct Ledger {
    pub currency: String,
    /// By day of invoice, then number.
    pub invoices: Vec<InvoiceState>,
    /// What was not needed for any invoice: shown, never taken off `open`.
    pub unallocated: Decimal,
    /// Which payment went to which invoice.
    pub allocations: Vec<Allocation>,
}

/// One invoice as of a day.
#[derive(Clone, Debug, Hash)]
pub struct InvoiceState {
    /// Its position in the account.
    pub index: usize,
    /// By due day; one where the invoice has no parts.
    pub parts: Vec<PartState>,
    /// What was given up of it: at most what was open on that day.
    pub written_off: Decimal,
    /// The day on which nothing was open any more.
    pub settled: Option<Day>,
}

#[derive(Clone, Copy, Debug, Hash)]
pub struct PartState {
    pub due: Day,
    pub open: Decimal,
}

/// A part of a payment that went to an invoice.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Allocation {
    /// Positions in the account.
    pub payment: usize,
    pub invoice: usize,
    pub amount: Decimal,
}

impl InvoiceState {
    pub fn open(&self) -> Decimal {
        self.parts.iter().map(|part| part.open).sum()
    }

    pub fn overdue(&self, today: Day) -> Decimal {
        self.parts.iter().filter(|part| part.due < today).map(|part| part.open).sum()
    }

    /// The earliest due day of what is open; of all of it when nothing is.
    pub fn due(&self) -> Day {
        let open = self.parts.iter().find(|part| !part.open.is_zero());
        open.or(self.parts.last()).map(|part| part.due).unwrap_or_default()
    }

    /// Gives up to `amount` up, from the end: what was hoped for last.
    fn write_off(&mut self, amount: Decimal) {
        let mut rest = amount;
        for part in self.parts.iter_mut().rev() {
            let taken = rest.min(part.open);
            part.open -= taken;
            rest -= taken;
        }
        self.written_off += amount - rest;
    }

    /// Takes up to `amount` off the open parts, earliest first; gives what was taken.
    fn settle(&mut self, amount: Decimal, day: Day) -> Decimal {
        let mut rest = amount;
        for part in &mut self.parts {
            let taken = rest.min(part.open);
            part.open -= taken;
            rest -= taken;
        }
        if rest < amount && self.open().is_zero() {
            self.settled = Some(day);
        }
        amount - rest
    }
}

impl Ledger {
    pub fn open(&self) -> Decimal {
        self.invoices.iter().map(InvoiceState::open).sum()
    }

    pub fn overdue(&self, today: Day) -> Decimal {
        self.invoices.iter().map(|invoice| invoice.overdue(today)).sum()
    }

    /// Days past due of the oldest open part.
    pub fn oldest_days(&self, today: Day) -> Option<i32> {
        let parts = self.invoices.iter().flat_map(|invoice| &invoice.parts);
        parts.filter(|part| !part.open.is_zero() && part.due < today).map(|part| days_between(part.due, today)).max()
    }

    /// How many days after their due day invoices were settled, on average; negative when early.
    pub fn average_days_late(&self) -> Option<i32> {
        let settled: Vec<i32> = self
            .invoices
            .iter()
            .filter_map(|invoice| Some(days_between(invoice.parts.last()?.due, invoice.settled?)))
            .collect();
        let count = i32::try_from(settled.len()).ok().filter(|&count| count > 0)?;
        Some((f64::from(settled.iter().sum::<i32>()) / f64::from(count)).round() as i32)
    }
}

/// Derives the ledgers of a customer. Invoices and payments of days after `today` do not count.
pub fn derive(book: &Book, customer: &Customer, today: Day) -> Vec<Ledger> {
    let Some(account) = &customer.account else { return Vec::new() };
    let default = account.currency.as_deref().unwrap_or(&book.settings.currency);
    let mut ledgers: BTreeMap<&str, Ledger> = BTreeMap::new();
    let currencies = account.invoices.iter().map(|invoice| &invoice.currency);
    for currency in currencies.chain(account.payments.iter().map(|payment| &payment.currency)) {
        let currency = currency.as_deref().unwrap_or(default);
        ledgers.entry(currency).or_insert_with(|| ledger(account, currency, default, today));
    }
    ledgers.into_values().collect()
}

fn ledger(account: &Account, currency: &str, default: &str, today: Day) -> Ledger {
    let same = |other: &Option<String>| other.as_deref().unwrap_or(default) == currency;
    let numbered = account.invoices.iter().enumerate();
    let mut invoices: Vec<InvoiceState> = numbered
        .filter(|(_, invoice)| same(&invoice.currency) && invoice.date <= today)
        .map(|(index, invoice)| InvoiceState { index, parts: parts(account, invoice), written_off: Decimal::ZERO, settled: None })
        .collect();
    invoices.sort_by_key(|state| (account.invoices[state.index].date, account.invoices[state.index].no.as_str()));
    let mut ledger =
        Ledger { currency: currency.to_owned(), invoices, unallocated: Decimal::ZERO, allocations: Vec::new() };
    for event in events(account, &ledger, |payment| same(&payment.currency), today) {
        match event {
            Event::Payment(at) => allocate(&mut ledger, account, at),
            Event::WriteOff(at) => {
                let state = &mut ledger.invoices[at];
                let off = account.invoices[state.index].written_off.as_ref().map(|off| off.amount);
                state.write_off(off.unwrap_or_default());
            }
        }
    }
    ledger
}

/// Whether a payment has come by a day and was not taken back.
pub fn counts(payment: &Payment, as_of: Day) -> bool {
    payment.date <= as_of && payment.returned.is_none_or(|returned| returned > as_of)
}

/// What changes an account after it was invoiced.
enum Event {
    /// A payment or credit note, by its place in the account.
    Payment(usize),
    /// An invoice is given up, by its place in the ledger.
    WriteOff(usize),
}

/// In order of date, payments in that of the file; what came in on the day of a write-off counts first.
fn events(account: &Account, ledger: &Ledger, is_ours: impl Fn(&Payment) -> bool, today: Day) -> Vec<Event> {
    let payments = account.payments.iter().enumerate().filter(|(_, payment)| is_ours(payment) && counts(payment, today));
    let mut events: Vec<(Day, bool, Event)> = payments.map(|(at, payment)| (payment.date, false, Event::Payment(at))).collect();
    for (at, state) in ledger.invoices.iter().enumerate() {
        if let Some(off) = account.invoices[state.index].written_off.as_ref().filter(|off| off.date <= today) {
            events.push((off.date, true, Event::WriteOff(at)));
        }
    }
    events.sort_by_key(|&(day, off, _)| (day, off));
    events.into_iter().map(|(_, _, event)| event).collect()
}

/// What falls due when: the invoice's own parts, else its due day, else the account's terms.
fn parts(account: &Account, invoice: &Invoice) -> Vec<PartState> {
    let mut parts: Vec<PartState> = if !invoice.parts.is_empty() {
        invoice.parts.iter().map(|part| PartState { due: part.due, open: part.amount }).collect()
    } else if let Some(due) = invoice.due {
        vec![PartState { due, open: invoice.amount }]
    } else if account.terms.is_empty() {
        vec![PartState { due: invoice.date, open: invoice.amount }]
    } else {
        let shares = parts_by_terms(&account.terms, invoice.amount, invoice.date).into_iter();
        shares.map(|part| PartState { due: part.due, open: part.amount }).collect()
    };
    parts.sort_by_key(|part| part.due);
    parts
}

fn allocate(ledger: &mut Ledger, account: &Account, at: usize) {
    let payment = &account.payments[at];
    let mut rest = payment.amount;
    let give = |state: &mut InvoiceState, limit: Decimal, rest: &mut Decimal, allocations: &mut Vec<Allocation>| {
        let amount = state.settle(limit.min(*rest), payment.date);
        *rest -= amount;
        if !amount.is_zero() {
            allocations.push(Allocation { payment: at, invoice: state.index, amount });
        }
    };
    if payment.targets.is_empty() {
        let mut open: Vec<&mut InvoiceState> = ledger
            .invoices
            .iter_mut()
            .filter(|state| account.invoices[state.index].date <= payment.date && !state.open().is_zero())
            .collect();
        open.sort_by_key(|state| (state.due(), account.invoices[state.index].no.as_str()));
        for state in open {
            give(state, rest, &mut rest, &mut ledger.allocations);
        }
    }
    for (no, amount) in &payment.targets {
        if let Some(state) = ledger.invoices.iter_mut().find(|state| account.invoices[state.index].no == *no) {
            give(state, amount.unwrap_or(rest), &mut rest, &mut ledger.allocations);
        }
    }
    ledger.unallocated += rest;
}

/// Whether an allocation is money, not a credit note.
pub fn is_money(account: &Account, allocation: &Allocation) -> bool {
    account.payments[allocation.payment].kind == PaymentKind::Payment
}
