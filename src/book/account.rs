//! A customer's account: terms, credit, invoices, payments, revenue, figures.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Day, Money};

pub use super::terms::{Discount, Part, Term, TermDiscount, TermRule, parts_by_terms};

/// The content of `account.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// The terms of payment for new invoices, as shares of the amount; empty where none are agreed.
    pub terms: Vec<Term>,
    /// The most that the customer may owe, in the account's currency; `None` where no limit is set.
    pub credit_limit: Option<Decimal>,
    /// The currency of the account, by its code of ISO 4217; `None` for the book's currency.
    pub currency: Option<String>,
    /// Why no more is sold on credit; `None` while sales on credit go on.
    pub hold: Option<Hold>,
    /// How the customer's credit was judged.
    pub credit: Credit,
    /// The invoices, in the order of the file.
    pub invoices: Vec<Invoice>,
    /// The number of every invoice in the file, including the invoices that were left out because of a fault.
    pub numbers: Vec<String>,
    /// Payments, credit notes and refunds, in the order of the file.
    pub payments: Vec<Payment>,
    /// Revenue that no invoice covers.
    pub revenue: Vec<Revenue>,
    /// Dated numbers about the customer, such as their assets.
    pub figures: Vec<Figure>,
}

/// A hold: no sales on credit for now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hold {
    /// The first day of the hold; `None` where the file does not say.
    pub since: Option<Day>,
    /// Why credit was stopped, in words.
    pub reason: Option<String>,
}

/// The six C's, 1 to 5 each, and the rating.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Credit {
    /// Whether they want to pay: honesty and past conduct. 1 (worst) to 5 (best).
    pub character: Option<u8>,
    /// Whether their income or cash flow suffices to pay, 1 to 5.
    pub capacity: Option<u8>,
    /// Their own funds, 1 to 5.
    pub capital: Option<u8>,
    /// What secures the debt, 1 to 5.
    pub collateral: Option<u8>,
    /// The state of their trade and of the economy, 1 to 5.
    pub condition: Option<u8>,
    /// Whether the business is likely to go on, 1 to 5.
    pub continuity: Option<u8>,
    /// The day of the last judgement.
    pub reviewed: Option<Day>,
    /// The user's own rating, such as `A`; it is shown beside the computed one.
    pub rating: Option<String>,
    /// What kind of debtor they are, for the tone of collecting.
    pub debtor: Option<Debtor>,
    /// Where each score comes from, in words.
    pub notes: BTreeMap<String, String>,
}

choices! {
    /// Types of debtors, as sales training tells them apart.
    pub enum Debtor shown "debtor-type" {
        /// Hard in bargaining, but open to facts.
        Firm = "firm",
        /// Uses excuses and tricks to pay late.
        Scheming = "scheming",
        /// Wants to pay and works with the seller.
        Cooperative = "cooperative",
        /// Reacts with feelings, often with anger.
        Emotional = "emotional",
        /// Refuses to move; listens only to people they respect.
        Stubborn = "stubborn",
        /// Cares about their good name.
        Vain = "vain",
    }
}

choices! {
    /// The six C's of credit.
    pub enum SixC {
        /// Whether they want to pay.
        Character = "character",
        /// Whether their income suffices to pay.
        Capacity = "capacity",
        /// Their own funds.
        Capital = "capital",
        /// What secures the debt.
        Collateral = "collateral",
        /// The state of their trade and of the economy.
        Condition = "condition",
        /// Whether the business is likely to go on.
        Continuity = "continuity",
    }
}

impl SixC {
    /// The six C's in the order of [`CreditRules::weights`](super::credit_rules::CreditRules::weights).
    pub const ALL: [SixC; 6] =
        [SixC::Character, SixC::Capacity, SixC::Capital, SixC::Collateral, SixC::Condition, SixC::Continuity];
}

impl Credit {
    /// The score of one C, 1 to 5; `None` where it was not judged.
    pub fn score(&self, c: SixC) -> Option<u8> {
        match c {
            SixC::Character => self.character,
            SixC::Capacity => self.capacity,
            SixC::Capital => self.capital,
            SixC::Collateral => self.collateral,
            SixC::Condition => self.condition,
            SixC::Continuity => self.continuity,
        }
    }
}

