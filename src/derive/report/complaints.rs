//! Complaints: the open ones by their clocks, where they come from, how soon they were answered, and whether those who
//! complained stayed.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::share::{mean, share};
use super::{Audience, Cell, Column, Drawn, Input, Phrase, Remark, ReportKind, ReportOption, ReportPlace, Section};
use crate::book::Choice;
use crate::book::complaint_choice::Layer;
use crate::book::counted::Counted;
use crate::book::visit::Severity;
use crate::book::{Complaint, Customer, CustomerIndex, Day, Money};
use crate::derive::complaint_clock::ComplaintClock;
use crate::derive::earned::{Days, entries};
use crate::derive::loyalty::is_lost;

/// The report on complaints: its name, messages and place.
pub const KIND: ReportKind = ReportKind {
    name: "complaints",
    title: "complaints-title",
    dated: "report-as-of",
    empty: "complaints-none",
    options: &[ReportOption::AsOf],
    place: ReportPlace::Page,
    lists: &["open", "causes", "measures", "times", "again", "stayed"],
    make,
};

/// From so many customers on, a share says something.
const ENOUGH: usize = 5;

/// A complaint with its customer and its clocks.
type Clocked<'b> = (CustomerIndex, &'b Complaint, ComplaintClock);

fn make(input: &Input) -> Vec<Section> {
    let today = input.overview.today;
    let all = input.book.customers.iter().enumerate();
    let clocked = |(at, complaint)| Some((at, complaint, ComplaintClock::of(complaint, &input.book.settings, today)?));
    let all: Vec<Clocked> = all
        .flat_map(|(at, customer)| customer.grievances().map(move |complaint| (at, complaint)))
        .filter_map(clocked)
        .collect();
    if all.is_empty() {
        return Vec::new();
    }
    let year = Days { from: today.saturating_sub(jiff::Span::new().years(1)), to: today };
    let recent: Vec<&Clocked> = all.iter().filter(|(_, _, clock)| year.has(clock.received.day)).collect();
    let mut open = open(&all, today);
    open.lead = Some(Remark::new(lead(&all, &recent)));
    let others = [causes(input, &recent), measures(&all), times(&recent), again(&recent), stayed(input, &all, year)];
    std::iter::once(open).chain(others.into_iter().filter(|section| !section.rows.is_empty())).collect()
}

fn lead(all: &[Clocked], recent: &[&Clocked]) -> Phrase {
    let open = all.iter().filter(|(_, _, clock)| !clock.is_resolved);
    let over = open.clone().filter(|(_, _, clock)| clock.over() > 0).count();
    Phrase::new("complaints-lead").with("open", open.count()).with("over", over).with("year", recent.len())
}

/// Those that are not resolved, the nearest deadline first; those that wait for the customer last.
fn open(all: &[Clocked], today: Day) -> Section {
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column { is_optional: true, ..Column::new("received", "complaints-received") },
        Column::new("cause", "complaints-cause"),
        Column { audience: Audience::Readers, is_optional: true, ..Column::new("grade", "complaints-severity") },
        Column::json("severity"),
        Column { audience: Audience::Readers, is_optional: true, ..Column::new("answer", "complaints-acknowledged") },
        Column::json("acknowledged"),
        Column::new("due", "complaints-due"),
        Column { is_alarming: true, ..Column::new("over", "complaints-over") },
    ];
    let mut open: Vec<&Clocked> = all.iter().filter(|(_, _, clock)| !clock.is_resolved).collect();
    open.sort_by_key(|(at, complaint, clock)| (clock.due.is_none(), clock.due, *at, complaint.stem.clone()));
    let row = |(at, complaint, clock): &&Clocked| {
        let answered = complaint.acknowledged.map(|at| at.day).filter(|day| *day <= today);
        let acknowledged = match (answered, clock.acknowledged_in_time) {
            (Some(day), _) => day.into(),
            (None, Some(_)) => Phrase::new("complaints-not-acknowledged").into(),
            (None, None) => Cell::Empty,
        };
        let over = clock.over();
        vec![
            Cell::Customer(*at),
            clock.received.day.into(),
            complaint.cause.as_deref().map_or(Cell::Empty, Cell::from),
            grade(complaint.severity),
            word(complaint.severity),
            acknowledged,
            answered.map_or(Cell::Empty, Cell::from),
            clock.due.map_or_else(|| Phrase::new("complaints-waiting").into(), Cell::from),
            if over > 0 { over.into() } else { Cell::Empty },
        ]
    };
    let heading = Some(Phrase::new("complaints-open").into());
    Section { heading, rows: open.iter().map(row).collect(), ..Section::new("open", columns) }
}

