//! Reads the stages of deals.

use super::fields::Fields;
use super::source::Source;
use crate::book::letters;
use crate::book::pipeline_rules::{PipelineRules, PipelineStage, USUAL_DAYS};
use crate::diagnostic::Fault;

/// The most days in a stage.
const MOST: i64 = 1000;

/// Reads `[pipeline]`: `stages`, each with its `name`, the usual `chance` in percent, and the usual number of `days`.
pub fn read(fields: &mut Fields, source: &mut Source) -> PipelineRules {
    let mut names: Vec<String> = Vec::new();
    let stages = fields.tables("stages", source, |fields, source| {
        let name = fields.name(source);
        let chance = fields.number("chance", 0..=100, source).and_then(|number| u8::try_from(number).ok());
        let days = fields.number("days", 1..=MOST, source).and_then(|number| u16::try_from(number).ok());
        let name = name?;
        if names.iter().any(|known| letters::key(known) == letters::key(&name)) {
            let fault = source.fault(Fault::DuplicateStage, fields.span_of("name"));
            source.report(fault.with("name", name));
            return None;
        }
        names.push(name.clone());
        Some(PipelineStage { name, chance: chance.unwrap_or_default(), days: days.unwrap_or(USUAL_DAYS) })
    });
    PipelineRules { stages }
}
