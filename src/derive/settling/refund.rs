//! Money that goes back: it opens invoices again.

use rust_decimal::Decimal;

use super::super::ledger::{Beyond, InvoiceState};
use super::{Settling, first_open};
use crate::book::account::{Payment, PaymentKind};

impl Settling<'_> {
    /// Takes a refund from the payments that no invoice needed. What is left of it opens the invoices that it names
    /// again; where it names none, those that money without a name paid last: an invoice that was entered with an older
    /// day took what went back. What is left then is owed by the customer.
    pub(super) fn refund(&mut self, payment: usize) {
        let account = self.account;
        let entry = &account.payments[payment];
        let free = self.unallocated.max(Decimal::ZERO).min(entry.money.amount);
        let mut rest = entry.money.amount - free;
        self.unallocated -= free;
        for (no, amount) in &entry.targets {
            if let Some(&at) = self.by_number.get(no.as_str()) {
                rest -= self.take_back(at, amount.unwrap_or(rest).min(rest));
            }
        }
        if entry.targets.is_empty() && !rest.is_zero() {
            rest -= self.take_back_unnamed(rest);
        }
        self.unallocated -= rest;
        if !rest.is_zero() {
            self.beyond.push(Beyond { payment, day: entry.date, amount: rest });
        }
    }

    /// Opens again what money that named no invoice paid, the last first; returns by how much.
    fn take_back_unnamed(&mut self, amount: Decimal) -> Decimal {
        let account = self.account;
        let is_unnamed = |payment: &Payment| payment.kind == PaymentKind::Payment && payment.targets.is_empty();
        let paid: Vec<(usize, Decimal)> = self
            .allocations
            .iter()
            .rev()
            .filter(|one| !one.is_recovery && is_unnamed(&account.payments[one.payment]))
            .filter_map(|one| Some((*self.by_number.get(account.invoices[one.invoice].no.as_str())?, one.amount)))
            .collect();
        let mut rest = amount;
        for (at, paid) in paid {
            if rest.is_zero() {
                break;
            }
            rest -= self.take_back(at, paid.min(rest));
        }
        amount - rest
    }

    /// Opens an invoice again, the part that is due last; at most what was paid of it. Returns by how much. A discount
    /// that the rest of the money no longer earns is not granted any more; a later payment may earn it anew.
    fn take_back(&mut self, at: usize, amount: Decimal) -> Decimal {
        self.dequeue(at);
        let (state, progress) = (&mut self.invoices[at], &mut self.progress[at]);
        let whole = self.account.invoices[state.index].money.amount;
        let taken = amount.min(whole - state.written_off - state.discounted - progress.open);
        let open = progress.open + taken + state.discounted;
        if is_still_discounted(state, open) {
            state.discounted = open;
        } else if let Some(last) = state.parts.last_mut().filter(|_| !taken.is_zero()) {
            last.open += taken + state.discounted;
            progress.open = open;
            progress.part = first_open(state, 0);
            state.discounted = Decimal::ZERO;
            state.settled = None;
        }
        self.enqueue(at);
        taken
    }
}

/// Whether an invoice keeps the discount that was taken, where `open` is all that was not paid of it.
fn is_still_discounted(state: &InvoiceState, open: Decimal) -> bool {
    !state.discounted.is_zero() && state.discount.is_some_and(|off| open <= off.amount)
}
