//! Who says nothing and buys less, who was lost and why, and how long customers stay.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::share::{money, share};
use super::{Cell, Column, Input, Phrase, Remark, Section};
use crate::book::{Customer, CustomerIndex, Day};
use crate::derive::earned::{Days, earned};
use crate::derive::loyalty::{grades, is_lost, year_until};

/// Who buys less than so many per cent of the year before buys less.
const LESS: u8 = 70;

/// Years over which is told how many customers stayed.
const YEARS: i16 = 5;

/// From so many lost customers on, the time that one stays can be told.
const ENOUGH: usize = 3;

/// The sections about those who may leave, who left and who stayed.
pub(super) fn sections(input: &Input) -> [Section; 3] {
    [silent(input), lost(input), years(input)]
}

/// Those who never complain, were not asked, and buy less; the largest decline first.
fn silent(input: &Input) -> Section {
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column::new("before", "loyalty-year-before"),
        Column::new("now", "loyalty-this-year"),
    ];
    let today = input.overview.today;
    let year = year_until(today);
    let of = |customer: &Customer, days: Days| {
        earned(customer, input.book.settings.counted, days, &input.book.settings.currency)
    };
    let is_silent = |customer: &Customer| {
        let complained = customer.grievances().filter_map(|one| one.received).any(|at| at.day <= today);
        !complained && grades(customer, year).is_empty() && !is_lost(customer, today)
    };
    let all = input.book.customers.iter().enumerate().filter(|(_, customer)| is_silent(customer));
    let mut less: Vec<(Decimal, CustomerIndex, Decimal, Decimal)> = all
        .map(|(at, customer)| (at, of(customer, year.year_before()), of(customer, year)))
        .filter(|(_, before, now)| {
            *before > Decimal::ZERO && *now * Decimal::ONE_HUNDRED < *before * Decimal::from(LESS)
        })
        .map(|(at, before, now)| (before - now, at, before, now))
        .collect();
    less.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let row = |(_, at, before, now)| vec![Cell::Customer(at), money(input, before), money(input, now)];
    let heading = Some(Phrase::new("loyalty-silent").into());
    Section { heading, rows: less.into_iter().map(row).collect(), ..Section::new("silent", columns) }
}

/// Why customers were lost, the most frequent reason first, with those for whom there is a plan to win them back.
fn lost(input: &Input) -> Section {
    let columns = vec![
        Column::new("reason", "key-reason"),
        Column::new("customers", "reports-customers"),
        Column { is_optional: true, ..Column::new("to", "key-lost-to") },
        Column::new("planned", "loyalty-planned"),
    ];
    let today = input.overview.today;
    let mut reasons: BTreeMap<&str, (usize, Vec<String>, usize)> = BTreeMap::new();
    for customer in input.book.customers.iter().filter(|customer| is_lost(customer, today)) {
        let lost = customer.card.lost.as_ref();
        let reason = lost.and_then(|lost| lost.reason.as_deref()).unwrap_or_default();
        let one = reasons.entry(reason).or_default();
        one.0 += 1;
        one.1.extend(lost.and_then(|lost| lost.to.clone()).filter(|to| !one.1.contains(to)));
        one.2 += usize::from(customer.plans.iter().any(|plan| plan.done.is_none_or(|done| done > today)));
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.0.cmp(b.0)));
    let row = |(reason, (number, to, planned)): (&str, (usize, Vec<String>, usize))| {
        let reason = if reason.is_empty() { Phrase::new("loyalty-no-reason").into() } else { Cell::from(reason) };
        vec![reason, number.into(), Cell::Texts(to), planned.into()]
    };
    let heading = Some(Phrase::new("loyalty-lost").into());
    Section { heading, rows: reasons.into_iter().map(row).collect(), ..Section::new("lost", columns) }
}

/// Who was there when a year began, who came, who was lost, and how many stayed; from that, how long one stays.
fn years(input: &Input) -> Section {
    let columns = vec![
        Column::new("year", "loyalty-year"),
        Column::new("there", "loyalty-there"),
        Column { is_optional: true, ..Column::new("came", "loyalty-came") },
        Column::new("lost", "loyalty-went"),
        Column::new("kept", "loyalty-kept"),
    ];
    let today = input.overview.today;
    let came = |customer: &Customer| customer.card.since.or_else(|| customer.entered(today));
    let went = |customer: &Customer| customer.card.lost.as_ref().and_then(|lost| lost.on).filter(|on| *on <= today);
    let (mut rows, mut all_there, mut all_lost) = (Vec::new(), 0, 0);
    for year in (today.year() - YEARS + 1)..=today.year() {
        let Ok(first) = Day::new(year, 1, 1) else { continue };
        let days = Days { from: first, to: Day::new(year, 12, 31).unwrap_or(first).min(today) };
        let is_there = |customer: &&Customer| {
            came(customer).is_some_and(|day| day < first) && went(customer).is_none_or(|day| day >= first)
        };
        let there: Vec<&Customer> = input.book.customers.iter().filter(is_there).collect();
        let new = input.book.customers.iter().filter(|one| came(one).is_some_and(|day| days.has(day))).count();
        let lost = there.iter().filter(|customer| went(customer).is_some_and(|day| days.has(day))).count();
        if there.is_empty() && new == 0 {
            continue;
        }
        (all_there, all_lost) = (all_there + there.len(), all_lost + lost);
        let kept = share(there.len() - lost, there.len());
        let year = Cell::Text(year.to_string());
        rows.push(vec![year, there.len().into(), new.into(), lost.into(), kept]);
    }
    let note = if all_lost >= ENOUGH {
        let years = (Decimal::from(all_there) / Decimal::from(all_lost)).round();
        Phrase::new("loyalty-stays").with("years", Cell::Decimal(years)).with("n", all_lost)
    } else {
        Phrase::new("loyalty-too-few").with("n", ENOUGH)
    };
    let heading = Some(Phrase::new("loyalty-years").into());
    Section { heading, rows, notes: vec![Remark::new(note)], ..Section::new("years", columns) }
}
