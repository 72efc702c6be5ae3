//! Who is tied to whom: who introduced whom, who works where, who is related, and every other relation of the cards.

use std::collections::{HashMap, HashSet, VecDeque};

use super::referral;
use crate::book::customer::Card;
use crate::book::{Book, CustomerIndex, Day};

choices! {
    /// What ties two customers together.
    pub enum TieKind shown "tie" {
        /// One introduced the other.
        Referral = "referral",
        /// One works for the other, or is a contact there.
        Work = "work",
        /// They are of one family.
        Family = "family",
        /// They know each other in another way.
        Relation = "relation",
    }
}

/// A tie between two customers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The one who introduced, the company, or the one on whose card it stands.
    pub from: CustomerIndex,
    /// The other one.
    pub to: CustomerIndex,
    /// What it is.
    pub kind: TieKind,
    /// The word of the card for it, such as `classmate` or `son`.
    pub word: Option<String>,
}

/// Customers who are tied to each other, directly or through others.
#[derive(Clone, Debug)]
pub struct Circle {
    /// The customers, the one with the most ties first.
    pub customers: Vec<CustomerIndex>,
    /// Their ties, in the order of the book.
    pub ties: Vec<Tie>,
}

/// Every tie between customers who were in the book by a day. Two who are tied in one way on both cards have one tie.
pub fn ties(book: &Book, today: Day) -> Vec<Tie> {
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    for (at, customer) in book.customers.iter().enumerate() {
        for tie in of_customer(book, at, &customer.card) {
            let pair = (tie.from.min(tie.to), tie.from.max(tie.to), tie.kind);
            if tie.from != tie.to
                && is_known(book, tie.from, today)
                && is_known(book, tie.to, today)
                && seen.insert(pair)
            {
                found.push(tie);
            }
        }
    }
    found
}

/// Whether a customer was in the book by a day.
pub fn is_known(book: &Book, at: CustomerIndex, today: Day) -> bool {
    referral::day_of(&book.customers[at]).is_none_or(|day| day <= today)
}

fn of_customer<'b>(book: &'b Book, at: CustomerIndex, card: &'b Card) -> impl Iterator<Item = Tie> + use<'b> {
    let customer = &book.customers[at];
    let tie = move |from, to, kind, word: Option<&String>| Tie { from, to, kind, word: word.cloned() };
    let referral = customer.referred_by.map(|by| tie(by, at, TieKind::Referral, None));
    let company = customer.company.map(|company| tie(company, at, TieKind::Work, card.title.as_ref()));
    let contacts = card.contacts.iter().filter_map(move |contact| {
        Some(tie(at, book.own_card(customer, contact.into())?, TieKind::Work, contact.role.as_ref()))
    });
    let family = card.family.iter().filter_map(move |member| {
        Some(tie(at, book.own_card(customer, member.into())?, TieKind::Family, member.relation.as_ref()))
    });
    let relations = card
        .relations
        .iter()
        .filter_map(move |relation| Some(tie(at, book.related(relation)?, TieKind::Relation, relation.kind.as_ref())));
    referral.into_iter().chain(company).chain(contacts).chain(family).chain(relations)
}

/// How many others each customer is tied to.
pub fn degrees(ties: &[Tie]) -> HashMap<CustomerIndex, usize> {
    neighbours(ties).into_iter().map(|(at, others)| (at, others.len())).collect()
}

/// The others to whom each customer is tied, each once.
fn neighbours(ties: &[Tie]) -> HashMap<CustomerIndex, Vec<CustomerIndex>> {
    let mut all: HashMap<CustomerIndex, Vec<CustomerIndex>> = HashMap::new();
    for tie in ties {
        all.entry(tie.from).or_default().push(tie.to);
        all.entry(tie.to).or_default().push(tie.from);
    }
    for others in all.values_mut() {
        others.sort_unstable();
        others.dedup();
    }
    all
}

/// The circles of customers, the largest first.
pub fn circles(ties: &[Tie]) -> Vec<Circle> {
    let neighbours = neighbours(ties);
    let mut all: Vec<CustomerIndex> = neighbours.keys().copied().collect();
    all.sort_unstable();
    let mut circle_of: HashMap<CustomerIndex, usize> = HashMap::new();
    let mut circles: Vec<Circle> = Vec::new();
    for &start in &all {
        if circle_of.contains_key(&start) {
            continue;
        }
        let (mut customers, mut open) = (Vec::new(), VecDeque::from([start]));
        circle_of.insert(start, circles.len());
        while let Some(at) = open.pop_front() {
            customers.push(at);
            for &next in &neighbours[&at] {
                if circle_of.insert(next, circles.len()).is_none() {
                    open.push_back(next);
                }
            }
        }
        customers.sort_by_key(|at| (std::cmp::Reverse(neighbours[at].len()), *at));
        circles.push(Circle { customers, ties: Vec::new() });
    }
    for tie in ties {
        circles[circle_of[&tie.from]].ties.push(tie.clone());
    }
    circles.sort_by_key(|circle| (std::cmp::Reverse(circle.customers.len()), circle.customers[0]));
    circles
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tie(from: CustomerIndex, to: CustomerIndex) -> Tie {
        Tie { from, to, kind: TieKind::Relation, word: None }
    }

    proptest! {
        #[test]
        fn circles_share_out_all_customers_and_ties(pairs in prop::collection::vec((0..30usize, 0..30usize), 0..40)) {
            let ties: Vec<Tie> = pairs.into_iter().filter(|(a, b)| a != b).map(|(a, b)| tie(a, b)).collect();
            let circles = circles(&ties);
            let mut found: Vec<CustomerIndex> = circles.iter().flat_map(|circle| circle.customers.clone()).collect();
            found.sort_unstable();
            let mut tied: Vec<CustomerIndex> = ties.iter().flat_map(|tie| [tie.from, tie.to]).collect();
            tied.sort_unstable();
            tied.dedup();
            prop_assert_eq!(found, tied);
            prop_assert_eq!(circles.iter().map(|circle| circle.ties.len()).sum::<usize>(), ties.len());
            for circle in &circles {
                for tie in &circle.ties {
                    prop_assert!(circle.customers.contains(&tie.from) && circle.customers.contains(&tie.to));
                }
            }
        }
    }
}
