//! What ties customers to others: relations of any kind, and what each of them offers and needs.

use serde::{Deserialize, Serialize};

use super::Day;

/// A relation to somebody who is neither a contact nor of the family, such as a classmate or a neighbour. It holds in
/// both directions: the other one's card shows it too.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// The name of the other one.
    pub name: String,
    /// What the other one is to this customer, in the user's own words: `teacher`.
    pub kind: Option<String>,
    /// What this customer is to the other one: `pupil`. `None` where both say the same word.
    pub back: Option<String>,
    /// The other one's own card, by customer id; `None` without a card.
    pub customer: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// What a customer can do for others.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// What it is, such as `office space`.
    pub name: String,
    /// A remark.
    pub note: Option<String>,
}

choices! {
    /// What became of a need.
    pub enum NeedState shown "need" {
        /// Nobody meets it yet.
        Open = "open",
        /// Somebody was introduced who could meet it.
        Introduced = "introduced",
        /// It is met.
        Met = "met",
    }
}

/// What a customer looks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Need {
    /// What it is, such as `office space`.
    pub name: String,
    /// What became of it; open where the card does not say.
    pub state: Option<NeedState>,
    /// The day on which it was told, or on which its state changed.
    pub since: Option<Day>,
    /// Who was introduced for it or met it, by customer id.
    pub customer: Option<String>,
    /// A remark, such as what came of the introduction.
    pub note: Option<String>,
}

impl Need {
    /// What became of it.
    pub fn state(&self) -> NeedState {
        self.state.unwrap_or(NeedState::Open)
    }
}