/// The severity for readers.
fn grade(severity: Option<Severity>) -> Cell {
    severity.map_or(Cell::Empty, |severity| Phrase::new(format!("severity-{}", severity.word())).into())
}

/// The severity for programs.
fn word(severity: Option<Severity>) -> Cell {
    severity.map_or(Cell::Empty, |severity| severity.word().into())
}

/// Where they come from, the most frequent cause first, with the share that all up to it make up.
fn causes(input: &Input, recent: &[&Clocked]) -> Section {
    let columns = vec![
        Column { audience: Audience::Readers, ..Column::new("name", "complaints-layer") },
        Column::json("layer"),
        Column::new("complaints", "complaints-number"),
        Column::new("cumulative", "complaints-cumulative"),
        Column { is_optional: true, ..Column::new("over", "complaints-late") },
        Column { is_optional: true, ..Column::new("cost", "complaints-cost") },
    ];
    let mut layers: BTreeMap<&str, (usize, usize, Decimal)> = BTreeMap::new();
    for (_, complaint, clock) in recent {
        let counts = layers.entry(complaint.layer.as_deref().unwrap_or_default()).or_default();
        counts.0 += 1;
        counts.1 += usize::from(clock.over() > 0);
        // What it cost is known once it is resolved.
        let is_known = clock.is_resolved || complaint.resolved.is_none();
        counts.2 += complaint.cost.filter(|_| is_known).unwrap_or_default();
    }
    let mut layers: Vec<_> = layers.into_iter().collect();
    layers.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.0.cmp(b.0)));
    let mut so_far = 0;
    let rows = layers.into_iter().map(|(layer, (number, over, cost))| {
        so_far += number;
        let word = if layer.is_empty() { Cell::Empty } else { layer.into() };
        let cost = Money::new(cost, input.book.settings.currency.clone());
        vec![named(layer), word, number.into(), share(so_far, recent.len()), over.into(), Cell::Money(cost)]
    });
    let heading = Some(Phrase::new("complaints-causes").into());
    Section { heading, drawn: Some(Drawn::Pareto(2, 3)), rows: rows.collect(), ..Section::new("causes", columns) }
}

/// A layer for readers: one of those that sales training names, or the user's own word.
fn named(layer: &str) -> Cell {
    match Layer::of_written(layer) {
        Some(known) => Phrase::new(format!("layer-{}", known.word())).into(),
        None if layer.is_empty() => Phrase::new("complaints-no-layer").into(),
        None => layer.into(),
    }
}

/// What was changed after complaints, and how many of the same cause came since.
fn measures(all: &[Clocked]) -> Section {
    let columns = vec![
        Column::new("measure", "complaints-measure"),
        Column { audience: Audience::Readers, ..Column::new("name", "complaints-layer") },
        Column::json("layer"),
        Column { is_optional: true, ..Column::new("customer", "column-customer") },
        Column { is_optional: true, ..Column::new("since", "complaints-measure-since") },
        Column { is_alarming: true, ..Column::new("again", "complaints-measure-again") },
    ];
    let row = |(at, complaint, clock): &Clocked| {
        let measure = complaint.measure.as_deref()?;
        let since = complaint.resolved.filter(|_| clock.is_resolved).map_or(clock.received.day, |end| end.day);
        let layer = complaint.layer.as_deref().unwrap_or_default();
        let is_same = |other: &str| !layer.is_empty() && (other == layer || named(other) == named(layer));
        let later = all
            .iter()
            .filter(|(_, one, other)| other.received.day > since && is_same(one.layer.as_deref().unwrap_or_default()));
        let word = complaint.layer.as_deref().map_or(Cell::Empty, Cell::from);
        Some(vec![measure.into(), named(layer), word, Cell::Customer(*at), since.into(), later.count().into()])
    };
    let heading = Some(Phrase::new("complaints-measures").into());
    Section { heading, rows: all.iter().filter_map(row).collect(), ..Section::new("measures", columns) }
}

