//! The free text of a customer's records, and what is made from it.

use std::collections::BTreeMap;

use xxhash_rust::xxh3::xxh3_64;

use super::scrubber::Scrubber;
use crate::book::account::Account;
use crate::book::customer::{FieldValue, Labelled, Written};
use crate::book::settings::Settings;
use crate::book::{Card, Complaint, CustomerFolder, Plan, Promise, Visit};

/// What is asked of each text.
type Change<'c> = &'c mut dyn FnMut(&mut String);

/// The fields of a card that name the customer or are a number or an address of theirs: they are not free text.
const OWN: [&str; 6] = ["aliases", "salutation", "pinyin", "phone", "email", "wechat"];

/// Goes over every free text of the records.
pub(super) fn each(folder: &mut CustomerFolder, change: Change) {
    of_card(&mut folder.card, change);
    folder.visits.iter_mut().for_each(|visit| of_visit(visit, change));
    folder.plans.iter_mut().for_each(|plan| of_plan(plan, change));
    folder.complaints.iter_mut().for_each(|complaint| of_complaint(complaint, change));
    folder.account.iter_mut().for_each(|account| of_account(account, change));
}

fn of_card(card: &mut Card, change: Change) {
    for field in Card::FIELDS.iter().filter(|field| !OWN.contains(&field.key)) {
        (field.texts)(card).into_iter().for_each(&mut *change);
    }
    for contact in &mut card.contacts {
        contact.role.iter_mut().chain(&mut contact.note).for_each(&mut *change);
        labels(contact.phone.iter_mut().chain(&mut contact.email), change);
    }
    labels(card.phone.iter_mut().chain(&mut card.email).chain(&mut card.address), change);
    for member in &mut card.family {
        member.relation.iter_mut().chain(&mut member.note).for_each(&mut *change);
    }
    for relation in &mut card.relations {
        relation.kind.iter_mut().chain(&mut relation.back).chain(&mut relation.note).for_each(&mut *change);
    }
    for offer in &mut card.offers {
        std::iter::once(&mut offer.name).chain(&mut offer.note).for_each(&mut *change);
    }
    for need in &mut card.needs {
        std::iter::once(&mut need.name).chain(&mut need.note).for_each(&mut *change);
    }
    for product in &mut card.products {
        change(&mut product.name);
        product.no.iter_mut().chain(&mut product.note).chain(&mut product.agreement).for_each(&mut *change);
    }
    card.dates.iter_mut().for_each(|date| change(&mut date.name));
    card.snoozes.iter_mut().for_each(|snooze| change(&mut snooze.id));
    for written in card.custom.values_mut() {
        if let Written::Text(text) = written {
            change(text);
        }
    }
    promises(&mut card.promises, change);
    change(&mut card.body);
}

fn labels<'l>(values: impl Iterator<Item = &'l mut Labelled>, change: Change) {
    values.filter_map(|value| value.label.as_mut()).for_each(&mut *change);
}

fn promises(promises: &mut [Promise], change: Change) {
    for promise in promises {
        change(&mut promise.text);
        promise.invoice.iter_mut().for_each(&mut *change);
    }
}

fn boxed(text: &mut Box<str>, change: Change) {
    if text.is_empty() {
        return;
    }
    let mut changed = String::from(std::mem::take(text));
    change(&mut changed);
    *text = changed.into();
}

fn of_visit(visit: &mut Visit, change: Change) {
    let lists = [&mut visit.with, &mut visit.occasion];
    lists.into_iter().flat_map(|list| list.iter_mut()).for_each(&mut *change);
    visit.gift.iter_mut().chain(&mut visit.sample).for_each(|text| boxed(text, change));
    promises(&mut visit.promises, change);
    boxed(&mut visit.body, change);
}

fn of_plan(plan: &mut Plan, change: Change) {
    plan.title.iter_mut().chain(&mut plan.goal).chain(&mut plan.result).for_each(&mut *change);
    let deal = &mut plan.deal;
    deal.step.iter_mut().chain(&mut deal.reason).chain(&mut deal.to).for_each(&mut *change);
    deal.competitors.iter_mut().for_each(&mut *change);
    deal.objections.iter_mut().filter_map(|objection| objection.answer.as_mut()).for_each(&mut *change);
    promises(&mut plan.promises, change);
    change(&mut plan.body);
}

