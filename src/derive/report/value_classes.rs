//! Classes of customers by what they bought, and the tiers that follow from it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::share::{money, share};
use super::{Audience, Cell, Column, Input, Phrase, Remark, Section};
use crate::book::{Choice, CustomerIndex};
use crate::derive::grading;
use crate::derive::loyalty::is_lost;
use crate::derive::rfm::{RfmClass, buyers, classes};

/// From so many who buy on, classes and tiers say something.
const ENOUGH: usize = 5;

/// The most customers who are named.
const MOST: usize = 40;

/// The sections on classes and tiers.
pub(super) fn sections(input: &Input) -> Vec<Section> {
    let sections = [classes_of(input), tiers(input)];
    sections.into_iter().filter(|section| !section.rows.is_empty()).collect()
}

/// How many customers are in each class, and what they bought.
fn classes_of(input: &Input) -> Section {
    let columns = vec![
        Column { audience: Audience::Readers, ..Column::new("name", "rfm-class") },
        Column::json("class"),
        Column::new("customers", "reports-customers"),
        Column { is_optional: true, ..Column::new("share", "rfm-share") },
        Column { is_optional: true, ..Column::new("revenue", "rfm-revenue") },
        Column { audience: Audience::Readers, is_optional: true, ..Column::new("advice", "rfm-advice") },
    ];
    let all = buyers(input.book, input.overview.today);
    if all.len() < ENOUGH {
        return Section::new("classes", columns);
    }
    let mut sums: BTreeMap<RfmClass, (usize, Decimal)> = BTreeMap::new();
    for (one, class) in all.iter().zip(classes(&all)) {
        let sum = sums.entry(class).or_default();
        sum.0 += 1;
        sum.1 += one.money;
    }
    let row = |class: &RfmClass| {
        let (number, revenue) = sums.get(class).copied()?;
        Some(vec![
            Phrase::new(format!("rfm-{}", class.word())).into(),
            class.word().into(),
            number.into(),
            share(number, all.len()),
            money(input, revenue),
            Phrase::new(format!("rfm-do-{}", class.word())).into(),
        ])
    };
    let heading = Some(Phrase::new("rfm-heading").into());
    let notes = vec![Remark::new(Phrase::new("rfm-how"))];
    let rows = RfmClass::ALL.iter().filter_map(row).collect();
    Section { heading, rows, notes, ..Section::new("classes", columns) }
}

/// The customers whose tier is another one than that which follows from the numbers, the largest value first.
fn tiers(input: &Input) -> Section {
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column::new("tier", "grading-now"),
        Column::new("proposed", "grading-proposed"),
        Column { is_optional: true, ..Column::new("before", "grading-before") },
        Column::new("value", "grading-value"),
    ];
    let today = input.overview.today;
    let names: Vec<&String> = input.book.settings.tiers.keys().collect();
    let now = grading::proposed(input.book, today);
    if now.len() < ENOUGH || names.len() < 2 {
        return Section::new("tiers", columns);
    }
    let before: BTreeMap<CustomerIndex, usize> =
        grading::proposed(input.book, today.saturating_sub(jiff::Span::new().years(1)))
            .into_iter()
            .map(|(at, _, place)| (at, place))
            .collect();
    let tier = |place: usize| Cell::Tier(names[place.min(names.len() - 1)].clone());
    let differs = |(at, _, place): &&(CustomerIndex, Decimal, usize)| {
        let customer = &input.book.customers[*at];
        customer.card.tier.as_ref() != Some(names[*place]) && !is_lost(customer, today)
    };
    let row = |&(at, value, place): &(CustomerIndex, Decimal, usize)| {
        let own = input.book.customers[at].card.tier.clone();
        vec![
            Cell::Customer(at),
            own.map_or(Cell::Empty, Cell::Tier),
            tier(place),
            before.get(&at).map_or(Cell::Empty, |place| tier(*place)),
            money(input, value),
        ]
    };
    let heading = Some(Phrase::new("grading-heading").into());
    let rules = &input.book.settings.grading;
    let shares: Vec<String> = rules.shares.iter().map(|share| format!("{share}%")).collect();
    let how =
        Phrase::new("grading-how").with("shares", Cell::Texts(shares)).with("referred", usize::from(rules.referred));
    let rows = now.iter().filter(differs).take(MOST).map(row).collect();
    Section { heading, rows, notes: vec![Remark::new(how)], ..Section::new("tiers", columns) }
}
