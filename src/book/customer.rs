//! The customer's card: basics, management, address, grade.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::festival_day::FestivalDay;
use super::tie::{Need, Offer, Relation};
use super::{Channel, Day, Moment, Promise, YearlyDay};

choices! {
    /// Whether a customer is a person or a company.
    pub enum CustomerKind shown "customer-kind" {
        /// A person.
        Person = "person",
        /// A company.
        Company = "company",
    }
}

choices! {
    /// The state of the business with a customer.
    pub enum Stage shown "stage" {
        /// Has not bought yet.
        Prospect = "prospect",
        /// Buys.
        Active = "active",
        /// Bought before and does not buy now.
        Dormant = "dormant",
        /// Was lost.
        Lost = "lost",
    }
}

choices! {
    /// What a contact at a company does when it buys.
    pub enum Duty shown "duty" {
        /// Decides whether to buy.
        Decides = "decides",
        /// Places the order.
        Buys = "buys",
        /// Works with what was bought.
        Uses = "uses",
        /// Pays the invoices.
        Pays = "pays",
    }
}

choices! {
    /// How secret data is (密级), the lowest level first.
    pub enum Secrecy shown "secrecy" {
        /// Confidential (秘密).
        Confidential = "confidential",
        /// Secret (机密).
        Secret = "secret",
        /// Top secret (绝密).
        TopSecret = "top-secret",
    }
}

choices! {
    /// The gender by which a person is addressed in Chinese (先生, 女士).
    pub enum Gender shown "title" {
        /// Male.
        Male = "m",
        /// Female.
        Female = "f",
    }
}

/// A phone number, an e-mail address or a postal address. It may have a label.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Labelled {
    /// What it is for, such as `work`; `None` for an only one.
    pub label: Option<String>,
    /// The number or address itself.
    pub text: String,
}

