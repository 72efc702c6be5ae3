//! Reads the festivals and rules in the settings, and for which customers they are.

use std::collections::HashMap;

use super::fields::Fields;
use super::source::Source;
use super::{festival_day, list_tables, near};
use crate::book::audience::Audience;
use crate::book::festival::{self, Festival, FestivalDay};
use crate::book::period::Period;
use crate::book::rule::Rule;
use crate::book::settings::Settings;
use crate::diagnostic::Fault;

/// The festivals, while the settings are being read.
pub struct Festivals {
    /// All festivals so far.
    pub all: Vec<Festival>,
    /// The index of each festival in `all`, by id.
    places: HashMap<String, usize>,
}

impl Festivals {
    /// Begins with the festivals of the language.
    pub fn new(known: Vec<Festival>) -> Festivals {
        let mut festivals = Festivals { all: Vec::new(), places: HashMap::new() };
        known.into_iter().for_each(|festival| festivals.push(festival));
        festivals
    }

    fn push(&mut self, festival: Festival) {
        self.places.entry(festival.id.clone()).or_insert(self.all.len());
        self.all.push(festival);
    }
}

/// Reads a `[[festival]]`. It adds a festival, or changes a known one, which keeps what the table leaves out.
pub fn read_festival(
    festivals: &mut Festivals,
    settings: &Settings,
    fields: &mut Fields,
    source: &mut Source,
) -> Option<()> {
    let id = fields.needed_text("id", source);
    let brings_no_day = !fields.has("on");
    let is_new = |id: &&String| brings_no_day && !festivals.places.contains_key(*id);
    if let Some(elsewhere) = id.as_ref().filter(is_new).and_then(|id| festival::elsewhere(id)) {
        festivals.push(elsewhere);
    }
    let known = id.as_ref().and_then(|id| festivals.places.get(id).copied());
    let all = &mut festivals.all;
    let is_unknown = known.is_none() && id.is_some() && !fields.has("on");
    if is_unknown {
        report_unknown(id.as_deref().unwrap_or_default(), all, fields, source);
    }
    let on = if fields.has("on") || id.is_none() { read_festival_day(fields, source) } else { None };
    let name = fields.text("name", source);
    let lead = fields.number("lead", 0..=365, source).map(|days| days as u16);
    let budget = fields.amount("budget", source);
    let gifts = fields.has("gifts").then(|| read_tiers("gifts", settings, fields, source));
    let faults = source.faults.len();
    let old = known.map(|at| all[at].audience.clone()).unwrap_or_default();
    let audience = read_audience(old, settings, fields, source);
    // If the audience cannot be read, nobody is greeted, rather than the wrong customers.
    let audience = if source.faults.len() == faults { audience } else { Audience::of_tiers(&[]) };
    match known {
        Some(at) => {
            let old = &mut all[at];
            old.on = on.unwrap_or(old.on);
            (old.name, old.lead) = (name.or(old.name.take()), lead.or(old.lead));
            (old.audience, old.budget) = (audience, budget.or(old.budget));
            old.gifts = gifts.unwrap_or(std::mem::take(&mut old.gifts));
        }
        None => festivals.push(Festival {
            id: id?,
            name,
            on: on?,
            audience,
            lead,
            gifts: gifts.unwrap_or_default(),
            budget,
        }),
    }
    Some(())
}

/// Reports an unknown id without a day. It may be a typing error.
fn report_unknown(id: &str, all: &[Festival], fields: &mut Fields, source: &mut Source) {
    let known = festival::ids();
    let near = near::nearest_within(&source.near, id, known.iter().copied())
        .or_else(|| near::nearest_within(&source.near, id, all.iter().map(|one| one.id.as_str())));
    let fault = source.fault(Fault::MissingKey, fields.span()).with("key", "on").with("id", id);
    source.report(match near {
        Some(near) => fault.with("near", near).hint("hint-festival-near"),
        None => fault.hint("hint-festival-on"),
    });
}

fn read_festival_day(fields: &mut Fields, source: &mut Source) -> Option<FestivalDay> {
    if fields.is_day("on") {
        return fields.yearly_day("on", source).map(FestivalDay::Yearly);
    }
    let text = fields.text("on", source)?;
    let on = festival_day::parse(&text);
    if on.is_none() {
        let fault = source.fault(Fault::BadDay, fields.span_of("on")).with("key", "on");
        source.report(fault.with("value", text).hint("hint-festival-day"));
    }
    on
}

/// Reads a `[[rule]]`. If a part of it cannot be read, the whole rule is left out.
pub fn read_rule(settings: &Settings, fields: &mut Fields, source: &mut Source) -> Option<Rule> {
    let faults = source.faults.len();
    let name = fields.name(source);
    let lead = fields.stages("lead", 3650, source).unwrap_or_default();
    let rule = Rule {
        name: String::new(),
        field: fields.text("field", source),
        every: read_period("every", fields, source),
        after: read_period("after", fields, source),
        lead,
        audience: read_audience(Audience::default(), settings, fields, source),
    };
    if rule.field.is_none() && !fields.has("every") && !fields.has("after") {
        source.report(source.fault(Fault::MissingKey, fields.span()).with("key", "every"));
    }
    // With a missing part it would remind of the wrong customers or on the wrong day.
    let name = name.filter(|_| source.faults.len() == faults)?;
    Some(Rule { name, ..rule })
}

fn read_period(key: &'static str, fields: &mut Fields, source: &mut Source) -> Option<Period> {
    let text = fields.text(key, source)?;
    let period = Period::parse(&text);
    if period.is_none() {
        source.report(source.fault(Fault::BadPeriod, fields.span_of(key)).with("key", key).with("value", text));
    }
    period
}

/// Reads `tiers` and `where`. A missing key keeps the value of `old`.
fn read_audience(old: Audience, settings: &Settings, fields: &mut Fields, source: &mut Source) -> Audience {
    let tiers = if fields.has("tiers") { Some(read_tiers("tiers", settings, fields, source)) } else { old.tiers };
    let filter = list_tables::read_where(settings, fields, source);
    Audience { tiers, filter: filter.unwrap_or(old.filter) }
}

/// Reads a list of tiers. A tier that does not exist is reported and left out.
fn read_tiers(key: &'static str, settings: &Settings, fields: &mut Fields, source: &mut Source) -> Vec<String> {
    let mut tiers = Vec::new();
    for (tier, span) in fields.placed_texts(key, source) {
        if let Some(named) = settings.tier_named(&tier) {
            tiers.push(named.to_owned());
        } else {
            let known: Vec<&str> = settings.tiers.keys().map(String::as_str).collect();
            source.report(source.fault(Fault::UnknownTier, span).with("tier", tier).with("tiers", known.join(", ")));
        }
    }
    tiers
}
