//! How customers were touched this year: by which channels and with what success, what was given, and who was not seen.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::share::share;
use super::{
    Audience, Cell, Column, Input, Phrase, Remark, ReportKind, ReportOption, ReportPlace, Section, touch_kept,
};
use crate::book::visit::{Outcome, Party, Visit};
use crate::book::{Channel, Customer, CustomerIndex, Day, Money};
use crate::derive::earned::Days;

/// The report on touch: its name, messages and place.
pub const KIND: ReportKind = ReportKind {
    name: "touch",
    title: "touch-title",
    dated: "report-as-of",
    empty: "touch-none",
    options: &[ReportOption::AsOf],
    place: ReportPlace::Page,
    lists: &["channels", "gifts", "samples", "messages", "occasions", "plans", "unseen"],
    make,
};

/// The most customers who are named as not seen.
const MOST: usize = 50;

fn make(input: &Input) -> Vec<Section> {
    let today = input.overview.today;
    let year = Days::of_year_until(today);
    let messages = touch_kept::of_messages(input);
    let kept = [touch_kept::of_occasions(input), touch_kept::of_plans(input)];
    let sections = [channels(input, year), gifts(input, year), samples(input, year), messages]
        .into_iter()
        .chain(kept)
        .chain([unseen(input, today)]);
    sections.filter(|section| !section.rows.is_empty()).collect()
}

/// The notes of this year with their customers.
fn notes<'b>(input: &Input<'b>, days: Days) -> impl Iterator<Item = (CustomerIndex, &'b Visit)> + use<'b> {
    let all = input.book.customers.iter().enumerate();
    let notes = all.flat_map(|(at, customer)| customer.visits.iter().map(move |visit| (at, visit)));
    notes.filter(move |(_, visit)| days.has(visit.day) && visit.outcome != Outcome::NoContact)
}

/// What was tried by a channel, and what came of it.
#[derive(Default)]
struct Tried {
    tried: usize,
    reached: usize,
    theirs: usize,
    mass: usize,
}

/// The channels, the most used first. What went to many counts apart: nobody answers it.
fn channels(input: &Input, year: Days) -> Section {
    let columns = vec![
        Column { audience: Audience::Readers, ..Column::new("name", "touch-channel") },
        Column::json("channel"),
        Column::new("tried", "touch-tried"),
        Column::new("reached", "touch-reached"),
        Column::new("share", "touch-share"),
        Column { is_optional: true, ..Column::new("theirs", "touch-theirs") },
        Column { is_optional: true, ..Column::new("mass", "touch-mass") },
    ];
    let mut channels: BTreeMap<Option<&'static str>, Tried> = BTreeMap::new();
    for (_, visit) in notes(input, year) {
        let counts = channels.entry(visit.channel.map(Channel::word)).or_default();
        match (visit.mass, visit.by) {
            (true, _) => counts.mass += 1,
            (false, Party::Customer) => counts.theirs += 1,
            (false, Party::Me) => {
                counts.tried += 1;
                counts.reached += usize::from(visit.outcome == Outcome::Talked);
            }
        }
    }
    let mut channels: Vec<_> = channels.into_iter().collect();
    channels.sort_by_key(|(word, counts)| (std::cmp::Reverse(counts.tried + counts.theirs + counts.mass), *word));
    let row = |(word, counts): (Option<&'static str>, Tried)| {
        let name = Phrase::new(word.map_or("touch-no-channel".to_owned(), |word| format!("channel-{word}")));
        vec![
            name.into(),
            word.map_or(Cell::Empty, Cell::from),
            counts.tried.into(),
            counts.reached.into(),
            share(counts.reached, counts.tried),
            counts.theirs.into(),
            counts.mass.into(),
        ]
    };
    let heading = Some(Phrase::new("touch-channels").into());
    Section { heading, rows: channels.into_iter().map(row).collect(), ..Section::new("channels", columns) }
}

/// Who was given what this year, the dearest first.
fn gifts(input: &Input, year: Days) -> Section {
    let limit = input.book.settings.touch.gifts;
    let seen = if limit.is_some() { Audience::Everybody } else { Audience::Programs };
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column::new("gifts", "touch-gifts-number"),
        Column::new("cost", "touch-cost"),
        Column { is_optional: true, audience: seen, ..Column::new("left", "touch-left") },
        Column { is_optional: true, ..Column::new("last", "touch-last") },
        Column { is_optional: true, ..Column::new("what", "touch-what") },
    ];
    let mut given: BTreeMap<CustomerIndex, Vec<&Visit>> = BTreeMap::new();
    for (at, visit) in notes(input, year).filter(|(_, visit)| visit.gift.is_some()) {
        given.entry(at).or_default().push(visit);
    }
    let cost = |visits: &[&Visit]| visits.iter().filter_map(|visit| visit.cost).sum::<Decimal>();
    let mut given: Vec<_> = given.into_iter().collect();
    given.sort_by(|a, b| cost(&b.1).cmp(&cost(&a.1)).then(b.1.len().cmp(&a.1.len())).then(a.0.cmp(&b.0)));
    let money = |amount| Cell::Money(Money::new(amount, input.book.settings.currency.clone()));
    let mut section = Section::new("gifts", columns);
    section.heading = Some(Phrase::new("touch-gifts").into());
    let all: Vec<&Visit> = given.iter().flat_map(|(_, visits)| visits.iter().copied()).collect();
    for (at, visits) in given {
        if let Some(over) = limit.map(|limit| cost(&visits) - limit).filter(|over| *over > Decimal::ZERO) {
            let phrase = Phrase::new("touch-over").with("name", Cell::Customer(at)).with("sum", money(over));
            section.notes.push(Remark::advice(phrase));
        }
        let last = visits.iter().max_by_key(|visit| visit.day);
        section.rows.push(vec![
            Cell::Customer(at),
            visits.len().into(),
            money(cost(&visits)),
            limit.map_or(Cell::Empty, |limit| money(limit - cost(&visits))),
            last.map_or(Cell::Empty, |visit| visit.day.into()),
            last.and_then(|visit| visit.gift.as_deref()).map_or(Cell::Empty, Cell::from),
        ]);
    }
    let total = Phrase::new("receivables-total").into();
    section.totals = Some(vec![total, all.len().into(), money(cost(&all)), Cell::Empty, Cell::Empty, Cell::Empty]);
    section
}

