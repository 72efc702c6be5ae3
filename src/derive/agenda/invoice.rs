//! Invoices overdue and soon due.
//!
//! What a customer has paid ahead counts: for an invoice that it covers there is nothing to collect, and one reminder
//! says that the money is to be applied.

use std::collections::HashMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::credit;
use super::kind_rules::KindRules;
use super::scope::Scope;
use crate::book::settings::PhoneKind;
use crate::book::{Day, Money};
use crate::derive::ledger::InvoiceState;
use crate::derive::paid_ahead::{OpenPart, covered, open_parts};
use crate::derive::payment_promise::Standing;
use crate::derive::reminder::{Kind, Rank, Reminder, Source, Weight, Why};
use crate::derive::{CustomerState, Ledger};

/// A customer who is lost still owes what is open, so the reminder stays.
pub const RULES: KindRules = KindRules {
    kind: Kind::Invoice,
    derive,
    late_rank: None,
    lapses: false,
    of_lost_customers: true,
    is_on_card: false,
    is_in_rail: false,
    is_named_by_subject: true,
    names_its_day: true,
    tells_own_lateness: true,
    keeps_its_day: true,
    is_held: |_| true,
    phone: |_| Some(PhoneKind::Invoice),
};

/// One reminder for each open invoice, on the day of its earliest open part, and one for each later part; those that are
/// covered by money paid ahead have one together.
fn derive(scope: &Scope, state: &CustomerState, found: &mut Vec<Reminder>) {
    for ledger in &state.ledgers {
        let covered = covered(scope.customer, ledger, scope.today);
        let open = ledger.invoices.iter().filter(|invoice| !invoice.open().is_zero());
        let (paid, unpaid): (Vec<&InvoiceState>, Vec<&InvoiceState>) = open
            .partition(|invoice| covered.get(&invoice.index).is_some_and(|&sum| sum >= asked(invoice, scope.today)));
        found.extend(unpaid.into_iter().map(|invoice| remind(scope, state, ledger, invoice)));
        found.extend(apply(scope, ledger, &paid));
        found.extend(later_parts(scope, state, ledger));
    }
}

/// The parts of invoices that fall due after the first open one.
fn later_parts(scope: &Scope, customer: &CustomerState, ledger: &Ledger) -> Vec<Reminder> {
    let Some(account) = &scope.customer.account else { return Vec::new() };
    let has_several = |state: &&InvoiceState| state.parts.iter().filter(|part| !part.open.is_zero()).count() > 1;
    let first_days: HashMap<usize, Day> =
        ledger.invoices.iter().filter(has_several).map(|state| (state.index, state.due())).collect();
    if first_days.is_empty() {
        return Vec::new();
    }
    let is_later = |part: &OpenPart| {
        part.due > scope.today
            && !part.is_covered()
            && first_days.get(&part.index).is_some_and(|&first| part.due > first)
    };
    let parts = open_parts(account, ledger, scope.today).into_iter().filter(is_later);
    let remind = |part: OpenPart| {
        let no = account.invoices[part.index].no.clone();
        let promised = promised(scope, customer, &no);
        let why = Why::Invoice {
            no: no.clone(),
            undated: None,
            disputed: false,
            contested: None,
            promised,
            discount: None,
            unallocated: None,
        };
        let id = format!("{no}:{}", part.due);
        let reminder = RULES.reminder(scope, &id, part.due, Rank::Money, Source::Invoice(part.index), why);
        let amount = part.open - part.covered;
        let weight = Weight::Fixed(-amount.round().to_i64().unwrap_or(i64::MAX));
        reminder.about(no).weighed(weight).of_amount(Some(amount), &ledger.currency).near_within(scope.lead().invoice)
    };
    parts.map(remind).collect()
}

/// What the customer is asked for: what is overdue of an invoice, else what falls due first.
fn asked(state: &InvoiceState, today: Day) -> Decimal {
    let overdue = state.overdue(today);
    let first_due = || state.parts.iter().filter(|part| part.due == state.due()).map(|part| part.open).sum();
    if overdue.is_zero() { first_due() } else { overdue }
}

/// The reminder to apply what was paid ahead to the invoices that it covers, when the first of them is due.
fn apply(scope: &Scope, ledger: &Ledger, covered: &[&InvoiceState]) -> Option<Reminder> {
    let account = scope.customer.account.as_ref()?;
    let mut covered: Vec<&InvoiceState> = covered.to_vec();
    covered.sort_by_key(|invoice| (invoice.due(), invoice.index));
    let due = covered.first()?.due().max(scope.today);
    let numbers = covered.iter().map(|invoice| account.invoices[invoice.index].no.clone()).collect();
    let why = Why::PaidAhead { invoices: numbers };
    let subject = format!("apply:{}", ledger.currency);
    let reminder = credit::RULES.reminder(scope, &subject, due, Rank::Money, Source::PaidAhead, why);
    // It comes after the money that is to be collected.
    let reminder = reminder.weighed(Weight::Fixed(0)).of_amount(Some(ledger.unallocated), &ledger.currency);
    Some(reminder.near_within(scope.lead().invoice))
}

fn remind(scope: &Scope, customer: &CustomerState, ledger: &Ledger, state: &InvoiceState) -> Reminder {
    let invoice = scope.customer.account.as_ref().map(|account| &account.invoices[state.index]);
    let no = invoice.map(|invoice| invoice.no.clone()).unwrap_or_default();
    let disputed = invoice.is_some_and(|invoice| invoice.is_disputed(scope.today));
    let promised = promised(scope, customer, &no);
    let part = invoice.map(|invoice| invoice.contested(state.open(), scope.today)).unwrap_or_default();
    let is_part = !part.is_zero() && part < state.open();
    let contested = is_part.then(|| Money::new(part, ledger.currency.clone()));
    let discount =
        state.discount_on(scope.today).map(|off| (off.until, Money::new(off.amount, ledger.currency.clone())));
    let unallocated = unallocated(ledger);
    // Where nothing says when it is due, the day of the list asks for that.
    let undated = invoice.filter(|_| !state.is_agreed).map(|invoice| invoice.date);
    let due = state.agreed_due().unwrap_or(scope.today);
    let why = Why::Invoice { no: no.clone(), undated, disputed, contested, promised, discount, unallocated };
    let amount = asked(state, scope.today);
    let source = Source::Invoice(state.index);
    let mut reminder = RULES.reminder(scope, &no, due, Rank::Money, source, why);
    // No dunning before the day that the customer promised.
    reminder.rests_until = promised.filter(|&day| day > scope.today);
    let weight = Weight::Fixed(-amount.round().to_i64().unwrap_or(i64::MAX));
    reminder.about(no).weighed(weight).of_amount(Some(amount), &ledger.currency).near_within(scope.lead().invoice)
}

fn unallocated(ledger: &Ledger) -> Option<Money> {
    (ledger.unallocated > Decimal::ZERO).then(|| Money::new(ledger.unallocated, ledger.currency.clone()))
}

/// The day for which the payment of an invoice is promised, if that day is still to come.
fn promised(scope: &Scope, state: &CustomerState, no: &str) -> Option<Day> {
    let pending = state.payment_promises.iter().filter(|paying| paying.standing == Standing::Pending && !paying.closed);
    let about = pending.filter(|paying| paying.promise.get(scope.customer).invoice.as_deref() == Some(no));
    about.map(|paying| paying.due).min()
}
