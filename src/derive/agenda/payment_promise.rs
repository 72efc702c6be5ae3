//! Promises to pay that payments have not kept yet.

use super::kind_rules::KindRules;
use super::scope::Scope;
use crate::book::settings::PhoneKind;
use crate::derive::payment_promise::{PaymentPromise, Standing};
use crate::derive::promise_ref::Subjects;
use crate::derive::reminder::{Kind, Rank, Reminder, Source, Why};
use crate::derive::state::CustomerState;

/// A broken promise ranks above money.
pub const RULES: KindRules = KindRules {
    kind: Kind::PaymentPromise,
    derive,
    late_rank: Some(Rank::Broken),
    lapses: false,
    of_lost_customers: true,
    is_on_card: true,
    is_in_rail: false,
    is_named_by_subject: false,
    names_its_day: false,
    tells_own_lateness: true,
    keeps_its_day: true,
    is_held: |_| true,
    phone: |_| Some(PhoneKind::Promise),
};

fn derive(scope: &Scope, state: &CustomerState, found: &mut Vec<Reminder>) {
    let mut subjects = Subjects::new(scope.customer);
    for paying in state.payment_promises.iter().filter(|paying| !paying.closed) {
        found.push(remind(scope, paying, subjects.of(paying.promise)));
    }
}

fn remind(scope: &Scope, paying: &PaymentPromise, subject: String) -> Reminder {
    let promise = paying.promise.get(scope.customer);
    let broken = matches!(paying.standing, Standing::Broken | Standing::PartlyKept);
    let why = Why::PaymentPromise {
        text: promise.text.clone(),
        received: (broken && !paying.received.is_zero()).then_some(paying.received),
        invoice: promise.invoice.clone(),
    };
    let source = Source::Promise(paying.promise);
    let left = paying.left();
    let reminder = RULES.reminder(scope, &subject, paying.due, Rank::OnlyToday, source, why);
    reminder
        .about(promise.invoice.clone().unwrap_or_else(|| promise.text.clone()))
        .of_amount(Some(left.amount), &left.currency)
        .near_within(scope.lead().promise)
}
