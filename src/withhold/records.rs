//! Notes, plans, complaints and accounts without what a profile leaves out.

use super::doubt::Doubts;
use super::rules::Rules;
use super::tokens;
use crate::book::account::{Account, Credit};
use crate::book::{Card, Complaint, CustomerFolder, Plan, Promise, Visit};

/// Leaves out what the rules name.
pub(super) fn withhold(folder: &mut CustomerFolder, rules: &Rules, doubts: &Doubts) {
    let id = folder.id.clone();
    folder.visits.retain(|visit| rules.shows_visit(&id, visit, doubts));
    folder.visits.iter_mut().for_each(|visit| of_visit(visit, rules));
    if rules.drops("plan") {
        folder.plans.clear();
    }
    if rules.drops("complaint") {
        folder.complaints.clear();
    }
    if rules.drops("account") {
        folder.account = None;
        of_payments(&mut folder.card, &mut folder.plans, &mut folder.complaints);
    }
    if let Some(account) = &mut folder.account {
        of_account(account, rules);
    }
    if rules.drops("amount") {
        folder.plans.iter_mut().for_each(|plan| plan.amount = None);
        for complaint in &mut folder.complaints {
            (complaint.cost, complaint.asked, complaint.given) = (None, None, None);
        }
    }
}

fn of_visit(visit: &mut Visit, rules: &Rules) {
    if rules.drops("note") {
        visit.body = "".into();
        visit.promises = Box::default();
        visit.with = Box::default();
        visit.sample = None;
    }
    if rules.drops("note") || rules.drops("gift") {
        (visit.gift, visit.cost) = (None, None);
    }
    if rules.drops("amount") {
        visit.cost = None;
    }
    if rules.drops("account") {
        if !visit.promises.is_empty() {
            visit.promises = without_payments(&visit.promises).into();
        }
        if let Some(body) = tokens::without_payment_fields(&visit.body) {
            visit.body = body.into();
        }
    }
}

/// Promises to pay belong to the account. Whether one was kept is known by payments, so that it goes as a whole.
fn of_payments(card: &mut Card, plans: &mut [Plan], complaints: &mut [Complaint]) {
    without_fields(&mut card.body);
    card.promises = without_payments(&card.promises);
    for plan in plans {
        plan.promises = without_payments(&plan.promises);
        without_fields(&mut plan.body);
    }
    for complaint in complaints {
        complaint.promises = without_payments(&complaint.promises);
        without_fields(&mut complaint.body);
    }
}

fn without_fields(body: &mut String) {
    if let Some(changed) = tokens::without_payment_fields(body) {
        *body = changed;
    }
}

fn without_payments(promises: &[Promise]) -> Vec<Promise> {
    let others = promises.iter().filter(|promise| promise.amount.is_none()).cloned();
    others.map(|promise| Promise { invoice: None, ..promise }).collect()
}

fn of_account(account: &mut Account, rules: &Rules) {
    if rules.drops("credit") {
        (account.credit, account.credit_limit, account.hold) = (Credit::default(), None, None);
    }
    if rules.drops("debtor") {
        account.credit.debtor = None;
        account.credit.notes.remove("debtor");
    }
}
