//! The customer's card: basics, management, address, grade.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::{Day, Promise, YearlyDay};

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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Labelled {
    pub label: Option<String>,
    pub text: String,
}

/// All that the front matter of `ID.md` holds, as written; references are ids.
#[derive(Clone, Debug, Default)]
pub struct Card {
    pub name: String,
    pub kind: Option<CustomerKind>,
    pub aliases: Vec<String>,
    pub salutation: Option<String>,
    pub pinyin: Option<String>,
    pub tier: Option<String>,
    /// Days; overrides the tier's.
    pub cadence: Option<u16>,
    pub paused: Option<Day>,
    pub since: Option<Day>,
    pub stage: Option<Stage>,
    pub lost: Option<Lost>,
    pub code: Option<String>,
    /// A path, `上海/浦东`.
    pub region: Option<String>,
    pub address: Vec<Labelled>,
    pub best_time: Option<String>,
    pub prefers: Option<Channel>,
    pub industry: Option<String>,
    pub tags: Vec<String>,
    pub source: Option<String>,
    pub company: Option<String>,
    pub title: Option<String>,
    pub gender: Option<Gender>,
    pub referred_by: Option<String>,
    pub secrecy: Option<Secrecy>,
    pub birthday: Option<YearlyDay>,
    pub phone: Vec<Labelled>,
    pub email: Vec<Labelled>,
    pub wechat: Option<String>,
    pub legal_representative: Option<String>,
    pub organization_form: Option<String>,
    pub registered_capital: Option<String>,
    pub website: Option<String>,
    pub dates: Vec<NamedDate>,
    pub contacts: Vec<Contact>,
    pub family: Vec<Family>,
    pub products: Vec<Product>,
    pub snoozes: Vec<Snooze>,
    pub custom: BTreeMap<String, FieldValue>,
    pub promises: Vec<Promise>,
    /// The Markdown below the front matter.
    pub body: String,
}

impl Card {
    pub fn kind(&self) -> CustomerKind {
        self.kind.unwrap_or(CustomerKind::Person)
    }

    pub fn is_lost(&self) -> bool {
        self.stage == Some(Stage::Lost) || self.lost.is_some()
    }
}

/// When, why and to whom a customer was lost.
#[derive(Clone, Debug, Default)]
pub struct Lost {
    pub on: Option<Day>,
    pub reason: Option<String>,
    pub to: Option<String>,
}

/// A day worth remembering.
#[derive(Clone, Debug)]
pub struct NamedDate {
    pub name: String,
    pub on: YearlyDay,
    /// It does not come again.
    pub once: bool,
}

/// A person at a company.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    pub name: String,
    pub role: Option<String>,
    pub duty: Vec<Duty>,
    pub phone: Vec<Labelled>,
    pub email: Vec<Labelled>,
    pub wechat: Option<String>,
    pub birthday: Option<YearlyDay>,
    pub customer: Option<String>,
    pub note: Option<String>,
}

/// A member of the family.
#[derive(Clone, Debug, Default)]
pub struct Family {
    pub name: String,
    pub relation: Option<String>,
    pub birthday: Option<YearlyDay>,
    pub customer: Option<String>,
    pub note: Option<String>,
}

/// What a customer holds or bought.
#[derive(Clone, Debug, Default)]
pub struct Product {
    pub name: String,
    pub no: Option<String>,
    pub since: Option<Day>,
    pub expires: Option<Day>,
    pub warranty: Option<Day>,
    pub amount: Option<Decimal>,
    pub note: Option<String>,
}

/// A reminder that rests until a day.
#[derive(Clone, Debug)]
pub struct Snooze {
    /// A reminder's id, or its beginning.
    pub id: String,
    pub until: Day,
}

/// A value under `[custom]`, typed by the settings.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    Text(String),
    Number(Decimal),
    Day(Day),
    Money(Decimal),
}
