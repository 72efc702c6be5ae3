//! Reads what a plan says of the sale that is hoped for.

use super::fields::Fields;
use super::source::{Referent, Source};
use crate::book::deal::{Deal, DealEnd, Objection, StageMove};
use crate::diagnostic::Fault;

/// Reads the keys of a deal in the front matter of a plan. One that ended needs `done`; one that was won, an `amount`.
pub fn read(fields: &mut Fields, source: &mut Source) -> Deal {
    let moves = fields.tables("stage", source, |fields, source| {
        fields.need("on", source);
        let (name, on) = (fields.name(source), fields.day("on", source));
        let name = name?;
        source.refer(Referent::Stage, "stage", name.clone(), fields.span_of("name"));
        Some(StageMove { name, on: on? })
    });
    let objections = fields.tables("objection", source, |fields, source| {
        fields.need("what", source);
        let what = fields.choice("what", source);
        let (on, answer) = (fields.day("on", source), fields.text("answer", source));
        Some(Objection { what: what?, on, answer })
    });
    let deal = Deal {
        moves,
        close: fields.day("close", source),
        step: fields.text("step", source),
        competitors: fields.texts("competitors", source),
        objections,
        outcome: fields.choice("outcome", source),
        reason: fields.text("reason", source),
        to: fields.text("to", source),
        again: fields.day("again", source),
    };
    if deal.outcome.is_some() && !fields.has("done") {
        source.report(source.fault(Fault::MissingKey, fields.span_of("outcome")).with("key", "done"));
    }
    if deal.outcome == Some(DealEnd::Won) && !fields.has("amount") {
        source.report(source.fault(Fault::WonWithoutAmount, fields.span_of("outcome")));
    }
    deal
}
