//! A customer's account in one currency, as of a day.

use rust_decimal::Decimal;

use crate::book::account::Payment;
use crate::book::day::days_between;
use crate::book::{Currency, Day};

/// One currency of a customer's account as of a day. Amounts are never added across currencies.
#[derive(Clone, Debug, Hash)]
pub struct Ledger {
    /// The currency of all amounts here.
    pub currency: Currency,
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

/// One part of an invoice that falls due on a day of its own.
#[derive(Clone, Copy, Debug, Hash)]
pub struct PartState {
    /// The day on which the part is due.
    pub due: Day,
    /// The amount of the part that is not paid yet.
    pub open: Decimal,
}

/// A part of a payment that went to an invoice.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Allocation {
    /// Positions in the account.
    pub payment: usize,
    /// The position of the invoice in the account.
    pub invoice: usize,
    /// How much of the payment went to that invoice.
    pub amount: Decimal,
}

impl InvoiceState {
    /// The amount that is not paid yet, over all parts.
    pub fn open(&self) -> Decimal {
        self.parts.iter().map(|part| part.open).sum()
    }

    /// The open amount of the parts that were due before `today`.
    pub fn overdue(&self, today: Day) -> Decimal {
        self.parts.iter().filter(|part| part.due < today).map(|part| part.open).sum()
    }

    /// The earliest due day of what is open; of all of it when nothing is.
    pub fn due(&self) -> Day {
        let open = self.parts.iter().find(|part| !part.open.is_zero());
        open.or(self.parts.last()).map(|part| part.due).unwrap_or_default()
    }
}

impl Ledger {
    /// The open amount of all invoices. Payments that no invoice needed are not taken off.
    pub fn open(&self) -> Decimal {
        self.invoices.iter().map(InvoiceState::open).sum()
    }

    /// The open amount of all parts that were due before `today`.
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

/// Whether a payment has come by a day and was not taken back.
pub fn counts(payment: &Payment, as_of: Day) -> bool {
    payment.date <= as_of && payment.returned.is_none_or(|returned| returned > as_of)
}
