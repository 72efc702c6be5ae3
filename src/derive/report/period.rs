//! A week or a month on one sheet, for oneself and for a superior: what was done and brought in, against the time before
//! and the targets; what customers said; what comes next.

use rust_decimal::prelude::ToPrimitive;

use super::targets::reached;
use super::{Audience, Cell, Column, Input, Phrase, Remark, ReportKind, ReportOption, ReportPlace, Section};
use crate::book::counted::Counted;
use crate::book::day::plus_days;
use crate::book::deal::DealEnd;
use crate::book::target::{TargetPeriod, TargetWhat};
use crate::book::visit::{Party, Purpose, Visit};
use crate::book::{Complaint, Customer, CustomerIndex, Day, Moment, Money, Promise};
use crate::derive::earned::{Days, entries};
use crate::derive::promise_ref::made_by;
use crate::derive::sums::{Sums, of_amounts};

/// The report on the week: its name, messages and place.
pub const WEEK: ReportKind = ReportKind {
    name: "week",
    title: "period-week",
    empty: "period-none",
    make: |input| make(input, Span::Week),
    ..KIND
};

/// The report on the month.
pub const MONTH: ReportKind = ReportKind {
    name: "month",
    title: "period-month",
    empty: "period-none",
    make: |input| make(input, Span::Month),
    ..KIND
};

const KIND: ReportKind = ReportKind {
    name: "",
    title: "",
    dated: "report-as-of",
    empty: "",
    options: &[ReportOption::AsOf],
    place: ReportPlace::Page,
    lists: &["figures", "feedback", "next"],
    make: |_| Vec::new(),
};

/// The most lines of what was said and of what comes next; a sheet has no room for more.
const MOST: usize = 20;

/// The longest line of a note, in characters.
const LINE: usize = 120;

#[derive(Clone, Copy, PartialEq)]
enum Span {
    Week,
    Month,
}

impl Span {
    /// The days of the week or month around a day; weeks begin on Monday.
    fn around(self, day: Day) -> Days {
        match self {
            Span::Week => {
                let from = plus_days(day, -i32::from(day.weekday().to_monday_zero_offset()));
                Days { from, to: plus_days(from, 6) }
            }
            Span::Month => {
                let (from, to) = TargetPeriod::Month.around(day);
                Days { from, to }
            }
        }
    }
}

fn make(input: &Input, span: Span) -> Vec<Section> {
    let today = input.overview.today;
    let whole = span.around(today);
    let now = Days { from: whole.from, to: today };
    let before = span.around(plus_days(whole.from, -1));
    let next = span.around(plus_days(whole.to, 1));
    let figures = figures(input, span, [now, before]);
    let mut sections = vec![figures, feedback(input, now), coming(input, today, next)];
    sections.retain(|section| !section.rows.is_empty());
    if let Some(first) = sections.first_mut() {
        let phrase = Phrase::new("period-lead").with("from", whole.from).with("to", whole.to);
        first.lead = Some(Remark::new(phrase));
    }
    sections
}

/// A number or an amount of a span of days.
#[derive(Clone, PartialEq)]
enum Figure {
    Count(usize),
    Sums(Sums),
}

impl Figure {
    fn is_nothing(&self) -> bool {
        match self {
            Figure::Count(count) => *count == 0,
            Figure::Sums(sums) => sums.is_empty(),
        }
    }

    fn cell(self) -> Cell {
        match self {
            Figure::Count(count) => count.into(),
            Figure::Sums(sums) => Cell::Sums(sums),
        }
    }
}

