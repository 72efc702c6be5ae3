//! What the book remembers of earlier imports.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::book::record::Record;
use crate::book::{Customer, CustomerIndex};
use crate::cli::ChangeSession;
use crate::disk::Folder;
use crate::exchange::import::exported::{self, EXPORTED, EXPORTED_TABLE, ExportedTable, VCARD};
use crate::exchange::import::flat::FILES;
use crate::exchange::import::{
    ChangeKind, ImportProposal, Imported, ImportedFrom, NOT_CUSTOMERS, NotCustomers, Verdict, own_uid,
};
use crate::write::{remember, remembered};

/// What is known of customers from other programs.
#[derive(Default)]
pub(super) struct Memory {
    /// What was imported of each customer; customers who were never imported are not in it.
    pub(super) imported: HashMap<CustomerIndex, Imported>,
    /// The ids under which customers went out.
    pub(super) went_out: HashSet<String>,
}

/// What the book and this device remember of imports and exports.
pub(super) fn memory(session: &ChangeSession) -> Memory {
    let Ok(book) = Folder::open(&session.root) else { return Memory::default() };
    let today = session.today;
    let exported = remembered(&session.root, EXPORTED).map(|text| exported::read(&text)).unwrap_or_default();
    let table = remembered(&session.root, EXPORTED_TABLE).and_then(|text| serde_json::from_str(&text).ok());
    let table: ExportedTable = table.unwrap_or_default();
    let one = |(at, customer): (CustomerIndex, &Customer)| {
        let text = book.read_text(&Record::Import.path(&customer.id)).ok();
        let mut imported = text.map(|text| Imported::read(&text)).unwrap_or_default();
        // What went out is what comes back, but for what was changed there.
        if let Some(values) = exported.get(&*customer.id) {
            let known = imported.of(VCARD);
            let (uid, kept) = known.map_or_else(Default::default, |known| (known.uid.clone(), known.kept.clone()));
            let mut values = values.clone();
            // Photos that did not go out are still those that came.
            let files = known.and_then(|known| known.values.get(FILES)).cloned().unwrap_or_default();
            if !files.is_empty() {
                let own: &mut Vec<String> = values.entry(FILES.to_owned()).or_default();
                own.extend(files);
                own.sort_unstable();
                own.dedup();
            }
            imported.put(ImportedFrom { program: VCARD.to_owned(), uid, on: today, values, kept }, &[]);
        }
        if let Some(values) = table.customers.get(&*customer.id) {
            let (program, values) = (table.program.clone(), values.clone());
            imported.put(ImportedFrom { program, uid: None, on: today, values, kept: Vec::new() }, &[]);
        }
        (!imported.from.is_empty()).then_some((at, imported))
    };
    let imported = session.book().customers.par_iter().enumerate().filter_map(one).collect();
    let went_out = exported.keys().chain(table.customers.keys()).map(|id| own_uid(id)).collect();
    Memory { imported, went_out }
}

/// What came back takes the place of what went out, so that what a phone dropped is told once. Values that differ from the
/// book stay as they went out: they are asked about again.
pub(super) fn came_back(session: &ChangeSession, accepted: &[&ImportProposal]) {
    let Some(text) = remembered(&session.root, EXPORTED) else { return };
    let mut known = exported::read(&text);
    for proposal in accepted {
        let Verdict::Changed(at, changes) = &proposal.verdict else { continue };
        let Some(values) = known.get_mut(&*session.book().customers[*at].id) else { continue };
        let gone = changes.iter().filter(|change| change.kind == ChangeKind::Removed);
        for change in gone {
            match proposal.flat.iter().find(|(key, _)| *key == change.key) {
                Some((key, said)) => drop(values.insert(key.clone(), said.clone())),
                None => drop(values.remove(&change.key)),
            }
        }
    }
    // A cache: what cannot be stored is made again by the next export.
    let _ = remember(&session.root, EXPORTED, exported::write(&known).as_bytes());
}

/// Who was said to be no customer.
pub(super) fn not_customers(session: &ChangeSession) -> NotCustomers {
    let text = Folder::open(&session.root).and_then(|book| book.read_text(NOT_CUSTOMERS));
    text.map(|text| NotCustomers::read(&text)).unwrap_or_default()
}
