//! Follow-up plans: `plans/TITLE.md`.

use super::read_toml::read_front_matter;
use super::source::Source;
use super::{markdown, promise, secrets};
use crate::book::visit::Plan;
use crate::diagnostic::Fault;

/// Reads a plan. An open plan must have `due`.
pub fn read(source: &mut Source, stem: &str) -> Plan {
    secrets::report(source);
    read_front_matter(source, |fields, source, body| {
        let plan = Plan {
            stem: stem.to_owned(),
            title: fields.text("title", source),
            due: fields.moment("due", source),
            channel: fields.choice("channel", source),
            goal: fields.text("goal", source),
            amount: fields.money("amount", source),
            chance: fields.number("chance", 0..=100, source).map(|percent| percent as u8),
            done: fields.day("done", source),
            result: fields.text("result", source),
            deal: super::deal::read(fields, source),
            promises: promise::parse_all(source, body.clone()),
            body: source.text[body.clone()].trim().to_owned(),
        };
        if plan.done.is_none() && !fields.has("due") {
            source.report(source.fault(Fault::MissingKey, fields.span()).with("key", "due"));
        }
        markdown::collect_links(source, body);
        plan
    })
}
