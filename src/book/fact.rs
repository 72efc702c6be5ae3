//! Facts about a customer: whatever can be a column of a list, a condition of a filter, or the order of a list.
//!
//! A fact is a field of the card, a field of the user's own, a figure of the account, or one that follows from the records
//! ([`Derived`], declared here once: its key and what it holds; its label is the message `fact-KEY`). What it is for one
//! customer is computed in `derive::fact`.

use std::borrow::Cow;

use super::field::{self, CardField};
use super::time_span::TimeSpan;

/// A fact about a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A field of the card, by its key.
    Card(&'static str),
    /// A field of the user's own, by its key.
    Own(String),
    /// What follows from the records.
    Derived(Derived),
    /// The revenue of a year or a month.
    Revenue(TimeSpan),
    /// The latest figure of this name in the account.
    Figure(String),
}

/// What a fact holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// One text.
    Text,
    /// The name of a tier.
    Tier,
    /// A word of a choice.
    Choice,
    /// A region: it lies in another one whose path is its beginning.
    Region,
    /// Another customer.
    Customer,
    /// Several texts.
    Texts,
    /// A number.
    Number,
    /// An amount for each currency.
    Money,
    /// A day.
    Day,
    /// Months of the year, 1 to 12.
    Months,
    /// Yes or no.
    Flag,
}

choices! {
    /// A fact that follows from the records.
    pub enum Derived shown "fact" {
        /// The name.
        Name = "name",
        /// The id.
        Id = "id",
        /// The day of the last contact.
        Last = "last",
        /// The day of the last meeting in person.
        Met = "met",
        /// The next day on which anything is due.
        Next = "next",
        /// Days since the last contact, or since the customer came into the book.
        Silent = "silent",
        /// Anything is due today or late.
        Due = "due",
        /// Years since the birthday.
        Age = "age",
        /// The month of the birthday.
        BirthdayMonth = "birthday-month",
        /// The months of the other yearly days.
        AnniversaryMonth = "anniversary-month",
        /// What is owed.
        Open = "open",
        /// What is owed and late.
        Overdue = "overdue",
        /// Days past due of what is late longest.
        DaysOverdue = "days-overdue",
        /// What was paid and not allocated to an invoice.
        PaidAhead = "paid-ahead",
        /// The most that the customer may owe.
        CreditLimit = "credit-limit",
        /// Sales on credit are stopped.
        Hold = "hold",
        /// Invoices of this year less credit notes, and revenue without an invoice.
        Revenue = "revenue",
        /// The products held.
        Product = "product",
        /// The people at a company.
        Contact = "contact",
        /// The members of the family.
        Family = "family",
        /// The tier that follows from what was brought in.
        ProposedTier = "proposed-tier",
        /// The number of notes.
        Notes = "notes",
        /// The number of open plans.
        Plans = "plans",
        /// The number of open complaints.
        Complaints = "complaints",
        /// The number of open promises.
        Promises = "promises",
        /// The number of customers whom this one introduced.
        Introduced = "introduced",
    }
}

impl Derived {
    /// What it holds.
    pub fn kind(self) -> FactKind {
        match self {
            Derived::Name | Derived::Id => FactKind::Text,
            Derived::Last | Derived::Met | Derived::Next => FactKind::Day,
            Derived::Due | Derived::Hold => FactKind::Flag,
            Derived::BirthdayMonth | Derived::AnniversaryMonth => FactKind::Months,
            Derived::Open | Derived::Overdue | Derived::PaidAhead | Derived::CreditLimit | Derived::Revenue => {
                FactKind::Money
            }
            Derived::ProposedTier => FactKind::Tier,
            Derived::Product | Derived::Contact | Derived::Family => FactKind::Texts,
            Derived::Silent
            | Derived::Age
            | Derived::DaysOverdue
            | Derived::Notes
            | Derived::Plans
            | Derived::Complaints
            | Derived::Promises
            | Derived::Introduced => FactKind::Number,
        }
    }

    /// Whether the customer's own card tells it, whatever was noted, sold or paid.
    fn is_on_card(self) -> bool {
        use Derived::{Age, AnniversaryMonth, BirthdayMonth, Contact, Family, Id, Name, Product};
        matches!(self, Name | Id | Age | BirthdayMonth | AnniversaryMonth | Product | Contact | Family)
    }
}

impl Fact {
    /// The key by which it is written.
    pub fn key(&self) -> Cow<'_, str> {
        match self {
            Fact::Card(key) => (*key).into(),
            Fact::Own(key) | Fact::Figure(key) => key.into(),
            Fact::Derived(derived) => derived.word().into(),
            Fact::Revenue(span) => format!("revenue-{span}").into(),
        }
    }

    /// The field of the card, where it is one.
    pub fn field(&self) -> Option<&'static CardField> {
        match self {
            Fact::Card(key) => field::field(key),
            _ => None,
        }
    }

    /// Whether the customer's own card tells it, whatever was noted, sold or paid.
    pub fn is_on_card(&self) -> bool {
        match self {
            Fact::Card(_) | Fact::Own(_) => true,
            Fact::Derived(derived) => derived.is_on_card(),
            Fact::Revenue(_) | Fact::Figure(_) => false,
        }
    }
}
