//! The values that were left out: those of the whole book that no record of the smaller one shows.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rust_decimal::Decimal;

use super::mask::masked;
use super::rules::Rules;
use crate::book::customer::{CustomerKind, FieldValue};
use crate::book::{Book, Card, Customer, CustomerFolder, phone};

/// What a value is, which decides by what it is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A name of a customer or of a person.
    Name,
    /// A part of a person's name, which counts only as it is written.
    Part,
    /// Anything else.
    Value,
}

/// The fewest digits by which a phone number is looked for.
pub(super) const FEWEST_DIGITS: usize = 7;

/// The values that were left out.
#[derive(Default)]
pub(super) struct Values {
    /// Texts, with what each is.
    pub(super) texts: BTreeMap<String, Kind>,
    /// Texts that are shown and may hold one of these: they stay.
    pub(super) shown: HashSet<String>,
    /// Digits of phone numbers, without what may stand before them, and what is shown instead.
    pub(super) phones: BTreeMap<String, Option<String>>,
    /// Amounts.
    pub(super) amounts: BTreeSet<Decimal>,
    /// Whether no amount is shown at all.
    pub(super) withhold_money: bool,
}

impl Values {
    /// What the customers of `book` have and those that are `left` have not.
    pub(super) fn between(book: &Book, left: &[Customer], stays: &[bool], rules: &Rules) -> Values {
        let (mut all, mut shown) = (Found::default(), Found::default());
        for (customer, &stays) in book.customers.iter().zip(stays) {
            all.add(customer, rules, !stays);
        }
        left.iter().for_each(|customer| shown.add(customer, rules, true));
        let kept = |text: &String| shown.texts.contains_key(text);
        let texts = all.texts.into_iter().filter(|(text, _)| !kept(text)).collect();
        let phones = all.phones.into_iter().filter(|(core, _)| !shown.phones.contains_key(core));
        let phones = phones.map(|(core, number)| (core, rules.masks("phone").then(|| masked(&number)))).collect();
        let amounts = all.amounts.difference(&shown.amounts).copied().collect();
        let withhold_money = rules.drops("amount");
        Values { withhold_money, texts, shown: shown.texts.into_keys().collect(), phones, amounts }
    }
}

/// The values of some customers.
#[derive(Default)]
struct Found {
    texts: BTreeMap<String, Kind>,
    phones: BTreeMap<String, String>,
    amounts: BTreeSet<Decimal>,
}

impl Found {
    /// Takes in a customer; `with_names` where their own names count, too.
    fn add(&mut self, customer: &Customer, rules: &Rules, with_names: bool) {
        let card = &customer.card;
        if with_names {
            self.text(Kind::Name, &customer.id);
            self.name(&card.name, card.kind() == CustomerKind::Person);
        }
        card.aliases.iter().chain(&card.salutation).for_each(|name| self.text(Kind::Name, name));
        card.pinyin.iter().for_each(|pinyin| self.text(Kind::Name, pinyin));
        for contact in &card.contacts {
            self.name(&contact.name, true);
            contact.phone.iter().for_each(|number| self.phone(&number.text));
            let texts = contact.email.iter().map(|email| &email.text).chain(&contact.wechat);
            texts.for_each(|text| self.text(Kind::Value, text));
        }
        card.family.iter().for_each(|member| self.name(&member.name, true));
        card.legal_representative.iter().for_each(|name| self.name(name, true));
        card.phone.iter().for_each(|number| self.phone(&number.text));
        let own = card.email.iter().chain(&card.address).map(|one| &one.text);
        let own = own.chain(&card.wechat).chain(&card.code).chain(&card.website);
        own.chain(card.products.iter().filter_map(|product| product.no.as_ref()))
            .for_each(|text| self.text(Kind::Value, text));
        self.fields(customer, rules);
        self.account(&customer.folder);
        self.amounts_of(&customer.folder);
    }

