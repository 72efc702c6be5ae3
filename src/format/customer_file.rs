//! The card: `customers/ID/ID.md`.

use std::collections::BTreeMap;

use super::field_days::Bearer;
use super::fields::Fields;
use super::read_toml::read_front_matter;
use super::source::{Referent, Source};
use super::{festival_day, markdown, promise, secrets};
use crate::book::Choice;
use crate::book::customer::{Card, Contact, CustomerKind, Family, Lost, NamedDate, Product, Snooze, Written};
use crate::book::festival::FestivalDay;
use crate::book::tie::{Need, Offer, Relation};

/// Reads a card. What cannot be read is reported in `source`. Without a name the card takes `id`. What needs the
/// settings (tiers, own fields) is checked later by [`card_check`](super::card_check).
pub fn read(source: &mut Source, id: &str) -> Card {
    secrets::report(source);
    read_front_matter(source, |fields, source, body| {
        let mut card = Card { name: fields.name(source).unwrap_or_else(|| id.to_owned()), ..Card::default() };
        read_fields(&mut card, fields, source);
        read_tables(&mut card, fields, source);
        card.promises = promise::parse_all(source, body.clone());
        markdown::collect_links(source, body.clone());
        card.body = source.text[body].to_owned();
        card
    })
}

macro_rules! read_field {
    ($fields:ident, $source:ident, $key:expr, text) => {
        $fields.text($key, $source)
    };
    ($fields:ident, $source:ident, $key:expr, texts) => {
        $fields.texts($key, $source)
    };
    ($fields:ident, $source:ident, $key:expr, tier) => {
        reference(Referent::Tier, $key, $fields, $source)
    };
    ($fields:ident, $source:ident, $key:expr, customer) => {
        reference(Referent::Customer, $key, $fields, $source)
    };
    ($fields:ident, $source:ident, $key:expr, labelled($part:literal)) => {
        $fields.labelled($key, $part, $source)
    };
    ($fields:ident, $source:ident, $key:expr, choice($choice:ty)) => {
        $fields.choice($key, $source)
    };
    ($fields:ident, $source:ident, $key:expr, days) => {
        $fields.number($key, 1..=3650, $source).map(|days| days as u16)
    };
    ($fields:ident, $source:ident, $key:expr, day) => {
        $fields.day($key, $source)
    };
    ($fields:ident, $source:ident, $key:expr, coming) => {
        $fields.day($key, $source)
    };
    ($fields:ident, $source:ident, $key:expr, yearly) => {
        $fields.birthday($key, bearer($fields), $source)
    };
    ($fields:ident, $source:ident, $key:expr, table(Lost)) => {
        $fields.table($key, $source, read_lost)
    };
}

/// Whose birthday stands on this card.
fn bearer(fields: &Fields) -> Bearer {
    let kind = fields.peek_text("kind").and_then(|kind| CustomerKind::of_written(&kind));
    if kind == Some(CustomerKind::Company) { Bearer::Company } else { Bearer::Person }
}

