//! Complaints: `complaints/2026-10-08.md`.

use super::fields::Fields;
use super::read_toml::read_front_matter;
use super::source::Source;
use super::{markdown, promise, secrets};
use crate::book::visit::{Complaint, Waiting};
use crate::book::{Day, Moment};

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
            acknowledged: fields.moment("acknowledged", source),
            resolved: fields.moment("resolved", source),
            waiting: fields.tables("waiting", source, read_waiting),
            satisfaction: fields.number("satisfaction", 1..=5, source).map(|score| score as u8),
            cost: fields.money("cost", source),
            promises: promise::parse_all(source, body.clone()),
            body: source.text[body.clone()].trim().to_owned(),
        };
        markdown::collect_links(source, body);
        complaint
    })
}

fn read_waiting(fields: &mut Fields, source: &mut Source) -> Option<Waiting> {
    fields.need("from", source);
    let from = fields.day("from", source);
    let until = fields.day("until", source);
    Some(Waiting { from: from?, until })
}
