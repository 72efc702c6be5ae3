//! What is in the works: the deals by stage, when they may be decided, which of them are stuck, and how others ended.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::pipeline_deal::Deal;
use super::pipeline_ended;
use super::share::money;
use super::{Audience, Cell, Column, Drawn, Input, Phrase, Remark, ReportKind, ReportOption, ReportPlace, Section};
use crate::book::Day;
use crate::derive::deal::DealState;

/// The report on deals: its name, messages and place.
pub const KIND: ReportKind = ReportKind {
    name: "pipeline",
    title: "pipeline-title",
    dated: "report-as-of",
    empty: "pipeline-none",
    options: &[ReportOption::AsOf],
    place: ReportPlace::Page,
    lists: &["stages", "deals", "months", "ended", "objections", "again", "back"],
    make,
};

fn make(input: &Input) -> Vec<Section> {
    let rules = &input.book.settings.pipeline;
    let today = input.overview.today;
    let all = input.book.customers.iter().enumerate();
    let all: Vec<Deal> = all
        .flat_map(|(at, customer)| customer.plans.iter().map(move |plan| (at, plan)))
        .filter_map(|(at, plan)| Some((at, DealState::of(plan, rules, today)?)))
        .collect();
    let (open, ended): (Vec<Deal>, Vec<Deal>) = all.into_iter().partition(|(_, state)| state.end.is_none());
    let sections = [stages(input, &open), deals(input, &open), months(input, &open)];
    let sections = sections.into_iter().chain(pipeline_ended::sections(input, &ended));
    sections.filter(|section| !section.rows.is_empty()).collect()
}

fn number(days: i32) -> Cell {
    Cell::Number(days.into())
}

/// How many deals, their amounts, and what may be expected of these.
#[derive(Default)]
struct Sum {
    deals: usize,
    amount: Decimal,
    weighted: Decimal,
    stuck: usize,
}

impl Sum {
    fn of<'d, 'b: 'd>(deals: impl Iterator<Item = &'d Deal<'b>>) -> Sum {
        deals.fold(Sum::default(), |sum, (_, state)| Sum {
            deals: sum.deals + 1,
            amount: sum.amount + state.plan.amount.unwrap_or_default(),
            weighted: sum.weighted + state.weighted(),
            stuck: sum.stuck + usize::from(state.is_stuck()),
        })
    }
}

/// The stages in the order of the settings; those without one first.
fn stages(input: &Input, open: &[Deal]) -> Section {
    let columns = vec![
        Column::new("stage", "key-deal-stage"),
        Column { is_optional: true, ..Column::new("deals", "pipeline-deals") },
        Column::new("amount", "key-amount"),
        Column::new("weighted", "pipeline-weighted"),
        Column { is_optional: true, ..Column::new("chance", "pipeline-usual-chance") },
        Column { is_alarming: true, is_optional: true, ..Column::new("stuck", "pipeline-stuck") },
    ];
    let stages = &input.book.settings.pipeline.stages;
    let of_stage = |stage: Option<&str>| {
        Sum::of(open.iter().filter(move |(_, state)| state.stage.map(|stage| stage.name.as_str()) == stage))
    };
    let row = |name: Cell, chance: Cell, sum: Sum| {
        vec![
            name,
            sum.deals.into(),
            money(input, sum.amount),
            money(input, sum.weighted),
            chance,
            if sum.stuck > 0 { sum.stuck.into() } else { Cell::Empty },
        ]
    };
    let without = of_stage(None);
    let mut rows = Vec::new();
    if without.deals > 0 {
        rows.push(row(Phrase::new("pipeline-no-stage").into(), Cell::Empty, without));
    }
    for stage in stages {
        let sum = of_stage(Some(&stage.name));
        if sum.deals > 0 {
            rows.push(row(stage.name.as_str().into(), Cell::Percent(stage.chance.into()), sum));
        }
    }
    let all = Sum::of(open.iter());
    let lead = Phrase::new("pipeline-lead")
        .with("n", all.deals)
        .with("amount", money(input, all.amount))
        .with("weighted", money(input, all.weighted))
        .with("stuck", all.stuck);
    let totals = Some(row(Cell::Empty, Cell::Empty, all));
    Section {
        lead: Some(Remark::new(lead)),
        totals,
        drawn: Some(Drawn::Bars(2)),
        rows,
        ..Section::new("stages", columns)
    }
}

/// Each open deal: what is stuck first, then by the day to decide.
fn deals(input: &Input, open: &[Deal]) -> Section {
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column::new("title", "key-plan-title"),
        Column { is_optional: true, ..Column::new("stage", "key-deal-stage") },
        Column::json("days"),
        Column::json("step"),
        Column { is_optional: true, ..Column::new("close", "key-close") },
        Column::new("amount", "key-amount"),
        Column::json("chance"),
        Column { audience: Audience::Readers, is_optional: true, ..Column::new("why", "pipeline-why") },
        Column::json("stuck"),
    ];
    let mut open: Vec<&Deal> = open.iter().collect();
    open.sort_by_key(|(at, state)| (!state.is_stuck(), state.close().is_none(), state.close(), *at));
    let today = input.overview.today;
    let row = |(at, state): &&Deal| {
        let is_late = state.close().is_some_and(|close| close < today);
        let why = match (state.is_stuck(), is_late) {
            (false, _) => Cell::Empty,
            (true, true) => Phrase::new("pipeline-late").into(),
            (true, false) => Phrase::new("pipeline-long").with("days", state.days().map_or(Cell::Empty, number)).into(),
        };
        vec![
            Cell::Customer(*at),
            state.plan.title().into(),
            state.stage.map_or(Cell::Empty, |stage| stage.name.as_str().into()),
            state.days().map_or(Cell::Empty, number),
            state.plan.deal.step.as_deref().map_or(Cell::Empty, Cell::from),
            state.close().map_or(Cell::Empty, Cell::from),
            state.plan.amount.map_or(Cell::Empty, |amount| money(input, amount)),
            state.chance().map_or(Cell::Empty, |chance| Cell::Percent(chance.into())),
            why,
            Cell::Flag(state.is_stuck()),
        ]
    };
    let heading = Some(Phrase::new("pipeline-open").into());
    Section { heading, rows: open.iter().map(row).collect(), ..Section::new("deals", columns) }
}

/// What may be expected in which month.
fn months(input: &Input, open: &[Deal]) -> Section {
    let columns = vec![
        Column::new("month", "pipeline-month"),
        Column::new("deals", "pipeline-deals"),
        Column::new("amount", "key-amount"),
        Column::new("weighted", "pipeline-weighted"),
    ];
    let mut months: BTreeMap<Option<Day>, Vec<&Deal>> = BTreeMap::new();
    for deal in open {
        months.entry(deal.1.close().map(|day| day.first_of_month())).or_default().push(deal);
    }
    let row = |(month, deals): (Option<Day>, Vec<&Deal>)| {
        let sum = Sum::of(deals.into_iter());
        let month = month.map_or_else(|| Phrase::new("pipeline-no-day").into(), Cell::Month);
        vec![month, sum.deals.into(), money(input, sum.amount), money(input, sum.weighted)]
    };
    let heading = Some(Phrase::new("pipeline-forecast").into());
    Section {
        heading,
        drawn: Some(Drawn::Bars(3)),
        rows: months.into_iter().map(row).collect(),
        ..Section::new("months", columns)
    }
}
