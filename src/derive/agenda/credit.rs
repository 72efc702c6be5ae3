//! Credit: over the limit, a judgement that is old, a payment that was taken back, the last day of a claim.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::kind_rules::KindRules;
use super::scope::Scope;
use crate::book::Account;
use crate::book::day::plus_days;
use crate::book::period::Period;
use crate::derive::reminder::{Kind, Rank, Reminder, Source, Weight, Why};
use crate::derive::{CustomerState, Ledger};

/// Days before a claim's last day on which the reminder appears: letters, lawyers and courts need time.
const LIMITATION_LEAD: [u16; 3] = [180, 90, 30];

/// Days for which a returned payment is shown.
const RETURNED_FOR: i32 = 30;

/// A customer who is lost still owes what is open, so the reminder stays.
pub const RULES: KindRules = KindRules {
    kind: Kind::Credit,
    derive,
    late_rank: None,
    lapses: false,
    of_lost_customers: true,
    is_on_card: false,
    is_in_rail: false,
    is_named_by_subject: false,
    names_its_day: false,
    tells_own_lateness: true,
    keeps_its_day: true,
    is_held: |reminder| !matches!(reminder.why, Why::Limitation { .. }),
    phone: |_| None,
};

fn derive(scope: &Scope, state: &CustomerState, found: &mut Vec<Reminder>) {
    let Some(account) = &scope.customer.account else { return };
    over_limit(scope, state, account, found);
    review(scope, state, account, found);
    returned(scope, account, found);
    for ledger in &state.ledgers {
        limitation(scope, state, account, ledger, found);
    }
}

/// The limit is in the account's own currency; debts in other currencies do not count.
fn over_limit(scope: &Scope, state: &CustomerState, account: &Account, found: &mut Vec<Reminder>) {
    let Some(limit) = account.credit_limit else { return };
    let currency = &scope.customer.currency;
    let ledger = state.ledgers.iter().find(|ledger| ledger.currency == *currency);
    let over = ledger.map(Ledger::used_credit).unwrap_or_default() - limit;
    if over > Decimal::ZERO {
        let (source, why) = (Source::CreditLimit, Why::OverLimit { limit });
        let reminder = RULES.reminder(scope, "limit", scope.today, Rank::Money, source, why);
        let weight = Weight::Fixed(-over.round().to_i64().unwrap_or(i64::MAX));
        found.push(reminder.weighed(weight).of_amount(Some(over), currency));
    }
}

/// A credit review is due again after the months in the settings, as long as the customer buys on credit.
fn review(scope: &Scope, state: &CustomerState, account: &Account, found: &mut Vec<Reminder>) {
    let Some(last) = account.credit.reviewed else { return };
    let in_use = account.credit_limit.is_some() || state.ledgers.iter().any(|ledger| !ledger.open().is_zero());
    if in_use && !scope.customer.card.is_lost() {
        let due = Period::Months(scope.book.settings.credit.review).after(last);
        let due = scope.book.settings.working_day_from(due);
        let why = Why::CreditReview { last };
        found.push(RULES.reminder(scope, &format!("review:{last}"), due, Rank::Plan, Source::CreditReview, why));
    }
}

fn returned(scope: &Scope, account: &Account, found: &mut Vec<Reminder>) {
    let recent = |on: &crate::book::Day| *on <= scope.today && *on >= plus_days(scope.today, -RETURNED_FOR);
    for (at, payment) in account.payments.iter().enumerate() {
        let Some(on) = payment.returned.filter(recent) else { continue };
        let talked =
            scope.customer.visits.iter().any(|visit| visit.is_contact() && visit.day >= on && visit.day <= scope.today);
        if talked {
            continue;
        }
        let why = Why::ReturnedPayment { no: payment.no.clone(), on };
        let subject = format!("returned:{}", payment.no.clone().unwrap_or_else(|| payment.date.to_string()));
        let reminder = RULES.reminder(scope, &subject, on, Rank::Money, Source::Payment(at), why);
        found.push(reminder.of_amount(Some(payment.money.amount), &payment.money.currency));
    }
}

/// Counts from the due day of the oldest open part. A written promise or a part payment may restart the period; the
/// program does not decide that, it only warns early.
fn limitation(scope: &Scope, state: &CustomerState, account: &Account, ledger: &Ledger, found: &mut Vec<Reminder>) {
    let years = scope.book.settings.credit.limitation_years;
    for invoice in ledger.invoices.iter().filter(|invoice| !invoice.open().is_zero()) {
        let last = Period::Months(years * 12).after(invoice.due());
        let no = account.invoices[invoice.index].no.clone();
        let why = Why::Limitation { no: no.clone() };
        let mut reminder =
            RULES.reminder(scope, &format!("limitation:{no}"), last, Rank::Plan, Source::Invoice(invoice.index), why);
        reminder.comes_up = scope.comes_up(last, &LIMITATION_LEAD, state.contact.last.map(|last| last.day));
        found.push(reminder.about(no).of_amount(Some(invoice.open()), &ledger.currency));
    }
}
