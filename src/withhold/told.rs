//! The values by which a customer, the people around them and their money are known.

use rust_decimal::Decimal;

use super::kind::Kind;
use super::rules::Rules;
use crate::book::customer::{CustomerKind, FieldValue};
use crate::book::{Card, Customer, CustomerFolder, phone};

/// The fewest digits by which a phone number is looked for.
pub(super) const FEWEST_DIGITS: usize = 7;

/// A value.
pub(super) enum Told<'t> {
    /// A text of some length.
    Text(Kind, &'t str),
    /// The digits of a phone number without what may stand before them, and the number.
    Phone(String, &'t str),
    /// An amount.
    Amount(Decimal),
}

/// What takes the values.
type Sink<'s> = &'s mut dyn FnMut(Told);

/// Tells the values of a customer; `with_names` where their own names count, too.
pub(super) fn told_by(customer: &Customer, rules: &Rules, with_names: bool, sink: Sink) {
    let card = &customer.card;
    if with_names {
        text(Kind::Name, &customer.id, sink);
        name(&card.name, card.kind() == CustomerKind::Person, sink);
    }
    people(card, sink);
    card.phone.iter().for_each(|number| phone_number(&number.text, sink));
    let own = card.email.iter().chain(&card.address).map(|one| &one.text);
    let own = own.chain(&card.wechat).chain(&card.code).chain(&card.website);
    let own = own.chain(card.products.iter().filter_map(|product| product.no.as_ref()));
    own.for_each(|value| text(Kind::Value, value, sink));
    fields(customer, rules, sink);
    account(&customer.folder, sink);
    amounts(&customer.folder, sink);
}

fn people(card: &Card, sink: Sink) {
    let own = card.aliases.iter().chain(&card.salutation).chain(&card.pinyin);
    own.for_each(|name| text(Kind::Name, name, sink));
    for contact in &card.contacts {
        name(&contact.name, true, sink);
        contact.phone.iter().for_each(|number| phone_number(&number.text, sink));
        let texts = contact.email.iter().map(|email| &email.text).chain(&contact.wechat);
        texts.for_each(|value| text(Kind::Value, value, sink));
    }
    card.family.iter().for_each(|member| name(&member.name, true, sink));
    card.relations.iter().for_each(|relation| name(&relation.name, true, sink));
    card.legal_representative.iter().for_each(|one| name(one, true, sink));
}

/// The fields that the profile leaves out or masks, whatever they hold.
fn fields(customer: &Customer, rules: &Rules, sink: Sink) {
    let withheld = rules.dropped_fields().iter().chain(rules.masked_fields());
    for field in withheld.filter(|field| field.key != "phone") {
        (field.value)(&customer.card).texts().into_iter().for_each(|value| text(Kind::Value, value, sink));
    }
    for (key, value) in &customer.custom {
        match value {
            FieldValue::Text(value) if rules.drops(key) || rules.masks(key) => text(Kind::Value, value, sink),
            FieldValue::Money(value) => amount(*value, sink),
            _ => {}
        }
    }
}

fn account(folder: &CustomerFolder, sink: Sink) {
    let Some(account) = &folder.account else { return };
    let payments = account.payments.iter().flat_map(|payment| payment.no.iter().chain(&payment.reference));
    let numbers = account.numbers.iter().chain(account.invoices.iter().filter_map(|invoice| invoice.po.as_ref()));
    numbers.chain(payments).for_each(|no| text(Kind::Value, no, sink));
    let parts = account.invoices.iter().flat_map(|invoice| &invoice.parts).map(|part| part.amount);
    let amounts = account.invoices.iter().map(|invoice| invoice.money.amount).chain(parts);
    let amounts = amounts.chain(account.payments.iter().map(|payment| payment.money.amount));
    let amounts = amounts.chain(account.revenue.iter().map(|revenue| revenue.money.amount));
    let amounts = amounts.chain(account.figures.iter().map(|figure| figure.amount)).chain(account.credit_limit);
    amounts.for_each(|value| amount(value, sink));
}

fn amounts(folder: &CustomerFolder, sink: Sink) {
    let products = folder.card.products.iter().filter_map(|product| product.amount);
    let visits = folder.visits.iter().filter_map(|visit| visit.cost);
    let plans = folder.plans.iter().filter_map(|plan| plan.amount);
    let complaints = folder.complaints.iter().flat_map(|one| [one.cost, one.asked, one.given].into_iter().flatten());
    let promised = folder.visits.iter().flat_map(|visit| &*visit.promises).chain(&folder.card.promises);
    let promised = promised.chain(folder.plans.iter().flat_map(|plan| &plan.promises));
    let promised = promised.chain(folder.complaints.iter().flat_map(|complaint| &complaint.promises));
    let promised = promised.filter_map(|promise| promise.amount);
    products.chain(visits).chain(plans).chain(complaints).chain(promised).for_each(|value| amount(value, sink));
}

fn amount(value: Decimal, sink: Sink) {
    sink(Told::Amount(value.abs().normalize()));
}

fn text(kind: Kind, text: &str, sink: Sink) {
    let is_long = if text.is_ascii() { text.len() >= 3 } else { text.chars().nth(1).is_some() };
    if is_long {
        sink(Told::Text(kind, text));
    }
}

/// A name; of a person also its parts, by which they are called.
fn name(name: &str, is_person: bool, sink: Sink) {
    text(Kind::Name, name, sink);
    if !is_person {
        return;
    }
    let parts = name.split(' ').filter(|part| *part != name && part.len() >= 3 && !part.ends_with('.'));
    parts.for_each(|part| text(Kind::Part, part, sink));
    // 朱德发 is called 德发, 欧阳修文 is called 修文.
    let is_chinese = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    if (3..=4).contains(&name.chars().count()) && name.chars().all(is_chinese) {
        let given = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
        text(Kind::Name, &name[given..], sink);
    }
}

fn phone_number(number: &str, sink: Sink) {
    let core = phone::core(number);
    if core.len() >= FEWEST_DIGITS {
        sink(Told::Phone(core, number));
    }
}
