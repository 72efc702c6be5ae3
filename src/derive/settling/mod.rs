//! Payments go to invoices, one after the other, in the order of their days.
//!
//! Open invoices wait in a queue by due day, and the state of an invoice is updated when money goes to it. The number
//! of steps therefore grows about linearly with the entries of the account.

mod refund;

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use super::ledger::{Allocation, Beyond, InvoiceState, Ledger};
use crate::book::account::{Account, Discount, Payment, PaymentKind};
use crate::book::{Currency, Day};

/// The invoices of one currency while payments go to them.
pub(super) struct Settling<'a> {
    account: &'a Account,
    /// By day of invoice, then number.
    invoices: Vec<InvoiceState>,
    /// Payments that no invoice needed; negative where more was paid back than that.
    unallocated: Decimal,
    /// Which payment went to which invoice, so far.
    allocations: Vec<Allocation>,
    /// What refunds paid back beyond what had been paid by then.
    beyond: Vec<Beyond>,
    /// Beside each invoice: how far it is paid.
    progress: Vec<Progress>,
    /// The first invoice of each number.
    by_number: HashMap<&'a str, usize>,
    /// What is open of the invoices before `seen`: due day, number, place among the invoices.
    queue: BTreeSet<(Day, &'a str, usize)>,
    /// How many invoices are dated no later than the last payment.
    seen: usize,
}

/// How far an invoice is paid.
#[derive(Clone, Copy)]
struct Progress {
    /// The first part with anything open; all before it are paid.
    part: usize,
    /// The open amount of all parts.
    open: Decimal,
    /// The last allocation to it, by its position among the allocations.
    last: Option<usize>,
}

