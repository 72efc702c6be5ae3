//! A folder on the disk becomes a [`Book`] and a list of faults.
//!
//! In: a directory. Out: all of it that could be read, and a [`Diagnostic`] for the rest. Bad content never stops the
//! reading; only a folder that is not a book, or that the system refuses to list, is an error. Nothing here writes.

mod account_faults;
mod customers;
mod failure;
mod faults;
mod figures;
mod folder;
mod loaded;
mod new_faults;
pub mod pipes;
mod read;
mod resolve;
mod texts;
pub mod theme_files;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::book::{Book, Settings, conflict_copy, letters};
use crate::diagnostic::{Diagnostic, Fault};
use crate::disk::{Folder, Kind};
use crate::format::source::{Reference, Source};
use crate::format::{conflict, settings_file};
use crate::i18n::Language;
use crate::progress::{Stage, Work};

pub use account_faults::account_faults;
pub use loaded::Loaded;
pub use new_faults::new_faults;
pub use read::MAX_BYTES;

use faults::report_questions;

pub use crate::book::layout::{SETTINGS, TEXTS, THEME};

pub use crate::book::record::CUSTOMERS;

/// All folders of a book, each read by itself: what `serve` keeps, so that a change of one folder
/// reads only that one again.
#[derive(Clone, Debug, Default)]
pub struct Folders {
    /// The settings of the book, from its `clientbook.toml`.
    pub settings: Arc<Settings>,
    settings_faults: Vec<Diagnostic>,
    settings_fingerprint: u64,
    /// What the settings refer to.
    settings_references: Vec<Reference>,
    /// Faults outside the customers' folders.
    walk_faults: Vec<Diagnostic>,
    /// Sorted by id.
    folders: Vec<Loaded>,
}

/// Why nothing could be read at all.
#[derive(Debug)]
pub enum LoadError {
    /// The folder has no `clientbook.toml`.
    NotABook(PathBuf),
    /// The system refuses.
    Io(PathBuf, std::io::Error),
}

/// Reads the whole book in `root`.
pub fn load(root: &Path) -> Result<(Book, Vec<Diagnostic>), LoadError> {
    Folders::read(root).map(|folders| folders.resolve())
}

impl Folders {
    /// Reads every file of the book, folder by folder, on all cores.
    pub fn read(root: &Path) -> Result<Folders, LoadError> {
        let book = Folder::open(root).map_err(|error| not_opened(root, error))?;
        let (settings, settings_faults, settings_references, settings_fingerprint) = read_settings(&book, root)?;
        let mut walk_faults = Vec::new();
        let folders = match open_customers(&book, &mut walk_faults) {
            Some(customers) => {
                let io = |error| LoadError::Io(root.join(CUSTOMERS), error);
                let names = customers::list(&customers, &mut walk_faults).map_err(io)?;
                let work = Work::begin(Stage::Read, names.len());
                let read = |(id, name): &(String, String)| {
                    let loaded = folder::read(&customers, id, name, &settings.currency);
                    work.step();
                    loaded
                };
                names.par_iter().map(read).collect()
            }
            None => Vec::new(),
        };
        Ok(Folders {
            settings: Arc::new(settings),
            settings_faults,
            settings_fingerprint,
            settings_references,
            walk_faults,
            folders,
        })
    }

    /// Reads one customer's folder again: after a change inside it, or its making or removal.
    pub fn reread(&mut self, root: &Path, id: &str) {
        let id = &*letters::composed(id);
        let at = self.folders.binary_search_by(|loaded| (*loaded.folder.id).cmp(id));
        let customers = Folder::open(root).and_then(|book| book.folder(CUSTOMERS)).ok();
        let name = customers.as_ref().map(|customers| customers.as_on_disk(id)).unwrap_or_default();
        let is_folder =
            |customers: &Folder| matches!(customers.stat(&name), Ok(Some(stat)) if stat.kind == Kind::Folder);
        match (at, customers.filter(is_folder)) {
            (Ok(at), Some(customers)) => {
                self.folders[at] = folder::read(&customers, id, &name, &self.settings.currency)
            }
            (Err(at), Some(customers)) => {
                self.folders.insert(at, folder::read(&customers, id, &name, &self.settings.currency))
            }
            (Ok(at), None) => drop(self.folders.remove(at)),
            (Err(_), None) => {}
        }
    }

