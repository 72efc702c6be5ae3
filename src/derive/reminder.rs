//! A reminder: something due, with the reason.

use rust_decimal::Decimal;

use crate::book::customer::Channel;
use crate::book::lunar::LunarDay;
use crate::book::visit::Party;
use crate::book::{Day, Time};

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

impl Group {
    /// All parts, in their order.
    pub const ALL: [Group; 4] = [Group::OnlyToday, Group::Promised, Group::Money, Group::Call];
}

impl Rank {
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

/// Something due with a customer.
#[derive(Clone, Debug)]
pub struct Reminder {
    /// `kind:customer[:subject]`; made of things that the day does not change.
    pub id: String,
    pub kind: Kind,
    pub subject: Option<String>,
    /// A snoozed reminder is due on the day on which its rest ends.
    pub due: Day,
    pub time: Option<Time>,
    pub state: State,
    /// Days until due; negative when past.
    pub days: i32,
    pub why: Why,
    pub amount: Option<Decimal>,
    pub currency: Option<String>,
    pub rank: Rank,
    /// Smaller comes first among equals in rank.
    pub weight: i64,
    /// Shown among the reasons of an earlier day, because it is near.
    pub near: bool,
    /// The day before `due` on which it comes up by itself: what needs time to be done.
    pub up: Option<Day>,
    /// It rests until this day, though it is due: payment is promised for then.
    pub rests: Option<Day>,
}

impl Reminder {
    /// What a note's `occasion` says to answer a reminder of an occasion.
    pub fn occasion(&self) -> Option<String> {
        match (self.kind, &self.subject) {
            (Kind::Birthday, Some(person)) => Some(format!("birthday {person}")),
            (Kind::Birthday, None) => Some("birthday".to_owned()),
            (Kind::Date | Kind::Festival, subject) => subject.clone(),
            _ => None,
        }
    }

    /// The day from which it stands on the list of the day.
    pub fn listed(&self) -> Day {
        let listed = self.up.map_or(self.due, |up| up.min(self.due));
        self.rests.map_or(listed, |rests| rests.max(listed))
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
