//! What the tables of a card say: people, products, days, and why a customer was lost.

use super::About;
use crate::book::Card;
use crate::book::customer::{Contact, Family, FieldValue, Labelled, Lost, NamedDate, Product, Snooze};
use crate::book::field::{CardField, FieldKind, Value};
use crate::book::tie::{Need, Relation};
use crate::i18n::Counts;
use crate::say;
use crate::wording::choice;

impl About<'_> {
    /// The value of a field, ready to read; `None` when it is unset.
    pub fn field(&self, field: &CardField, card: &Card) -> Option<String> {
        let words = self.words;
        match (field.value)(card) {
            Value::Unset => None,
            Value::Lost(lost) => self.lost(lost),
            Value::Text(id) if field.kind == FieldKind::Customer => Some(self.customer(id)),
            Value::Text(text) => Some(text.to_owned()),
            Value::Word(word) => Some(choice::of_field(words, field, word)),
            Value::Texts(texts) => (!texts.is_empty()).then(|| words.list(texts)),
            Value::Labelled(items) => {
                let item = |item: &Labelled| match &item.label {
                    Some(label) => format!("{} ({})", item.text, words.known_or("label", label)),
                    None => item.text.clone(),
                };
                (!items.is_empty()).then(|| words.list(items.iter().map(item)))
            }
            Value::Days(days) => Some(words.days_as(Counts::Days, days.into())),
            Value::Day(day) => Some(words.day_and_year(day)),
            Value::Yearly(day) => Some(self.yearly(day)),
        }
    }

    /// The value of one of the book's own fields.
    pub fn own_field(&self, value: &FieldValue) -> String {
        match value {
            FieldValue::Text(text) => text.clone(),
            FieldValue::Number(number) => number.to_string(),
            FieldValue::Day(day) => self.day(*day),
            FieldValue::Money(amount) => self.home_money(*amount),
        }
    }

    /// The facts of a contact, but for the name and what can be tapped: numbers and addresses.
    pub fn contact(&self, contact: &Contact) -> Vec<String> {
        let Contact { role, duty, wechat, birthday, note, name: _, phone: _, email: _, customer: _ } = contact;
        let mut about: Vec<String> = role.iter().cloned().collect();
        about.extend(duty.iter().map(|&duty| choice::DUTY.of(self.words, duty)));
        about.extend(self.all("wechat", wechat));
        about.extend(birthday.map(|day| self.labelled("birthday", self.yearly(day))));
        about.extend(note.clone());
        about
    }

    /// The facts of a member of the family, but for the name.
    pub fn family(&self, member: &Family) -> Vec<String> {
        let Family { relation, birthday, note, name: _, customer: _ } = member;
        let mut about: Vec<String> =
            relation.iter().map(|relation| self.words.known_or("relation", relation)).collect();
        about.extend(birthday.map(|day| self.yearly(day)));
        about.extend(note.clone());
        about
    }

    /// The facts of a relation, but for the name. `from` is the one on whose card it does not stand: they read the word
    /// for the other direction.
    pub fn relation(&self, relation: &Relation, is_own: bool) -> Vec<String> {
        let Relation { kind, back, note, name: _, customer: _ } = relation;
        let told = if is_own { kind } else { back.as_ref().map_or(kind, |_| back) };
        let told = told.iter().map(|told| self.words.known_or("relation", told));
        told.chain(note.clone()).collect()
    }

    /// The facts of a need, but for the name.
    pub fn need(&self, need: &Need) -> Vec<String> {
        let Need { state: _, since, customer, note, name: _ } = need;
        let mut about = vec![choice::NEED.of(self.words, need.state())];
        about.extend(since.map(|day| say!(self.words, "about-since", day = self.day(day))));
        about.extend(customer.as_deref().map(|id| self.customer(id)));
        about.extend(note.clone());
        about
    }

    /// The facts of a product, but for the name.
    pub fn product(&self, product: &Product) -> Vec<String> {
        let Product {
            no,
            since,
            expires,
            warranty,
            delivered,
            installed,
            check,
            agreement,
            returned,
            amount,
            note,
            name: _,
        } = product;
        let words = self.words;
        let mut about: Vec<String> = amount.map(|amount| self.home_money(amount)).into_iter().collect();
        about.extend(no.clone());
        about.extend(since.map(|day| say!(words, "about-since", day = self.day(day))));
        about.extend(expires.map(|day| say!(words, "card-product-expires", day = self.day(day))));
        about.extend(warranty.map(|day| say!(words, "card-product-warranty", day = self.day(day))));
        about.extend(check.map(|day| say!(words, "card-product-check", day = self.day(day))));
        about.extend(delivered.map(|day| say!(words, "card-product-delivered", day = self.day(day))));
        about.extend(installed.map(|day| say!(words, "card-product-installed", day = self.day(day))));
        about.extend(self.all("agreement", agreement));
        about.extend(returned.map(|day| say!(words, "card-product-returned", day = self.day(day))));
        about.extend(note.clone());
        about
    }

    /// A named day: as the card gives it, and the next one.
    pub fn date(&self, date: &NamedDate) -> String {
        let NamedDate { on, once, name: _ } = date;
        let keeping = self.book.settings.calendar.keeping;
        let day = crate::wording::yearly::named_with_next(self.words, *on, self.today, keeping);
        if *once { self.words.list([day, self.words.get("key-once")]) } else { day }
    }

    /// When, why and to whom a customer was lost; `None` where nothing is known of it.
    pub fn lost(&self, lost: &Lost) -> Option<String> {
        let Lost { on, reason, to } = lost;
        let mut about: Vec<String> = on.map(|day| self.day(day)).into_iter().collect();
        about.extend(self.all("reason", reason));
        about.extend(self.all("to", to));
        (!about.is_empty()).then(|| self.words.list(about))
    }

    /// Which reminder rests, and until when.
    pub fn snooze(&self, snooze: &Snooze) -> String {
        let Snooze { id, until } = snooze;
        format!("{id} → {}", self.day(*until))
    }
}
