//! What a table of all customers said when it went out: an import takes what was changed in it since.

use crate::book::Book;
use crate::cli::Session;
use crate::exchange::customer_table;
use crate::exchange::import::exported::{EXPORTED_TABLE, ExportedTable};
use crate::write::remember;

/// Remembers on this device what the table says; `text` is the table as CSV. Without it an import still adds what is new.
pub(super) fn remember_table(session: &Session, book: &Book, text: &str) {
    let ids: Vec<&str> = customer_table::order(book).into_iter().map(|customer| &*customer.id).collect();
    let Some(table) = ExportedTable::of(text, &ids, &book.settings, session.today) else { return };
    // A cache: what cannot be stored is made again by the next export.
    let _ = remember(&session.root, EXPORTED_TABLE, serde_json::to_string(&table).unwrap_or_default().as_bytes());
}