/// How soon those that are resolved were, by severity.
fn times(recent: &[&Clocked]) -> Section {
    let columns = vec![
        Column { audience: Audience::Readers, ..Column::new("grade", "complaints-severity") },
        Column::json("severity"),
        Column::new("resolved", "complaints-resolved"),
        Column::new("in_time", "complaints-in-time"),
        Column::new("days", "complaints-days"),
        Column { is_optional: true, ..Column::new("allowed", "complaints-allowed") },
        Column { is_optional: true, ..Column::new("acknowledged", "complaints-acknowledged-in-time") },
        Column { is_optional: true, ..Column::new("satisfaction", "period-satisfaction") },
    ];
    let row = |&severity: &Option<Severity>| {
        let of_grade = recent.iter().filter(|(_, complaint, _)| complaint.severity == severity);
        let resolved: Vec<_> = of_grade.filter(|(_, _, clock)| clock.is_resolved).collect();
        let (_, _, first) = resolved.first()?;
        let in_time = resolved.iter().filter(|(_, _, clock)| clock.over() == 0).count();
        let days = resolved.iter().map(|(_, _, clock)| clock.days).sum::<usize>();
        let answered = resolved.iter().filter(|(_, _, clock)| clock.acknowledged_in_time == Some(true)).count();
        let grades: Vec<u8> = resolved.iter().filter_map(|(_, complaint, _)| complaint.satisfaction).collect();
        let sum: usize = grades.iter().map(|&grade| usize::from(grade)).sum();
        Some(vec![
            if severity.is_some() { grade(severity) } else { Phrase::new("complaints-no-severity").into() },
            word(severity),
            resolved.len().into(),
            in_time.into(),
            mean(days, resolved.len()),
            first.allowed.into(),
            answered.into(),
            mean(sum, grades.len()),
        ])
    };
    let grades = [Some(Severity::Critical), Some(Severity::Serious), Some(Severity::Minor), None];
    let heading = Some(Phrase::new("complaints-times").into());
    Section { heading, rows: grades.iter().filter_map(row).collect(), ..Section::new("times", columns) }
}

/// Who complained more than once in a year, the most often first.
fn again(recent: &[&Clocked]) -> Section {
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column::new("complaints", "complaints-number"),
        Column::new("last", "complaints-last"),
    ];
    let mut counts: BTreeMap<CustomerIndex, (usize, Day)> = BTreeMap::new();
    for (at, _, clock) in recent {
        let (number, last) = counts.entry(*at).or_insert((0, clock.received.day));
        *number += 1;
        *last = (*last).max(clock.received.day);
    }
    let mut counts: Vec<_> = counts.into_iter().filter(|(_, (number, _))| *number > 1).collect();
    counts.sort_by_key(|&(at, (number, last))| (std::cmp::Reverse((number, last)), at));
    let rows = counts.into_iter().map(|(at, (number, last))| vec![Cell::Customer(at), number.into(), last.into()]);
    let heading = Some(Phrase::new("complaints-again").into());
    Section { heading, rows: rows.collect(), ..Section::new("again", columns) }
}

/// Those who complained against the others: who is still a customer, and who bought anything in the last year; of those
/// who complained, after the last complaint was resolved.
fn stayed(input: &Input, all: &[Clocked], year: Days) -> Section {
    let mut resolved: BTreeMap<CustomerIndex, Day> = BTreeMap::new();
    for (at, complaint, clock) in all.iter().filter(|(_, _, clock)| clock.is_resolved) {
        let day = complaint.resolved.map_or(clock.received.day, |moment| moment.day);
        let last = resolved.entry(*at).or_insert(day);
        *last = (*last).max(day);
    }
    let mut section = Section::new(
        "stayed",
        vec![
            Column { audience: Audience::Readers, ..Column::new("who", "complaints-who") },
            Column::json("group"),
            Column::new("customers", "reports-customers"),
            Column { is_optional: true, ..Column::new("stayed", "complaints-stayed-number") },
            Column::new("share", "complaints-share"),
            Column::new("bought", "complaints-bought"),
        ],
    );
    section.heading = Some(Phrase::new("complaints-stayed").into());
    if resolved.len() < ENOUGH {
        section.notes.push(Remark::new(Phrase::new("complaints-too-few").with("n", ENOUGH)));
    }
    let complained = |at: &CustomerIndex| all.iter().any(|(other, ..)| other == at);
    let others: Vec<CustomerIndex> = (0..input.book.customers.len()).filter(|at| !complained(at)).collect();
    let bought_since = |at: CustomerIndex, from: Day| bought(&input.book.customers[at], Days { from, ..year });
    let row = |group: &'static str, who: Vec<(CustomerIndex, Day)>| {
        let stays = |at: CustomerIndex| !is_lost(&input.book.customers[at], year.to);
        let stayed = who.iter().filter(|(at, _)| stays(*at)).count();
        let bought = who.iter().filter(|(at, from)| bought_since(*at, *from)).count();
        let name = Phrase::new(format!("complaints-{group}"));
        vec![name.into(), group.into(), who.len().into(), stayed.into(), share(stayed, who.len()), bought.into()]
    };
    let own = resolved.into_iter().collect::<Vec<_>>();
    if !own.is_empty() {
        section.rows.push(row("complained", own));
        section.rows.push(row("others", others.into_iter().map(|at| (at, year.from)).collect()));
    }
    section
}

fn bought(customer: &Customer, days: Days) -> bool {
    entries(customer, Counted::Invoices, days.to).any(|(day, money)| days.has(day) && money.amount > Decimal::ZERO)
}