/// An invoice: money that the customer owes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Invoice {
    /// The invoice's number, unique in the account.
    pub no: String,
    /// The day of the invoice.
    pub date: Day,
    /// The due day that the file gives; `None`: the terms decide.
    pub due: Option<Day>,
    /// The amount invoiced, above zero; the currency is also that of its parts, its discount, its dispute and its
    /// write-off.
    pub money: Money,
    /// The customer's purchase order number.
    pub po: Option<String>,
    /// Instalments that add up to the amount; empty where all of it is due at once.
    pub parts: Vec<Part>,
    /// What is taken off if the rest is paid early; `None`: the terms decide where the file gives no due day.
    pub discount: Option<Discount>,
    /// The dispute about this invoice, if there is one.
    pub disputed: Option<Disputed>,
    /// What was given up of this invoice, if anything.
    pub written_off: Option<WrittenOff>,
}

impl Account {
    /// Whether anything says when an invoice is due: the invoice itself, its parts, or the terms of the account. Where
    /// nothing does, it is never late.
    pub fn is_due_agreed(&self, invoice: &Invoice) -> bool {
        invoice.due.is_some() || !invoice.parts.is_empty() || !self.terms.is_empty()
    }
}

impl Invoice {
    /// Whether the customer disputes the invoice on a day. A dispute counts from its day; without one, always.
    pub fn is_disputed(&self, on: Day) -> bool {
        self.disputed.as_ref().is_some_and(|dispute| dispute.since.is_none_or(|since| since <= on))
    }

    /// How much of the open amount is disputed on a day: at most the part that the dispute names.
    pub fn contested(&self, open: Decimal, on: Day) -> Decimal {
        let dispute = self.disputed.as_ref().filter(|_| self.is_disputed(on));
        dispute.map_or(Decimal::ZERO, |dispute| dispute.amount.unwrap_or(open).min(open))
    }
}

/// A dispute: the customer contests the invoice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Disputed {
    /// The day on which the dispute began; `None` where the file does not say.
    pub since: Option<Day>,
    /// The part of the invoice that is contested; `None` for all of it.
    pub amount: Option<Decimal>,
    /// What the customer objects to, in words.
    pub reason: Option<String>,
}

/// A write-off: an amount that is no longer expected to be paid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WrittenOff {
    /// The day of the write-off.
    pub date: Day,
    /// The amount written off, above zero.
    pub amount: Decimal,
    /// Why it was written off, in words.
    pub reason: Option<String>,
}

choices! {
    /// What an entry is: money that came, a credit note, or money that went back.
    pub enum PaymentKind shown "payment-kind" {
        /// Money that came in.
        Payment = "payment",
        /// A credit note: the customer owes less, but no money came in.
        CreditNote = "credit-note",
        /// Money that was paid back to the customer.
        Refund = "refund",
    }
}

/// The invoices that a payment pays, by their numbers, each with its share where one is given.
pub type Targets = Vec<(String, Option<Decimal>)>;

/// A payment, a credit note or a refund.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Payment {
    /// The payment's number; `None` where the file gives none.
    pub no: Option<String>,
    /// The day on which the money came in or was credited.
    pub date: Day,
    /// The amount, above zero; the currency is also that of its shares.
    pub money: Money,
    /// What it is.
    pub kind: PaymentKind,
    /// The numbers of the invoices that it pays, each with its share; without a share, all that is still open. Empty:
    /// the invoices that are due first.
    pub targets: Targets,
    /// How it was paid, such as `wire` or `check`.
    pub method: Option<String>,
    /// The reference on the bank statement: key `ref`.
    pub reference: Option<String>,
    /// The day on which the bank took the money back; from then on the payment does not count.
    pub returned: Option<Day>,
}

/// Commission, or a sale without an invoice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Revenue {
    /// The day of the revenue.
    pub date: Day,
    /// The amount; negative where revenue is taken back.
    pub money: Money,
    /// What it was for.
    pub name: Option<String>,
}

/// A dated number about the customer, such as assets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The day for which the number holds.
    pub date: Day,
    /// What the number says, such as `assets`.
    pub name: String,
    /// The number itself.
    pub amount: Decimal,
}