/// What was done and brought in, in the days and in those before. A figure that is nothing in both is left out.
fn figures(input: &Input, span: Span, days: [Days; 2]) -> Section {
    let mut section = Section::new(
        "figures",
        vec![
            Column { audience: Audience::Readers, ..Column::new("name", "period-figure") },
            Column::json("figure"),
            Column::new("now", if span == Span::Week { "period-this-week" } else { "period-this-month" }),
            Column::new("before", if span == Span::Week { "period-last-week" } else { "period-last-month" }),
        ],
    );
    let has_goals = span == Span::Month;
    section.columns.extend(has_goals.then(|| Column { is_optional: true, ..Column::new("target", "targets-goal") }));
    for &(word, figure) in FIGURES {
        let [now, before] = days.map(|days| figure(input, days));
        let goal = if has_goals { goal(input, word) } else { Cell::Empty };
        if now.is_nothing() && before.is_nothing() && goal == Cell::Empty {
            continue;
        }
        let name = Phrase::new(format!("period-figure-{word}"));
        let cells = [name.into(), word.into(), now.cell(), before.cell()];
        section.rows.push(cells.into_iter().chain(has_goals.then_some(goal)).collect());
    }
    section
}

type Counts = fn(&Input, Days) -> Figure;

/// The figures in their order, with their words in `--json`.
const FIGURES: &[(&str, Counts)] = &[
    ("contacts", |input, days| count(input, TargetWhat::Contacts, days)),
    ("visits", |input, days| count(input, TargetWhat::Visits, days)),
    ("customers", |input, days| {
        let seen = |customer: &&Customer| customer.visits.iter().any(|visit| visit.is_contact() && days.has(visit.day));
        Figure::Count(input.book.customers.iter().filter(seen).count())
    }),
    ("new-customers", |input, days| count(input, TargetWhat::NewCustomers, days)),
    ("lost", |input, days| {
        let lost = input.book.customers.iter().filter_map(|customer| customer.card.lost.as_ref()?.on);
        Figure::Count(lost.filter(|day| days.has(*day)).count())
    }),
    ("plans", |input, days| {
        let done = input.book.customers.iter().flat_map(|customer| &customer.plans).filter_map(|plan| plan.done);
        Figure::Count(done.filter(|day| days.has(*day)).count())
    }),
    ("won", |input, days| ended(input, days, DealEnd::Won)),
    ("lost-deals", |input, days| ended(input, days, DealEnd::Lost)),
    ("revenue", |input, days| sums(input, days, false)),
    ("collected", |input, days| sums(input, days, true)),
    ("complaints", |input, days| complaints(input, days, |complaint| complaint.received)),
    ("resolved", |input, days| complaints(input, days, |complaint| complaint.resolved)),
];

fn count(input: &Input, what: TargetWhat, days: Days) -> Figure {
    Figure::Count(reached(input, what, days).to_usize().unwrap_or_default())
}

/// The deals that ended so.
fn ended(input: &Input, days: Days, end: DealEnd) -> Figure {
    let plans = input.book.customers.iter().flat_map(|customer| &customer.plans);
    let ended = plans.filter(|plan| plan.deal.outcome == Some(end)).filter_map(|plan| plan.done);
    Figure::Count(ended.filter(|day| days.has(*day)).count())
}

/// What was earned, or what was paid: money of `[[revenue]]` counts as earned in any case, and never as paid.
fn sums(input: &Input, days: Days, is_paid: bool) -> Figure {
    let counted = if is_paid { Counted::Payments } else { input.book.settings.counted };
    let money = input.book.customers.iter().flat_map(|customer| {
        let taken = is_paid.then(|| entries(customer, Counted::Revenue, days.to)).into_iter().flatten();
        let taken = taken.map(|(day, money)| (day, Money::new(-money.amount, money.currency)));
        let all = entries(customer, counted, days.to).chain(taken);
        all.filter(|(day, _)| days.has(*day)).map(|(_, money)| money)
    });
    Figure::Sums(of_amounts(money))
}

fn complaints(input: &Input, days: Days, when: fn(&Complaint) -> Option<Moment>) -> Figure {
    let all = input.book.customers.iter().flat_map(|customer| customer.grievances());
    Figure::Count(all.filter_map(when).filter(|moment| days.has(moment.day)).count())
}

/// What the month is to reach.
fn goal(input: &Input, word: &str) -> Cell {
    let targets = input.book.settings.targets.iter();
    let mut targets = targets.filter(|target| target.per == TargetPeriod::Month && target.what.word() == word);
    targets.next().map_or(Cell::Empty, |target| match target.what.is_money() {
        true => Cell::Money(Money::new(target.goal, input.book.settings.currency.clone())),
        false => Cell::Decimal(target.goal),
    })
}

