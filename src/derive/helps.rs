//! Who could help whom: what one customer looks for, and who has it.

use std::collections::HashMap;

use super::referral;
use crate::book::choice_alias::fold;
use crate::book::tie::NeedState;
use crate::book::{Book, Customer, CustomerIndex, Day};

choices! {
    /// By what a customer seems able to help.
    pub enum HelpBy shown "help-by" {
        /// The card says that the customer offers it.
        Offer = "offer",
        /// It is the trade or the occupation.
        Trade = "trade",
        /// It is one of the tags, such as a hobby.
        Tag = "tag",
    }
}

/// A customer who could help another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// The one who looks for something.
    pub whom: CustomerIndex,
    /// Which of the needs on that card.
    pub need: usize,
    /// The one who could help.
    pub who: CustomerIndex,
    /// By what.
    pub by: HelpBy,
    /// What the card says.
    pub what: String,
}

/// The most helpers that are proposed for one need.
const MOST: usize = 3;

/// Two texts mean one thing when one holds the other. Shorter ones would be in anything.
fn is_long_enough(text: &str) -> bool {
    if text.is_ascii() { text.len() >= 4 } else { text.chars().nth(1).is_some() }
}

/// Who could help with the open needs that were told by a day: those who offer it first, then those whose trade or tag
/// it is.
pub fn derive(book: &Book, today: Day) -> Vec<Help> {
    let can = |at: &CustomerIndex| {
        let customer = &book.customers[*at];
        !customer.card.is_lost() && referral::day_of(customer).is_none_or(|day| day <= today)
    };
    let able: Vec<CustomerIndex> = (0..book.customers.len()).filter(can).collect();
    let mut known: HashMap<(HelpBy, String), Vec<(CustomerIndex, &str)>> = HashMap::new();
    for &at in &able {
        for (by, what) in told(&book.customers[at]) {
            known.entry((by, fold(what))).or_default().push((at, what));
        }
    }
    let mut texts: Vec<_> = known.iter().filter(|((_, text), _)| is_long_enough(text)).collect();
    texts.sort_unstable_by_key(|(key, _)| *key);
    let mut found = Vec::new();
    for &whom in &able {
        for (need, told) in book.customers[whom].card.needs.iter().enumerate() {
            let is_open = told.state() == NeedState::Open && told.since.is_none_or(|day| day <= today);
            let text = fold(&told.name);
            if !is_open || !is_long_enough(&text) {
                continue;
            }
            let fitting = texts.iter().filter(|((_, known), _)| known.contains(&text) || text.contains(known.as_str()));
            let mut helpers: Vec<Help> = Vec::new();
            for ((by, _), able) in fitting {
                for &(who, what) in *able {
                    if who != whom && helpers.len() < MOST && helpers.iter().all(|help| help.who != who) {
                        helpers.push(Help { whom, need, who, by: *by, what: what.to_owned() });
                    }
                }
            }
            found.append(&mut helpers);
        }
    }
    found
}

/// What a card says that others may look for.
fn told(customer: &Customer) -> impl Iterator<Item = (HelpBy, &str)> {
    let card = &customer.card;
    let offers = card.offers.iter().map(|offer| (HelpBy::Offer, offer.name.as_str()));
    let trade = card.industry.iter().map(|trade| (HelpBy::Trade, trade.as_str()));
    let tags = card.tags.iter().map(|tag| (HelpBy::Tag, tag.as_str()));
    offers.chain(trade).chain(tags)
}
