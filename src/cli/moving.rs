//! The files of a customer who gets another id, and what names that customer elsewhere.

use super::{ChangeSession, Failure};
use crate::book::record::{self, Record};
use crate::book::{Customer, CustomerIndex, letters};
use crate::disk::Folder;
use crate::edit::FileEdit;
use crate::edit::references::renamed;
use crate::store::Saved;
use crate::write::{Change, remove_empty_folders};

/// The depth of folders below that of a customer.
const DEPTH: usize = 16;

/// A file of a customer's folder.
pub struct OwnFile {
    /// Its path below the folder.
    pub inside: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl OwnFile {
    /// Its text; `None` for a file that is no text of the book.
    pub fn text(&self) -> Option<&str> {
        let is_text = self.inside.ends_with(".md") || self.inside.ends_with(".toml");
        std::str::from_utf8(&self.bytes).ok().filter(|_| is_text)
    }
}

/// All files of a customer's folder, those too that are no records.
pub fn files_of(session: &ChangeSession, id: &str) -> Result<Vec<OwnFile>, Failure> {
    let failed = |path: &str, error: &std::io::Error| Failure::io(session.words, &session.root.join(path), error);
    let book = Folder::open(&session.root).map_err(|error| failed("", &error))?;
    let path = book.as_on_disk(&record::folder(id));
    let folder = book.folder(&path).map_err(|error| failed(&path, &error))?;
    let mut all = folder.files(DEPTH).map_err(|error| failed(&path, &error))?;
    all.sort();
    let read = |inside: String| {
        let bytes = folder.read(&inside).map_err(|error| failed(&format!("{path}/{inside}"), &error))?;
        Ok(OwnFile { inside, bytes })
    };
    all.into_iter().map(read).collect()
}

/// The removal of a file of a customer's folder.
pub fn removal(id: &str, file: &OwnFile) -> Change {
    let path = format!("{}/{}", record::folder(id), file.inside);
    Change { path, before: Some(file.bytes.clone()), after: None, executable: false }
}

/// A new file of a customer's folder.
pub fn addition(id: &str, inside: &str, bytes: Vec<u8>) -> Change {
    let path = format!("{}/{inside}", record::folder(id));
    Change { path, before: None, after: Some(bytes), executable: false }
}

/// The edits of all other files that name a customer by the id `old`, who gets the id `new`; those of the customers
/// `without` are left out.
pub fn references(
    session: &ChangeSession,
    (old, new): (&str, &str),
    without: &[CustomerIndex],
) -> Result<Vec<FileEdit>, Failure> {
    let book = session.book();
    let others = book.customers.iter().enumerate().filter(|(at, _)| !without.contains(at));
    let of_customers: Result<Vec<Vec<FileEdit>>, Failure> =
        others.map(|(_, customer)| edits(session, paths(customer), (old, new))).collect();
    let texts = Folder::open(&session.root).and_then(|book| book.folder("texts")).and_then(|texts| texts.files(0));
    let texts = texts.unwrap_or_default().into_iter().filter(|name| name.ends_with(".md"));
    let of_texts = edits(session, texts.map(|name| format!("texts/{name}")).collect(), (old, new))?;
    Ok(of_customers?.into_iter().flatten().chain(of_texts).collect())
}

/// The texts of a customer that may name another one.
fn paths(customer: &Customer) -> Vec<String> {
    let visits = customer.visits.iter().map(|visit| Record::Visit(&visit.stem).path(&customer.id));
    let plans = customer.plans.iter().map(|plan| Record::Plan(&plan.stem).path(&customer.id));
    let complaints = customer.complaints.iter().map(|one| Record::Complaint(&one.stem).path(&customer.id));
    let account = customer.account.iter().map(|_| Record::Account.path(&customer.id));
    std::iter::once(Record::Card.path(&customer.id))
        .chain(account)
        .chain(visits)
        .chain(plans)
        .chain(complaints)
        .collect()
}

fn edits(session: &ChangeSession, paths: Vec<String>, (old, new): (&str, &str)) -> Result<Vec<FileEdit>, Failure> {
    let mut edits = Vec::new();
    let book = Folder::open(&session.root).map_err(|error| Failure::io(session.words, &session.root, &error))?;
    // A folder without a card is a fault of its own.
    for path in paths.into_iter().filter(|path| book.has(path)) {
        let before = session.text(&path)?;
        // Most texts name nobody; the id may be written in another composition.
        if !old.is_ascii() || before.contains(old) {
            let after = renamed(&path, &before, old, new);
            let edit = FileEdit { path, before: Some(before), after };
            edits.extend(edit.changes().then_some(edit));
        }
    }
    Ok(edits)
}

/// The path below the folder under another id: the card is named after it.
pub fn inside_of(inside: &str, old: &str, new: &str) -> String {
    match Record::of_file(old, inside) {
        Some(Record::Card) => Record::Card.file(new),
        _ if letters::is_same(inside, &Record::Card.file(old)) => Record::Card.file(new),
        _ => inside.to_owned(),
    }
}

/// Writes the changes of a move and commits them, with `edits` of other files; what git leaves out is moved beside the
/// commit. The folder of the customer `old` goes.
pub fn save(
    session: &ChangeSession,
    (edits, changes): (&[FileEdit], Vec<Change>),
    (action, message): (&str, &str),
    old: &str,
) -> Result<(), Failure> {
    let paths: Vec<String> = changes.iter().map(|change| change.path.clone()).collect();
    let left_out = session.git().and_then(|git| git.left_out(&paths)).unwrap_or_default();
    let (apart, changes): (Vec<Change>, Vec<Change>) =
        changes.into_iter().partition(|change| left_out.contains(&change.path));
    let saved = session.writer().save_checked(edits, changes, Vec::new(), action, message)?;
    let moved = session.writer().put(&apart);
    remove_empty_folders(&session.root, &record::folder(old));
    session.terminal.changed(&saved.paths);
    session.tell_saved(Saved { paths: Vec::new(), ..saved })?;
    moved
}
