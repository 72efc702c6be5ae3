//! A customer's account: terms, credit, invoices, payments, revenue, figures.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Day;

/// All of `account.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Account {
    pub terms: Vec<Term>,
    pub credit_limit: Option<Decimal>,
    pub currency: Option<String>,
    pub hold: Option<Hold>,
    pub credit: Credit,
    pub invoices: Vec<Invoice>,
    /// Every invoice number in the file, of invoices that were left out too.
    pub numbers: Vec<String>,
    pub payments: Vec<Payment>,
    pub revenue: Vec<Revenue>,
    pub figures: Vec<Figure>,
}

/// One share of the terms: `net 30`, `eom+15`, `30% net 0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Of the amount; 100 where there is one term.
    pub percent: Decimal,
    pub rule: TermRule,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TermRule {
    /// Days after the invoice.
    Net(u16),
    /// Days after the end of the invoice's month.
    EndOfMonth(u16),
}

impl TermRule {
    /// The day on which an invoice of `date` falls due.
    pub fn due(self, date: Day) -> Day {
        match self {
            TermRule::Net(days) => super::day::plus_days(date, days.into()),
            TermRule::EndOfMonth(days) => super::day::plus_days(date.last_of_month(), days.into()),
        }
    }
}

/// The shares of an invoice by split terms: due days and amounts, the last with what rounding leaves.
pub fn parts_by_terms(terms: &[Term], amount: Decimal, date: Day) -> Vec<Part> {
    let mut rest = amount;
    let last = terms.len().saturating_sub(1);
    let part = |(at, term): (usize, &Term)| {
        let share = (amount * term.percent / Decimal::ONE_HUNDRED).round_dp(2).min(rest);
        let amount = if at == last { rest } else { share };
        rest -= amount;
        Part { due: term.rule.due(date), amount }
    };
    terms.iter().enumerate().map(part).collect()
}

/// No sales on credit for now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hold {
    pub since: Option<Day>,
    pub reason: Option<String>,
}

/// The six C's, 1 to 5 each, and the rating.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Credit {
    pub character: Option<u8>,
    pub capacity: Option<u8>,
    pub capital: Option<u8>,
    pub collateral: Option<u8>,
    pub condition: Option<u8>,
    pub continuity: Option<u8>,
    pub reviewed: Option<Day>,
    pub rating: Option<String>,
    /// What kind of debtor they are, for the tone of collecting.
    pub debtor: Option<Debtor>,
    /// Where each score comes from, in words.
    pub notes: BTreeMap<String, String>,
}

choices! {
    /// Types of debtors, as sales training tells them apart.
    pub enum Debtor {
        Firm = "firm", Scheming = "scheming", Cooperative = "cooperative", Emotional = "emotional",
        Stubborn = "stubborn", Vain = "vain",
    }
}

choices! {
    /// The six C's of credit.
    pub enum SixC {
        Character = "character", Capacity = "capacity", Capital = "capital", Collateral = "collateral",
        Condition = "condition", Continuity = "continuity",
    }
}

impl SixC {
    pub const ALL: [SixC; 6] =
        [SixC::Character, SixC::Capacity, SixC::Capital, SixC::Collateral, SixC::Condition, SixC::Continuity];
}

impl Credit {
    /// The score of one C, 1 to 5.
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

/// Money owed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Invoice {
    pub no: String,
    pub date: Day,
    pub due: Option<Day>,
    pub amount: Decimal,
    pub currency: Option<String>,
    pub po: Option<String>,
    pub parts: Vec<Part>,
    pub disputed: Option<Disputed>,
    pub written_off: Option<WrittenOff>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    pub due: Day,
    pub amount: Decimal,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Disputed {
    pub since: Option<Day>,
    pub reason: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WrittenOff {
    pub date: Day,
    pub amount: Decimal,
    pub reason: Option<String>,
}

choices! {
    pub enum PaymentKind { Payment = "payment", CreditNote = "credit-note", }
}

/// Money received, or credited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Payment {
    pub no: Option<String>,
    pub date: Day,
    pub amount: Decimal,
    pub currency: Option<String>,
    pub kind: PaymentKind,
    /// The invoices it is for; where the amount is absent, as much as is open.
    pub targets: Vec<(String, Option<Decimal>)>,
    pub method: Option<String>,
    pub reference: Option<String>,
    /// The day on which the bank took it back: from then on it does not count.
    pub returned: Option<Day>,
}

/// Commission, or sales with no invoice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Revenue {
    pub date: Day,
    pub amount: Decimal,
    pub currency: Option<String>,
    pub name: Option<String>,
}

/// A dated number such as assets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    pub date: Day,
    pub name: String,
    pub amount: Decimal,
}
