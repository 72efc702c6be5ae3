//! Who is tied to whom, on whom most hangs, and who could help whom.

use super::Section;
use super::{Audience, Cell, Column, Drawn, Input, Net, NetTie, Phrase, Remark, ReportKind, ReportOption, ReportPlace};
use crate::book::CustomerIndex;
use crate::book::tie::NeedState;
use crate::derive::earned::entries;
use crate::derive::helps;
use crate::derive::network::{Circle, Tie, TieKind, circles, degrees, is_known, ties};
use crate::derive::sums::of_amounts;

/// The report on relations: its name, messages and place.
pub const KIND: ReportKind = ReportKind {
    name: "network",
    title: "network-title",
    dated: "report-as-of",
    empty: "network-none",
    options: &[ReportOption::AsOf],
    place: ReportPlace::Page,
    lists: &["centres", "helps", "introductions", "ties"],
    make,
};

/// The most customers who are ranked.
const MOST_CENTRES: usize = 10;

/// The most rows of a table.
const MOST_ROWS: usize = 100;

/// The most circles that are drawn, and the fewest and the most customers of each.
const MOST_CIRCLES: usize = 6;
const FEWEST_DRAWN: usize = 3;
const MOST_DRAWN: usize = 20;

fn make(input: &Input) -> Vec<Section> {
    let ties = ties(input.book, input.overview.today);
    let circles = circles(&ties);
    let mut sections = vec![centres(input, &ties, &circles), helps(input), introductions(input)];
    // The largest circle is what one sees first.
    if let Some(largest) = circles.first().filter(|circle| circle.customers.len() >= FEWEST_DRAWN) {
        sections[0].drawn = Some(Drawn::Net(net(largest)));
    }
    let large = circles.iter().take_while(|circle| circle.customers.len() >= FEWEST_DRAWN).take(MOST_CIRCLES).count();
    let (large, small) = circles.split_at(large);
    sections.extend(large.iter().enumerate().map(|(at, circle)| drawn(circle, at > 0)));
    let others: Vec<&Tie> = small.iter().flat_map(|circle| &circle.ties).collect();
    sections.push(Section { heading: Some(Phrase::new("network-others").into()), ..of_ties(others.into_iter()) });
    sections.retain(|section| !section.rows.is_empty());
    sections.into_iter().flat_map(within_bounds).collect()
}

/// A table with no more rows than one reads; programs get the others too.
fn within_bounds(mut section: Section) -> Vec<Section> {
    if section.rows.len() <= MOST_ROWS {
        return vec![section];
    }
    let others = section.rows.split_off(MOST_ROWS);
    section.notes.push(Remark::new(Phrase::new("network-more").with("n", others.len())));
    let others = Section { rows: others, only_json: true, ..Section::new(section.key, section.columns.clone()) };
    vec![section, others]
}

/// The customers with the most ties: those through whom one reaches others.
fn centres(input: &Input, ties: &[Tie], circles: &[Circle]) -> Section {
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column::new("ties", "network-ties"),
        Column { is_optional: true, ..Column::new("introduced", "referrals-introduced") },
        Column { is_optional: true, ..Column::new("circle", "network-circle") },
        Column::new("earned", "network-earned"),
    ];
    let today = input.overview.today;
    let degrees = degrees(ties);
    let mut ranked: Vec<(usize, CustomerIndex)> = degrees.iter().map(|(at, ties)| (*ties, *at)).collect();
    ranked.sort_by_key(|(ties, at)| (std::cmp::Reverse(*ties), *at));
    let circle_of = |at| circles.iter().find(|circle| circle.customers.contains(&at));
    let row = |&(ties, at): &(usize, CustomerIndex)| {
        let customer = &input.book.customers[at];
        let earned = entries(customer, input.book.settings.counted, today).map(|(_, money)| money);
        vec![
            Cell::Customer(at),
            ties.into(),
            customer.introduced.iter().filter(|&&new| is_known(input.book, new, today)).count().into(),
            circle_of(at).map_or(0, |circle| circle.customers.len()).into(),
            Cell::Sums(of_amounts(earned)),
        ]
    };
    let lead = ranked.first().map(|&(ties, first)| {
        let lead = Phrase::new("network-lead").with("n", degrees.len()).with("circles", circles.len());
        Remark::new(lead.with("name", Cell::Customer(first)).with("ties", ties))
    });
    let rows = ranked.iter().take(MOST_CENTRES).map(row).collect();
    Section { lead, rows, ..Section::new("centres", columns) }
}

