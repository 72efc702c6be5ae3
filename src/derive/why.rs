//! The reasons for reminders, as facts; the sentences are made where they are shown.

use rust_decimal::Decimal;

use crate::book::Day;
use crate::book::customer::Channel;
use crate::book::lunar::LunarDay;
use crate::book::visit::Party;

/// Whom an occasion is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    Customer,
    Contact { name: String, role: Option<String> },
    Family { name: String, relation: Option<String> },
}

/// How old somebody gets on a birthday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Age {
    /// Whole years (周岁).
    pub years: i16,
    /// By lunar years, the first counted at birth (虚岁).
    pub nominal: i16,
    /// The lunar year has the animal of the year of birth (本命年).
    pub own_animal: bool,
}

/// What tells that a customer drifts away, with its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// Days of silence, and the usual gap between contacts.
    Silence { days: i32, usual: i32 },
    /// Average days late of the last invoices paid, and of those before.
    SlowerPayment { days: i32, before: i32 },
    /// The last satisfaction, and the average of those before in tenths.
    LessSatisfied { score: u8, before_tenths: u32 },
    /// An invoice is disputed, by its number.
    Disputed { no: String },
    /// How many promises they broke in the last 90 days.
    BrokenPromises { count: usize },
}

/// What sets the rhythm of revisits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Rhythm {
    Tier {
        name: String,
        days: u16,
    },
    Own {
        days: u16,
    },
    /// A note's `next`.
    Next {
        said: Day,
    },
}

/// The reason for a reminder, as facts; the sentence is made where it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    Birthday {
        who: Who,
        age: Option<Age>,
        lunar: Option<LunarDay>,
    },
    Date {
        name: String,
        years: Option<i16>,
    },
    Revisit {
        rhythm: Rhythm,
        last: Option<(Day, Option<Channel>)>,
        since: Option<Day>,
        unanswered: u32,
    },
    Meeting {
        days: u16,
        last: Option<Day>,
    },
    Plan {
        title: String,
        appointment: bool,
        chance: Option<u8>,
    },
    Promise {
        text: String,
        by: Party,
    },
    PaymentPromise {
        text: String,
        received: Option<Decimal>,
        invoice: Option<String>,
    },
    /// `promised`: the day for which payment is promised and still to be hoped for.
    Invoice {
        no: String,
        disputed: bool,
        promised: Option<Day>,
    },
    Complaint {
        cause: Option<String>,
        received: Day,
    },
    Expiry {
        product: String,
        warranty: bool,
    },
    /// `name` where the settings give one.
    Festival {
        id: String,
        name: Option<String>,
    },
    /// `last`: the field's day, or the last note that answered it.
    Rule {
        name: String,
        last: Option<Day>,
    },
    Drift {
        signs: Vec<Sign>,
    },
    /// More is owed than the limit allows; the amount is what is over.
    OverLimit {
        limit: Decimal,
    },
    /// The judgement of the credit is old.
    CreditReview {
        last: Day,
    },
    /// A bank took a payment back.
    ReturnedPayment {
        no: Option<String>,
        on: Day,
    },
    /// After its day a claim can no longer be brought before a court.
    Limitation {
        no: String,
    },
}
