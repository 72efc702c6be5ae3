//! The customer's card: basics, management, address, grade.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Day, Moment, Promise, YearlyDay};

choices! {
    pub enum CustomerKind { Person = "person", Company = "company", }
}

choices! {
    /// How far along one is with a customer.
    pub enum Stage { Prospect = "prospect", Active = "active", Dormant = "dormant", Lost = "lost", }
}

choices! {
    /// The channel of a contact.
    pub enum Channel {
        Visit = "visit", Call = "call", Message = "message", Letter = "letter", Email = "email",
        Gift = "gift", Event = "event", Online = "online",
    }
}

impl Channel {
    /// Whether one stands face to face: what `meet` counts.
    pub fn in_person(self) -> bool {
        matches!(self, Channel::Visit | Channel::Event)
    }
}

choices! {
    /// What a contact at a company does when it buys.
    pub enum Duty { Decides = "decides", Buys = "buys", Uses = "uses", Pays = "pays", }
}

choices! {
    /// How well a customer's data is to be guarded (密级).
    pub enum Secrecy { Confidential = "confidential", Secret = "secret", TopSecret = "top-secret", }
}

choices! {
    pub enum Gender { Male = "m", Female = "f", }
}

/// A phone number, an email or a postal address, with a label where there are several.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Labelled {
    /// What it is for, such as `work`; `None` for an only one.
    pub label: Option<String>,
    /// The number or address itself.
    pub text: String,
}

macro_rules! define_card {
    ($($(#[$doc:meta])* $key:ident: $kind:ident $(($parameter:tt))?, $place:ident;)*) => {
        /// All that the front matter of `ID.md` holds, as written; references are ids. Its fields are declared in
        /// [`field`](super::field).
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
            /// What the customer holds or bought.
            pub products: Vec<Product>,
            /// Reminders that rest until a day.
            pub snoozes: Vec<Snooze>,
            /// Own fields, as the file holds them.
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
    pub on: YearlyDay,
    /// It does not come again.
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

/// What a customer holds or bought.
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
    /// What it is worth or what was paid for it.
    pub amount: Option<Decimal>,
    /// A remark.
    pub note: Option<String>,
}

/// A reminder that rests until a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snooze {
    /// A reminder's id, or its beginning.
    pub id: String,
    /// The day on which the reminder comes back.
    pub until: Day,
}

/// A value under `[custom]` as the file holds it; the settings say what it means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Written {
    /// A text in quotes; empty where nothing stands between them.
    Text(String),
    /// A number, its digits as written.
    Number(String),
    /// A day, with or without a time, and how it is written; `None` where the calendar has no such day.
    Moment(Option<Moment>, String),
    /// What cannot be a value of a field; the message with the name of what stands there.
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
