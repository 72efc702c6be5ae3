//! Figures such as assets over a year: their sums, who crossed a size that matters, and whose fell.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Cell, Column, Input, Phrase, Section};
use crate::book::choice_alias::fold;
use crate::book::{Customer, CustomerIndex, Day};
use crate::derive::loyalty::year_until;

/// A figure that lost so many per cent within a year has fallen.
const FELL: i64 = 20;

/// A number with its day, where one is known.
type Dated = Option<(Day, Decimal)>;

/// A figure of a customer now and a year ago.
struct Moved<'b> {
    at: CustomerIndex,
    name: &'b str,
    before: Option<Decimal>,
    now: Decimal,
}

/// The sums of each figure, and the customers whose figure moved over a threshold or fell; none without figures.
pub fn sections(input: &Input) -> Vec<Section> {
    let today = input.overview.today;
    let year_ago = year_until(today).from;
    let all = input.book.customers.iter().enumerate().filter(|(_, customer)| !customer.card.is_lost());
    let moved: Vec<Moved> = all.flat_map(|(at, customer)| of_customer(at, customer, year_ago, today)).collect();
    [sums(&moved), crossed(input, &moved)].into_iter().filter(|section| !section.rows.is_empty()).collect()
}

fn of_customer<'b>(at: CustomerIndex, customer: &'b Customer, year_ago: Day, today: Day) -> Vec<Moved<'b>> {
    let figures = customer.account.iter().flat_map(|account| &account.figures);
    let mut found: BTreeMap<String, (&'b str, Dated, Dated)> = BTreeMap::new();
    for figure in figures.filter(|figure| figure.date <= today) {
        let entry = found.entry(fold(&figure.name)).or_insert((&figure.name, None, None));
        let later = |known: Dated| known.is_none_or(|(day, _)| day <= figure.date);
        if later(entry.2) {
            entry.2 = Some((figure.date, figure.amount));
        }
        if figure.date < year_ago && later(entry.1) {
            entry.1 = Some((figure.date, figure.amount));
        }
    }
    let one = |(name, before, now): (&'b str, Dated, Dated)| {
        Some(Moved { at, name, before: before.map(|(_, amount)| amount), now: now?.1 })
    };
    found.into_values().filter_map(one).collect()
}

/// Each figure summed over all customers, now and a year ago, the largest first.
fn sums(moved: &[Moved]) -> Section {
    let columns = vec![
        Column::new("figure", "figures-name"),
        Column::new("customers", "reports-customers"),
        Column { is_optional: true, ..Column::new("before", "figures-before") },
        Column::new("now", "figures-now"),
    ];
    let mut sums: BTreeMap<String, (&str, usize, Option<Decimal>, Decimal)> = BTreeMap::new();
    for one in moved {
        let sum = sums.entry(fold(one.name)).or_insert((one.name, 0, None, Decimal::ZERO));
        sum.1 += 1;
        sum.2 = one.before.map(|before| sum.2.unwrap_or_default() + before).or(sum.2);
        sum.3 += one.now;
    }
    let mut sums: Vec<_> = sums.into_values().collect();
    sums.sort_by(|a, b| b.3.cmp(&a.3).then(a.0.cmp(b.0)));
    let row = |(name, number, before, now): (&str, usize, Option<Decimal>, Decimal)| {
        vec![name.into(), number.into(), before.map_or(Cell::Empty, Cell::Decimal), Cell::Decimal(now)]
    };
    let heading = Some(Phrase::new("figures-heading").into());
    Section { heading, rows: sums.into_iter().map(row).collect(), ..Section::new("figures", columns) }
}

/// Who moved over a threshold within the year, or fell by a fifth; those who fell first.
fn crossed(input: &Input, moved: &[Moved]) -> Section {
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column { is_optional: true, ..Column::new("figure", "figures-name") },
        Column { is_optional: true, ..Column::new("before", "figures-before") },
        Column::new("now", "figures-now"),
        Column { audience: super::Audience::Readers, ..Column::new("what", "figures-what") },
        Column::json("threshold"),
    ];
    let thresholds = &input.book.settings.costs.thresholds;
    let class = |amount: Decimal| thresholds.iter().filter(|threshold| amount >= **threshold).count();
    let mut rows: Vec<(bool, CustomerIndex, Vec<Cell>)> = Vec::new();
    for one in moved {
        let Some(before) = one.before else { continue };
        let (old, new) = (class(before), class(one.now));
        let fell = one.now * Decimal::ONE_HUNDRED <= before * Decimal::from(100 - FELL) && before > Decimal::ZERO;
        let (what, threshold) = match old.cmp(&new) {
            std::cmp::Ordering::Less => ("figures-rose", Some(thresholds[new - 1])),
            std::cmp::Ordering::Greater => ("figures-fell-below", Some(thresholds[old - 1])),
            std::cmp::Ordering::Equal if fell => ("figures-fell", None),
            std::cmp::Ordering::Equal => continue,
        };
        let mut phrase = Phrase::new(what);
        if let Some(threshold) = threshold {
            phrase = phrase.with("threshold", Cell::Decimal(threshold));
        }
        let number = threshold.map_or(Cell::Empty, Cell::Decimal);
        let row = vec![
            Cell::Customer(one.at),
            one.name.into(),
            Cell::Decimal(before),
            Cell::Decimal(one.now),
            phrase.into(),
            number,
        ];
        rows.push((one.now >= before, one.at, row));
    }
    rows.sort_by_key(|(rose, at, _)| (*rose, *at));
    let heading = Some(Phrase::new("figures-crossed").into());
    Section { heading, rows: rows.into_iter().map(|(_, _, row)| row).collect(), ..Section::new("crossed", columns) }
}