fn of_complaint(complaint: &mut Complaint, change: Change) {
    let texts = [&mut complaint.cause, &mut complaint.layer, &mut complaint.wants, &mut complaint.product];
    let more = [&mut complaint.danger, &mut complaint.measure];
    texts.into_iter().chain(more).flatten().chain(&mut complaint.solutions).for_each(&mut *change);
    promises(&mut complaint.promises, change);
    change(&mut complaint.body);
}

fn of_account(account: &mut Account, change: Change) {
    account.hold.iter_mut().filter_map(|hold| hold.reason.as_mut()).for_each(&mut *change);
    account.credit.rating.iter_mut().chain(account.credit.notes.values_mut()).for_each(&mut *change);
    for invoice in &mut account.invoices {
        invoice.po.iter_mut().for_each(&mut *change);
        invoice.disputed.iter_mut().filter_map(|dispute| dispute.reason.as_mut()).for_each(&mut *change);
        invoice.written_off.iter_mut().filter_map(|off| off.reason.as_mut()).for_each(&mut *change);
    }
    for payment in &mut account.payments {
        payment.method.iter_mut().chain(&mut payment.reference).for_each(&mut *change);
    }
    account.revenue.iter_mut().filter_map(|revenue| revenue.name.as_mut()).for_each(&mut *change);
    account.figures.iter_mut().for_each(|figure| change(&mut figure.name));
}

/// The same for the book's own fields.
pub(super) fn each_own(fields: &mut BTreeMap<String, FieldValue>, change: Change) {
    for value in fields.values_mut() {
        if let FieldValue::Text(text) = value {
            change(text);
        }
    }
}

/// The same for the settings: the book's title, its own texts, and what a tier gets.
pub(super) fn each_of_settings(settings: &mut Settings, change: Change) {
    change(&mut settings.title);
    settings.texts.iter_mut().for_each(|text| change(&mut text.text));
    settings.tiers.values_mut().filter_map(|tier| tier.serves.as_mut()).for_each(&mut *change);
}

/// The Markdown texts of a folder.
pub(super) fn bodies(folder: &CustomerFolder) -> impl Iterator<Item = &str> {
    let visits = folder.visits.iter().map(|visit| &*visit.body);
    let plans = folder.plans.iter().map(|plan| plan.body.as_str());
    let complaints = folder.complaints.iter().map(|complaint| complaint.body.as_str());
    std::iter::once(folder.card.body.as_str()).chain(visits).chain(plans).chain(complaints)
}

/// Leaves out the Markdown texts, and the papers that they show.
pub(super) fn leave_bodies(folder: &mut CustomerFolder) {
    folder.card.body = String::new();
    folder.visits.iter_mut().for_each(|visit| visit.body = Box::default());
    folder.plans.iter_mut().for_each(|plan| plan.body = String::new());
    folder.complaints.iter_mut().for_each(|complaint| complaint.body = String::new());
    folder.files = Vec::new();
}

/// Gives records whose file's name tells a value that was left out another name.
pub(super) fn name_files(folder: &mut CustomerFolder, scrubber: &Scrubber) {
    for (at, visit) in folder.visits.iter_mut().enumerate().filter(|(_, visit)| scrubber.finds(&visit.stem)) {
        visit.stem = format!("{}-{at}", visit.day).into();
    }
    for (at, plan) in folder.plans.iter_mut().enumerate().filter(|(_, plan)| scrubber.finds(&plan.stem)) {
        plan.stem = format!("plan-{at}");
    }
    for (at, one) in folder.complaints.iter_mut().enumerate().filter(|(_, one)| scrubber.finds(&one.stem)) {
        one.stem = format!("complaint-{at}");
    }
}

/// Computes the hashes anew: pages with equal hashes are not rendered again.
pub(super) fn fingerprint(folder: &mut CustomerFolder) {
    let hash = |value: serde_json::Result<Vec<u8>>| xxh3_64(&value.unwrap_or_default());
    for visit in &mut folder.visits {
        visit.fingerprint = hash(serde_json::to_vec(visit));
    }
    folder.card_fingerprint = hash(serde_json::to_vec(&folder.card));
    folder.fingerprint = hash(serde_json::to_vec(folder));
}
