//! What a report draws: bars, lines, and people with their ties.

use rust_decimal::prelude::ToPrimitive;

use super::super::drawing::{Bar, Point, bars, line};
use super::super::html::Html;
use super::super::net_drawing::{NetLine, net};
use crate::book::{Choice, Money};
use crate::derive::network::TieKind;
use crate::derive::report::{Cell, Drawn, Net, NetTie, Section};
use crate::wording::choice;
use crate::wording::report::ReportWords;

/// A number for a drawing.
fn number(cell: &Cell) -> f64 {
    match cell {
        Cell::Number(number) => *number as f64,
        Cell::Money(Money { amount, .. }) | Cell::Percent(amount) | Cell::Decimal(amount) => {
            amount.to_f64().unwrap_or_default()
        }
        _ => 0.0,
    }
}

/// The most rows of a drawing.
const MOST_DRAWN: usize = 12;

/// The numbers of a column as a drawing, with the first column as labels.
pub fn drawing(words: &ReportWords, title: &str, section: &Section, drawn: &Drawn) -> Html {
    let rows = &section.rows[..section.rows.len().min(MOST_DRAWN)];
    let (at, share) = match *drawn {
        Drawn::Net(ref people) => return relations(words, title, people),
        Drawn::Line(at) => return curve(words, title, rows, at),
        Drawn::Bars(at) => (at, None),
        Drawn::Pareto(at, share) => (at, Some(share)),
    };
    let largest = rows.iter().map(|row| number(&row[at])).fold(0.0, f64::max);
    let bar = |row: &Vec<Cell>| {
        let so_far = share.map(|share| &row[share]).filter(|cell| **cell != Cell::Empty);
        let value = words.cell(&row[at], true);
        Bar {
            label: label(&words.cell(&row[0], true), 11),
            value: so_far.map_or_else(|| value.clone(), |cell| format!("{value} · {}%", words.cell(cell, true))),
            share: if largest > 0.0 { number(&row[at]) / largest } else { 0.0 },
            accent: false,
            part: 0.0,
            line: so_far.map(|cell| number(cell) / 100.0),
        }
    };
    bars(title, &rows.iter().map(bar).collect::<Vec<_>>())
}

/// People and their ties. An introduction leads from one to the other.
fn relations(words: &ReportWords, title: &str, people: &Net) -> Html {
    let name = |&at: &usize| label(&words.cell(&Cell::Customer(at), true), 17);
    let labels: Vec<String> = people.customers.iter().map(name).collect();
    let place = |kind: TieKind| TieKind::ALL.iter().position(|&other| other == kind).unwrap_or_default();
    let line = |tie: &NetTie| NetLine { from: tie.from, to: tie.to, kind: place(tie.kind) };
    let lines: Vec<NetLine> = people.ties.iter().map(line).collect();
    let kind = |&kind: &TieKind| (choice::TIE.of(words.words, kind), kind == TieKind::Referral);
    net(title, &labels, &lines, &TieKind::ALL.iter().map(kind).collect::<Vec<_>>())
}

/// A label as far as there is room for it, which is counted in digits.
fn label(text: &str, room: usize) -> String {
    let width = |c: char| if c.is_ascii() { 1 } else { 2 };
    if text.chars().map(width).sum::<usize>() <= room {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += width(*c);
        used <= room
    };
    format!("{}…", text.chars().take_while(fits).collect::<String>().trim_end())
}

/// The values of a column as a line; it begins a little below the lowest.
fn curve(words: &ReportWords, title: &str, rows: &[Vec<Cell>], at: usize) -> Html {
    let values: Vec<f64> = rows.iter().map(|row| number(&row[at])).collect();
    let (low, high) =
        values.iter().fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(*value), high.max(*value)));
    let spread = (high - low).max(high.abs() / 10.0).max(f64::EPSILON);
    let point = |(row, value): (&Vec<Cell>, &f64)| Point {
        label: words.cell(&row[0], true),
        value: words.cell(&row[at], true),
        height: (value - low + spread * 0.1) / (spread * 1.1),
    };
    line(title, &rows.iter().zip(&values).map(point).collect::<Vec<_>>())
}
