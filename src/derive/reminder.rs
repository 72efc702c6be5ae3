//! A reminder: something due, with the reason.

use rust_decimal::Decimal;

use super::promise_ref::PromiseRef;
pub use super::weight::Weight;
pub use super::why::{Age, Rhythm, Sign, Who, Why};
use crate::book::Channel;
use crate::book::product_day::ProductDay;
use crate::book::{Currency, Day, Money, Time};

choices! {
    /// What a reminder is about; the words are those of `today --json`.
    pub enum Kind {
        /// A birthday of the customer, a contact or a member of the family.
        Birthday = "birthday",
        /// A named day, such as an anniversary.
        Date = "date",
        /// A festival on which the customer is greeted.
        Festival = "festival",
        /// Time to be in touch.
        Revisit = "revisit",
        /// Time to meet in person.
        Meeting = "meeting",
        /// A follow-up plan or an appointment.
        Plan = "plan",
        /// A promise without an amount, of either side.
        Promise = "promise",
        /// A promise to pay.
        PaymentPromise = "payment-promise",
        /// An invoice that is open.
        Invoice = "invoice",
        /// The limit, the judgement or a payment that was taken back.
        Credit = "credit",
        /// A complaint that is not resolved.
        Complaint = "complaint",
        /// A product that expires, a warranty that ends, or a check that is due.
        Expiry = "expiry",
        /// A reminder rule of the settings.
        Rule = "rule",
        /// A customer who grows distant.
        Drift = "drift",
        /// A sample that was handed over and not asked about yet.
        Sample = "sample",
    }
}

choices! {
    /// Its state on the day. A revisit is overdue at twice its cadence.
    pub enum State {
        /// Nobody has spoken to the customer yet.
        Never = "never",
        /// It is still to come.
        Soon = "soon",
        /// It is due today; a revisit also since then.
        Due = "due",
        /// Its day has passed; of a revisit, twice its cadence.
        Overdue = "overdue",
    }
}

/// The order of the day, first to last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// At a time of today.
    Appointment,
    /// What cannot be done tomorrow: a birthday, a promise that is due today.
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
    pub enum Group {
        /// What can be done today only.
        OnlyToday = "only-today",
        /// Promises that were broken.
        Promised = "promised",
        /// Money that is late or nearly due.
        Money = "money",
        /// Plans, and time to be in touch.
        Call = "call",
    }
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
    /// A sample that was handed over.
    Sample {
        /// The note that says so.
        visit: usize,
        /// What a note's `occasion` says to answer it.
        occasion: String,
    },
    /// A `[[rule]]` of the settings, by its position there.
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
    /// Money that was paid ahead and is not applied to the invoices that it covers.
    PaidAhead,
    /// The limit of the account.
    CreditLimit,
    /// The judgement of the account.
    CreditReview,
    /// A product: one of its days.
    Product {
        /// The position of the product on the card.
        index: usize,
        /// Which of its days.
        day: ProductDay,
    },
}

/// Something that is due for a customer.
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
    /// The day on which it is due. A rest moves only the days that a rhythm sets.
    pub due: Day,
    /// The time of an appointment.
    pub time: Option<Time>,
    /// Its state.
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
    /// Its rank on the days before, where it is another one: what is not due yet yields to what is late.
    pub ahead_rank: Option<Rank>,
    /// Its place among equals in rank today: smaller comes first.
    pub weight: i64,
    /// How that place follows from the day.
    pub weighing: Weight,
    /// Shown among the reasons of an earlier day, because it is near.
    pub is_near: bool,
    /// The day before `due` on which it comes up by itself: what needs time to be done.
    pub comes_up: Option<Day>,
    /// It rests until this day although it is due: payment is promised for that day, or it is the next working day.
    pub rests_until: Option<Day>,
    /// It rests until this day because the user snoozed it.
    pub snoozed_until: Option<Day>,
    /// It is for working days only, and is not listed on a holiday.
    pub is_held: bool,
    /// Days after which it disappears when nobody answers it; `None` where it stays.
    pub lapse: Option<u16>,
}

impl Reminder {
    /// What a note's `occasion` says to answer a reminder of a day or a festival, for which greetings are written.
    pub fn greeting_occasion(&self) -> Option<&str> {
        match &self.source {
            Source::Occasion(occasion) => Some(occasion),
            Source::Rhythm(_)
            | Source::Sample { .. }
            | Source::Rule(_)
            | Source::Plan(_)
            | Source::Promise(_)
            | Source::Complaint(_)
            | Source::Invoice(_)
            | Source::Payment(_)
            | Source::PaidAhead
            | Source::CreditLimit
            | Source::CreditReview
            | Source::Product { .. } => None,
        }
    }

    /// The day from which it stands on the list of the day.
    pub fn listed(&self) -> Day {
        let listed = self.comes_up.map_or(self.due, |day| day.min(self.due));
        [self.rests_until, self.snoozed_until].into_iter().flatten().fold(listed, Day::max)
    }

    /// The day on which a calendar shows it: a snoozed reminder stands where it comes up again, an appointment stays.
    pub fn shown_on(&self) -> Day {
        self.snoozed_until.filter(|_| self.time.is_none()).map_or(self.due, |until| until.max(self.due))
    }

    /// Whether it rests on a day although it is due by then.
    pub fn is_resting(&self, today: Day) -> bool {
        self.due <= today && self.listed() > today
    }
}

impl Reminder {
    /// The same about a person or thing.
    pub(super) fn about(mut self, subject: impl Into<String>) -> Reminder {
        self.subject = Some(subject.into());
        self
    }

    /// The same, weighed in another way.
    pub(super) fn weighed(mut self, weighing: Weight) -> Reminder {
        self.weighing = weighing;
        self.weight = weighing.on(-self.days);
        self
    }

    /// The same at a time of its day.
    pub(super) fn at(mut self, time: Option<Time>) -> Reminder {
        self.time = time;
        self
    }

    /// The same about a sum.
    pub(super) fn of_amount(mut self, amount: Option<Decimal>, currency: &Currency) -> Reminder {
        self.amount = amount.map(|amount| Money { amount, currency: currency.clone() });
        self
    }

    /// Marks the reminder as near from `lead` days before its due day.
    pub(super) fn near_within(mut self, lead: u16) -> Reminder {
        self.is_near = self.days <= i32::from(lead);
        self
    }
}
