//! After the sale: requests for service by their clocks, checks and warranties that come, what is delivered and not yet
//! installed, what was given back, and which product makes trouble.

use std::collections::BTreeMap;

use super::share::mean;
use super::{Cell, Column, Drawn, Input, Phrase, Remark, ReportKind, ReportOption, ReportPlace, Section};
use crate::book::choice_alias::fold;
use crate::book::customer::Product;
use crate::book::day::plus_days;
use crate::book::product_day::ProductDay;
use crate::book::{Complaint, CustomerIndex, Day};
use crate::derive::complaint_clock::ComplaintClock;
use crate::derive::earned::Days;
use crate::derive::loyalty::year_until;

/// The report on service after the sale: its name, messages and place.
pub const KIND: ReportKind = ReportKind {
    name: "service",
    title: "service-title",
    dated: "report-as-of",
    empty: "service-none",
    options: &[ReportOption::AsOf],
    place: ReportPlace::Page,
    lists: &["requests", "due", "agreements", "not_installed", "returned", "trouble"],
    make,
};

/// So many days ahead checks and ends of warranties are told.
const AHEAD: i32 = 90;

/// A request or a complaint with its customer and its clocks.
type Clocked<'b> = (CustomerIndex, &'b Complaint, ComplaintClock);

/// A product with its customer.
type Held<'b> = (CustomerIndex, &'b Product);

fn make(input: &Input) -> Vec<Section> {
    let today = input.overview.today;
    let settings = &input.book.settings;
    let all = input.book.customers.iter().enumerate();
    let clocked = |(at, complaint)| Some((at, complaint, ComplaintClock::of(complaint, settings, today)?));
    let records: Vec<Clocked> = all
        .clone()
        .flat_map(|(at, customer)| customer.complaints.iter().map(move |complaint| (at, complaint)))
        .filter_map(clocked)
        .collect();
    let kept = all.filter(|(_, customer)| !customer.card.is_lost());
    let held = |(_, product): &Held| product.since.is_none_or(|day| day <= today);
    let products: Vec<Held> =
        kept.flat_map(|(at, customer)| customer.card.products.iter().map(move |one| (at, one))).filter(held).collect();
    let (back, own): (Vec<Held>, Vec<Held>) =
        products.into_iter().partition(|(_, product)| product.returned.is_some_and(|day| day <= today));
    let mut requests = requests(&records);
    let due = due(&own, today);
    let lead = Phrase::new("service-lead").with("open", requests.rows.len()).with("due", due.rows.len());
    requests.lead = Some(Remark::new(lead));
    let year = year_until(today);
    let others = [
        due,
        agreements(&own, today),
        not_installed(&own, today),
        returned(&back, year),
        trouble(&own, &records, year),
    ];
    let all: Vec<Section> = std::iter::once(requests).chain(others).collect();
    if all.iter().all(|section| section.rows.is_empty()) {
        return Vec::new();
    }
    all.into_iter()
        .enumerate()
        .filter(|(at, section)| *at == 0 || !section.rows.is_empty())
        .map(|(_, one)| one)
        .collect()
}

fn text(text: Option<&str>) -> Cell {
    text.map_or(Cell::Empty, Cell::from)
}

/// The open requests, the nearest deadline first.
fn requests(records: &[Clocked]) -> Section {
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column::new("cause", "service-what"),
        Column { is_optional: true, ..Column::new("product", "key-product") },
        Column { is_optional: true, ..Column::new("received", "complaints-received") },
        Column::new("due", "complaints-due"),
        Column { is_alarming: true, ..Column::new("over", "complaints-over") },
    ];
    let mut open: Vec<&Clocked> =
        records.iter().filter(|(_, one, clock)| one.is_request() && !clock.is_resolved).collect();
    open.sort_by_key(|(at, one, clock)| (clock.due.is_none(), clock.due, *at, one.stem.clone()));
    let row = |(at, one, clock): &&Clocked| {
        vec![
            Cell::Customer(*at),
            text(one.cause.as_deref()),
            text(one.product.as_deref()),
            clock.received.day.into(),
            clock.due.map_or_else(|| Phrase::new("complaints-waiting").into(), Cell::from),
            if clock.over() > 0 { clock.over().into() } else { Cell::Empty },
        ]
    };
    Section { rows: open.iter().map(row).collect(), ..Section::new("requests", columns) }
}

fn of_products(key: &'static str, heading: &'static str, day: &'static str, more: &'static str) -> Section {
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column::new("product", "key-product"),
        Column::new("day", day),
        Column { is_optional: true, ..Column::new("note", more) },
    ];
    Section { heading: Some(Phrase::new(heading).into()), ..Section::new(key, columns) }
}