macro_rules! define_card {
    ($($(#[$doc:meta])* $key:ident: $kind:ident $(($parameter:tt))?, $place:ident;)*) => {
        /// The content of `ID.md`: the front matter and the body. References to other customers are ids. The fields are
        /// declared in [`field`](super::field).
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        pub struct Card {
            /// The name of the customer.
            pub name: String,
            $($(#[$doc])* pub $key: field_type!($kind $(($parameter))?),)*
            /// Days worth remembering.
            pub dates: Vec<NamedDate>,
            /// People at a company.
            pub contacts: Vec<Contact>,
            /// Members of the family.
            pub family: Vec<Family>,
            /// Relations to others, of any kind.
            pub relations: Vec<Relation>,
            /// What the customer can do for others.
            pub offers: Vec<Offer>,
            /// What the customer looks for.
            pub needs: Vec<Need>,
            /// Products that the customer bought or holds, such as a policy.
            pub products: Vec<Product>,
            /// Reminders that are hidden until a day.
            pub snoozes: Vec<Snooze>,
            /// The user's own fields under `[custom]`, by key, not yet checked against the settings.
            pub custom: BTreeMap<String, Written>,
            /// The promises in the text.
            pub promises: Vec<Promise>,
            /// The Markdown below the front matter.
            pub body: String,
        }
    };
}

card_fields!(define_card);

impl Card {
    /// Whether this is a person or a company; a person where the card does not say.
    pub fn kind(&self) -> CustomerKind {
        self.kind.unwrap_or(CustomerKind::Person)
    }

    /// The day from which the customer is in the book, as far as the card says it.
    pub fn entered(&self) -> Option<Day> {
        self.added.or(self.since)
    }

    /// Every yearly day on the card: birthdays of the customer, of contacts and of the family, and other dates.
    pub fn yearly_days(&self) -> impl Iterator<Item = FestivalDay> {
        let contacts = self.contacts.iter().filter_map(|contact| contact.birthday);
        let family = self.family.iter().filter_map(|member| member.birthday);
        let birthdays = self.birthday.into_iter().chain(contacts).chain(family).map(FestivalDay::Yearly);
        birthdays.chain(self.dates.iter().map(|date| date.on))
    }

    /// Whether the customer is lost: by `stage`, or by a `[lost]` table.
    pub fn is_lost(&self) -> bool {
        self.stage == Some(Stage::Lost) || self.lost.is_some()
    }
}

/// When, why and to whom a customer was lost.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lost {
    /// The day of the loss.
    pub on: Option<Day>,
    /// Why the customer left, in words.
    pub reason: Option<String>,
    /// The competitor who got the customer.
    pub to: Option<String>,
}

/// A day worth remembering.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NamedDate {
    /// What the day is, such as `wedding anniversary`.
    pub name: String,
    /// The day, with or without its year.
    pub on: FestivalDay,
    /// Whether the day comes only once, not every year.
    pub once: bool,
}

/// A person at a company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// The contact's name.
    pub name: String,
    /// The position in the company, such as `head of purchasing`.
    pub role: Option<String>,
    /// The contact's parts in a purchase.
    pub duty: Vec<Duty>,
    /// Phone numbers.
    pub phone: Vec<Labelled>,
    /// E-mail addresses.
    pub email: Vec<Labelled>,
    /// The WeChat account.
    pub wechat: Option<String>,
    /// The birthday, solar or lunar.
    pub birthday: Option<YearlyDay>,
    /// The contact's own card, by customer id; `None` without a card.
    pub customer: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A member of the family.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Family {
    /// The family member's name.
    pub name: String,
    /// The relation to the customer, such as `wife`.
    pub relation: Option<String>,
    /// The birthday, solar or lunar.
    pub birthday: Option<YearlyDay>,
    /// The family member's own card, by customer id; `None` without a card.
    pub customer: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A product that the customer bought or holds, such as a machine or a policy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Product {
    /// The name of the product.
    pub name: String,
    /// A serial, policy or contract number.
    pub no: Option<String>,
    /// The day of the purchase or the start of the contract.
    pub since: Option<Day>,
    /// The last day of a policy or contract; a reminder comes before it.
    pub expires: Option<Day>,
    /// The last day of the warranty; a reminder comes before it.
    pub warranty: Option<Day>,
    /// The day on which it was delivered.
    pub delivered: Option<Day>,
    /// The day on which it was installed or put to use.
    pub installed: Option<Day>,
    /// The day of the next check or service; a reminder comes before it.
    pub check: Option<Day>,
    /// The service that was agreed on, in words.
    pub agreement: Option<String>,
    /// The day on which it was given back.
    pub returned: Option<Day>,
    /// What it is worth or what was paid for it.
    pub amount: Option<Decimal>,
    /// A remark.
    pub note: Option<String>,
}

/// Hides a reminder until a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snooze {
    /// The id of the reminder, or the first part of it.
    pub id: String,
    /// The day on which the reminder comes back.
    pub until: Day,
}

/// A value under `[custom]` as the file holds it, before the settings give it a type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Written {
    /// A text in quotes; it may be empty.
    Text(String),
    /// A number, its digits as written.
    Number(String),
    /// A day, with or without a time, and how it is written; `None` where the calendar has no such day.
    Moment(Option<Moment>, String),
    /// A value that no field can have. The text is the id of the message that names its type.
    Other(Cow<'static, str>),
}

/// A value under `[custom]`, typed by the settings.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// A text, or one of the choices.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A day.
    Day(Day),
    /// An amount in the book's currency.
    Money(Decimal),
}

impl FieldValue {
    /// The value as it is typed: no words of a language, no currency.
    pub fn written(&self) -> Cow<'_, str> {
        match self {
            FieldValue::Text(text) => Cow::Borrowed(text),
            FieldValue::Number(number) | FieldValue::Money(number) => Cow::Owned(number.to_string()),
            FieldValue::Day(day) => Cow::Owned(day.to_string()),
        }
    }
}
