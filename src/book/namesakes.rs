//! Customers of one name, and what tells them apart in a list.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::apart::Apart;
use super::{Customer, CustomerIndex};

impl Customer {
    /// The name in a list of customers; where several have it, with what tells this one apart: `张伟（A）`.
    pub fn listed_name(&self) -> Cow<'_, str> {
        let name = self.card.name.as_str();
        let Some(apart) = &self.apart else { return name.into() };
        let own = apart.needs_id.then_some(&*self.id);
        let told: Vec<&str> = apart.facts.iter().map(String::as_str).chain(own).collect();
        if name.chars().any(is_chinese) {
            format!("{name}（{}）", told.join("，")).into()
        } else {
            format!("{name} ({})", told.join(", ")).into()
        }
    }

    /// The id with the name, and with what tells namesakes apart: `zhang-wei (张伟, A)`.
    pub fn id_and_name(&self) -> String {
        let facts = self.apart.iter().flat_map(|apart| &apart.facts);
        let told: Vec<&str> = std::iter::once(&self.card.name).chain(facts).map(String::as_str).collect();
        format!("{} ({})", self.id, told.join(", "))
    }

    /// The tier beside the name in a list; `None` where [`Customer::listed_name`] says it.
    pub fn listed_tier(&self) -> Option<&str> {
        let is_told = |tier: &str| self.apart.iter().flat_map(|apart| &apart.facts).any(|fact| fact == tier);
        self.card.tier.as_deref().filter(|tier| !is_told(tier))
    }
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// Fills [`Customer::apart`] of all customers whose name others have too: with the tier, the region or the employer,
/// whichever of them is different for each; otherwise with the first of these facts that are those of nobody else of the
/// name; and where there are none, with the id too.
pub fn tell_apart(customers: &mut [Customer]) {
    let mut by_name: HashMap<&str, Vec<CustomerIndex>> = HashMap::with_capacity(customers.len());
    for (at, customer) in customers.iter().enumerate() {
        by_name.entry(&customer.card.name).or_default().push(at);
    }
    let mut apart: Vec<(CustomerIndex, Apart)> = Vec::new();
    for namesakes in by_name.into_values().filter(|namesakes| namesakes.len() > 1) {
        let facts: Vec<Facts> = namesakes.iter().map(|&at| facts(customers, at)).collect();
        let own = |choice: &[usize], facts: &Facts| -> Option<Vec<String>> {
            choice.iter().map(|&fact| facts[fact].clone()).collect()
        };
        let of_all = |choice: &&[usize]| -> Option<Vec<Vec<String>>> {
            let told: Vec<Vec<String>> = facts.iter().map(|facts| own(choice, facts)).collect::<Option<_>>()?;
            (told.iter().collect::<HashSet<_>>().len() == told.len()).then_some(told)
        };
        let by_one_fact = CHOICES[..3].iter().find_map(of_all);
        for (number, &at) in namesakes.iter().enumerate() {
            let is_alone = |choice: &&&[usize]| {
                own(choice, &facts[number]).is_some_and(|told| {
                    let same = facts.iter().filter(|other| own(choice, other).as_ref() == Some(&told));
                    same.count() == 1
                })
            };
            let told = match &by_one_fact {
                Some(told) => Some(told[number].clone()),
                None => CHOICES.iter().find(is_alone).and_then(|choice| own(choice, &facts[number])),
            };
            let needs_id = told.is_none();
            // Facts that all of them share tell nothing.
            let differing = (0..3).filter(|&fact| facts.iter().any(|other| other[fact] != facts[0][fact]));
            let differing = || differing.filter_map(|fact| facts[number][fact].clone()).collect();
            apart.push((at, Apart { facts: told.unwrap_or_else(differing), needs_id }));
        }
    }
    for (at, told) in apart {
        customers[at].apart = Some(Box::new(told));
    }
}

/// The tier, the region and the employer.
type Facts = [Option<String>; 3];

/// The facts that are tried, in this order.
const CHOICES: [&[usize]; 7] = [&[0], &[1], &[2], &[0, 1], &[0, 2], &[1, 2], &[0, 1, 2]];

fn facts(customers: &[Customer], at: CustomerIndex) -> Facts {
    let customer = &customers[at];
    let company = customer.company.map(|company| customers[company].card.name.clone());
    let employer = company.or_else(|| customer.card.employer.clone());
    [customer.card.tier.clone(), customer.card.region.clone(), employer]
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
        check(&[("Ana", Some("A"), None), ("Ana", None, ohio)], &["Ana (A)", "Ana (Ohio)"]);
        check(&[("Ana", Some("A"), ohio), ("Ana", Some("A"), ohio)], &["Ana (c0)", "Ana (c1)"]);
        check(
            &[("张伟", Some("A"), Some("苏州")), ("张伟", Some("A"), Some("上海")), ("张伟", Some("B"), Some("苏州"))],
            &["张伟（A，苏州）", "张伟（上海）", "张伟（B）"],
        );
        check(
            &[("张伟", Some("A"), Some("苏州")), ("张伟", Some("A"), Some("苏州")), ("张伟", None, Some("上海"))],
            &["张伟（A，苏州，c0）", "张伟（A，苏州，c1）", "张伟（上海）"],
        );
    }
}
