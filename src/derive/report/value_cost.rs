//! What customers cost: time, gifts and travel, complaints, against what they brought in.

use rust_decimal::Decimal;

use super::{Cell, Column, Input, Phrase, Remark, Section};
use crate::book::{Customer, CustomerIndex, Money};
use crate::derive::earned::{Days, earned};

/// The most customers of the table.
const MOST: usize = 50;

/// How many are named who cost more than they bring.
const NAMED: usize = 3;

/// What one customer cost within a year, in the book's currency.
struct Cost {
    at: CustomerIndex,
    minutes: usize,
    time: Decimal,
    spent: Decimal,
    complaints: Decimal,
    brought: Decimal,
}

impl Cost {
    fn total(&self) -> Decimal {
        self.time + self.spent + self.complaints
    }

    fn left(&self) -> Decimal {
        self.brought - self.total()
    }
}

/// The customers who cost anything this year, the dearest first; `None` where nothing is known of costs.
pub fn section(input: &Input) -> Option<Section> {
    let year = Days::of_year_until(input.overview.today);
    let all = input.book.customers.iter().enumerate();
    let mut costs: Vec<Cost> =
        all.map(|(at, customer)| cost(input, at, customer, year)).filter(|cost| !cost.total().is_zero()).collect();
    if costs.is_empty() {
        return None;
    }
    costs.sort_by(|a, b| b.total().cmp(&a.total()).then(a.at.cmp(&b.at)));
    let currency = &input.book.settings.currency;
    let money = |amount| Cell::Money(Money::new(amount, currency.clone()));
    let row = |cost: &Cost| {
        vec![
            Cell::Customer(cost.at),
            cost.minutes.into(),
            money(cost.time),
            money(cost.spent),
            money(cost.complaints),
            money(cost.total()),
            money(cost.brought),
            money(cost.left()),
        ]
    };
    let rules = &input.book.settings.costs;
    let brought = if rules.margin.is_some() { "cost-margin" } else { "cost-brought" };
    let mut section = Section::new(
        "costs",
        vec![
            Column::new("customer", "column-customer"),
            Column { is_optional: true, ..Column::new("minutes", "key-minutes") },
            Column::json("time"),
            Column::json("spent"),
            Column::json("complaints"),
            Column::new("cost", "cost-total"),
            Column { is_optional: true, ..Column::new("brought", brought) },
            Column::new("left", "cost-left"),
        ],
    );
    section.heading = Some(Phrase::new("cost-heading").into());
    section.rows = costs.iter().take(MOST).map(row).collect();
    let (total, brought): (Decimal, Decimal) =
        costs.iter().fold((Decimal::ZERO, Decimal::ZERO), |sum, cost| (sum.0 + cost.total(), sum.1 + cost.brought));
    section.lead = Some(Remark::new(
        Phrase::new(if rules.margin.is_some() { "cost-lead-margin" } else { "cost-lead" })
            .with("cost", money(total))
            .with("brought", money(brought)),
    ));
    let mut dear: Vec<&Cost> = costs.iter().filter(|cost| cost.left() < Decimal::ZERO).collect();
    dear.sort_by_key(|cost| (cost.left(), cost.at));
    for cost in dear.into_iter().take(NAMED) {
        let phrase = Phrase::new("cost-too-much").with("name", Cell::Customer(cost.at));
        section.notes.push(Remark::advice(phrase.with("sum", money(-cost.left()))));
    }
    if rules.hour.is_none() {
        section.notes.push(Remark::new(Phrase::new("cost-no-hour")));
    }
    Some(section)
}

fn cost(input: &Input, at: CustomerIndex, customer: &Customer, year: Days) -> Cost {
    let settings = &input.book.settings;
    let visits = || customer.visits.iter().filter(|visit| year.has(visit.day));
    let minutes: usize = visits().map(|visit| usize::from(visit.minutes.unwrap_or_default())).sum();
    let hour = settings.costs.hour.unwrap_or_default();
    let complaints = customer.complaints.iter().filter(|one| one.resolved.is_some_and(|at| year.has(at.day)));
    // What was given is a part of what a complaint cost.
    let complaints = complaints.filter_map(|one| one.cost.or(one.given)).sum();
    let revenue = earned(customer, settings.counted, year, &settings.currency);
    let share = settings.costs.margin.map_or(Decimal::ONE, |margin| Decimal::new(i64::from(margin), 2));
    let exact = |amount: Decimal| amount.round_dp(2);
    Cost {
        at,
        minutes,
        time: exact(Decimal::from(minutes) * hour / Decimal::from(60)),
        spent: visits().filter_map(|visit| visit.cost).sum(),
        complaints,
        brought: exact(revenue * share),
    }
}
