//! The card: `customers/ID/ID.md`.

use std::collections::BTreeMap;

use super::fields::{Fields, bad_choice};
use super::named::Named;
use super::read_toml::read_front_matter;
use super::source::{Referent, Source};
use super::{markdown, near, promise};
use crate::book::customer::{Card, Contact, Family, FieldValue, Lost, NamedDate, Product, Snooze};
use crate::book::settings::{Field, FieldType, Settings};
use crate::diagnostic::Fault;

/// The keys of the card's top, for faults that say "above the first `[[…]]`".
pub const TOP: &[&str] = &[
    "name",
    "kind",
    "aliases",
    "salutation",
    "pinyin",
    "tier",
    "cadence",
    "paused",
    "since",
    "stage",
    "lost",
    "code",
    "region",
    "address",
    "best_time",
    "prefers",
    "industry",
    "tags",
    "source",
    "company",
    "title",
    "gender",
    "referred_by",
    "secrecy",
    "birthday",
    "phone",
    "email",
    "wechat",
    "legal_representative",
    "organization_form",
    "registered_capital",
    "website",
];

/// The tables of the card.
pub const TABLES: &[&str] = &["date", "contact", "family", "product", "snooze", "custom"];

/// Reads a card. What could not be read is a fault in `source`; `name` falls back to `id`.
pub fn read(source: &mut Source, settings: &Settings, id: &str) -> Card {
    read_front_matter(source, |fields, source, body| {
        let mut card = read_top(fields, source, settings);
        card.name = match fields.needed_text("name", source) {
            Some(name) => name,
            None => id.to_owned(),
        };
        read_tables(&mut card, fields, source, settings);
        fields.finish(&[], source);
        card.promises = promise::parse_all(source, body.clone());
        markdown::collect_links(source, body.clone());
        card.body = source.text[body].to_owned();
        card
    })
}

fn read_top(fields: &mut Fields, source: &mut Source, settings: &Settings) -> Card {
    Card {
        kind: fields.choice("kind", source),
        aliases: fields.texts("aliases", source),
        salutation: fields.text("salutation", source),
        pinyin: fields.text("pinyin", source),
        tier: read_tier(fields, source, settings),
        cadence: fields.number("cadence", 1..=3650, source).map(|days| days as u16),
        paused: fields.day("paused", source),
        since: fields.day("since", source),
        stage: fields.choice("stage", source),
        lost: fields.table("lost", source, read_lost),
        code: fields.text("code", source),
        region: fields.text("region", source),
        address: fields.labelled("address", "text", source),
        best_time: fields.text("best_time", source),
        prefers: fields.choice("prefers", source),
        industry: fields.text("industry", source),
        tags: fields.texts("tags", source),
        source: fields.text("source", source),
        company: reference("company", fields, source),
        title: fields.text("title", source),
        gender: fields.choice("gender", source),
        referred_by: reference("referred_by", fields, source),
        secrecy: fields.choice("secrecy", source),
        birthday: fields.yearly_day("birthday", source),
        phone: fields.labelled("phone", "number", source),
        email: fields.labelled("email", "address", source),
        wechat: fields.text("wechat", source),
        legal_representative: fields.text("legal_representative", source),
        organization_form: fields.text("organization_form", source),
        registered_capital: fields.text("registered_capital", source),
        website: fields.text("website", source),
        ..Card::default()
    }
}

fn read_tables(card: &mut Card, fields: &mut Fields, source: &mut Source, settings: &Settings) {
    card.dates = fields.tables("date", source, read_date);
    card.contacts = fields.tables("contact", source, read_contact);
    card.family = fields.tables("family", source, read_family);
    card.products = fields.tables("product", source, read_product);
    card.snoozes = fields.tables("snooze", source, read_snooze);
    card.custom = read_custom(fields, source, settings);
}

/// A reference to a customer, noted to be checked when everything is read.
fn reference(key: &'static str, fields: &mut Fields, source: &mut Source) -> Option<String> {
    let id = fields.text(key, source)?;
    source.refer(Referent::Customer, key, id.clone(), fields.span_of(key));
    Some(id)
}

fn read_tier(fields: &mut Fields, source: &mut Source, settings: &Settings) -> Option<String> {
    let tier = fields.text("tier", source)?;
    if settings.tiers.contains_key(&tier) {
        return Some(tier);
    }
    let fault = source.fault(Fault::UnknownTier, fields.span_of("tier")).with("tier", &tier);
    let known = settings.tiers.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
    source.report(fault.with("tiers", known));
    None
}

