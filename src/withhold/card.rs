//! The fields of a card that a profile leaves out or shows in part.

use std::collections::BTreeMap;

use super::mask::masked;
use super::rules::Rules;
use crate::book::Card;
use crate::book::customer::{FieldValue, Labelled};

/// Leaves out what the rules name, on the card and for the people on it.
pub(super) fn withhold(card: &mut Card, rules: &Rules) {
    rules.dropped_fields().iter().for_each(|field| (field.clear)(card));
    for field in rules.masked_fields() {
        (field.texts)(card).into_iter().for_each(|text| *text = masked(text));
    }
    tables(card, rules);
    for contact in &mut card.contacts {
        labelled("phone", &mut contact.phone, rules);
        labelled("email", &mut contact.email, rules);
        part("wechat", &mut contact.wechat, rules);
    }
    if rules.drops("birthday") {
        card.contacts.iter_mut().for_each(|contact| contact.birthday = None);
        card.family.iter_mut().for_each(|member| member.birthday = None);
    }
    if rules.drops("amount") {
        card.products.iter_mut().for_each(|product| product.amount = None);
    }
    card.custom.retain(|key, _| !rules.drops(key));
}

fn tables(card: &mut Card, rules: &Rules) {
    if rules.drops("contact") {
        card.contacts.clear();
    }
    if rules.drops("family") {
        card.family.clear();
    }
    if rules.drops("relation") {
        card.relations.clear();
    }
    if rules.drops("need") {
        card.needs.clear();
        card.offers.clear();
    }
    if rules.drops("date") {
        card.dates.clear();
    }
    if rules.drops("product") {
        card.products.clear();
    }
    if rules.drops("background") {
        card.body.clear();
        card.promises.clear();
    }
}

/// A field that contacts have as well as customers.
fn labelled(key: &str, values: &mut Vec<Labelled>, rules: &Rules) {
    if rules.drops(key) {
        values.clear();
    } else if rules.masks(key) {
        values.iter_mut().for_each(|value| value.text = masked(&value.text));
    }
}

fn part(key: &str, value: &mut Option<String>, rules: &Rules) {
    if rules.drops(key) {
        *value = None;
    } else if rules.masks(key) {
        *value = value.as_deref().map(masked);
    }
}

/// The same for the book's own fields, which show what they hold as text.
pub(super) fn withhold_own(fields: &mut BTreeMap<String, FieldValue>, rules: &Rules) {
    fields.retain(|key, _| !rules.drops(key));
    for (_, value) in fields.iter_mut().filter(|(key, _)| rules.masks(key)) {
        *value = FieldValue::Text(masked(&value.written()));
    }
}