macro_rules! read_card {
    ($($(#[$doc:meta])* $key:ident: $kind:ident $(($parameter:tt))?, $place:ident;)*) => {
        fn read_fields(card: &mut Card, fields: &mut Fields, source: &mut Source) {
            $(card.$key = read_field!(fields, source, stringify!($key), $kind $(($parameter))?);)*
        }
    };
}

card_fields!(read_card);

fn read_tables(card: &mut Card, fields: &mut Fields, source: &mut Source) {
    card.dates = fields.tables("date", source, read_date);
    card.contacts = fields.tables("contact", source, read_contact);
    card.family = fields.tables("family", source, read_family);
    card.relations = fields.tables("relation", source, read_relation);
    card.offers = fields.tables("offer", source, read_offer);
    card.needs = fields.tables("need", source, read_need);
    card.products = fields.tables("product", source, read_product);
    card.snoozes = fields.tables("snooze", source, read_snooze);
    card.custom = read_custom(fields, source);
}

/// A reference, which is checked when all files have been read.
fn reference(to: Referent, key: &'static str, fields: &mut Fields, source: &mut Source) -> Option<String> {
    let name = fields.text(key, source)?;
    source.refer(to, key, name.clone(), fields.span_of(key));
    Some(name)
}

fn read_lost(fields: &mut Fields, source: &mut Source) -> Lost {
    Lost { on: fields.day("on", source), reason: fields.text("reason", source), to: fields.text("to", source) }
}

fn read_date(fields: &mut Fields, source: &mut Source) -> Option<NamedDate> {
    let name = fields.name(source);
    fields.need("on", source);
    let on = read_date_day(fields, source);
    let once = fields.flag("once", source).unwrap_or(false);
    Some(NamedDate { name: name?, on: on?, once })
}

/// The day of a date: whatever a festival may have.
fn read_date_day(fields: &mut Fields, source: &mut Source) -> Option<FestivalDay> {
    match fields.peek_text("on").as_deref().and_then(festival_day::parse) {
        Some(FestivalDay::Yearly(_)) | None => fields.birthday("on", Bearer::Company, source).map(FestivalDay::Yearly),
        Some(on) => fields.text("on", source).map(|_| on),
    }
}

fn read_contact(fields: &mut Fields, source: &mut Source) -> Option<Contact> {
    let name = fields.name(source);
    let contact = Contact {
        name: String::new(),
        role: fields.text("role", source),
        duty: fields.choices("duty", source),
        phone: fields.labelled("phone", "number", source),
        email: fields.labelled("email", "address", source),
        wechat: fields.text("wechat", source),
        birthday: fields.birthday("birthday", Bearer::Person, source),
        customer: reference(Referent::Customer, "customer", fields, source),
        note: fields.text("note", source),
    };
    Some(Contact { name: name?, ..contact })
}

fn read_family(fields: &mut Fields, source: &mut Source) -> Option<Family> {
    let name = fields.name(source);
    let family = Family {
        name: String::new(),
        relation: fields.text("relation", source),
        birthday: fields.birthday("birthday", Bearer::Person, source),
        customer: reference(Referent::Customer, "customer", fields, source),
        note: fields.text("note", source),
    };
    Some(Family { name: name?, ..family })
}

fn read_relation(fields: &mut Fields, source: &mut Source) -> Option<Relation> {
    let name = fields.name(source);
    let relation = Relation {
        name: String::new(),
        kind: fields.text("kind", source),
        back: fields.text("back", source),
        customer: reference(Referent::Customer, "customer", fields, source),
        note: fields.text("note", source),
    };
    Some(Relation { name: name?, ..relation })
}

fn read_offer(fields: &mut Fields, source: &mut Source) -> Option<Offer> {
    let name = fields.name(source);
    let note = fields.text("note", source);
    Some(Offer { name: name?, note })
}

fn read_need(fields: &mut Fields, source: &mut Source) -> Option<Need> {
    let name = fields.name(source);
    let need = Need {
        name: String::new(),
        state: fields.choice("state", source),
        since: fields.day("since", source),
        customer: reference(Referent::Customer, "customer", fields, source),
        note: fields.text("note", source),
    };
    Some(Need { name: name?, ..need })
}

fn read_product(fields: &mut Fields, source: &mut Source) -> Option<Product> {
    let name = fields.name(source);
    let product = Product {
        name: String::new(),
        no: fields.text("no", source),
        since: fields.day("since", source),
        expires: fields.day("expires", source),
        warranty: fields.day("warranty", source),
        delivered: fields.day("delivered", source),
        installed: fields.day("installed", source),
        check: fields.day("check", source),
        agreement: fields.text("agreement", source),
        returned: fields.day("returned", source),
        amount: fields.money("amount", source),
        note: fields.text("note", source),
    };
    Some(Product { name: name?, ..product })
}

fn read_snooze(fields: &mut Fields, source: &mut Source) -> Option<Snooze> {
    let id = fields.needed_text("id", source);
    fields.need("until", source);
    let until = fields.day("until", source);
    Some(Snooze { id: id?, until: until? })
}

/// The user's own fields, before the settings give them a type. Each is a reference to its definition in the settings.
fn read_custom(fields: &mut Fields, source: &mut Source) -> BTreeMap<String, Written> {
    fields.named("custom", source, |name, entry, source| {
        source.refer(Referent::Field, "custom", name.to_owned(), entry.key_span.clone());
        source.refer(Referent::FieldValue, "custom", name.to_owned(), entry.span());
        Some(entry.written(source))
    })
}