/// Who could help whom, with the reason.
fn helps(input: &Input) -> Section {
    let columns = vec![
        Column::new("customer", "network-whom"),
        Column::new("need", "network-need"),
        Column::new("helper", "network-helper"),
        Column { audience: Audience::Readers, ..Column::new("because", "network-because") },
        Column::json("by"),
        Column::json("what"),
    ];
    let row = |help: helps::Help| {
        let because = Phrase::new(format!("help-by-{}", help.by.word())).with("what", help.what.as_str());
        vec![
            Cell::Customer(help.whom),
            input.book.customers[help.whom].card.needs[help.need].name.as_str().into(),
            Cell::Customer(help.who),
            because.into(),
            help.by.word().into(),
            Cell::Text(help.what),
        ]
    };
    let rows = helps::derive(input.book, input.overview.today).into_iter().map(row).collect();
    Section { heading: Some(Phrase::new("network-helps").into()), rows, ..Section::new("helps", columns) }
}

/// The needs for which somebody was introduced, and what came of it.
fn introductions(input: &Input) -> Section {
    let columns = vec![
        Column::new("customer", "network-whom"),
        Column::new("need", "network-need"),
        Column::new("helper", "network-introduced"),
        Column { audience: Audience::Readers, ..Column::new("came_of_it", "referrals-came-of-it") },
        Column::json("state"),
        Column { is_optional: true, ..Column::new("note", "key-note") },
    ];
    let today = input.overview.today;
    let mut rows = Vec::new();
    for (at, customer) in input.book.customers.iter().enumerate() {
        let told = customer.card.needs.iter().filter(|need| need.since.is_none_or(|day| day <= today));
        for need in told.filter(|need| need.state() != NeedState::Open) {
            let helper = need.customer.as_deref().and_then(|id| input.book.find(id));
            rows.push(vec![
                Cell::Customer(at),
                need.name.as_str().into(),
                helper.map_or(Cell::Empty, Cell::Customer),
                Phrase::new(format!("need-{}", need.state().word())).into(),
                need.state().word().into(),
                need.note.as_deref().map_or(Cell::Empty, Cell::from),
            ]);
        }
    }
    Section {
        heading: Some(Phrase::new("network-introductions").into()),
        rows,
        ..Section::new("introductions", columns)
    }
}

/// The drawing of a circle: those with the most ties.
fn net(circle: &Circle) -> Net {
    let customers = &circle.customers[..circle.customers.len().min(MOST_DRAWN)];
    let place = |at: CustomerIndex| customers.iter().position(|&other| other == at);
    let tie = |tie: &Tie| Some(NetTie { from: place(tie.from)?, to: place(tie.to)?, kind: tie.kind });
    Net { customers: customers.to_vec(), ties: circle.ties.iter().filter_map(tie).collect() }
}

/// The ties of a circle, with its drawing unless that stands elsewhere.
fn drawn(circle: &Circle, is_drawn: bool) -> Section {
    let heading = Phrase::new("network-circle-of").with("name", Cell::Customer(circle.customers[0]));
    let left_out = circle.customers.len().saturating_sub(MOST_DRAWN);
    let note = Phrase::new("network-not-drawn").with("n", left_out);
    Section {
        heading: Some(heading.with("n", circle.customers.len()).into()),
        drawn: is_drawn.then(|| Drawn::Net(net(circle))),
        notes: (left_out > 0).then(|| Remark::new(note)).into_iter().collect(),
        ..of_ties(circle.ties.iter())
    }
}

fn of_ties<'t>(ties: impl Iterator<Item = &'t Tie>) -> Section {
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column { audience: Audience::Readers, ..Column::new("tie", "network-tie") },
        Column::new("other", "network-other"),
        Column::json("kind"),
        Column::json("word"),
    ];
    let row = |tie: &Tie| {
        let word = || tie.word.clone().map(Cell::Relation);
        let is_own_word = tie.kind != TieKind::Referral;
        let plain = || Phrase::new(format!("tie-{}", tie.kind.word())).into();
        vec![
            Cell::Customer(tie.from),
            word().filter(|_| is_own_word).unwrap_or_else(plain),
            Cell::Customer(tie.to),
            tie.kind.word().into(),
            tie.word.as_deref().map_or(Cell::Empty, Cell::from),
        ]
    };
    Section { rows: ties.map(row).collect(), ..Section::new("ties", columns) }
}