impl<'a> Settling<'a> {
    /// Starts with unpaid invoices, sorted by day, then number.
    pub fn new(account: &'a Account, invoices: Vec<InvoiceState>) -> Settling<'a> {
        let mut by_number = HashMap::with_capacity(invoices.len());
        for (at, state) in invoices.iter().enumerate() {
            by_number.entry(account.invoices[state.index].no.as_str()).or_insert(at);
        }
        let start = |state: &InvoiceState| Progress { part: first_open(state, 0), open: state.open(), last: None };
        let progress = invoices.iter().map(start).collect();
        let queue = BTreeSet::new();
        Settling {
            account,
            invoices,
            unallocated: Decimal::ZERO,
            allocations: Vec::new(),
            beyond: Vec::new(),
            progress,
            by_number,
            queue,
            seen: 0,
        }
    }

    /// Gives a payment to the invoices that it names; where it names none, to the part that is due first, then to the
    /// next one.
    pub fn allocate(&mut self, payment: usize) {
        let account = self.account;
        let (entry, mut rest) = (&account.payments[payment], account.payments[payment].money.amount);
        if entry.kind == PaymentKind::Refund {
            return self.refund(payment);
        }
        if entry.targets.is_empty() {
            self.see_until(entry.date);
            let is_exact = self.is_exact(entry, self.queue.iter().map(|&(.., at)| at));
            while let Some(&(.., at)) = self.queue.first().filter(|_| !rest.is_zero()) {
                let state = &self.invoices[at].parts[self.progress[at].part];
                // A payment that is exactly what several invoices come to with their discounts pays one after the
                // other; any other one pays part by part.
                let most = if is_exact { self.progress[at].open - self.discount(entry, at) } else { state.open };
                rest -= self.give(payment, at, rest.min(most));
            }
        }
        let named = entry.targets.iter().filter(|(_, amount)| amount.is_none());
        let is_exact = self.is_exact(entry, named.filter_map(|(no, _)| self.by_number.get(no.as_str()).copied()));
        for (no, amount) in &entry.targets {
            if let Some(&at) = self.by_number.get(no.as_str()) {
                let off = if is_exact { self.discount(entry, at) } else { Decimal::ZERO };
                let most = amount.unwrap_or(rest).min(rest);
                let most = if off.is_zero() { most } else { most.min(self.progress[at].open - off) };
                let given = self.give(payment, at, most);
                rest -= given + self.recover(payment, at, most - given);
            }
        }
        self.unallocated += rest;
    }

    /// Whether a payment is exactly what the first of these invoices come to with their discounts: then it takes them all.
    fn is_exact(&self, entry: &Payment, order: impl Iterator<Item = usize>) -> bool {
        let (mut sum, mut discounts) = (Decimal::ZERO, Decimal::ZERO);
        for at in order {
            let off = self.discount(entry, at);
            discounts += off;
            sum += self.progress[at].open - off;
            if sum >= entry.money.amount {
                break;
            }
        }
        sum == entry.money.amount && !discounts.is_zero()
    }

    /// What a payment may take off what is open of an invoice.
    fn discount(&self, entry: &Payment, at: usize) -> Decimal {
        let off = self.invoices[at].discount.filter(|off| is_in_time(entry, off));
        off.map(|off| off.amount).filter(|&off| off < self.progress[at].open).unwrap_or_default()
    }

    /// The account when all its entries are settled. Money that came later than a refund of too much, and that no invoice
    /// needed, covers the first of these refunds.
    pub fn finish(self, currency: Currency) -> Ledger {
        let Settling { invoices, allocations, mut beyond, .. } = self;
        let mut missing = (-self.unallocated).max(Decimal::ZERO);
        for one in beyond.iter_mut().rev() {
            one.amount = one.amount.min(missing);
            missing -= one.amount;
        }
        beyond.retain(|one| !one.amount.is_zero());
        Ledger { currency, invoices, unallocated: self.unallocated.max(Decimal::ZERO), beyond, allocations }
    }

    /// Counts a payment for the part of an invoice that was written off; returns what was taken.
    fn recover(&mut self, payment: usize, at: usize, amount: Decimal) -> Decimal {
        let state = &mut self.invoices[at];
        let is_money = self.account.payments[payment].kind == PaymentKind::Payment;
        let taken = if is_money { amount.min(state.written_off - state.recovered) } else { Decimal::ZERO };
        if !taken.is_zero() {
            state.recovered += taken;
            self.allocations.push(Allocation { payment, invoice: state.index, amount: taken, is_recovery: true });
        }
        taken
    }

    /// Writes off the amount of an invoice's write-off, starting with the part that is due last.
    pub fn write_off(&mut self, at: usize) {
        let off = self.account.invoices[self.invoices[at].index].written_off.as_ref().map(|off| off.amount);
        let amount = off.unwrap_or_default();
        self.dequeue(at);
        let (state, progress) = (&mut self.invoices[at], &mut self.progress[at]);
        let mut rest = amount;
        for part in state.parts[progress.part..].iter_mut().rev() {
            let taken = rest.min(part.open);
            part.open -= taken;
            rest -= taken;
        }
        state.written_off += amount - rest;
        progress.open -= amount - rest;
        progress.part = first_open(state, progress.part);
        self.enqueue(at);
    }

    /// Lets the invoices up to a day into the queue; payments come in the order of their days.
    fn see_until(&mut self, day: Day) {
        while self.invoices.get(self.seen).is_some_and(|state| self.account.invoices[state.index].date <= day) {
            self.seen += 1;
            self.enqueue(self.seen - 1);
        }
    }

    /// Settles up to `amount` of an invoice's open parts, earliest first; returns what was taken.
    fn give(&mut self, payment: usize, at: usize, amount: Decimal) -> Decimal {
        self.dequeue(at);
        let (state, progress) = (&mut self.invoices[at], &mut self.progress[at]);
        let mut rest = amount;
        while let Some(part) = state.parts.get_mut(progress.part) {
            let taken = rest.min(part.open);
            part.open -= taken;
            rest -= taken;
            if !part.open.is_zero() {
                break;
            }
            progress.part += 1;
        }
        let taken = amount - rest;
        progress.open -= taken;
        let entry = &self.account.payments[payment];
        let takes = |off: &Discount| is_in_time(entry, off) && !taken.is_zero() && progress.open <= off.amount;
        if let Some(off) = state.discount.filter(takes) {
            state.parts.iter_mut().for_each(|part| part.open = Decimal::ZERO);
            state.discounted += progress.open.min(off.amount);
            (progress.part, progress.open) = (state.parts.len(), Decimal::ZERO);
        }
        if rest < amount && progress.open.is_zero() {
            // An invoice is not settled before its day, though the money came earlier.
            state.settled = Some(entry.date.max(self.account.invoices[state.index].date));
        }
        match progress.last.map(|last| &mut self.allocations[last]).filter(|last| last.payment == payment) {
            Some(last) => last.amount += taken,
            None if taken.is_zero() => {}
            None => {
                progress.last = Some(self.allocations.len());
                self.allocations.push(Allocation { payment, invoice: state.index, amount: taken, is_recovery: false });
            }
        }
        self.enqueue(at);
        taken
    }

    /// The place of an invoice in the queue, if it has one.
    fn key(&self, at: usize) -> Option<(Day, &'a str, usize)> {
        let (state, progress) = (&self.invoices[at], &self.progress[at]);
        let due = state.parts.get(progress.part)?.due;
        (at < self.seen).then_some((due, self.account.invoices[state.index].no.as_str(), at))
    }

    fn dequeue(&mut self, at: usize) {
        if let Some(key) = self.key(at) {
            self.queue.remove(&key);
        }
    }

    fn enqueue(&mut self, at: usize) {
        if let Some(key) = self.key(at) {
            self.queue.insert(key);
        }
    }
}

/// Whether a payment is money that came in time for a discount.
fn is_in_time(entry: &Payment, off: &Discount) -> bool {
    entry.kind == PaymentKind::Payment && entry.date <= off.until
}

/// The first part from `from` on of which anything is open.
fn first_open(state: &InvoiceState, from: usize) -> usize {
    let open = state.parts[from..].iter().position(|part| !part.open.is_zero());
    open.map_or(state.parts.len(), |part| from + part)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::book::account::{Invoice, Part, Term, TermDiscount, TermRule, WrittenOff};
    use crate::book::{Customer, CustomerFolder, Money};
    use crate::derive::account::{derive, discount, parts};
    use crate::derive::ledger::{PartState, counts};

    /// The allocation by its definition: for each payment, all open invoices are sorted anew.
    mod plain {
        use super::*;

        fn write_off(state: &mut InvoiceState, amount: Decimal) {
            let mut rest = amount;
            for part in state.parts.iter_mut().rev() {
                let taken = rest.min(part.open);
                part.open -= taken;
                rest -= taken;
            }
            state.written_off += amount - rest;
        }

        fn settle(state: &mut InvoiceState, amount: Decimal, (came, day): (Day, Day), kind: PaymentKind) -> Decimal {
            let mut rest = amount;
            for part in &mut state.parts {
                let taken = rest.min(part.open);
                part.open -= taken;
                rest -= taken;
            }
            let open = state.open();
            let is_money = kind == PaymentKind::Payment && rest < amount;
            if state.discount.is_some_and(|off| is_money && came <= off.until && open <= off.amount) {
                state.discounted += open;
                state.parts.iter_mut().for_each(|part| part.open = Decimal::ZERO);
            }
            if rest < amount && state.open().is_zero() {
                state.settled = Some(day);
            }
            amount - rest
        }

        fn refund(ledger: &mut Ledger, account: &Account, at: usize) {
            let payment = &account.payments[at];
            let free = payment.money.amount.min(ledger.unallocated).max(Decimal::ZERO);
            let mut rest = payment.money.amount - free;
            let is_unnamed = |payment: &Payment| payment.kind == PaymentKind::Payment && payment.targets.is_empty();
            let paid = ledger.allocations.iter().rev();
            let paid = paid.filter(|one| !one.is_recovery && is_unnamed(&account.payments[one.payment]));
            let paid = paid.map(|one| (account.invoices[one.invoice].no.clone(), Some(one.amount)));
            let targets = if payment.targets.is_empty() { paid.collect() } else { payment.targets.clone() };
            for (no, amount) in &targets {
                let named = ledger.invoices.iter_mut().find(|state| account.invoices[state.index].no == *no);
                let Some(state) = named else { continue };
                let limit = amount.unwrap_or(rest).min(rest);
                let settled = state.written_off + state.discounted + state.open();
                let back = limit.min(account.invoices[state.index].money.amount - settled);
                let unpaid = state.open() + state.discounted + back;
                let earned = state.discount.is_some_and(|off| unpaid <= off.amount) && state.discounted > Decimal::ZERO;
                if earned {
                    state.discounted = unpaid;
                } else if back > Decimal::ZERO {
                    let again = back + std::mem::take(&mut state.discounted);
                    state.parts.last_mut().expect("an invoice has a part").open += again;
                    state.settled = None;
                }
                rest -= back;
            }
            ledger.unallocated -= free + rest;
            if rest > Decimal::ZERO {
                ledger.beyond.push(Beyond { payment: at, day: payment.date, amount: rest });
            }
        }

        fn off(state: &InvoiceState, payment: &Payment) -> Decimal {
            let is_money = payment.kind == PaymentKind::Payment;
            let off = state.discount.filter(|off| is_money && payment.date <= off.until && off.amount < state.open());
            off.map_or(Decimal::ZERO, |off| off.amount)
        }

        /// Whether the payment is the sum of the first invoices, each less its discount.
        fn is_exact<'i>(payment: &Payment, invoices: impl Iterator<Item = &'i InvoiceState>) -> bool {
            let pairs: Vec<(Decimal, Decimal)> =
                invoices.map(|state| (state.open() - off(state, payment), off(state, payment))).collect();
            let first = |count: usize| pairs[..count].iter().map(|pair| pair.0).sum::<Decimal>();
            let enough = (1..=pairs.len()).find(|&count| first(count) >= payment.money.amount);
            enough.is_some_and(|count| {
                first(count) == payment.money.amount && pairs[..count].iter().any(|pair| !pair.1.is_zero())
            })
        }

        fn allocate(ledger: &mut Ledger, account: &Account, at: usize) {
            let payment = &account.payments[at];
            let mut rest = payment.money.amount;
            if payment.kind == PaymentKind::Refund {
                return refund(ledger, account, at);
            }
            let give = |state: &mut InvoiceState,
                        limit: Decimal,
                        rest: &mut Decimal,
                        allocations: &mut Vec<Allocation>| {
                let day = payment.date.max(account.invoices[state.index].date);
                let amount = settle(state, limit.min(*rest), (payment.date, day), payment.kind);
                *rest -= amount;
                let same = |one: &&mut Allocation| one.payment == at && one.invoice == state.index && !one.is_recovery;
                match allocations.iter_mut().find(same) {
                    Some(known) => known.amount += amount,
                    None if amount.is_zero() => {}
                    None => {
                        allocations.push(Allocation { payment: at, invoice: state.index, amount, is_recovery: false })
                    }
                }
            };
            let mut known: Vec<&InvoiceState> = ledger.invoices.iter().collect();
            known.retain(|state| account.invoices[state.index].date <= payment.date && !state.open().is_zero());
            known.sort_by_key(|state| (state.due(), account.invoices[state.index].no.as_str()));
            let exact = payment.targets.is_empty() && is_exact(payment, known.into_iter());
            while payment.targets.is_empty() && !rest.is_zero() {
                let open = ledger.invoices.iter_mut();
                let open = open
                    .filter(|state| account.invoices[state.index].date <= payment.date && !state.open().is_zero())
                    .min_by_key(|state| (state.due(), account.invoices[state.index].no.as_str()));
                let Some(state) = open else { break };
                let part = state.parts.iter().find(|part| !part.open.is_zero()).map(|part| part.open);
                let limit = if exact { state.open() - off(state, payment) } else { part.unwrap_or_default() };
                give(state, limit, &mut rest, &mut ledger.allocations);
            }
            let position = |no: &str| ledger.invoices.iter().position(|state| account.invoices[state.index].no == no);
            let named = payment.targets.iter().filter(|(_, amount)| amount.is_none());
            let exact = is_exact(payment, named.filter_map(|(no, _)| Some(&ledger.invoices[position(no)?])));
            for (no, amount) in &payment.targets {
                if let Some(state) = ledger.invoices.iter_mut().find(|state| account.invoices[state.index].no == *no) {
                    let mut most = amount.unwrap_or(rest).min(rest);
                    let off = off(state, payment);
                    if exact && !off.is_zero() {
                        most = most.min(state.open() - off);
                    }
                    let before = rest;
                    give(state, most, &mut rest, &mut ledger.allocations);
                    let lost = state.written_off - state.recovered;
                    let back = (most - (before - rest)).min(lost);
                    if payment.kind == PaymentKind::Payment && back > Decimal::ZERO {
                        state.recovered += back;
                        rest -= back;
                        let allocation =
                            Allocation { payment: at, invoice: state.index, amount: back, is_recovery: true };
                        ledger.allocations.push(allocation);
                    }
                }
            }
            ledger.unallocated += rest;
        }

        fn ledger(account: &Account, currency: &str, today: Day) -> Ledger {
            let same = |money: &Money| *money.currency == *currency;
            let ours = account
                .invoices
                .iter()
                .enumerate()
                .filter(|(_, invoice)| same(&invoice.money) && invoice.date <= today);
            let state = |(index, invoice)| InvoiceState {
                index,
                parts: parts(account, invoice, currency),
                is_agreed: account.is_due_agreed(invoice),
                written_off: Decimal::ZERO,
                recovered: Decimal::ZERO,
                discount: discount(account, invoice, currency),
                discounted: Decimal::ZERO,
                settled: None,
            };
            let mut invoices: Vec<InvoiceState> = ours.map(state).collect();
            invoices
                .sort_by_key(|state| (account.invoices[state.index].date, account.invoices[state.index].no.as_str()));
            let mut ledger = Ledger {
                currency: currency.into(),
                invoices,
                unallocated: Decimal::ZERO,
                beyond: Vec::new(),
                allocations: Vec::new(),
            };
            let payments = account
                .payments
                .iter()
                .enumerate()
                .filter(|(_, payment)| same(&payment.money) && counts(payment, today));
            let mut events: Vec<(Day, u8, usize)> = Vec::new();
            for (at, payment) in payments.clone() {
                let is_before_a_refund = payments.clone().any(|(other, refund)| {
                    other >= at && refund.date == payment.date && refund.kind == PaymentKind::Refund
                });
                events.push((payment.date, if is_before_a_refund { 0 } else { 2 }, at));
            }
            for (at, state) in ledger.invoices.iter().enumerate() {
                if let Some(off) = account.invoices[state.index].written_off.as_ref().filter(|off| off.date <= today) {
                    events.push((off.date, 1, at));
                }
            }
            events.sort_by_key(|&(day, order, _)| (day, order));
            for (_, order, at) in events {
                if order == 1 {
                    let off = account.invoices[ledger.invoices[at].index].written_off.as_ref().map(|off| off.amount);
                    write_off(&mut ledger.invoices[at], off.unwrap_or_default());
                } else {
                    allocate(&mut ledger, account, at);
                }
            }
            // What is missing of the refunds is missing of the last ones.
            while ledger.beyond.iter().map(|one| one.amount).sum::<Decimal>() > (-ledger.unallocated).max(Decimal::ZERO)
            {
                ledger.beyond[0].amount -= Decimal::new(1, 2);
                ledger.beyond.retain(|one| !one.amount.is_zero());
            }
            ledger.unallocated = ledger.unallocated.max(Decimal::ZERO);
            ledger
        }

        pub fn derive(account: &Account, today: Day) -> Vec<Ledger> {
            let invoices = account.invoices.iter().map(|invoice| &invoice.money);
            let all = invoices.chain(account.payments.iter().map(|payment| &payment.money));
            let currencies: BTreeSet<&str> = all.map(|money| &*money.currency).collect();
            currencies.into_iter().map(|currency| ledger(account, currency, today)).collect()
        }
    }

