//! Complaints: `complaints/2026-10-08.md`.

use super::fields::Fields;
use super::read_toml::read_front_matter;
use super::source::Source;
use super::{markdown, promise, secrets};
use crate::book::visit::{Complaint, Waiting};
use crate::book::{Day, Moment};
use crate::diagnostic::Fault;

/// Reads a complaint. Without `received` it takes `day`, the day in the file's name.
pub fn read(source: &mut Source, stem: &str, day: Day) -> Complaint {
    secrets::report(source);
    read_front_matter(source, |fields, source, body| {
        let complaint = Complaint {
            stem: stem.to_owned(),
            received: fields.moment("received", source).or(Some(Moment { day, time: None })),
            cause: fields.text("cause", source),
            layer: fields.text("layer", source),
            severity: fields.choice("severity", source),
            via: fields.choice("via", source),
            wants: fields.text("wants", source),
            kind: fields.choice("kind", source),
            product: fields.text("product", source),
            wish: fields.choices("wish", source),
            dissatisfied: fields.choice("dissatisfied", source),
            danger: fields.text("danger", source),
            asked: fields.money("asked", source),
            given: fields.money("given", source),
            solutions: fields.texts("solutions", source),
            measure: fields.text("measure", source),
            acknowledged: fields.moment("acknowledged", source),
            resolved: fields.moment("resolved", source),
            waiting: fields.tables("waiting", source, read_waiting),
            satisfaction: fields.number("satisfaction", 1..=5, source).map(|score| score as u8),
            cost: fields.money("cost", source),
            promises: promise::parse_all(source, body.clone()),
            body: source.text[body.clone()].trim().to_owned(),
        };
        report_order(&complaint, fields, source);
        markdown::collect_links(source, body);
        complaint
    })
}

/// Tells where a step comes before the one that it follows. Times are compared where both are known.
fn report_order(complaint: &Complaint, fields: &Fields, source: &mut Source) {
    let Complaint { received, acknowledged, resolved, .. } = complaint;
    let is_before = |one: Moment, other: Moment| match (one.time, other.time) {
        (Some(_), Some(_)) => one < other,
        _ => one.day < other.day,
    };
    let steps =
        [("acknowledged", acknowledged, "received", received), ("resolved", resolved, "acknowledged", acknowledged)];
    let direct = ("resolved", resolved, "received", received);
    for (key, at, first, before) in steps.into_iter().chain(acknowledged.is_none().then_some(direct)) {
        if let (Some(at), Some(before)) = (at, before)
            && is_before(*at, *before)
        {
            let fault = source.fault(Fault::StepTooEarly, fields.span_of(key)).with("key", key).with("first", first);
            source.report(fault);
        }
    }
}

fn read_waiting(fields: &mut Fields, source: &mut Source) -> Option<Waiting> {
    fields.need("from", source);
    let from = fields.day("from", source);
    let until = fields.day("until", source);
    Some(Waiting { from: from?, until })
}