    /// The fields that the profile leaves out or masks, whatever they hold.
    fn fields(&mut self, customer: &Customer, rules: &Rules) {
        let mut card = customer.card.clone();
        let is_withheld = |key: &str| key != "phone" && (rules.drops(key) || rules.masks(key));
        for field in Card::FIELDS.iter().filter(|field| is_withheld(field.key)) {
            (field.texts)(&mut card).into_iter().for_each(|text| self.text(Kind::Value, text));
        }
        for (key, value) in &customer.custom {
            match value {
                FieldValue::Text(text) if rules.drops(key) || rules.masks(key) => self.text(Kind::Value, text),
                FieldValue::Money(amount) => self.amount(*amount),
                _ => {}
            }
        }
    }

    fn account(&mut self, folder: &CustomerFolder) {
        if let Some(account) = &folder.account {
            account.numbers.iter().for_each(|no| self.text(Kind::Value, no));
            account.invoices.iter().filter_map(|invoice| invoice.po.as_ref()).for_each(|po| self.text(Kind::Value, po));
            let payments = account.payments.iter().flat_map(|payment| payment.no.iter().chain(&payment.reference));
            payments.for_each(|no| self.text(Kind::Value, no));
            account.invoices.iter().for_each(|invoice| self.amount(invoice.amount));
            account.invoices.iter().flat_map(|invoice| &invoice.parts).for_each(|part| self.amount(part.amount));
            account.payments.iter().for_each(|payment| self.amount(payment.amount));
            account.revenue.iter().for_each(|revenue| self.amount(revenue.amount));
            account.figures.iter().for_each(|figure| self.amount(figure.amount));
            account.credit_limit.iter().for_each(|limit| self.amount(*limit));
        }
    }

    fn amounts_of(&mut self, folder: &CustomerFolder) {
        let products = folder.card.products.iter().filter_map(|product| product.amount);
        let visits = folder.visits.iter().filter_map(|visit| visit.cost);
        let plans = folder.plans.iter().filter_map(|plan| plan.amount);
        let complaints = folder.complaints.iter().filter_map(|complaint| complaint.cost);
        let promised = folder.visits.iter().flat_map(|visit| &*visit.promises).chain(&folder.card.promises);
        let promised = promised.chain(folder.plans.iter().flat_map(|plan| &plan.promises));
        let promised = promised.chain(folder.complaints.iter().flat_map(|complaint| &complaint.promises));
        let promised = promised.filter_map(|promise| promise.amount);
        products.chain(visits).chain(plans).chain(complaints).chain(promised).for_each(|amount| self.amount(amount));
    }

    fn amount(&mut self, amount: Decimal) {
        self.amounts.insert(amount.abs().normalize());
    }

    fn text(&mut self, kind: Kind, text: &str) {
        let is_long = if text.is_ascii() { text.len() >= 3 } else { text.chars().count() >= 2 };
        if is_long {
            let known = self.texts.entry(text.to_owned()).or_insert(kind);
            *known = kind.min(*known);
        }
    }

    /// A name; of a person also its parts, by which they are called.
    fn name(&mut self, name: &str, is_person: bool) {
        self.text(Kind::Name, name);
        if !is_person {
            return;
        }
        for part in name.split(' ').filter(|part| *part != name && part.len() >= 3 && !part.ends_with('.')) {
            self.text(Kind::Part, part);
        }
        // 朱德发 is called 德发, 欧阳修文 is called 修文.
        let chars: Vec<char> = name.chars().collect();
        if (3..=4).contains(&chars.len()) && chars.iter().all(|c| ('\u{3400}'..='\u{9fff}').contains(c)) {
            self.text(Kind::Name, &chars[chars.len() - 2..].iter().collect::<String>());
        }
    }

    fn phone(&mut self, number: &str) {
        let digits = phone::digits(phone::without_extension(number));
        let core = digits.trim_start_matches('0');
        let core = core.strip_prefix("86").filter(|rest| rest.len() >= 10).unwrap_or(core);
        if core.len() >= FEWEST_DIGITS {
            self.phones.insert(core.to_owned(), number.to_owned());
        }
    }
}
