//! Visit notes, follow-up plans, complaints and the promises made in them.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::complaint_choice::{ComplaintKind, Dissatisfied, Wish};
use super::deal::Deal;
use super::{Channel, Day, Moment, Time};

choices! {
    /// Whether the customer was reached. Only `talked` restarts the cadence.
    pub enum Outcome shown "outcome" {
        /// The customer was reached.
        Talked = "talked",
        /// Nobody answered.
        NoAnswer = "no-answer",
        /// A message was left with somebody or something else.
        LeftMessage = "left-message",
        /// Nobody was contacted: the note only answers an occasion or tells something.
        NoContact = "no-contact",
    }
}

choices! {
    /// One of the two sides: who began a contact, or who promised.
    pub enum Party shown "party" {
        /// The owner of the book.
        Me = "me",
        /// The customer.
        Customer = "customer",
    }
}

choices! {
    /// What a contact was for.
    pub enum Purpose shown "purpose" {
        /// To give or to get information.
        Information = "information",
        /// To care for the relation, such as a greeting.
        Care = "care",
        /// To explain a policy.
        Policy = "policy",
        /// To ask how satisfied the customer is.
        Feedback = "feedback",
    }
}

/// A note of one contact, by any channel. A book holds many, so that the lists in it take little room when empty.
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
    pub purpose: Box<[Purpose]>,
    /// Names of the people who took part.
    pub with: Box<[String]>,
    /// Ids of other customers for whom this was a contact too.
    pub also: Box<[String]>,
    /// The occasions that the contact answers: `birthday`, `birthday NAME`, `sample NAME`, `expiry NAME`, a named date, a
    /// festival's id or a rule.
    pub occasion: Box<[String]>,
    /// Whether it is a greeting that went to many: it answers the occasion but does not restart the cadence.
    pub mass: bool,
    /// What was given.
    pub gift: Option<Box<str>>,
    /// A sample that was handed over.
    pub sample: Option<Box<str>>,
    /// What the contact cost, in the book's currency.
    pub cost: Option<Decimal>,
    /// How long the contact took, in minutes.
    pub minutes: Option<u16>,
    /// How satisfied the customer was, 1 to 5.
    pub satisfaction: Option<u8>,
    /// The next contact, which replaces the day that the cadence gives.
    pub next: Option<Moment>,
    /// Whether the note is kept out of what other people see.
    pub private: bool,
    /// The promises in the body.
    pub promises: Box<[Promise]>,
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
            purpose: Box::default(),
            with: Box::default(),
            also: Box::default(),
            occasion: Box::default(),
            mass: false,
            gift: None,
            sample: None,
            cost: None,
            minutes: None,
            satisfaction: None,
            next: None,
            private: false,
            promises: Box::default(),
            body: "".into(),
            fingerprint: 0,
        }
    }

    /// Whether it is an attempt that did not reach the customer.
    pub fn is_unanswered(&self) -> bool {
        matches!(self.outcome, Outcome::NoAnswer | Outcome::LeftMessage)
    }

    /// Whether there is anything in it for readers. A note that only answers an occasion is for the program alone.
    pub fn tells_something(&self) -> bool {
        self.outcome != Outcome::NoContact || !self.body.is_empty() || self.gift.is_some() || self.sample.is_some()
    }

    /// Whether the contact restarts the cadence.
    pub fn is_contact(&self) -> bool {
        self.outcome == Outcome::Talked && !self.mass
    }
}

/// A follow-up plan: something to do with a customer by a day.
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
    /// The chance of success in percent.
    pub chance: Option<u8>,
    /// The day on which it was done; `None` while it is open.
    pub done: Option<Day>,
    /// What came of it.
    pub result: Option<String>,
    /// What it says of the sale that is hoped for.
    pub deal: Deal,
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
    /// How bad a complaint is.
    pub enum Severity shown "severity" {
        /// A minor complaint.
        Minor = "minor",
        /// A serious complaint.
        Serious = "serious",
        /// A critical complaint.
        Critical = "critical",
    }
}

choices! {
    /// Through which channel a complaint came.
    pub enum Via shown "via" {
        /// The customer complained to the owner of the book or the company.
        Direct = "direct",
        /// The customer complained in public, such as to the press or an authority.
        Outside = "outside",
        /// Somebody else passed it on.
        ThirdParty = "third-party",
    }
}

/// A complaint, with the times of each step and its outcome.
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
    /// Whether somebody complains or asks for service; a complaint where the file does not say.
    pub kind: Option<ComplaintKind>,
    /// The product that it is about.
    pub product: Option<String>,
    /// What the customer wants of the matter and of the one who listens.
    pub wish: Vec<Wish>,
    /// With what the customer is dissatisfied.
    pub dissatisfied: Option<Dissatisfied>,
    /// What may come of it, such as a word to the press.
    pub danger: Option<String>,
    /// The compensation that is asked for, in the book's currency.
    pub asked: Option<Decimal>,
    /// The compensation that was given.
    pub given: Option<Decimal>,
    /// Solutions that were prepared.
    pub solutions: Vec<String>,
    /// What was changed so that it does not happen again.
    pub measure: Option<String>,
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

impl Complaint {
    /// Whether it is a request for service, about which nobody complains.
    pub fn is_request(&self) -> bool {
        self.kind == Some(ComplaintKind::Request)
    }
}

/// A span of days that does not count for the duration of a complaint, because it was the customer's turn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    /// The first day of the span.
    pub from: Day,
    /// The last day of the span; `None` while it goes on.
    pub until: Option<Day>,
}

/// A promise of the owner or of the customer: a task item with a due day. With an amount it is a promise to pay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    /// Whether the task's box is ticked.
    pub kept: bool,
    /// The text of the task without fields such as `due:`.
    pub text: String,
    /// The day by which it is promised: `due:`.
    pub due: Day,
    /// The day on which it was kept: `done:`.
    pub done: Option<Day>,
    /// Who promised.
    pub by: Party,
    /// The amount of a promise to pay; `None` for any other promise.
    pub amount: Option<Decimal>,
    /// The number of the invoice that a promise to pay is for.
    pub invoice: Option<String>,
    /// The position of the character between the brackets `[ ]`, in bytes from the start of the file.
    pub mark_at: usize,
}

impl Promise {
    /// A short id of four hexadecimal digits; it changes only with the text.
    pub fn hash(&self) -> String {
        format!("{:04x}", xxhash_rust::xxh3::xxh3_64(self.text.as_bytes()) as u16)
    }
}