/// What customers said: notes with the purpose `feedback`, the last first.
fn feedback(input: &Input, days: Days) -> Section {
    // The sheet is for others too.
    let is_said = |visit: &&Visit| !visit.private && visit.purpose.contains(&Purpose::Feedback) && days.has(visit.day);
    let all = input.book.customers.iter().enumerate();
    let said = all.flat_map(|(at, customer)| customer.visits.iter().filter(is_said).map(move |visit| (at, visit)));
    let mut said: Vec<(CustomerIndex, &Visit)> = said.collect();
    said.sort_by_key(|(at, visit)| (std::cmp::Reverse((visit.day, visit.time)), *at));
    let row = |(at, visit): (CustomerIndex, &Visit)| {
        let satisfaction = visit.satisfaction.map_or(Cell::Empty, |grade| Cell::Number(grade.into()));
        vec![visit.day.into(), Cell::Customer(at), satisfaction, Cell::Text(first_line(&visit.body))]
    };
    let columns = vec![
        Column::new("day", "period-day"),
        Column::new("customer", "column-customer"),
        Column { is_optional: true, ..Column::new("satisfaction", "period-satisfaction") },
        Column::new("text", "period-said"),
    ];
    let rows = said.into_iter().map(row).collect();
    limited(Section { heading: Some(Phrase::new("period-feedback").into()), ..Section::new("feedback", columns) }, rows)
}

/// What is open up to the end of the next week or month: plans, days agreed with customers, promises of the owner.
fn coming(input: &Input, today: Day, next: Days) -> Section {
    let mut rows: Vec<(Moment, CustomerIndex, Cell)> = Vec::new();
    let ahead = Days { from: today, to: next.to };
    for (at, customer) in input.book.customers.iter().enumerate() {
        let first = rows.len();
        let open = customer.plans.iter().filter(|plan| plan.done.is_none_or(|done| done > today));
        rows.extend(open.filter_map(|plan| Some((plan.due?, at, plan.title().into()))));
        let promised = made_by(customer, today).map(|place| place.get(customer));
        let is_open = |promise: &&Promise| !promise.kept || promise.done.is_some_and(|done| done > today);
        let mine = promised.filter(|promise| promise.by == Party::Me).filter(is_open);
        rows.extend(mine.map(|promise| (Moment { day: promise.due, time: None }, at, promise.text.as_str().into())));
        // What is to be done on the agreed day says more.
        let says_more = |day| rows[first..].iter().any(|(due, ..)| due.day == day);
        let agreed = input.overview.customers[at].contact.next.filter(|next| !says_more(next.on));
        rows.extend(
            agreed.map(|next| (Moment { day: next.on, time: next.at }, at, Phrase::new("period-agreed").into())),
        );
    }
    rows.retain(|(due, ..)| ahead.has(due.day));
    rows.sort_by_key(|(due, at, _)| (*due, *at));
    let columns = vec![
        Column::new("day", "period-day"),
        Column::new("customer", "column-customer"),
        Column::new("what", "period-what"),
    ];
    let rows = rows.into_iter().map(|(due, at, what)| vec![due.day.into(), Cell::Customer(at), what]).collect();
    limited(Section { heading: Some(Phrase::new("period-next").into()), ..Section::new("next", columns) }, rows)
}

/// A section with as many rows as a sheet has room for; how many more there are is said.
fn limited(mut section: Section, mut rows: Vec<Vec<Cell>>) -> Section {
    if rows.len() > MOST {
        section.notes.push(Remark::new(Phrase::new("period-more").with("n", rows.len() - MOST)));
        rows.truncate(MOST);
    }
    section.rows = rows;
    section
}

/// The first line of a note with words in it, without the marks of a list or a heading.
fn first_line(body: &str) -> String {
    let plain = |line: &str| line.trim_start_matches(['#', '>', '-', '*', '+', ' ', '\t']).trim().to_owned();
    let line = body.lines().map(plain).find(|line| !line.is_empty()).unwrap_or_default();
    match line.char_indices().nth(LINE) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
