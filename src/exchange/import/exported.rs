//! What this device gave out as vCards and as tables, by customer: an import compares with it what comes back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::flat::flat;
use crate::book::{Day, Settings};
use crate::exchange::sheet::{self, SheetHeader, SheetOptions};
use crate::exchange::vcard::{self, OutgoingCard, VcardVersion};

/// The name of the cache.
pub const EXPORTED: &str = "exported.json";

/// The name under which vCards are remembered.
pub const VCARD: &str = "vcard";

/// The name of the cache of the last table of all customers.
pub const EXPORTED_TABLE: &str = "exported-table.json";

/// The last table of all customers that went out.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct ExportedTable {
    /// What the table is remembered as.
    pub program: String,
    /// What its rows say, by the ids of the customers.
    pub customers: BTreeMap<String, Values>,
}

impl ExportedTable {
    /// What a table says when it comes back as it went out; `ids` are those of its rows.
    pub fn of(text: &str, ids: &[&str], settings: &Settings, today: Day) -> Option<ExportedTable> {
        let read = sheet::read_with_headers(text.as_bytes(), &SheetOptions::default(), settings, today).ok()?;
        let rows = read.list.customers.into_iter();
        let rows =
            rows.zip(ids).filter_map(|(row, id)| Some(((*id).to_owned(), flat(&row.ok()?).into_iter().collect())));
        Some(ExportedTable { program: table_program(&read.headers), customers: rows.collect() })
    }
}

/// The name under which tables with these headers are remembered: the same headers are the same program.
pub fn table_program(headers: &[SheetHeader]) -> String {
    let heads = headers.iter().flat_map(|header| &header.cells).map(|cell| cell.to_lowercase());
    format!("table-{:08x}", xxh3_64(heads.collect::<Vec<_>>().join("\t").as_bytes()) as u32)
}

/// The values of a card, by key.
pub type Values = BTreeMap<String, Vec<String>>;

/// What a card says when it comes back as it went out, with the customer's id; `None` where it would not be read.
pub fn of(card: &OutgoingCard) -> Option<(String, Values)> {
    let text = vcard::write(std::slice::from_ref(card), VcardVersion::V3);
    let read = vcard::read(text.as_bytes()).customers.into_iter().next()?.ok()?;
    Some((card.customer.id.to_string(), flat(&read).into_iter().collect()))
}

/// Reads the cache; one that cannot be read is empty.
pub fn read(text: &str) -> BTreeMap<String, Values> {
    serde_json::from_str(text).unwrap_or_default()
}

/// The text of the cache.
pub fn write(known: &BTreeMap<String, Values>) -> String {
    serde_json::to_string(known).unwrap_or_default()
}
