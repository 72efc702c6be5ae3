//! Visit notes: `visits/2026-11-03.md`, `visits/2026-11-03-1432.md`.

use super::fields::Fields;
use super::read_toml::read_front_matter;
use super::source::{Referent, Source};
use super::{markdown, promise, secrets};
use crate::book::visit::{Outcome, Party, Visit};

/// Reads a note into `visit`, which already has the day from the file name.
pub fn read(source: &mut Source, visit: &mut Visit) {
    secrets::report(source);
    read_front_matter(source, |fields, source, body| {
        visit.channel = fields.choice("channel", source);
        visit.outcome = fields.choice("outcome", source).unwrap_or(Outcome::Talked);
        visit.by = fields.choice("by", source).unwrap_or(Party::Me);
        visit.purpose = fields.choices("purpose", source).into();
        visit.with = fields.texts("with", source).into();
        visit.also = references(Referent::Customer, "also", fields, source);
        visit.occasion = references(Referent::Occasion, "occasion", fields, source);
        visit.mass = fields.flag("mass", source).unwrap_or(false);
        visit.gift = fields.text("gift", source).map(Into::into);
        visit.sample = fields.text("sample", source).map(Into::into);
        visit.cost = fields.money("cost", source);
        visit.minutes = fields.number("minutes", 0..=1440, source).map(|minutes| minutes as u16);
        visit.satisfaction = fields.number("satisfaction", 1..=5, source).map(|score| score as u8);
        visit.next = fields.moment("next", source);
        visit.private = fields.flag("private", source).unwrap_or(false);
        visit.promises = promise::parse_all(source, body.clone()).into();
        markdown::collect_links(source, body.clone());
        visit.body = source.text[body].trim().into();
    });
}

/// The texts of a list, each a reference that is checked later.
fn references(to: Referent, key: &'static str, fields: &mut Fields, source: &mut Source) -> Box<[String]> {
    let mut names = Vec::new();
    for (name, span) in fields.placed_texts(key, source) {
        source.refer(to, key, name.clone(), span);
        names.push(name);
    }
    names.into()
}
