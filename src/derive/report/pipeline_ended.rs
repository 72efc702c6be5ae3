//! The deals that ended within a year: why they were won or lost, what customers said against them, and what comes back.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::pipeline_deal::Deal;
use super::share::money;
use super::{Audience, Cell, Column, Input, Phrase, Remark, Section};
use crate::book::deal::{DealEnd, Refusal};
use crate::book::{CustomerIndex, Day};
use crate::derive::earned::Days;

/// The sections about deals that ended.
pub(super) fn sections(input: &Input, ended: &[Deal]) -> [Section; 4] {
    let today = input.overview.today;
    let year = Days { from: today.saturating_sub(jiff::Span::new().years(1)), to: today };
    let recent: Vec<&Deal> = ended.iter().filter(|deal| end(deal).is_some_and(|(_, on)| year.has(on))).collect();
    [reasons(input, &recent), objections(&recent), again(input, ended), back(input, ended)]
}

/// How a deal ended, and when; `None` of one of which nobody said whether it was won or lost.
fn end(deal: &Deal) -> Option<(DealEnd, Day)> {
    let (end, on) = deal.1.end?;
    Some((end?, on))
}

fn is(deal: &Deal, wanted: DealEnd) -> bool {
    end(deal).is_some_and(|(end, _)| end == wanted)
}

/// Won and lost by reason, the most frequent first.
fn reasons(input: &Input, recent: &[&Deal]) -> Section {
    let columns = vec![
        Column { audience: Audience::Readers, ..Column::new("end", "key-deal-outcome") },
        Column::json("outcome"),
        Column::new("reason", "key-reason"),
        Column { is_optional: true, ..Column::new("to", "key-deal-to") },
        Column::new("deals", "pipeline-deals"),
        Column::new("amount", "key-amount"),
    ];
    let mut reasons: BTreeMap<(DealEnd, &str, &str), (usize, Decimal)> = BTreeMap::new();
    for deal in recent {
        let Some((end, _)) = end(deal) else { continue };
        let plan = &deal.1.plan;
        let (reason, to) = (plan.deal.reason.as_deref(), plan.deal.to.as_deref());
        let sum = reasons.entry((end, reason.unwrap_or_default(), to.unwrap_or_default())).or_default();
        sum.0 += 1;
        sum.1 += plan.amount.unwrap_or_default();
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by(|a, b| a.0.0.cmp(&b.0.0).then(b.1.0.cmp(&a.1.0)).then(b.1.1.cmp(&a.1.1)).then(a.0.cmp(&b.0)));
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { text.into() };
    let row = |((end, reason, to), (deals, amount)): ((DealEnd, &str, &str), (usize, Decimal))| {
        let name = Phrase::new(format!("deal-end-{}", end.word()));
        vec![name.into(), end.word().into(), text(reason), text(to), deals.into(), money(input, amount)]
    };
    let won: Vec<&&Deal> = recent.iter().filter(|deal| is(deal, DealEnd::Won)).collect();
    let amount: Decimal = won.iter().filter_map(|(_, state)| state.plan.amount).sum();
    let lead = Phrase::new("pipeline-ended-lead")
        .with("won", won.len())
        .with("n", recent.len())
        .with("amount", money(input, amount));
    let took: Vec<i32> =
        won.iter().filter_map(|(at, state)| state.took(&input.book.customers[*at])).filter(|days| *days >= 0).collect();
    let notes = if took.is_empty() {
        Vec::new()
    } else {
        let mean = Decimal::from(took.iter().sum::<i32>()) / Decimal::from(took.len());
        let took = Phrase::new("pipeline-took").with("days", Cell::Decimal(mean.round())).with("n", took.len());
        vec![Remark::new(took)]
    };
    Section {
        heading: Some(Phrase::new("pipeline-ended").into()),
        lead: Some(Remark::new(lead)),
        rows: reasons.into_iter().map(row).collect(),
        notes,
        ..Section::new("ended", columns)
    }
}

/// What customers said against the deals that ended, the most frequent first.
fn objections(recent: &[&Deal]) -> Section {
    let columns = vec![
        Column { audience: Audience::Readers, ..Column::new("name", "key-objection") },
        Column::json("what"),
        Column::new("times", "pipeline-times"),
        Column::new("answered", "pipeline-answered"),
        Column::new("won", "pipeline-then-won"),
    ];
    let mut counts: BTreeMap<Refusal, [usize; 3]> = BTreeMap::new();
    for deal in recent {
        for objection in &deal.1.plan.deal.objections {
            let count = counts.entry(objection.what).or_default();
            count[0] += 1;
            count[1] += usize::from(objection.answer.is_some());
            count[2] += usize::from(is(deal, DealEnd::Won));
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(what, count)| (std::cmp::Reverse(count[0]), *what));
    let row = |(what, [times, answered, won]): (Refusal, [usize; 3])| {
        let name = Phrase::new(format!("refusal-{}", what.word()));
        vec![name.into(), what.word().into(), times.into(), answered.into(), won.into()]
    };
    let heading = Some(Phrase::new("pipeline-objections").into());
    Section { heading, rows: counts.into_iter().map(row).collect(), ..Section::new("objections", columns) }
}

/// What was lost and is to be tried again, the next day first.
fn again(input: &Input, ended: &[Deal]) -> Section {
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column::new("title", "key-plan-title"),
        Column { is_optional: true, ..Column::new("to", "key-deal-to") },
        Column::new("again", "key-again"),
    ];
    let today = input.overview.today;
    let lost = ended.iter().filter(|deal| is(deal, DealEnd::Lost));
    let mut rows: Vec<(Day, &Deal)> =
        lost.filter_map(|deal| Some((deal.1.plan.deal.again.filter(|day| *day >= today)?, deal))).collect();
    rows.sort_by_key(|(day, deal)| (*day, deal.0));
    let row = |(day, (at, state)): (Day, &Deal)| {
        let to = state.plan.deal.to.as_deref().map_or(Cell::Empty, Cell::from);
        vec![Cell::Customer(*at), state.plan.title().into(), to, day.into()]
    };
    let heading = Some(Phrase::new("pipeline-again").into());
    Section { heading, rows: rows.into_iter().map(row).collect(), ..Section::new("again", columns) }
}

/// Customers with whom a deal was lost and a later one won.
fn back(input: &Input, ended: &[Deal]) -> Section {
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column::new("lost", "pipeline-lost-on"),
        Column::new("won", "pipeline-won-on"),
        Column::new("amount", "key-amount"),
    ];
    let mut customers: BTreeMap<CustomerIndex, Vec<(Day, &Deal)>> = BTreeMap::new();
    for deal in ended {
        if let Some((_, on)) = end(deal) {
            customers.entry(deal.0).or_default().push((on, deal));
        }
    }
    let row = |(at, mut deals): (CustomerIndex, Vec<(Day, &Deal)>)| {
        deals.sort_by_key(|(on, _)| *on);
        let (won, deal) = deals.iter().rev().find(|(_, deal)| is(deal, DealEnd::Won))?;
        let mut before = deals.iter().filter(|(on, deal)| on < won && is(deal, DealEnd::Lost));
        let (lost, _) = before.next_back()?;
        let amount = deal.1.plan.amount.map_or(Cell::Empty, |amount| money(input, amount));
        Some(vec![Cell::Customer(at), (*lost).into(), (*won).into(), amount])
    };
    let heading = Some(Phrase::new("pipeline-back").into());
    Section { heading, rows: customers.into_iter().filter_map(row).collect(), ..Section::new("back", columns) }
}