    fn day(at: u8) -> Day {
        crate::book::day::plus_days(Day::constant(2026, 1, 1), at.into())
    }

    fn cents(amount: u16) -> Decimal {
        Decimal::new(amount.into(), 2)
    }

    fn currencies() -> impl Strategy<Value = &'static str> {
        prop_oneof![7 => Just("USD"), 2 => Just("EUR"), 1 => Just("CNY")]
    }

    fn invoice() -> impl Strategy<Value = Invoice> {
        let part = (0..40_u8, 1..4_000_u16).prop_map(|(due, amount)| Part { due: day(due), amount: cents(amount) });
        let off = (0..60_u8, 1..9_000_u16).prop_map(|(date, amount)| WrittenOff {
            date: day(date),
            amount: cents(amount),
            reason: None,
        });
        let parts = prop::collection::vec(part, 0..4);
        (
            0..12_u8,
            0..40_u8,
            prop::option::of(0..50_u8),
            1..9_000_u16,
            currencies(),
            parts,
            prop::option::weighted(0.2, off),
            prop::option::weighted(0.2, (0..70_u8, 1..3_000_u16)),
        )
            .prop_map(|(no, date, due, amount, currency, parts, written_off, discount)| {
                let sum: Decimal = parts.iter().map(|part| part.amount).sum();
                let amount = if parts.is_empty() { cents(amount) } else { sum };
                let due = due.map(day);
                Invoice {
                    no: format!("I{no}"),
                    date: day(date),
                    due,
                    money: Money::new(amount, currency),
                    po: None,
                    parts,
                    discount: discount.map(|(until, amount)| Discount { until: day(until), amount: cents(amount) }),
                    disputed: None,
                    written_off,
                }
            })
    }

    fn payment() -> impl Strategy<Value = Payment> {
        let target =
            (0..14_u8, prop::option::of(1..5_000_u16)).prop_map(|(no, amount)| (format!("I{no}"), amount.map(cents)));
        let targets = prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec(target, 1..4)];
        let kinds = prop_oneof![
            6 => Just(PaymentKind::Payment), 1 => Just(PaymentKind::CreditNote), 2 => Just(PaymentKind::Refund)
        ];
        let returned = prop::option::weighted(0.1, 0..70_u8);
        (0..60_u8, 1..20_000_u16, currencies(), targets, kinds, returned).prop_map(
            |(date, amount, currency, targets, kind, returned)| Payment {
                no: None,
                date: day(date),
                money: Money::new(cents(amount), currency),
                kind,
                targets,
                method: None,
                reference: None,
                returned: returned.map(day),
            },
        )
    }

    fn terms() -> impl Strategy<Value = Vec<Term>> {
        let split = |percents: &[i64]| -> Vec<Term> {
            let term = |(at, percent): (usize, &i64)| Term {
                percent: Decimal::new(*percent, 0),
                rule: TermRule::Net(at as u16 * 9),
                discount: (percents.len() == 1).then_some(TermDiscount { percent: Decimal::TWO, days: 10 }),
            };
            percents.iter().enumerate().map(term).collect()
        };
        prop_oneof![
            Just(Vec::new()),
            Just(split(&[100])),
            Just(split(&[30, 70])),
            Just(split(&[25, 25, 25, 25])),
            Just(split(&[0, 50, 50]))
        ]
    }

    /// All of a ledger, for comparison.
    fn shown(ledgers: &[Ledger]) -> Vec<String> {
        let part = |part: &PartState| format!("{} {}", part.due, part.open.normalize());
        let state = |state: &InvoiceState| {
            let parts: Vec<String> = state.parts.iter().map(part).collect();
            let sums = [state.written_off, state.recovered, state.discounted].map(|sum| sum.normalize());
            format!("{} {parts:?} {sums:?} {:?}", state.index, state.settled)
        };
        let allocation = |one: &Allocation| {
            format!("{} to {}: {} {}", one.payment, one.invoice, one.amount.normalize(), one.is_recovery)
        };
        let ledger = |ledger: &Ledger| {
            let (states, went): (Vec<_>, Vec<_>) =
                (ledger.invoices.iter().map(state).collect(), ledger.allocations.iter().map(allocation).collect());
            let beyond: Vec<_> =
                ledger.beyond.iter().map(|one| (one.payment, one.day, one.amount.normalize())).collect();
            format!("{} {states:#?} {} {beyond:?} {went:#?}", ledger.currency, ledger.unallocated.normalize())
        };
        ledgers.iter().map(ledger).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        #[test]
        fn every_cent_goes_where_the_definition_says(
            invoices in prop::collection::vec(invoice(), 0..14),
            payments in prop::collection::vec(payment(), 0..20),
            terms in terms(),
            today in 20..80_u8,
        ) {
            let account = Account { terms, invoices, payments, ..Account::default() };
            let mut folder = CustomerFolder::new("ana", crate::book::Card::default());
            folder.account = Some(Box::new(account.clone()));
            let customer = Customer::new(std::sync::Arc::new(folder), &"USD".into());
            let found = derive(&customer, day(today));
            let expected = plain::derive(&account, day(today));
            prop_assert_eq!(shown(&found), shown(&expected));
        }
    }
}
