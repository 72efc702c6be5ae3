//! Properties of our own, for what no standard property holds.
//!
//! `X-CLIENTBOOK-FIELD;KEY=region:上海/浦东` gives a field of the card a value. `X-CLIENTBOOK-ENTRY;TABLE=contact;KEY=…` adds
//! to the entry whose name another line of its group has.

use std::collections::BTreeMap;

use crate::book::card_table;
use crate::book::customer::Labelled;
use crate::exchange::incoming::{IncomingEntry, Said};

use super::days;
use super::line::Line;
use super::property::ENTRY;
use super::reading::Reading;

/// A field of the card.
pub(super) const FIELD: &str = "X-CLIENTBOOK-FIELD";

/// A birthday that no other property holds exactly, in the form of our files.
pub(super) const BIRTHDAY: &str = "X-CLIENTBOOK-BIRTHDAY";

/// The fields that are written as [`FIELD`]. Languages are there because they need not be tags of languages.
pub(super) const FIELDS: [&str; 9] = [
    "languages",
    "salutation",
    "industry",
    "prefers",
    "best_time",
    "legal_representative",
    "organization_form",
    "registered_capital",
    "region",
];

/// The tables that are written.
pub(super) const TABLES: [&str; 3] = ["contact", "family", "date"];

/// Whether only properties of our own carry a key of a card: other programs may drop them.
pub fn is_own_key(key: &str) -> bool {
    FIELDS.contains(&key)
        || TABLES.iter().any(|table| key.strip_prefix(table).is_some_and(|rest| rest.starts_with('.')))
}

/// Takes a property of our own; `false` for any other.
pub(super) fn take<'p>(reading: &mut Reading<'p>, line: &Line<'p>) -> bool {
    match line.name() {
        FIELD => {
            let key = line.parameter("KEY").unwrap_or_default().to_owned();
            let is_known = FIELDS.contains(&key.as_str());
            if is_known {
                reading.say(&key, line.rank(), None, line.one_line());
            }
            is_known
        }
        ENTRY => !line.group().is_empty(),
        _ => false,
    }
}

/// Adds the entries whose groups have properties of our own.
pub(super) fn entries(reading: &mut Reading) {
    let mut groups: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for line in reading.lines.iter().filter(|line| reading.own_groups.contains(line.group())) {
        let lines = groups.entry(line.group()).or_insert_with(|| {
            order.push(line.group());
            Vec::new()
        });
        lines.push(line);
    }
    for lines in order.iter().filter_map(|group| groups.get(group)) {
        if let Some(entry) = entry(reading, lines) {
            reading.entry(entry);
        }
    }
}

/// The entry of a group.
fn entry(reading: &Reading, lines: &[&Line]) -> Option<IncomingEntry> {
    let own = lines.iter().filter(|line| line.name() == ENTRY);
    let table = own.clone().find_map(|line| line.parameter("TABLE"))?;
    let table = TABLES.into_iter().find(|known| *known == table)?;
    let fields = card_table::table(table)?.fields;
    let first = |names: &[&str]| lines.iter().copied().find(|line| names.contains(&line.name()));
    let person = first(&["X-ABRELATEDNAMES", "RELATED"]);
    let label = lines.iter().find_map(|line| reading.plain_label(line));
    let mut said: Vec<Said> = Vec::new();
    let name = match table {
        "date" => {
            let day = first(&["X-ABDATE"]);
            let day = day.and_then(|day| days::read(&day.one_line(), day.parameter("X-APPLE-OMIT-YEAR")));
            said.extend(day.map(|day| Said::one("on", day.to_string())));
            label
        }
        _ => {
            let key = if table == "family" { "relation" } else { "role" };
            said.extend(label.map(|label| Said::one(key, label)));
            person.map(Line::one_line)
        }
    };
    for line in own {
        let Some(key) = line.parameter("KEY") else { continue };
        let text = line.one_line();
        let Some(field) = fields.iter().find(|field| field.key == key && key != "name") else { continue };
        if text.is_empty() {
            continue;
        }
        let value = Labelled { label: line.parameter("LABEL").map(str::to_owned), text };
        match said.iter_mut().find(|said| said.key == key) {
            Some(known) if field.kind.is_list() => known.values.push(value),
            Some(_) => {}
            None => said.push(Said { key: key.to_owned(), values: vec![value] }),
        }
    }
    Some(IncomingEntry { table, name: name.filter(|name| !name.is_empty())?, said })
}
