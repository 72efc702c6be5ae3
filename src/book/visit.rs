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
    /// The day of the contact.
    pub day: Day,
    /// The time of the contact, where it is known.
    pub time: Option<Time>,
    /// The file's name without `.md`.
    pub stem: Box<str>,
    /// The channel; `None` where the note does not say.
    pub channel: Option<Channel>,
    /// Whether the customer was reached.
    pub outcome: Outcome,
    /// Who began the contact.
    pub by: Party,
    /// What the contact was for.
    pub purpose: Vec<Purpose>,
    /// Names of the people who took part.
    pub with: Vec<String>,
    /// Ids of other customers for whom this was a contact too.
    pub also: Vec<String>,
    /// The occasions that the contact answers: `birthday`, a festival's id, a named date or a rule.
    pub occasion: Vec<String>,
    /// A mass greeting: answers the occasion, never the cadence.
    pub mass: bool,
    /// What was given.
    pub gift: Option<Box<str>>,
    /// What the contact cost, in the book's currency.
    pub cost: Option<Decimal>,
    /// How long the contact took, in minutes.
    pub minutes: Option<u16>,
    /// 1 to 5.
    pub satisfaction: Option<u8>,
    /// The day of the next contact, which replaces the day that the cadence gives.
    pub next: Option<Day>,
    /// Whether the note is kept out of what other people see.
    pub private: bool,
    /// The promises in the body.
    pub promises: Vec<Promise>,
    /// The Markdown below the front matter.
    pub body: Box<str>,
    /// A hash of the file's text.
    pub fingerprint: u64,
}

impl Visit {
    /// A note that holds only its day, time and stem: a talk that the book's owner began.
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
    /// The title; `None` for the file's name.
    pub title: Option<String>,
    /// By when; a time makes it an appointment.
    pub due: Option<Moment>,
    /// The channel that is planned.
    pub channel: Option<Channel>,
    /// What is to be achieved.
    pub goal: Option<String>,
    /// The value of the sale that is hoped for, in the book's currency.
    pub amount: Option<Decimal>,
    /// Percent.
    pub chance: Option<u8>,
    /// The day on which it was done; `None` while it is open.
    pub done: Option<Day>,
    /// What came of it.
    pub result: Option<String>,
    /// The promises in the body.
    pub promises: Vec<Promise>,
    /// The Markdown below the front matter.
    pub body: String,
}

impl Plan {
    /// The title, or else the file's name.
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
    /// When the complaint came; the day in the file's name where the front matter does not say.
    pub received: Option<Moment>,
    /// What went wrong.
    pub cause: Option<String>,
    /// Where the cause lies, in the user's own words.
    pub layer: Option<String>,
    /// How bad it is.
    pub severity: Option<Severity>,
    /// By which way it came.
    pub via: Option<Via>,
    /// What the customer asks for.
    pub wants: Option<String>,
    /// When the customer was told that the complaint had arrived.
    pub acknowledged: Option<Moment>,
    /// When it was resolved; `None` while it is open.
    pub resolved: Option<Moment>,
    /// The spans in which it was the customer's turn.
    pub waiting: Vec<Waiting>,
    /// How satisfied the customer was in the end, 1 to 5.
    pub satisfaction: Option<u8>,
    /// What the complaint cost, in the book's currency.
    pub cost: Option<Decimal>,
    /// The promises in the body.
    pub promises: Vec<Promise>,
    /// The Markdown below the front matter.
    pub body: String,
}

/// A span in which a complaint's clock stood still: it was the customer's turn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    /// The first day of the span.
    pub from: Day,
    /// The last day of the span; `None` while it goes on.
    pub until: Option<Day>,
}

/// A task item with a due date, mine or the customer's; with an amount a promise to pay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    /// Whether the task's box is ticked.
    pub kept: bool,
    /// The text without its fields.
    pub text: String,
    /// The day by which it is promised: `due:`.
    pub due: Day,
    /// The day on which it was kept: `done:`.
    pub done: Option<Day>,
    /// Who promised.
    pub by: Party,
    /// The amount of a promise to pay; `None` for any other promise.
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
