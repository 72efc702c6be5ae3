//! Where the promises of a customer are written, and their ids.

use std::collections::HashMap;

use crate::book::record::Record;
use crate::book::{Customer, Day, Promise};

/// The text of a customer in which a promise is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Body {
    /// The text of the card.
    Card,
    /// The text of a note, by its position in [`Customer::visits`].
    Visit(u32),
    /// The text of a plan, by its position in [`Customer::plans`].
    Plan(u32),
    /// The text of a complaint, by its position in [`Customer::complaints`].
    Complaint(u32),
}

impl Body {
    fn promises(self, customer: &Customer) -> &[Promise] {
        match self {
            Body::Card => &customer.card.promises,
            Body::Visit(at) => &customer.visits[at as usize].promises,
            Body::Plan(at) => &customer.plans[at as usize].promises,
            Body::Complaint(at) => &customer.complaints[at as usize].promises,
        }
    }
}

/// Where a promise is written: a text, and its number in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PromiseRef {
    /// The text in which the promise is written.
    pub body: Body,
    /// Its position among the promises of that text, counted from 0.
    pub number: u32,
}

impl PromiseRef {
    /// The promise itself. Panics when `customer` is not the customer that this reference was made from.
    pub fn get(self, customer: &Customer) -> &Promise {
        &self.body.promises(customer)[self.number as usize]
    }

    /// The day of the note; `None` on the card and in a plan, which have none.
    pub fn day(self, customer: &Customer) -> Option<Day> {
        match self.body {
            Body::Visit(at) => Some(customer.visits[at as usize].day),
            Body::Complaint(at) => customer.complaints[at as usize].received.map(|moment| moment.day),
            Body::Card | Body::Plan(_) => None,
        }
    }

    /// The record in whose text it is written.
    pub fn record(self, customer: &Customer) -> Record<'_> {
        match self.body {
            Body::Card => Record::Card,
            Body::Visit(at) => Record::Visit(&customer.visits[at as usize].stem),
            Body::Plan(at) => Record::Plan(&customer.plans[at as usize].stem),
            Body::Complaint(at) => Record::Complaint(&customer.complaints[at as usize].stem),
        }
    }

    /// The file's name without `.md`, or `card`.
    fn stem(self, customer: &Customer) -> &str {
        match self.record(customer) {
            Record::Visit(stem) | Record::Plan(stem) | Record::Complaint(stem) => stem,
            _ => "card",
        }
    }

    /// `2026-11-03-1432#4f2a`; a second promise of the same words in a body gets `.2`. To name all promises of a body,
    /// use [`Subjects`], which is faster.
    pub fn subject(self, customer: &Customer) -> String {
        let promise = self.get(customer);
        let same = (0..self.number).filter(|&number| PromiseRef { number, ..self }.get(customer).text == promise.text);
        self.named(customer, same.count())
    }

    /// The name of a promise that follows `same` promises with the same words.
    fn named(self, customer: &Customer, same: usize) -> String {
        let promise = self.get(customer);
        let base = format!("{}#{}", self.stem(customer), promise.hash());
        if same == 0 { base } else { format!("{base}.{}", same + 1) }
    }
}

/// Makes the names of a customer's promises; counts a long text only once.
pub struct Subjects<'c> {
    customer: &'c Customer,
    counted: HashMap<Body, Vec<usize>>,
}

/// Up to this number, comparing with the promises before is cheaper than counting all.
const FEW: u32 = 16;

impl<'c> Subjects<'c> {
    /// Names the promises of this customer; nothing is counted yet.
    pub fn new(customer: &'c Customer) -> Subjects<'c> {
        Subjects { customer, counted: HashMap::new() }
    }

    /// The same as [`PromiseRef::subject`].
    pub fn of(&mut self, place: PromiseRef) -> String {
        if place.number < FEW {
            return place.subject(self.customer);
        }
        let customer = self.customer;
        let same = self.counted.entry(place.body).or_insert_with(|| {
            let mut seen: HashMap<&str, usize> = HashMap::new();
            let count = |promise: &'c Promise| {
                let count = seen.entry(promise.text.as_str()).or_default();
                *count += 1;
                *count - 1
            };
            place.body.promises(customer).iter().map(count).collect()
        });
        place.named(customer, same[place.number as usize])
    }
}

/// Every promise of a customer.
pub fn all(customer: &Customer) -> impl Iterator<Item = PromiseRef> + '_ {
    let in_body =
        |body: Body, promises: &[Promise]| (0..promises.len() as u32).map(move |number| PromiseRef { body, number });
    let visits = customer.visits.iter().enumerate();
    let plans = customer.plans.iter().enumerate();
    let complaints = customer.complaints.iter().enumerate();
    in_body(Body::Card, &customer.card.promises)
        .chain(visits.flat_map(move |(at, visit)| in_body(Body::Visit(at as u32), &visit.promises)))
        .chain(plans.flat_map(move |(at, plan)| in_body(Body::Plan(at as u32), &plan.promises)))
        .chain(complaints.flat_map(move |(at, one)| in_body(Body::Complaint(at as u32), &one.promises)))
}

/// Every promise of a customer that was made by this day: those of later notes and complaints are still to come.
pub fn made_by(customer: &Customer, day: Day) -> impl Iterator<Item = PromiseRef> + '_ {
    all(customer).filter(move |place| place.day(customer).is_none_or(|made| made <= day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::visit::Party;
    use crate::book::{Card, CustomerFolder};

    #[test]
    fn counted_or_looked_back_for_a_promise_has_one_name() {
        let mut folder = CustomerFolder::new("ana", Card::default());
        let promise = |at: usize| Promise {
            kept: false,
            text: format!("call {}", at % 7),
            due: Day::constant(2026, 1, 1),
            done: None,
            by: Party::Me,
            amount: None,
            invoice: None,
            mark_at: 0,
        };
        folder.card.promises = (0..60).map(promise).collect();
        let customer = Customer::new(std::sync::Arc::new(folder), &"USD".into());
        let mut subjects = Subjects::new(&customer);
        assert!(all(&customer).all(|place| subjects.of(place) == place.subject(&customer)));
    }
}
