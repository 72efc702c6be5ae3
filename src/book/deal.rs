//! An opportunity (商机): what a plan says of the sale that is hoped for.

use serde::{Deserialize, Serialize};

use super::Day;

choices! {
    /// How a deal ended.
    pub enum DealEnd shown "deal-end" {
        /// The customer bought.
        Won = "won",
        /// The customer did not buy.
        Lost = "lost",
    }
}

choices! {
    /// The eight refusals of sales training: why a customer says no.
    pub enum Refusal shown "refusal" {
        /// There is no need for it.
        NoNeed = "no-need",
        /// It costs too much, or there is no money for it.
        Price = "price",
        /// There is no time to talk or to change.
        Time = "time",
        /// The seller or the company is not trusted.
        Trust = "trust",
        /// The present supplier is good enough.
        Supplier = "supplier",
        /// Somebody else decides.
        Authority = "authority",
        /// The product does not fit or is doubted.
        Product = "product",
        /// Not now: it is to be thought over.
        Later = "later",
    }
}

/// What a plan says of the sale that is hoped for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Deal {
    /// The stages to which it moved, in the order of the file.
    pub moves: Vec<StageMove>,
    /// The day on which the customer is expected to decide.
    pub close: Option<Day>,
    /// The next step.
    pub step: Option<String>,
    /// Who else offers it.
    pub competitors: Vec<String>,
    /// What the customer said against it.
    pub objections: Vec<Objection>,
    /// How it ended; `None` while it is open, and where a plan is no deal.
    pub outcome: Option<DealEnd>,
    /// Why it ended so.
    pub reason: Option<String>,
    /// To whom it was lost.
    pub to: Option<String>,
    /// When to try again.
    pub again: Option<Day>,
}

/// A move to a stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageMove {
    /// The stage, as typed.
    pub name: String,
    /// The day of the move.
    pub on: Day,
}

/// What a customer said against a deal, and what answered it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Objection {
    /// Which of the refusals it is.
    pub what: Refusal,
    /// The day on which it was said.
    pub on: Option<Day>,
    /// What answered it; `None` while nothing has.
    pub answer: Option<String>,
}

impl Deal {
    /// Whether it says anything.
    pub fn is_empty(&self) -> bool {
        *self == Deal::default()
    }
}