/// The samples and papers that were handed over this year, the newest first.
fn samples(input: &Input, year: Days) -> Section {
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column::new("sample", "key-sample"),
        Column::new("day", "touch-handed-over"),
    ];
    let handed = notes(input, year).filter_map(|(at, visit)| Some((visit.day, at, visit.sample.as_deref()?)));
    let mut handed: Vec<(Day, CustomerIndex, &str)> = handed.collect();
    handed.sort_by_key(|&(day, at, _)| (std::cmp::Reverse(day), at));
    let rows = handed.into_iter().map(|(day, at, sample)| vec![Cell::Customer(at), sample.into(), day.into()]);
    let heading = Some(Phrase::new("touch-samples").into());
    Section { heading, rows: rows.take(MOST).collect(), ..Section::new("samples", columns) }
}

/// Customers with a cadence whom nobody has met in person for a year: those of the upper tiers first.
fn unseen(input: &Input, today: Day) -> Section {
    let columns = vec![
        Column::new("customer", "column-customer"),
        Column { is_optional: true, ..Column::new("tier", "column-tier") },
        Column::new("met", "touch-met"),
    ];
    let year_ago = today.saturating_sub(jiff::Span::new().years(1));
    let is_ours = |customer: &Customer| !customer.card.is_lost() && input.book.cadence(customer).is_some();
    let all = input.book.customers.iter().enumerate().filter(|(_, customer)| is_ours(customer));
    let mut unseen: Vec<(&str, Option<Day>, CustomerIndex)> = all
        .map(|(at, customer)| {
            let met = input.overview.customers[at].contact.met;
            (customer.card.tier.as_deref().unwrap_or_default(), met, at)
        })
        .filter(|(_, met, _)| met.is_none_or(|met| met < year_ago))
        .collect();
    unseen.sort_by_key(|&(tier, met, at)| (tier.is_empty(), tier, met, at));
    let mut section = Section::new("unseen", columns);
    section.heading = Some(Phrase::new("touch-unseen").into());
    if unseen.len() > MOST {
        section.notes.push(Remark::new(Phrase::new("period-more").with("n", unseen.len() - MOST)));
    }
    let row = |(tier, met, at): (&str, Option<Day>, CustomerIndex)| {
        vec![Cell::Customer(at), Cell::Tier(tier.to_owned()), met.map_or(Cell::Empty, Cell::from)]
    };
    section.rows = unseen.into_iter().take(MOST).map(row).collect();
    section
}
