//! What was earned by month, quarter and product, against the year before.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Cell, Column, Drawn, Input, Phrase, Section};
use crate::book::choice_alias::fold;
use crate::book::{Day, Money};
use crate::derive::earned::{Days, entries};

/// The months of the year up to today, the quarters, and what `[[revenue]]` names as its product; in the book's currency.
pub fn sections(input: &Input) -> Vec<Section> {
    let year = Days::of_year_until(input.overview.today);
    let months = months(input, year);
    let sections = [of_months(input, &months, year), of_quarters(input, &months, year), products(input, year)];
    sections.into_iter().filter(|section| !section.rows.is_empty()).collect()
}

/// What each month of this year and the last brought, by year and month.
fn months(input: &Input, year: Days) -> BTreeMap<(i16, i8), Decimal> {
    let settings = &input.book.settings;
    let before = year.year_before();
    let mut months: BTreeMap<(i16, i8), Decimal> = BTreeMap::new();
    for customer in &input.book.customers {
        let all = entries(customer, settings.counted, year.to);
        for (day, money) in all.filter(|(day, money)| {
            // Of last year only the same days count.
            (year.has(*day) || before.has(*day)) && *money.currency == *settings.currency
        }) {
            *months.entry((day.year(), day.month())).or_default() += money.amount;
        }
    }
    months
}

fn columns(key: &'static str, title: &'static str) -> Vec<Column> {
    vec![
        Column::new(key, title),
        Column::new("revenue", "earned-revenue"),
        Column::new("last_year", "earned-last-year"),
        Column { is_optional: true, ..Column::new("change", "earned-change") },
    ]
}

/// The cells of what was brought in, of what was a year before, and of how much more that is.
fn cells(input: &Input, now: Decimal, before: Decimal) -> [Cell; 3] {
    let money = |amount| Cell::Money(Money::new(amount, input.book.settings.currency.clone()));
    let change =
        (before > Decimal::ZERO).then(|| ((now - before) * Decimal::ONE_HUNDRED / before).round_dp(0).normalize());
    [money(now), money(before), change.map_or(Cell::Empty, Cell::Percent)]
}

fn of_months(input: &Input, months: &BTreeMap<(i16, i8), Decimal>, year: Days) -> Section {
    let row = |month: i8| {
        let sum = |year: i16| months.get(&(year, month)).copied().unwrap_or_default();
        let first = Day::new(year.to.year(), month, 1).ok()?;
        let cells = cells(input, sum(year.to.year()), sum(year.to.year() - 1));
        Some([vec![Cell::Month(first)], cells.to_vec()].concat())
    };
    let rows = if months.is_empty() { Vec::new() } else { (1..=year.to.month()).filter_map(row).collect() };
    let heading = Some(Phrase::new("earned-months").into());
    Section { heading, rows, drawn: Some(Drawn::Bars(1)), ..Section::new("months", columns("month", "earned-month")) }
}

fn of_quarters(input: &Input, months: &BTreeMap<(i16, i8), Decimal>, year: Days) -> Section {
    let last = (year.to.month() - 1) / 3;
    let row = |quarter: i8| {
        let sum = |year: i16| {
            let of_quarter = |(of_year, month): (i16, i8)| of_year == year && (month - 1) / 3 == quarter;
            months.iter().filter(|(key, _)| of_quarter(**key)).map(|(_, sum)| *sum).sum::<Decimal>()
        };
        let name = Phrase::new("earned-quarter").with("n", (i64::from(quarter) + 1).unsigned_abs() as usize);
        let cells = cells(input, sum(year.to.year()), sum(year.to.year() - 1));
        [vec![name.into()], cells.to_vec()].concat()
    };
    let rows = if months.is_empty() { Vec::new() } else { (0..=last).map(row).collect() };
    let heading = Some(Phrase::new("earned-quarters").into());
    Section { heading, rows, ..Section::new("quarters", columns("quarter", "earned-quarter-title")) }
}

/// The revenue that names what it was for, the most first. Invoices do not say it.
fn products(input: &Input, year: Days) -> Section {
    let before = year.year_before();
    let home = &input.book.settings.currency;
    let mut products: BTreeMap<String, (&str, Decimal, Decimal)> = BTreeMap::new();
    let accounts = input.book.customers.iter().filter_map(|customer| customer.account.as_deref());
    for revenue in accounts.flat_map(|account| &account.revenue).filter(|one| *one.money.currency == **home) {
        let Some(name) = revenue.name.as_deref() else { continue };
        if !year.has(revenue.date) && !before.has(revenue.date) {
            continue;
        }
        let sum = products.entry(fold(name)).or_insert((name, Decimal::ZERO, Decimal::ZERO));
        if year.has(revenue.date) {
            sum.1 += revenue.money.amount;
        } else {
            sum.2 += revenue.money.amount;
        }
    }
    let mut products: Vec<_> = products.into_values().collect();
    products.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let row =
        |(name, now, last): (&str, Decimal, Decimal)| [vec![name.into()], cells(input, now, last).to_vec()].concat();
    let rows = products.into_iter().map(row).collect();
    let heading = Some(Phrase::new("earned-products").into());
    Section { heading, rows, ..Section::new("products", columns("product", "key-product")) }
}