fn read_lost(fields: &mut Fields, source: &mut Source) -> Lost {
    let lost =
        Lost { on: fields.day("on", source), reason: fields.text("reason", source), to: fields.text("to", source) };
    fields.finish(&[], source);
    lost
}

fn read_date(fields: &mut Fields, source: &mut Source) -> Option<NamedDate> {
    let name = fields.needed_text("name", source);
    if !fields.has("on") {
        source.report(source.fault(Fault::MissingKey, fields.span()).with("key", "on"));
    }
    let on = fields.yearly_day("on", source);
    let once = fields.flag("once", source).unwrap_or(false);
    fields.finish(TOP, source);
    Some(NamedDate { name: name?, on: on?, once })
}

fn read_contact(fields: &mut Fields, source: &mut Source) -> Option<Contact> {
    let name = fields.needed_text("name", source);
    let contact = Contact {
        name: String::new(),
        role: fields.text("role", source),
        duty: fields.choices("duty", source),
        phone: fields.labelled("phone", "number", source),
        email: fields.labelled("email", "address", source),
        wechat: fields.text("wechat", source),
        birthday: fields.yearly_day("birthday", source),
        customer: reference("customer", fields, source),
        note: fields.text("note", source),
    };
    fields.finish(TOP, source);
    Some(Contact { name: name?, ..contact })
}

fn read_family(fields: &mut Fields, source: &mut Source) -> Option<Family> {
    let name = fields.needed_text("name", source);
    let family = Family {
        name: String::new(),
        relation: fields.text("relation", source),
        birthday: fields.yearly_day("birthday", source),
        customer: reference("customer", fields, source),
        note: fields.text("note", source),
    };
    fields.finish(TOP, source);
    Some(Family { name: name?, ..family })
}

fn read_product(fields: &mut Fields, source: &mut Source) -> Option<Product> {
    let name = fields.needed_text("name", source);
    let product = Product {
        name: String::new(),
        no: fields.text("no", source),
        since: fields.day("since", source),
        expires: fields.day("expires", source),
        warranty: fields.day("warranty", source),
        amount: fields.money("amount", source),
        note: fields.text("note", source),
    };
    fields.finish(TOP, source);
    Some(Product { name: name?, ..product })
}

fn read_snooze(fields: &mut Fields, source: &mut Source) -> Option<Snooze> {
    let id = fields.needed_text("id", source);
    if !fields.has("until") {
        source.report(source.fault(Fault::MissingKey, fields.span()).with("key", "until"));
    }
    let until = fields.day("until", source);
    fields.finish(TOP, source);
    Some(Snooze { id: id?, until: until? })
}

fn read_custom(fields: &mut Fields, source: &mut Source, settings: &Settings) -> BTreeMap<String, FieldValue> {
    fields.named("custom", source, |name, entry, source| match settings.fields.get(name) {
        Some(field) => read_field(name, &entry, field, source),
        None => {
            source.report(unknown_field(name, &entry, source, settings));
            None
        }
    })
}

fn unknown_field(name: &str, entry: &Named, source: &Source, settings: &Settings) -> crate::diagnostic::Diagnostic {
    let known = || settings.fields.keys().map(String::as_str);
    let fault = source.fault(Fault::UnknownField, entry.key_span.clone()).with("key", name);
    if TOP.contains(&name) {
        fault.hint("hint-key-above")
    } else if let Some(near) = near::nearest_within(&source.near, name, known()) {
        fault.with("near", near).hint("hint-did-you-mean")
    } else {
        fault
    }
}

fn read_field(name: &str, entry: &Named, field: &Field, source: &mut Source) -> Option<FieldValue> {
    match field.kind {
        FieldType::Text => entry.text(name, source).map(FieldValue::Text),
        FieldType::Number => entry.decimal(name, field.kind, source).map(FieldValue::Number),
        FieldType::Money => entry.decimal(name, field.kind, source).map(FieldValue::Money),
        FieldType::Day => entry.moment(name, source).map(|moment| FieldValue::Day(moment.day)),
        FieldType::Choice => {
            let text = entry.text(name, source)?;
            if field.choices.contains(&text) {
                return Some(FieldValue::Text(text));
            }
            let words = field.choices.iter().map(String::as_str);
            source.report(bad_choice(source, entry.span(), name, &text, words));
            None
        }
    }
}
