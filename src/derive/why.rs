//! The reasons for reminders, as facts; the sentences are made where they are shown.

use rust_decimal::Decimal;

use crate::book::Channel;
use crate::book::lunar::LunarDay;
use crate::book::product_day::ProductDay;
use crate::book::visit::Party;
use crate::book::{Day, Money, Time};

/// Whom an occasion is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// The customer.
    Customer,
    /// A contact of the customer.
    Contact {
        /// The contact's name.
        name: String,
        /// The contact's work, such as `buyer`; `None` where the card gives none.
        role: Option<String>,
    },
    /// A member of the customer's family.
    Family {
        /// The member's name.
        name: String,
        /// How they are related, such as `daughter`; `None` where the card gives none.
        relation: Option<String>,
    },
}

/// How old somebody gets on a birthday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Age {
    /// Whole years (周岁).
    pub years: i16,
    /// Age in lunar years, where a child is one at birth (虚岁).
    pub nominal: i16,
    /// Whether the lunar year has the same animal as the year of birth (本命年).
    pub own_animal: bool,
}

/// A sign that a customer drifts away, with its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// The customer was silent for over twice the usual gap between contacts.
    Silence {
        /// Days of silence.
        days: i32,
        /// The usual gap in days: the median of the last gaps.
        usual: i32,
    },
    /// The customer pays later than before.
    SlowerPayment {
        /// Average days late of the last paid invoices.
        days: i32,
        /// Average days late of the invoices before those.
        before: i32,
    },
    /// The customer is less satisfied than before.
    LessSatisfied {
        /// The last satisfaction that was noted.
        score: u8,
        /// The average of those before, in tenths: 42 stands for 4.2.
        before_tenths: u32,
    },
    /// The customer disputes an invoice.
    Disputed {
        /// The number of the invoice.
        no: String,
    },
    /// The customer broke promises in the last 90 days.
    BrokenPromises {
        /// How many.
        count: usize,
    },
}

/// What sets the day of a revisit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Rhythm {
    /// The cadence of the customer's tier.
    Tier {
        /// The name of the tier.
        name: String,
        /// The cadence: days between contacts.
        days: u16,
    },
    /// The customer's own cadence, written on the card.
    Own {
        /// The cadence: days between contacts.
        days: u16,
    },
    /// The `next` of a note: a day on which to be in touch again.
    Next {
        /// The day of that note.
        said: Day,
        /// The time on which to be in touch again; `None` where the note names none.
        at: Option<Time>,
        /// Whether that note is of an attempt that did not reach the customer.
        is_retry: bool,
    },
}

/// The reason for a reminder, as facts; the sentence is made where it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// A birthday.
    Birthday {
        /// Whose birthday it is.
        who: Who,
        /// The age reached on that day; `None` where the year of birth is not known.
        age: Option<Age>,
        /// Whether only the month is known; the reminder is then due on its first day.
        month: bool,
        /// The birthday in the lunar calendar, where it goes by that calendar.
        lunar: Option<LunarDay>,
    },
    /// A named day of the card, such as an anniversary.
    Date {
        /// The name of the day.
        name: String,
        /// Years since the first time; `None` where they are not counted.
        years: Option<i16>,
    },
    /// It is time to be in touch again.
    Revisit {
        /// What sets the day.
        rhythm: Rhythm,
        /// The last contact and its channel; `None` before the first contact.
        last: Option<(Day, Option<Channel>)>,
        /// The day from which the rhythm counts where there was no contact: `added` of the card, else a recent `since`.
        since: Option<Day>,
        /// Calls and messages without an answer since the last contact.
        unanswered: u32,
    },
    /// It is time to meet in person, by the `meet` of the tier.
    Meeting {
        /// Days between meetings, from the tier.
        days: u16,
        /// The last meeting in person; `None` where there was none.
        last: Option<Day>,
    },
    /// A follow-up plan or an appointment.
    Plan {
        /// The title of the plan.
        title: String,
        /// Whether it is an appointment, which has its day agreed with the customer.
        appointment: bool,
        /// The chance of a sale in percent; `None` where the plan gives none.
        chance: Option<u8>,
    },
    /// A promise without an amount.
    Promise {
        /// The words of the promise.
        text: String,
        /// Who made it.
        by: Party,
    },
    /// The customer's promise to pay an amount.
    PaymentPromise {
        /// The words of the promise.
        text: String,
        /// What was paid towards a broken promise; `None` where nothing was paid or it is not broken.
        received: Option<Decimal>,
        /// The number of the invoice that it names; `None` where it names none.
        invoice: Option<String>,
    },
    /// An invoice that is overdue or soon due.
    Invoice {
        /// The number of the invoice.
        no: String,
        /// The day of the invoice where nothing says when it is due; `None` where its due day is agreed.
        undated: Option<Day>,
        /// Whether the customer disputes it.
        disputed: bool,
        /// How much of it the customer disputes; `None` where it is all of it or nothing.
        contested: Option<Money>,
        /// The day for which payment is promised, while that day has not passed.
        promised: Option<Day>,
        /// The last day for the discount and what is taken off, while that day has not passed.
        discount: Option<(Day, Money)>,
        /// What the customer has paid ahead in this currency, or is credited, and no invoice has taken; `None` where it
        /// is nothing.
        unallocated: Option<Money>,
    },
    /// What was paid ahead covers invoices and is not applied to them.
    PaidAhead {
        /// The numbers of the invoices that it covers, the one that is due first at the beginning.
        invoices: Vec<String>,
    },
    /// A complaint that is not resolved.
    Complaint {
        /// The cause as the complaint gives it.
        cause: Option<String>,
        /// The day on which the complaint was received.
        received: Day,
        /// It is a request for service.
        is_request: bool,
    },
    /// A product expires, its warranty ends, or a check of it is due.
    Expiry {
        /// The name of the product.
        product: String,
        /// Which of its days.
        day: ProductDay,
    },
    /// A festival on which the customer is greeted.
    Festival {
        /// The id of the festival.
        id: String,
        /// The name from the settings; `None` where the program's own name is used.
        name: Option<String>,
        /// The customer was greeted, but the gift that the settings name for their tier is still to be given.
        gift: bool,
    },
    /// A `[[rule]]` of the settings asks for something.
    Rule {
        /// The name of the rule.
        name: String,
        /// The day from which the rule counts: that of the field, or of the last note that answered it.
        last: Option<Day>,
    },
    /// A sample was handed over, and nobody asked about it yet.
    Sample {
        /// What was handed over.
        name: String,
        /// On which day.
        given: Day,
    },
    /// The customer drifts away; see [`super::agenda`] for the rules.
    Drift {
        /// All signs that no talk has followed yet.
        signs: Vec<Sign>,
    },
    /// The customer owes more than the limit allows; the reminder's amount is the excess.
    OverLimit {
        /// The credit limit of the account, in its currency.
        limit: Decimal,
    },
    /// It is time to judge the customer's credit again.
    CreditReview {
        /// The day of the last credit review.
        last: Day,
    },
    /// A bank took a payment back.
    ReturnedPayment {
        /// The number of the invoice that the payment names; `None` where it names none.
        no: Option<String>,
        /// The day on which the bank took the payment back.
        on: Day,
    },
    /// The last day on which a claim can be brought before a court (limitation of actions).
    Limitation {
        /// The number of the invoice.
        no: String,
    },
}
