//! The folders under `customers/`.

use std::collections::HashSet;

use super::faults::{encoding_fault, file_fault};
use super::folder::pipe_in;
use super::read::stands_in_the_way;
use crate::book::{conflict_copy, letters, record};
use crate::diagnostic::{Diagnostic, Fault};
use crate::disk::{Folder, Kind};

/// The folders under `customers/`: their ids, which are composed (NFC), and their names on the disk; sorted.
pub fn list(customers: &Folder, faults: &mut Vec<Diagnostic>) -> std::io::Result<Vec<(String, String)>> {
    let mut names = Vec::new();
    for entry in customers.entries()? {
        let name = entry.name.to_string_lossy().into_owned();
        let shown = record::folder(&name);
        match entry.kind {
            Kind::Folder if name.starts_with('.') => faults.extend(pipe_in(customers, &entry, &shown)),
            Kind::File | Kind::Link if name.starts_with('.') => {}
            _ if entry.name.to_str().is_none() => faults.push(encoding_fault(Fault::BadId, &shown, &entry.name)),
            Kind::Folder => names.push((letters::composed(&name).into_owned(), name)),
            Kind::File => faults.push(file_fault(Fault::StrayFile, &shown)),
            other => faults.push(stands_in_the_way(other, &shown)),
        }
    }
    let firsts: HashSet<String> = names.iter().map(|(_, name)| name.clone()).collect();
    names.retain(|(_, name)| {
        let first = conflict_copy::firsts(name).find(|first| firsts.contains(*first));
        faults.extend(first.map(|first| {
            let fault = file_fault(Fault::ConflictCopy, &record::folder(name));
            fault.with("name", first).hint("hint-conflict-folder")
        }));
        first.is_none()
    });
    // Of folders with the same letters, in several compositions, one has the id. The name of another is its id, although
    // it is not valid.
    names.sort_unstable_by(|a, b| (a.0 != a.1, &a.1).cmp(&(b.0 != b.1, &b.1)));
    let mut taken = HashSet::new();
    for (id, name) in names.iter_mut().filter(|(id, _)| !id.is_ascii()) {
        if !taken.insert(id.clone()) {
            id.clone_from(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}