    /// Resolves the references between folders.
    pub fn resolve(&self) -> (Book, Vec<Diagnostic>) {
        let (book, mut faults) = resolve::resolve(self.settings.clone(), self.settings_fingerprint, &self.folders);
        faults.extend(figures::unknown(&book, &self.settings_references));
        faults.extend(self.settings_faults.iter().chain(&self.walk_faults).cloned());
        faults.extend(self.folders.iter().flat_map(|loaded| loaded.faults.iter().cloned()));
        faults.sort_by(|a, b| {
            let key = |fault: &Diagnostic| (fault.place.path.clone(), fault.place.line, fault.place.column);
            (a.fault.severity(), key(a), a.fault).cmp(&(b.fault.severity(), key(b), b.fault))
        });
        (book, faults)
    }
}

/// The settings with the book's own texts, their faults, what they refer to, and a hash of all of it.
fn read_settings(book: &Folder, root: &Path) -> Result<(Settings, Vec<Diagnostic>, Vec<Reference>, u64), LoadError> {
    match book.stat(SETTINGS) {
        Ok(Some(stat)) if stat.kind != Kind::Folder => {}
        Err(error) => return Err(LoadError::Io(root.join(SETTINGS), error)),
        _ => return Err(LoadError::NotABook(root.to_owned())),
    }
    let mut bytes = Vec::new();
    match read::read_text(book, SETTINGS.as_ref(), SETTINGS, &mut bytes) {
        Ok(written) => {
            let text = &*letters::composed(written);
            let questions = conflict::find(text);
            let readable = conflict::readable(text, &questions, true);
            let mut source = Source::new(SETTINGS, &readable);
            report_questions(&mut source, text, &questions);
            let mut settings = settings_file::read(&mut source);
            let mut faults = source.faults;
            faults.extend(copies_of_settings(book));
            faults.extend(resolve::too_exact(&settings.currency, &source.references));
            let (texts, texts_fingerprint) = texts::read(book, &settings, &mut faults);
            settings.texts = texts;
            Ok((settings, faults, source.references, xxhash_rust::xxh3::xxh3_64(text.as_bytes()) ^ texts_fingerprint))
        }
        Err(fault) => Ok((Settings::default(), vec![*fault], Vec::new(), 0)),
    }
}

/// The faults of second versions of the settings, which a sync program left beside them.
fn copies_of_settings(book: &Folder) -> Vec<Diagnostic> {
    let Some(ending) = SETTINGS.split_once('.').map(|(_, ending)| format!(".{ending}")) else { return Vec::new() };
    let names = book.entries().unwrap_or_default().into_iter().map(|entry| entry.name.to_string_lossy().into_owned());
    let is_copy = |name: &String| {
        let stem = name.strip_suffix(&ending);
        stem.is_some_and(|stem| conflict_copy::firsts(stem).any(|first| format!("{first}{ending}") == SETTINGS))
    };
    names.filter(is_copy).map(|name| faults::file_fault(Fault::ConflictCopy, &name)).collect()
}

/// A missing folder is not a book.
fn not_opened(root: &Path, error: std::io::Error) -> LoadError {
    match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => LoadError::NotABook(root.to_owned()),
        _ => LoadError::Io(root.to_owned(), error),
    }
}

/// `None` where the book has no customers, or the fault says why they cannot be read.
fn open_customers(book: &Folder, faults: &mut Vec<Diagnostic>) -> Option<Folder> {
    match book.folder(CUSTOMERS) {
        Ok(customers) => Some(customers),
        Err(error) => {
            if error.kind() != std::io::ErrorKind::NotFound {
                faults.push(read::refused(&error, CUSTOMERS));
            }
            None
        }
    }
}

/// Whether a folder is a book. One whose settings are a link is one too: that has a fault.
pub fn is_book(folder: &Path) -> bool {
    let stat = Folder::open(folder).and_then(|folder| folder.stat(SETTINGS));
    matches!(stat, Ok(Some(stat)) if stat.kind != Kind::Folder)
}

/// The language of the book in `root`; `None` where that is not a book.
pub fn language(root: &Path) -> Option<Language> {
    let book = Folder::open(root).ok()?;
    read_settings(&book, root).ok().map(|(settings, ..)| settings.language)
}

/// The nearest folder at or above `start` that is a book.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| is_book(folder)).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read from a folder depends only on its bytes and can be cached: serialized and read back, it is the
    /// same.
    #[test]
    fn a_folder_as_read_can_be_written_down_and_read_back() {
        for book in ["sample-data/en", "sample-data/zh"] {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(book);
            let read = Folders::read(&root).expect("the sample is a book");
            assert!(!read.folders.is_empty());
            for loaded in &read.folders {
                let text = serde_json::to_string(loaded).expect("what was read can be written");
                let again: Loaded = serde_json::from_str(&text).expect("what was written can be read");
                assert_eq!(again, *loaded);
            }
        }
    }
}
