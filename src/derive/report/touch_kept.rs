//! What was kept of what one means to do: birthdays and dates, plans by week, and no more messages than wanted.

use std::collections::BTreeMap;

use super::share::share;
use super::{Cell, Column, Drawn, Input, Phrase, Section};
use crate::book::CustomerIndex;
use crate::book::day::plus_days;
use crate::derive::agenda::{Occasions, occasions};
use crate::derive::loyalty::year_until;

/// So many weeks of plans are told.
const WEEKS: i32 = 8;

/// The days in which messages to many are counted.
const MESSAGE_DAYS: i32 = 30;

/// Birthdays and dates of a year that were answered by a note, by tier.
pub fn of_occasions(input: &Input) -> Section {
    let columns = vec![
        Column::new("tier", "column-tier"),
        Column::new("passed", "touch-passed"),
        Column::new("kept", "touch-kept"),
        Column::new("missed", "touch-missed"),
        Column::new("share", "touch-share"),
    ];
    let today = input.overview.today;
    let year = year_until(today);
    let mut tiers: BTreeMap<&str, Occasions> = BTreeMap::new();
    for customer in input.book.customers.iter().filter(|customer| !customer.card.is_lost()) {
        let of_one = occasions(input.book, customer, year, today);
        let sum = tiers.entry(customer.card.tier.as_deref().unwrap_or("\u{10ffff}")).or_default();
        sum.passed += of_one.passed;
        sum.kept += of_one.kept;
    }
    tiers.retain(|_, sum| sum.passed > 0);
    let row = |tier: Cell, sum: Occasions| {
        vec![tier, sum.passed.into(), sum.kept.into(), (sum.passed - sum.kept).into(), share(sum.kept, sum.passed)]
    };
    let total = tiers.values().fold(Occasions::default(), |sum, one| Occasions {
        passed: sum.passed + one.passed,
        kept: sum.kept + one.kept,
    });
    let named = |tier: &str| Cell::Tier(if tier == "\u{10ffff}" { String::new() } else { tier.to_owned() });
    let rows: Vec<Vec<Cell>> = tiers.into_iter().map(|(tier, sum)| row(named(tier), sum)).collect();
    let totals = (rows.len() > 1).then(|| row(Phrase::new("receivables-total").into(), total));
    let heading = Some(Phrase::new("touch-occasions").into());
    Section { heading, rows, totals, ..Section::new("occasions", columns) }
}

/// The plans that were due in each of the last weeks, and how many were done by the end of their week.
pub fn of_plans(input: &Input) -> Section {
    let columns = vec![
        Column::new("week", "touch-week"),
        Column::new("planned", "touch-planned"),
        Column::new("made", "touch-made"),
        Column::new("share", "touch-share"),
    ];
    let today = input.overview.today;
    // A week that is not over is not judged.
    let monday = plus_days(today, -i32::from(today.weekday().to_monday_zero_offset()));
    let plans = || input.book.customers.iter().flat_map(|customer| &customer.plans);
    let row = |week: i32| {
        let (from, to) = (plus_days(monday, -7 * week), plus_days(monday, -7 * week + 6));
        let due = plans().filter(|plan| plan.due.is_some_and(|due| due.day >= from && due.day <= to));
        let (planned, made) = due.fold((0, 0), |(planned, made), plan| {
            (planned + 1, made + usize::from(plan.done.is_some_and(|done| done <= to)))
        });
        vec![from.into(), planned.into(), made.into(), share(made, planned)]
    };
    let rows = (1..=WEEKS).rev().map(row).filter(|row| row[1] != Cell::Number(0)).collect();
    let heading = Some(Phrase::new("touch-plans").into());
    Section { heading, rows, drawn: Some(Drawn::Bars(2)), ..Section::new("plans", columns) }
}

/// Who got as many messages to many within 30 days as the settings allow, or more; none without such a limit.
pub fn of_messages(input: &Input) -> Section {
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column::new("messages", "touch-messages-number"),
        Column::new("allowed", "touch-allowed"),
    ];
    let today = input.overview.today;
    let from = plus_days(today, -MESSAGE_DAYS + 1);
    let mut rows: Vec<(usize, CustomerIndex)> = Vec::new();
    let most = input.book.settings.touch.messages.map_or(usize::MAX, usize::from);
    for (at, customer) in input.book.customers.iter().enumerate() {
        let messages = customer.visits.iter().filter(|visit| visit.mass && visit.day >= from && visit.day <= today);
        let number = messages.count();
        if number >= most {
            rows.push((number, at));
        }
    }
    rows.sort_by_key(|&(number, at)| (std::cmp::Reverse(number), at));
    let row = |(number, at): (usize, CustomerIndex)| vec![Cell::Customer(at), number.into(), most.into()];
    let heading = Some(Phrase::new("touch-messages").into());
    Section { heading, rows: rows.into_iter().map(row).collect(), ..Section::new("messages", columns) }
}
