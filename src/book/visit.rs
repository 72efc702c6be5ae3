//! Visit notes, follow-up plans, complaints and the promises made in them.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Channel, Day, Moment, Time};

choices! {
    /// Whether one got through. Only `talked` restarts the cadence.
    pub enum Outcome { Talked = "talked", NoAnswer = "no-answer", LeftMessage = "left-message", }
}

choices! {
    /// Who began it.
    pub enum Party { Me = "me", Customer = "customer", }
}

choices! {
    pub enum Purpose { Information = "information", Care = "care", Policy = "policy", Feedback = "feedback", }
}

/// One dated contact, by any channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    pub day: Day,
    pub time: Option<Time>,
    /// The file's name without `.md`.
    pub stem: Box<str>,
    pub channel: Option<Channel>,
    pub outcome: Outcome,
    pub by: Party,
    pub purpose: Vec<Purpose>,
    pub with: Vec<String>,
    /// Ids of other customers for whom this was a contact too.
    pub also: Vec<String>,
    pub occasion: Vec<String>,
    /// A mass greeting: answers the occasion, never the cadence.
    pub mass: bool,
    pub gift: Option<Box<str>>,
    pub cost: Option<Decimal>,
    pub minutes: Option<u16>,
    /// 1 to 5.
    pub satisfaction: Option<u8>,
    pub next: Option<Day>,
    pub private: bool,
    pub promises: Vec<Promise>,
    pub body: Box<str>,
    /// A hash of the file's text.
    pub fingerprint: u64,
}

impl Visit {
    pub fn new(day: Day, time: Option<Time>, stem: &str) -> Visit {
        Visit {
            day,
            time,
            stem: stem.into(),
            channel: None,
            outcome: Outcome::Talked,
            by: Party::Me,
            purpose: Vec::new(),
            with: Vec::new(),
            also: Vec::new(),
            occasion: Vec::new(),
            mass: false,
            gift: None,
            cost: None,
            minutes: None,
            satisfaction: None,
            next: None,
            private: false,
            promises: Vec::new(),
            body: "".into(),
            fingerprint: 0,
        }
    }

    /// Whether it restarts the cadence.
    pub fn is_contact(&self) -> bool {
        self.outcome == Outcome::Talked && !self.mass
    }
}

/// Something one means to do with a customer by a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The file's name without `.md`.
    pub stem: String,
    pub title: Option<String>,
    pub due: Option<Moment>,
    pub channel: Option<Channel>,
    pub goal: Option<String>,
    pub amount: Option<Decimal>,
    /// Percent.
    pub chance: Option<u8>,
    pub done: Option<Day>,
    pub result: Option<String>,
    pub promises: Vec<Promise>,
    pub body: String,
}

impl Plan {
    pub fn title(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.stem)
    }
}

choices! {
    pub enum Severity { Minor = "minor", Serious = "serious", Critical = "critical", }
}

choices! {
    /// How a complaint came.
    pub enum Via { Direct = "direct", Outside = "outside", ThirdParty = "third-party", }
}

/// A dated complaint with clocks and an outcome.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Complaint {
    /// The file's name without `.md`.
    pub stem: String,
    pub received: Option<Moment>,
    pub cause: Option<String>,
    pub layer: Option<String>,
    pub severity: Option<Severity>,
    pub via: Option<Via>,
    pub wants: Option<String>,
    pub acknowledged: Option<Moment>,
    pub resolved: Option<Moment>,
    pub waiting: Vec<Waiting>,
    pub satisfaction: Option<u8>,
    pub cost: Option<Decimal>,
    pub promises: Vec<Promise>,
    pub body: String,
}

/// A span in which a complaint's clock stood still: it was the customer's turn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    pub from: Day,
    pub until: Option<Day>,
}

/// A task item with a due date, mine or the customer's; with an amount a promise to pay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    pub kept: bool,
    /// The text without its fields.
    pub text: String,
    pub due: Day,
    pub done: Option<Day>,
    pub by: Party,
    pub amount: Option<Decimal>,
    /// The invoice's number.
    pub invoice: Option<String>,
    /// Where the character between the brackets stands: bytes from the start of the file.
    pub mark_at: usize,
}

impl Promise {
    /// Four hexadecimal digits that stay as long as the text does.
    pub fn hash(&self) -> String {
        format!("{:04x}", xxhash_rust::xxh3::xxh3_64(self.text.as_bytes()) as u16)
    }
}