/// Checks that are due or late, and warranties that end soon, by day.
fn due(own: &[Held], today: Day) -> Section {
    let last = plus_days(today, AHEAD);
    let mut rows: Vec<(Day, CustomerIndex, Vec<Cell>)> = Vec::new();
    for (at, product) in own {
        for (which, what) in [(ProductDay::Check, "service-check"), (ProductDay::Warranty, "service-warranty")] {
            let day = which.of(product).filter(|day| *day <= last);
            // A warranty that ended asks for nothing; a check that is late does.
            if let Some(day) = day.filter(|day| which == ProductDay::Check || *day >= today) {
                let name = product.name.as_str().into();
                rows.push((day, *at, vec![Cell::Customer(*at), name, day.into(), Phrase::new(what).into()]));
            }
        }
    }
    rows.sort_by_key(|(day, at, _)| (*day, *at));
    let section = of_products("due", "service-due", "key-due", "service-which");
    Section { rows: rows.into_iter().map(|(_, _, row)| row).collect(), ..section }
}

/// What was agreed on, and until when.
fn agreements(own: &[Held], today: Day) -> Section {
    let runs = |product: &Product| product.expires.is_none_or(|day| day >= today);
    let agreed = own.iter().filter(|(_, product)| runs(product));
    let row = |(at, product): &Held| {
        let until = product.expires.map_or(Cell::Empty, Cell::from);
        Some(vec![Cell::Customer(*at), product.name.as_str().into(), until, text(Some(product.agreement.as_deref()?))])
    };
    let section = of_products("agreements", "service-agreements", "key-expires", "key-agreement");
    Section { rows: agreed.filter_map(row).collect(), ..section }
}

/// What was delivered and is not in use yet, the oldest first.
fn not_installed(own: &[Held], today: Day) -> Section {
    let is_known = |day: Option<Day>| day.filter(|day| *day <= today);
    let waits = |(_, product): &&Held| is_known(product.delivered).is_some() && is_known(product.installed).is_none();
    let mut waiting: Vec<&Held> = own.iter().filter(waits).collect();
    waiting.sort_by_key(|(at, product)| (product.delivered, *at));
    let section = of_products("not_installed", "service-not-installed", "key-delivered", "key-note");
    Section { rows: waiting.into_iter().map(|(at, one)| row_of(*at, one, one.delivered)).collect(), ..section }
}

/// What was given back within a year, the newest first.
fn returned(back: &[Held], year: Days) -> Section {
    let mut recent: Vec<&Held> =
        back.iter().filter(|(_, product)| product.returned.is_some_and(|day| year.has(day))).collect();
    recent.sort_by_key(|(at, product)| (std::cmp::Reverse(product.returned), *at));
    let section = of_products("returned", "service-returned", "key-given-back", "key-note");
    Section { rows: recent.into_iter().map(|(at, one)| row_of(*at, one, one.returned)).collect(), ..section }
}

fn row_of(at: CustomerIndex, product: &Product, day: Option<Day>) -> Vec<Cell> {
    let day = day.map_or(Cell::Empty, Cell::from);
    vec![Cell::Customer(at), product.name.as_str().into(), day, text(product.note.as_deref())]
}

/// Requests and complaints of a year by the product that they name, which is called as on the cards, the most first.
fn trouble(own: &[Held], records: &[Clocked], year: Days) -> Section {
    let columns = vec![
        Column::new("product", "key-product"),
        Column::new("number", "service-number"),
        Column::new("requests", "service-requests"),
        Column::new("complaints", "complaints-number"),
        Column { is_optional: true, ..Column::new("days", "complaints-days") },
    ];
    let names: BTreeMap<String, &str> = own.iter().rev().map(|(_, one)| (fold(&one.name), one.name.as_str())).collect();
    let mut counts: BTreeMap<String, (&str, [usize; 2], Vec<usize>)> = BTreeMap::new();
    for (_, one, clock) in records.iter().filter(|(_, _, clock)| year.has(clock.received.day)) {
        let Some(product) = one.product.as_deref() else { continue };
        let key = fold(product);
        let name = names.get(&key).copied().unwrap_or(product);
        let entry = counts.entry(key).or_insert((name, [0, 0], Vec::new()));
        entry.1[usize::from(!one.is_request())] += 1;
        entry.2.extend(clock.is_resolved.then_some(clock.days));
    }
    let mut counts: Vec<_> = counts.into_values().collect();
    counts.sort_by_key(|(name, [requests, complaints], _)| (std::cmp::Reverse(requests + complaints), *name));
    let row = |(name, [requests, complaints], days): (&str, [usize; 2], Vec<usize>)| {
        let mean = mean(days.iter().sum(), days.len());
        vec![name.into(), (requests + complaints).into(), requests.into(), complaints.into(), mean]
    };
    let rows = counts.into_iter().map(row).collect();
    let heading = Some(Phrase::new("service-trouble").into());
    Section { heading, rows, drawn: Some(Drawn::Bars(1)), ..Section::new("trouble", columns) }
}
