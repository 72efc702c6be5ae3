//! Customers of one name, and what tells them apart in a list.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::{Customer, CustomerIndex};

impl Customer {
    /// The name in a list of customers; where several have it, with what tells this one apart: `张伟（A）`.
    pub fn listed_name(&self) -> Cow<'_, str> {
        let name = self.card.name.as_str();
        match &self.apart {
            None => name.into(),
            Some(apart) if name.chars().any(is_chinese) => format!("{name}（{apart}）").into(),
            Some(apart) => format!("{name} ({apart})").into(),
        }
    }

    /// The id with the name, and with what tells namesakes apart: `zhang-wei (张伟, A)`.
    pub fn id_and_name(&self) -> String {
        match self.apart.as_deref().filter(|apart| **apart != *self.id) {
            Some(apart) => format!("{} ({}, {apart})", self.id, self.card.name),
            None => format!("{} ({})", self.id, self.card.name),
        }
    }

    /// The tier beside the name in a list; `None` where [`Customer::listed_name`] says it.
    pub fn listed_tier(&self) -> Option<&str> {
        self.card.tier.as_deref().filter(|tier| self.apart.as_deref() != Some(tier))
    }
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// Fills [`Customer::apart`] of all customers whose name others have too: with the tier, the region or the employer,
/// whichever of them is different for each; otherwise with the id.
pub fn tell_apart(customers: &mut [Customer]) {
    let mut by_name: HashMap<&str, Vec<CustomerIndex>> = HashMap::with_capacity(customers.len());
    for (at, customer) in customers.iter().enumerate() {
        by_name.entry(&customer.card.name).or_default().push(at);
    }
    let mut apart: Vec<(CustomerIndex, String)> = Vec::new();
    for namesakes in by_name.into_values().filter(|namesakes| namesakes.len() > 1) {
        let told = Fact::ALL.iter().find_map(|fact| fact.of_all(customers, &namesakes));
        let ids = || namesakes.iter().map(|&at| customers[at].id.to_string()).collect();
        apart.extend(namesakes.iter().copied().zip(told.unwrap_or_else(ids)));
    }
    for (at, text) in apart {
        customers[at].apart = Some(text.into());
    }
}

/// A fact of a customer that people know.
#[derive(Clone, Copy)]
enum Fact {
    Tier,
    Region,
    Employer,
}

impl Fact {
    /// The facts in the order in which they are tried.
    const ALL: [Fact; 3] = [Fact::Tier, Fact::Region, Fact::Employer];

    fn of(self, customers: &[Customer], at: CustomerIndex) -> Option<String> {
        let customer = &customers[at];
        match self {
            Fact::Tier => customer.card.tier.clone(),
            Fact::Region => customer.card.region.clone(),
            Fact::Employer => customer.company.map(|company| customers[company].card.name.clone()),
        }
    }

    /// The fact of each of the namesakes, where all have it and no two have the same.
    fn of_all(self, customers: &[Customer], namesakes: &[CustomerIndex]) -> Option<Vec<String>> {
        let texts: Vec<String> = namesakes.iter().map(|&at| self.of(customers, at)).collect::<Option<_>>()?;
        let different: HashSet<&String> = texts.iter().collect();
        (different.len() == texts.len()).then_some(texts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Card, CustomerFolder};
    use std::sync::Arc;

    #[track_caller]
    fn check(people: &[(&str, Option<&str>, Option<&str>)], expect: &[&str]) {
        let card = |(name, tier, region): &(&str, Option<&str>, Option<&str>)| Card {
            name: (*name).to_owned(),
            tier: tier.map(str::to_owned),
            region: region.map(str::to_owned),
            ..Card::default()
        };
        let folder = |(at, person)| CustomerFolder::new(&format!("c{at}"), card(person));
        let folders = people.iter().enumerate().map(folder);
        let mut customers: Vec<Customer> =
            folders.map(|folder| Customer::new(Arc::new(folder), &"CNY".into())).collect();
        tell_apart(&mut customers);
        assert_eq!(customers.iter().map(Customer::listed_name).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn the_first_fact_that_differs_tells_namesakes_apart() {
        check(
            &[("张伟", Some("A"), None), ("李静", None, None), ("张伟", Some("B"), None)],
            &["张伟（A）", "李静", "张伟（B）"],
        );
        let (ohio, iowa) = (Some("Ohio"), Some("Iowa"));
        check(&[("Ana", Some("A"), ohio), ("Ana", Some("A"), iowa)], &["Ana (Ohio)", "Ana (Iowa)"]);
        check(&[("Ana", Some("A"), None), ("Ana", None, ohio)], &["Ana (c0)", "Ana (c1)"]);
    }
}
