//! A customer's account in one currency, as of a day.

use rust_decimal::Decimal;

use crate::book::account::{Discount, Payment};
use crate::book::day::days_between;
use crate::book::{Currency, Day};

/// One currency of a customer's account as of a day. Amounts are never added across currencies.
#[derive(Clone, Debug, Hash)]
pub struct Ledger {
    /// The currency of all amounts here.
    pub currency: Currency,
    /// By day of invoice, then number.
    pub invoices: Vec<InvoiceState>,
    /// Payments that are not allocated to an invoice, less refunds; not subtracted from `open`.
    pub unallocated: Decimal,
    /// What refunds paid back beyond what had been paid, oldest first. It is open like an invoice of that day.
    pub beyond: Vec<Beyond>,
    /// Which payment went to which invoice.
    pub allocations: Vec<Allocation>,
}

/// One invoice as of a day.
#[derive(Clone, Debug, Hash)]
pub struct InvoiceState {
    /// Its position in the account.
    pub index: usize,
    /// Sorted by due day; a single part where the invoice is due as a whole.
    pub parts: Vec<PartState>,
    /// Whether its due days are agreed. Where nothing says when it is due, its part has the day of the invoice, which
    /// orders it among the others and makes nothing late.
    pub is_agreed: bool,
    /// The amount that was written off: at most what was open on that day.
    pub written_off: Decimal,
    /// The amount of the written-off part that was paid after all.
    pub recovered: Decimal,
    /// The discount that is granted for paying early; `None` where there is none.
    pub discount: Option<Discount>,
    /// The amount of the discount that was taken: the rest came in time.
    pub discounted: Decimal,
    /// The first day on which nothing was open; `None` while something is.
    pub settled: Option<Day>,
}

/// One part of an invoice that falls due on a day of its own.
#[derive(Clone, Copy, Debug, Hash)]
pub struct PartState {
    /// The day on which the part is due.
    pub due: Day,
    /// The amount of the part that is not paid yet.
    pub open: Decimal,
}

/// What a refund paid back beyond what had been paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Beyond {
    /// The position of the refund in the account.
    pub payment: usize,
    /// The day of the refund; since then it is owed.
    pub day: Day,
    /// How much of it is still missing.
    pub amount: Decimal,
}

/// A part of a payment that went to an invoice.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Allocation {
    /// The position of the payment in the account.
    pub payment: usize,
    /// The position of the invoice in the account.
    pub invoice: usize,
    /// How much of the payment went to that invoice.
    pub amount: Decimal,
    /// Whether it went to the part that was written off.
    pub is_recovery: bool,
}

impl InvoiceState {
    /// The amount that is not paid yet, over all parts.
    pub fn open(&self) -> Decimal {
        self.parts.iter().map(|part| part.open).sum()
    }

    /// The open amount of the parts that were due before `today`.
    pub fn overdue(&self, today: Day) -> Decimal {
        let late = self.parts.iter().filter(|part| self.is_agreed && part.due < today);
        late.map(|part| part.open).sum()
    }

    /// The discount that can still be taken on `today`.
    pub fn discount_on(&self, today: Day) -> Option<Discount> {
        self.discount.filter(|discount| discount.until >= today && self.open() > discount.amount)
    }

    /// The earliest due day of the open parts; the last due day when nothing is open.
    pub fn due(&self) -> Day {
        let open = self.parts.iter().find(|part| !part.open.is_zero());
        open.or(self.parts.last()).map(|part| part.due).unwrap_or_default()
    }

    /// The same, to be shown; `None` where no due day is agreed.
    pub fn agreed_due(&self) -> Option<Day> {
        self.is_agreed.then(|| self.due())
    }

    /// The day on which it was settled, and how many days after its due day that was; negative when early.
    pub fn settled_late(&self) -> Option<(Day, i32)> {
        let (settled, due) = (self.settled?, self.parts.last()?.due);
        self.is_agreed.then(|| (settled, days_between(due, settled)))
    }
}

impl Ledger {
    /// The open amount of all invoices, and what was paid back too much. Payments that no invoice needed are not taken
    /// off.
    pub fn open(&self) -> Decimal {
        self.invoices.iter().map(InvoiceState::open).sum::<Decimal>() + self.refunded_too_much()
    }

    /// What was paid back beyond what had been paid: the customer owes it, though no invoice says so.
    pub fn refunded_too_much(&self) -> Decimal {
        self.beyond.iter().map(|one| one.amount).sum()
    }

    /// What is owed in all: what is open, less what is not allocated. Negative where they have paid ahead more than they
    /// owe.
    pub fn balance(&self) -> Decimal {
        self.open() - self.unallocated
    }

    /// What counts against a credit limit: what is owed in all; never below zero.
    pub fn used_credit(&self) -> Decimal {
        self.balance().max(Decimal::ZERO)
    }

    /// The open amount of all parts that were due before `today`, and what was paid back too much before it.
    pub fn overdue(&self, today: Day) -> Decimal {
        let beyond = self.beyond.iter().filter(|one| one.day < today).map(|one| one.amount);
        self.invoices.iter().map(|invoice| invoice.overdue(today)).chain(beyond).sum()
    }

    /// Days past due of the oldest open part; `None` when nothing is overdue.
    pub fn oldest_days(&self, today: Day) -> Option<i32> {
        let parts = self.invoices.iter().filter(|invoice| invoice.is_agreed).flat_map(|invoice| &invoice.parts);
        let dues = parts.filter(|part| !part.open.is_zero()).map(|part| part.due);
        let dues = dues.chain(self.beyond.iter().map(|one| one.day));
        dues.filter(|&due| due < today).map(|due| days_between(due, today)).max()
    }

    /// How many days after their due day invoices were settled, on average; negative when early, `None` when none is
    /// settled.
    pub fn average_days_late(&self) -> Option<i32> {
        let settled: Vec<i32> = self.invoices.iter().filter_map(|invoice| Some(invoice.settled_late()?.1)).collect();
        let count = i32::try_from(settled.len()).ok().filter(|&count| count > 0)?;
        Some((f64::from(settled.iter().sum::<i32>()) / f64::from(count)).round() as i32)
    }
}

/// Whether a payment was received by a day and was not returned by the bank by then.
pub fn counts(payment: &Payment, as_of: Day) -> bool {
    payment.date <= as_of && payment.returned.is_none_or(|returned| returned > as_of)
}
