//! Who is satisfied and stays: the quadrants and who moved between them, satisfaction over time, and what follows in
//! [`loyalty_kept`](super::loyalty_kept).

use rust_decimal::Decimal;

use super::share::{mean, share};
use super::{
    Audience, Cell, Column, Drawn, Input, Phrase, Remark, ReportKind, ReportOption, ReportPlace, Section, loyalty_kept,
    loyalty_stages,
};
use crate::book::{Choice, CustomerIndex, Day};
use crate::derive::earned::Days;
use crate::derive::loyalty::{self, Standing, grades, is_lost, signs, year_until};
use crate::derive::referral::day_of;

/// The report on loyalty: its name, messages and place.
pub const KIND: ReportKind = ReportKind {
    name: "loyalty",
    title: "loyalty-title",
    dated: "report-as-of",
    empty: "loyalty-none",
    options: &[ReportOption::AsOf],
    place: ReportPlace::Page,
    lists: &["standings", "care", "quarters", "stages", "silent", "lost", "years"],
    make,
};

/// Quarters over which satisfaction is shown.
const QUARTERS: i64 = 8;

fn make(input: &Input) -> Vec<Section> {
    let today = input.overview.today;
    let now = standings(input, today);
    let before = standings(input, today.saturating_sub(jiff::Span::new().years(1)));
    // Stages alone say nothing of loyalty: they stand beside what does.
    let own = [quadrants(&now, &before), care(&now, &before), quarters(input)];
    let sections = own.into_iter().chain(loyalty_kept::sections(input));
    let mut sections: Vec<Section> = sections.filter(|section| !section.rows.is_empty()).collect();
    if !sections.is_empty() {
        sections.push(loyalty_stages::section(input));
    }
    sections
}

/// Where a customer stands, with the mean grade and the signs of loyalty.
struct Stands {
    at: CustomerIndex,
    standing: Standing,
    mean: Decimal,
    grades: usize,
    signs: usize,
}

/// Where each customer stands who gave a grade within the year up to a day.
fn standings(input: &Input, today: Day) -> Vec<Stands> {
    let customers = input.book.customers.iter().enumerate();
    let stands = |(at, customer): (CustomerIndex, &crate::book::Customer)| {
        if is_lost(customer, today) {
            return None;
        }
        let grades = grades(customer, year_until(today));
        let mean = loyalty::mean(&grades)?;
        let is_known = |&&new: &&CustomerIndex| day_of(&input.book.customers[new]).is_none_or(|day| day <= today);
        let introduced = customer.introduced.iter().filter(is_known).count();
        let signs = signs(customer, &input.book.settings, introduced, today);
        Some(Stands { at, standing: Standing::of(mean, signs), mean, grades: grades.len(), signs })
    };
    customers.filter_map(stands).collect()
}

/// Who sees a column that may hold nothing.
fn seen(has_something: bool) -> Audience {
    if has_something { Audience::Everybody } else { Audience::Programs }
}

/// How many stand where, now and a year ago.
fn quadrants(now: &[Stands], before: &[Stands]) -> Section {
    let columns = vec![
        Column { audience: Audience::Readers, ..Column::new("name", "loyalty-standing") },
        Column::json("standing"),
        Column::new("customers", "reports-customers"),
        Column::new("share", "loyalty-share"),
        Column { is_optional: true, audience: seen(!before.is_empty()), ..Column::new("before", "loyalty-before") },
    ];
    let count = |all: &[Stands], standing| all.iter().filter(|one| one.standing == standing).count();
    let row = |&standing: &Standing| {
        let name = Phrase::new(format!("standing-{}", standing.word()));
        let number = count(now, standing);
        vec![
            name.into(),
            standing.word().into(),
            number.into(),
            share(number, now.len()),
            if before.is_empty() { Cell::Empty } else { count(before, standing).into() },
        ]
    };
    let lead = Phrase::new("loyalty-lead")
        .with("n", now.len())
        .with("loyal", count(now, Standing::Loyal))
        .with("risk", count(now, Standing::AtRisk) + count(now, Standing::Captive));
    let rows = if now.is_empty() { Vec::new() } else { Standing::ALL.iter().map(row).collect() };
    let notes = vec![Remark::new(Phrase::new("loyalty-how"))];
    Section { lead: Some(Remark::new(lead)), rows, notes, ..Section::new("standings", columns) }
}

/// Those who are not satisfied, and those who stood better a year ago; the worst grade first.
fn care(now: &[Stands], before: &[Stands]) -> Section {
    let has_moved = !before.is_empty();
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column { audience: Audience::Readers, ..Column::new("name", "loyalty-standing") },
        Column::json("standing"),
        Column::new("grade", "period-satisfaction"),
        Column { is_optional: true, ..Column::new("grades", "loyalty-grades") },
        Column { is_optional: true, ..Column::new("signs", "loyalty-signs") },
        Column { audience: seen(has_moved), is_optional: true, ..Column::new("was", "loyalty-was") },
        Column::json("before"),
    ];
    let was = |at: CustomerIndex| before.iter().find(|one| one.at == at).map(|one| one.standing);
    let needs_care = |one: &&Stands| {
        matches!(one.standing, Standing::Captive | Standing::AtRisk)
            || was(one.at).is_some_and(|was| was < one.standing)
    };
    let mut rows: Vec<&Stands> = now.iter().filter(needs_care).collect();
    rows.sort_by(|a, b| a.mean.cmp(&b.mean).then(a.at.cmp(&b.at)));
    let phrase = |standing: Standing| Phrase::new(format!("standing-{}", standing.word()));
    let row = |one: &Stands| {
        let was = was(one.at).filter(|was| *was != one.standing);
        vec![
            Cell::Customer(one.at),
            phrase(one.standing).into(),
            one.standing.word().into(),
            Cell::Decimal(one.mean.round_dp(1).normalize()),
            one.grades.into(),
            one.signs.into(),
            was.map_or(Cell::Empty, |was| phrase(was).into()),
            was.map_or(Cell::Empty, |was| was.word().into()),
        ]
    };
    let heading = Some(Phrase::new("loyalty-care").into());
    Section { heading, rows: rows.into_iter().map(row).collect(), ..Section::new("care", columns) }
}

/// The mean grade of each quarter.
fn quarters(input: &Input) -> Section {
    let columns = vec![
        Column::new("quarter", "loyalty-quarter"),
        Column::new("grade", "period-satisfaction"),
        Column::new("grades", "loyalty-grades"),
    ];
    let today = input.overview.today;
    let (first, _) = crate::book::target::TargetPeriod::Quarter.around(today);
    let row = |back: i64| {
        let from = first.saturating_sub(jiff::Span::new().months(3 * back));
        let to = crate::book::target::TargetPeriod::Quarter.around(from).1.min(today);
        let all = input.book.customers.iter().flat_map(|customer| grades(customer, Days { from, to }));
        let grades: Vec<usize> = all.map(|(_, grade)| usize::from(grade)).collect();
        let cell = mean(grades.iter().sum(), grades.len());
        (!grades.is_empty()).then(|| vec![Cell::Month(from), cell, grades.len().into()])
    };
    let heading = Some(Phrase::new("loyalty-quarters").into());
    Section {
        heading,
        drawn: Some(Drawn::Line(1)),
        rows: (0..QUARTERS).rev().filter_map(row).collect(),
        ..Section::new("quarters", columns)
    }
}
