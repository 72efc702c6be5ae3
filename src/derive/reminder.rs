//! A reminder: something due, with the reason.

use rust_decimal::Decimal;

use super::promise_ref::PromiseRef;
use crate::book::customer::Channel;
use crate::book::lunar::LunarDay;
use crate::book::visit::Party;
use crate::book::{Day, Money, Time};

choices! {
    /// What a reminder is about; the words are those of `today --json`.
    pub enum Kind {
        Birthday = "birthday", Date = "date", Festival = "festival", Revisit = "revisit", Meeting = "meeting",
        Plan = "plan", Promise = "promise", PaymentPromise = "payment-promise", Invoice = "invoice",
        Credit = "credit", Complaint = "complaint", Expiry = "expiry", Rule = "rule", Drift = "drift",
    }
}

choices! {
    /// How it stands on the day. A revisit is overdue at twice its cadence.
    pub enum State { Never = "never", Soon = "soon", Due = "due", Overdue = "overdue", }
}

/// The order of the day, first to last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// At a time of today.
    Appointment,
    /// What tomorrow cannot mend: a birthday, a promise that is due today.
    OnlyToday,
    /// A promise that was broken, mine or theirs.
    Broken,
    /// Money that is late, or nearly due.
    Money,
    /// Plans and expiries.
    Plan,
    /// Time to be in touch.
    Revisit,
}

choices! {
    /// The parts of the list of the day.
    pub enum Group { OnlyToday = "only-today", Promised = "promised", Money = "money", Call = "call", }
}

impl Rank {
    /// All ranks, in their order.
    pub const ALL: [Rank; 6] =
        [Rank::Appointment, Rank::OnlyToday, Rank::Broken, Rank::Money, Rank::Plan, Rank::Revisit];

    /// The part of the list in which it stands.
    pub fn group(self) -> Group {
        match self {
            Rank::Appointment | Rank::OnlyToday => Group::OnlyToday,
            Rank::Broken => Group::Promised,
            Rank::Money => Group::Money,
            Rank::Plan | Rank::Revisit => Group::Call,
        }
    }
}

/// What in the book a reminder follows from; numbers are positions in the customer's records.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// A day of the card or a festival; what a note's `occasion` says to answer it.
    Occasion(String),
    /// The rhythm of contacts, answered by a contact of this channel.
    Rhythm(Channel),
    /// A clock of the settings, by its position there.
    Rule(usize),
    /// A follow-up plan.
    Plan(usize),
    /// A promise in a text.
    Promise(PromiseRef),
    /// A complaint.
    Complaint(usize),
    /// An invoice of the account.
    Invoice(usize),
    /// A payment that was taken back.
    Payment(usize),
    /// The limit of the account.
    CreditLimit,
    /// The judgement of the account.
    CreditReview,
    /// A product: its expiry, or the end of its warranty.
    Product { index: usize, warranty: bool },
}

/// How a reason is weighed among those of its rank, by the days since it was due. Smaller comes first.
///
/// The weight is `(base + slope × days) / per`, towards zero. The page of the day computes it anew when it is read on
/// a later day; it takes these numbers from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Weight {
    /// Base and slope until the day on which it is due.
    pub until_due: (i64, i64),
    /// Base and slope after that day.
    pub after: (i64, i64),
    /// What the sum is divided by; at least 1.
    pub per: i64,
}

impl Weight {
    /// The longest overdue first.
    pub const fn days() -> Weight {
        Weight { until_due: (0, -1), after: (0, -1), per: 1 }
    }

    /// The nearest first, past or to come.
    pub const fn distance() -> Weight {
        Weight { until_due: (0, -1), after: (0, 1), per: 1 }
    }

    /// By a number that no day changes.
    pub const fn fixed(number: i64) -> Weight {
        Weight { until_due: (number, 0), after: (number, 0), per: 1 }
    }

    /// By the days late in proportion to a cadence, in thousandths of it.
    pub fn of_cadence(days: u16) -> Weight {
        Weight { until_due: (0, -1000), after: (0, -1000), per: i64::from(days.max(1)) }
    }

    /// By the minute of the day; once that day is over by the days.
    pub const fn minute(minute: i64) -> Weight {
        Weight { until_due: (minute, 0), after: (0, -1), per: 1 }
    }

    /// The weight on a day so many days after the day on which it is due.
    pub fn on(self, days_late: i32) -> i64 {
        let (base, slope) = if days_late > 0 { self.after } else { self.until_due };
        (base + slope * i64::from(days_late)) / self.per
    }
}

/// Something due with a customer.
#[derive(Clone, Debug)]
pub struct Reminder {
    /// `kind:customer[:subject]`; made of things that the day does not change.
    pub id: String,
    /// What it is about.
    pub kind: Kind,
    /// What in the book it follows from.
    pub source: Source,
    /// The person, the plan, the product or the invoice, where one is meant.
    pub subject: Option<String>,
    /// A snoozed reminder is due on the day on which its rest ends.
    pub due: Day,
    /// The time of an appointment.
    pub time: Option<Time>,
    /// How it stands.
    pub state: State,
    /// Days until due; negative when past.
    pub days: i32,
    /// The reason, as facts.
    pub why: Why,
    /// The amount that it is about.
    pub amount: Option<Money>,
    /// Its rank today.
    pub rank: Rank,
    /// Its rank on the days after it was due.
    pub late_rank: Rank,
    /// Its place among equals in rank today: smaller comes first.
    pub weight: i64,
    /// How that place follows from the day.
    pub weighing: Weight,
    /// Shown among the reasons of an earlier day, because it is near.
    pub near: bool,
    /// The day before `due` on which it comes up by itself: what needs time to be done.
    pub comes_up: Option<Day>,
    /// It rests until this day, though it is due: payment is promised for then.
    pub rests_until: Option<Day>,
    /// Days after which it goes by where nobody answers.
    pub lapse: Option<u16>,
}

impl Reminder {
    /// What a note's `occasion` says to answer a reminder of an occasion.
    pub fn occasion(&self) -> Option<&str> {
        match &self.source {
            Source::Occasion(occasion) => Some(occasion),
            _ => None,
        }
    }

    /// The day from which it stands on the list of the day.
    pub fn listed(&self) -> Day {
        let listed = self.comes_up.map_or(self.due, |day| day.min(self.due));
        self.rests_until.map_or(listed, |day| day.max(listed))
    }
}

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
