//! The stages of customers' lives, and how long they have been in each.

use super::share::mean;
use super::{Audience, Cell, Column, Input, Phrase, Section};
use crate::book::customer::Stage;
use crate::book::day::days_between;
use crate::book::{Choice, Customer, CustomerIndex, Day};
use crate::derive::earned::entries;
use crate::derive::loyalty::is_lost;

/// How many are in each stage, since when on the average, and who is longest in a stage that should pass.
pub fn section(input: &Input) -> Section {
    let columns = vec![
        Column { audience: Audience::Readers, ..Column::new("name", "stages-stage") },
        Column::json("stage"),
        Column::new("customers", "reports-customers"),
        Column::new("days", "stages-days"),
        Column { is_optional: true, ..Column::new("longest", "stages-longest") },
    ];
    let today = input.overview.today;
    let all = input.book.customers.iter().enumerate();
    let known = all.filter(|(_, customer)| customer.entered(today).is_none_or(|day| day <= today));
    let stages: Vec<(Stage, CustomerIndex, Option<Day>)> = known
        .map(|(at, customer)| {
            let stage = stage_of(customer, today);
            (stage, at, begin(input, customer, stage, today).filter(|day| *day <= today))
        })
        .collect();
    let row = |&stage: &Stage| {
        let own = || stages.iter().filter(|(other, ..)| *other == stage);
        let dated = || own().filter_map(|(_, at, day)| Some((days_between((*day)?, today), *at)));
        let sum: usize = dated().map(|(days, _)| days.unsigned_abs() as usize).sum();
        let longest = dated().max_by_key(|(days, at)| (*days, std::cmp::Reverse(*at)));
        (own().count() > 0).then(|| {
            vec![
                Phrase::new(format!("stage-{}", stage.word())).into(),
                stage.word().into(),
                own().count().into(),
                mean(sum, dated().count()),
                longest.map_or(Cell::Empty, |(_, at)| Cell::Customer(at)),
            ]
        })
    };
    let heading = Some(Phrase::new("stages-heading").into());
    Section { heading, rows: Stage::ALL.iter().filter_map(row).collect(), ..Section::new("stages", columns) }
}

fn stage_of(customer: &Customer, today: Day) -> Stage {
    match customer.card.stage {
        _ if is_lost(customer, today) => Stage::Lost,
        Some(Stage::Lost) | None => Stage::Active,
        Some(stage) => stage,
    }
}

/// The day on which the present stage began, as far as the book tells it: a prospect came into the book, an active one
/// became a customer, a dormant one bought last, a lost one was lost.
fn begin(input: &Input, customer: &Customer, stage: Stage, today: Day) -> Option<Day> {
    let card = &customer.card;
    match stage {
        Stage::Prospect => customer.entered(today),
        Stage::Active => card.since.or_else(|| customer.entered(today)),
        Stage::Dormant => {
            let bought = entries(customer, input.book.settings.counted, today).map(|(day, _)| day).max();
            bought.or_else(|| customer.visits.iter().map(|visit| visit.day).filter(|day| *day <= today).max())
        }
        Stage::Lost => card.lost.as_ref().and_then(|lost| lost.on),
    }
}
